import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import type { Fix } from '../rule.ts';
import { capabilitiesAddedBy } from './capabilities.ts';

/** An item of `capabilities.add` whose meaning is known. */
export interface MeantCapability {
  readonly at: Field;
  /** Upper-case and without `CAP_`, for some runtimes understand these spellings too. */
  readonly name: string;
}

/** The capabilities in view that a container adds. */
export function addedCapabilities(container: Container): readonly MeantCapability[] {
  return capabilitiesAddedBy(container).map(({ at, name }) => ({
    at,
    name: name.toUpperCase().replace(/^CAP_/, ''),
  }));
}

/** Takes an added capability away. */
export function removeCapability(at: Field, name: string): Fix {
  return {
    title: name === 'ALL' ? 'Stop adding all capabilities' : `Remove capability ${name}`,
    safety: 'unsafe',
    caution: 'What the program does with it fails: add the single capability that it needs, if there is one.',
    operations: [{ kind: 'remove', path: at.path }],
  };
}
