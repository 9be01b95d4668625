import { readTexts } from '../../../kube/labels.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';

/** An entry of `resources`: what is encrypted, and how. */
export interface EncryptedResources {
  readonly root: Field;
  /** Undefined where one of them is not known. */
  readonly names: readonly string[] | undefined;
  readonly providers: readonly Provider[];
}

/** A provider: the first one of a list encrypts, the others only read what is there. */
export interface Provider {
  readonly kind: string;
  /** The provider's own settings. */
  readonly field: Field;
  /** The item of the list. */
  readonly item: Field;
}

/** Names that stand for Secrets, with wildcards: k8s.io/apiserver apis/apiserver/v1 `EncryptionConfiguration`. */
const SECRETS = ['secrets', 'secrets.', '*.', '*.*'];

/** The entries of an EncryptionConfiguration. */
export function encryptedResources({ root }: Resource): EncryptedResources[] {
  return root.at('resources').items.map((entry) => ({
    root: entry,
    names: readTexts(entry.at('resources')),
    providers: entry.at('providers').items.flatMap(readProvider),
  }));
}

function readProvider(item: Field): Provider[] {
  const [only, ...others] = item.entries;
  if (!only || others.length > 0 || !item.isCompleteMap) return [];
  return [{ kind: only.key, field: item.at(only.key), item }];
}

/** Whether Secrets are among the names. */
export function coversSecrets(names: readonly string[]): boolean {
  return names.some((name) => SECRETS.includes(name));
}

/** The entry that decides over Secrets: the first that covers them. Undefined where there is none, or one before it is not known. */
export function entryForSecrets(resource: Resource): EncryptedResources | undefined {
  const entry = encryptedResources(resource).find(({ names }) => names === undefined || coversSecrets(names));
  return entry?.names === undefined ? undefined : entry;
}
