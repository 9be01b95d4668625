import { objectsNamed } from '../../../kube/facts/facts.ts';
import { type BindingSubject, subjectsOf } from '../../../kube/rbac.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Fix, RuleContext } from '../../rule.ts';
import type { BindingFact } from './bindings.ts';

/** Whom a binding names, for a message: `ServiceAccount "web"`, with how many others. */
export function subjectsText(binding: Resource): string {
  const subjects = subjectsOf(binding);
  const [first] = subjects;
  if (!first) return 'its subjects';
  const rest = subjects.length - 1;
  return `${first.kind} "${first.name}"${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Takes a subject out of its binding. */
export function withoutSubject({ root, name }: BindingSubject, caution: string): Fix {
  return {
    title: `Remove ${name} from the binding`,
    safety: 'unsafe',
    caution,
    operations: [{ kind: 'remove', path: root.path }],
  };
}

/** What the facts say of the very binding that a rule looks at. */
export function factOfBinding(
  { kind, name, namespace }: Resource,
  { facts, file }: RuleContext,
): BindingFact | undefined {
  if (name === undefined) return undefined;
  return objectsNamed(facts, { kind, name, namespace }).find(
    (fact): fact is BindingFact => fact.type === 'roleBinding' && fact.file === file,
  );
}

/** The namespace of all subjects, where they are all ServiceAccounts of the same one. */
export function commonAccountNamespace(binding: Resource): string | undefined {
  const subjects = subjectsOf(binding);
  const [first] = subjects;
  const inOne = subjects.every(
    ({ kind, namespace }) => kind === 'ServiceAccount' && namespace === first?.namespace,
  );
  const whole = subjects.length === binding.root.at('subjects').items.length;
  return inOne && whole ? first?.namespace : undefined;
}
