import type { Pod } from '../../../kube/pod.ts';
import type { RuleContext } from '../../rule.ts';

/**
 * Whether Pod Security exempts a pod because it is for Windows nodes, where the Linux fields do not exist: from policy version
 * 1.25 on (k8s.io/pod-security-admission policy/check_allowPrivilegeEscalation.go and others). This is the question about
 * fields that are written, which the API server refuses for Windows anyway.
 */
export function isWindows(pod: Pod, { config }: RuleContext): boolean {
  return config.kubernetesVersion >= 25 && pod.windows;
}

/** The same where the operating system may also be out of view. This is the question about fields that are missing. */
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
