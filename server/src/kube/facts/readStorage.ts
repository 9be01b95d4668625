import type { Field } from '../../syntax/field.ts';
import { readLabels } from '../labels.ts';
import type { Resource } from '../resource.ts';
import { type Common, type FactReader, optional } from './common.ts';
import type { DataFact } from './fact.ts';

/** Reads the keys of a ConfigMap or Secret, and of their values that one switch only. */
export const readData: FactReader = ({ root, kind }, common) => {
  const parts = ['data', 'binaryData', 'stringData'].map((name) => root.at(name));
  const known = parts.every((part) => part.isAbsent || part.isCompleteMap);
  const keys = parts.flatMap((part) => part.entries.map(({ key }) => key));
  return {
    ...common,
    type: kind === 'Secret' ? 'secret' : 'configMap',
    ...optional('keys', known ? keys : undefined),
    ...optional('allowsSnippets', readSwitch(root.at('data', 'allow-snippet-annotations'))),
  };
};

function readSwitch(field: Field): boolean | undefined {
  const text = field.string;
  return text === 'true' || text === 'false' ? text === 'true' : field.boolean;
}

/** Kinds of other projects that make a Secret, and where they say its name; without a say it is their own. */
const SECRET_MAKERS: Readonly<Record<string, { readonly group: string; readonly name: readonly string[] }>> =
  {
    ExternalSecret: { group: 'external-secrets.io', name: ['spec', 'target', 'name'] },
    SealedSecret: { group: 'bitnami.com', name: ['spec', 'template', 'metadata', 'name'] },
    Certificate: { group: 'cert-manager.io', name: ['spec', 'secretName'] },
    VaultStaticSecret: { group: 'secrets.hashicorp.com', name: ['spec', 'destination', 'name'] },
    VaultDynamicSecret: { group: 'secrets.hashicorp.com', name: ['spec', 'destination', 'name'] },
    OnePasswordItem: { group: 'onepassword.com', name: ['metadata', 'name'] },
  };

/** The Secret that an object of another project makes; its keys are not known. */
export function readMadeData({ root, kind, group }: Resource, common: Common): DataFact | undefined {
  const maker = Object.hasOwn(SECRET_MAKERS, kind) ? SECRET_MAKERS[kind] : undefined;
  if (maker?.group !== group) return undefined;
  return { ...common, type: 'secret', name: root.at(...maker.name).string ?? common.name };
}

/** Reads a StorageClass. */
export const readStorageClass: FactReader = ({ root }, common) => ({
  ...common,
  type: 'storageClass',
  ...optional('provisioner', root.at('provisioner').string),
  ...optional('parameters', readLabels(root.at('parameters'))),
});

/** Reads a PersistentVolumeClaim. */
export const readClaim: FactReader = ({ root }, common) => ({
  ...common,
  type: 'claim',
  ...optional('storageClass', root.at('spec', 'storageClassName').string),
});
