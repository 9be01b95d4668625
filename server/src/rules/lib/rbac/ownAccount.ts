import { factsNear, folderOf } from '../../../kube/facts/facts.ts';
import type { BindingSubject } from '../../../kube/rbac.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Fix, RuleContext } from '../../rule.ts';
import { newServiceAccount, runAs } from './podIdentity.ts';
import { findServiceAccount } from './serviceAccount.ts';

/**
 * Gives a binding of the account `default` to a ServiceAccount that is named after the one workload which runs as `default` there,
 * and lets that workload run as it. Nothing where there are several such workloads, or none in view.
 */
export function ownAccount(
  binding: Resource,
  subject: BindingSubject,
  { facts, file }: RuleContext,
): readonly Fix[] {
  const namespace = subject.namespace ?? binding.namespace;
  const workloads = factsNear(facts, 'workload', { namespace }).filter(
    (workload) =>
      workload.namespace === namespace &&
      (namespace !== undefined || folderOf(workload.file) === folderOf(file)) &&
      (workload.serviceAccount === 'default' || workload.serviceAccount === undefined),
  );
  const [workload] = workloads;
  const other = workload && runAs(workload, workload.name);
  if (!other || workloads.length > 1 || !workload.complete || workload.name === 'default') return [];
  const { name } = workload;
  const exists = findServiceAccount(facts, namespace, name) !== undefined;
  return [
    {
      title: `Give the role to a ServiceAccount ${name}, which ${workload.kind} ${name} runs as`,
      safety: 'unsafe',
      caution: 'Other bindings and image pull secrets of "default" do not hold for the new account.',
      operations: [{ kind: 'set', path: [...subject.root.path, 'name'], value: name }],
      others: [other],
      adds: exists ? [] : [newServiceAccount(name, namespace)],
    },
  ];
}
