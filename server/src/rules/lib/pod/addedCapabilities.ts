import type { Container } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';

/** An item of `capabilities.add` whose meaning is known. */
export interface AddedCapability {
  readonly at: Field;
  /** Upper-case and without `CAP_`, for some runtimes understand these spellings too. */
  readonly name: string;
  /** As it is written, which is how Pod Security compares it. */
  readonly text: string;
}

/** The capabilities in view that a container adds. */
export function addedCapabilities(container: Container): readonly AddedCapability[] {
  return container.at('securityContext', 'capabilities', 'add').items.flatMap((at) => {
    const text = at.string;
    const name = text?.toUpperCase().replace(/^CAP_/, '');
    return text !== undefined && name ? [{ at, name, text }] : [];
  });
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
