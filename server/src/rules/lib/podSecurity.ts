import type { Pod } from '../../kube/pod.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Whether Pod Security may exempt a pod because it is for Windows nodes, where the Linux fields do not exist: from policy
 * version 1.25 on (k8s.io/pod-security-admission policy/check_allowPrivilegeEscalation.go and others). True also where the
 * operating system is not known.
 */
export function mayBeWindows(pod: Pod, { config }: RuleContext): boolean {
  return config.kubernetesVersion >= 25 && !pod.at('os', 'name').isNot('windows');
}

/**
 * Whether Pod Security may exempt a pod because a user namespace (`hostUsers: false`) maps its root to a user without
 * rights on the node: from policy version 1.35 on (policy/helpers.go, KEP-127). True also where `hostUsers` is not known.
 */
export function mayMapUsers(pod: Pod, { config }: RuleContext): boolean {
  return config.kubernetesVersion >= 35 && !pod.at('hostUsers').isNot(false);
}
