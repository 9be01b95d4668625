import { APPARMOR_ANNOTATION_PREFIX } from '../../kube/wellKnownKeys.ts';
import { hasExtraPower } from '../lib/pod/capabilities.ts';
import { concernedContainers, forbiddenProfileType, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

function isAllowedAnnotation(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/');
}

/**
 * Condition: k8s.io/pod-security-admission policy/check_appArmorProfile.go: fields and annotations, at every version.
 *
 * The fix is safe except where a container has more power than usual: the default profile denies mounting and tracing, which
 * is what such containers do.
 */
export const apparmorUnconfined = defineRule({
  id: 'apparmor-unconfined',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'safe',
  risk: 3,
  standards: ['NSA 1.8', 'ATT&CK T1611'],
  equivalents: {
    trivy: ['KSV-0002'],
    kubesec: ['ApparmorUnconfined'],
    kyverno: ['restrict-apparmor-profiles'],
    psa: ['appArmorProfile'],
  },

  summary: 'AppArmor is switched off, or given a profile that is not allowed.',
  why: `
    On nodes with AppArmor the runtime's default profile forbids mounting, writing to dangerous files below /proc and /sys,
    and tracing processes outside of the container. It applies by itself; somebody has to switch it off.
  `,
  attack: `
    Without the profile, a root process with the usual capabilities writes to files of the kernel that the profile protects,
    and a container escape that needs a mount has one obstacle less.
  `,
  rollout: `
    On nodes without AppArmor nothing changes. On others, look for apparmor="DENIED" in the kernel's log; a program that
    needs more gets a profile of its own (type Localhost) rather than none.
  `,
  docs: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
  messages: {
    profile: ({ owner, type }: { owner: string; type: string | undefined }) =>
      type === undefined
        ? `${owner} has an AppArmor profile without a type.`
        : `${owner} sets the AppArmor profile to "${type}": the runtime's default no longer confines it.`,
    annotation: ({ value }: { value: string }) =>
      `An annotation sets the AppArmor profile to "${value}": the runtime's default is off.`,
  },

  *check(pod) {
    for (const context of securityContexts(pod)) {
      const at = forbiddenProfileType(context, 'appArmorProfile');
      if (at) yield { message: 'profile', at, data: { owner: context.owner, type: at.string } };
    }
    const annotations = pod.metadata.at('annotations');
    for (const { key } of annotations.entries) {
      const at = annotations.at(key);
      const value = at.string;
      if (key.startsWith(APPARMOR_ANNOTATION_PREFIX) && value !== undefined && !isAllowedAnnotation(value))
        yield { message: 'annotation', at, data: { value } };
    }
  },

  fixes: ({ message, at }, pod) => {
    const value = message === 'annotation' ? 'runtime/default' : 'RuntimeDefault';
    const title = `Set the AppArmor profile to ${value}`;
    const operations = [{ kind: 'set', path: at.path, value }] as const;
    if (!concernedContainers(pod, at).some(hasExtraPower)) return [{ title, safety: 'safe', operations }];
    const caution =
      'The default profile denies mounts and tracing, which a container with added powers may need.';
    return [{ title, safety: 'unsafe', caution, operations }];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            appArmorProfile:
              type: Unconfined
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            appArmorProfile:
              type: RuntimeDefault
    `,
  },
});
