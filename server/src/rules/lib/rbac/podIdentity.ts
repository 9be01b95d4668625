import type { Stated } from '../../../kube/facts/facts.ts';
import type { Pod } from '../../../kube/pod.ts';
import { podTemplatePath } from '../../../kube/podKinds.ts';
import { serviceAccountOf } from '../../../kube/podServiceAccount.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import type { Fix, OtherEdit, RuleContext } from '../../rule.ts';
import type { Account } from './bindings.ts';
import { findServiceAccount } from './serviceAccount.ts';

/** The account that a pod runs as, with its place; undefined where its name is not known. */
export function accountOf(pod: Pod, { file }: RuleContext): Account | undefined {
  const { name } = serviceAccountOf(pod);
  const namespace = pod.resource.metadata.at('namespace');
  if (name === undefined || namespace.isUnknown) return undefined;
  return { name, namespace: namespace.string, file };
}

/** Whether the token of a pod's account is certainly put into its containers, as far as the workspace tells. */
export function mountsToken(pod: Pod, { name, namespace }: Account, { facts }: RuleContext): boolean {
  const automount = pod.at('automountServiceAccountToken');
  if (!automount.isAbsent) return automount.is(true);
  const account = findServiceAccount(facts, namespace, name);
  return (
    account === undefined || account.automount === true || (account.complete && account.automount !== false)
  );
}

/** Keeps the token out of a pod's containers. */
export function withoutToken(pod: Pod, caution: string): Fix {
  return {
    title: 'Set automountServiceAccountToken to false',
    safety: 'unsafe',
    caution,
    operations: [{ kind: 'set', path: [...pod.spec.path, 'automountServiceAccountToken'], value: false }],
  };
}

/** A ServiceAccount as a new object. */
export function newServiceAccount(name: string, namespace: string | undefined): NewValue {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: namespace === undefined ? { name } : { name, namespace },
  };
}

/** Lets another workload run as an account; undefined where it is not known where its pod stands. */
export function runAs(workload: Stated<'workload'>, account: string): OtherEdit | undefined {
  const template = podTemplatePath(workload);
  if (!template) return undefined;
  const { kind, name, namespace } = workload;
  return {
    kind,
    name,
    namespace,
    operations: [{ kind: 'set', path: [...template, 'spec', 'serviceAccountName'], value: account }],
  };
}
