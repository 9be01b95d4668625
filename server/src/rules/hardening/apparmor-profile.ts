import { APPARMOR_ANNOTATION_PREFIX } from '../../kube/wellKnownKeys.ts';
import { lacksAppArmorProfile } from '../lib/pod/appArmor.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/** The field exists since this minor; before, annotations say it for each container. */
const FIELD_SINCE = 30;

/**
 * Said once, at the pod, for that is where it is set for all containers. `Unconfined` is left to `apparmor-unconfined`.
 *
 * The fix is not safe: a kubelet on a node without AppArmor refuses pods that declare any profile but Unconfined, RuntimeDefault
 * included (kubernetes pkg/security/apparmor/validate.go).
 */
export const apparmorProfile = defineRule({
  id: 'apparmor-profile',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: { polaris: ['linuxHardening'], kubesec: ['ApparmorAny'] },

  summary: 'A pod declares no AppArmor profile.',
  why: `
    On nodes with AppArmor the runtime's default profile applies by itself. A declared one also holds the node to it: where
    AppArmor is missing or switched off, the kubelet refuses the pod and does not run it unconfined without a word.
  `,
  attack: `
    On a node that was set up without AppArmor an attacker mounts file systems and writes to files of the kernel that the
    profile would have denied, while everybody believes that it is in force.
  `,
  rollout: `
    Pods with a profile only start on nodes with AppArmor: Ubuntu, Debian, SUSE and Google's own nodes have it, Red Hat's
    family and Bottlerocket have SELinux instead. Use either this rule or \`selinux-options-missing\`, as your nodes have it.
  `,
  docs: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
  messages: {
    missing: ({ containers }: { containers: readonly string[] }) => {
      const [first = ''] = containers;
      const who = containers.length === 1 ? `container "${first}"` : `${containers.length} containers`;
      return `No AppArmor profile is declared for ${who}: on a node without AppArmor nothing would tell.`;
    },
  },

  *check(pod, context) {
    const at = pod.at('securityContext', 'appArmorProfile');
    if (!at.isAbsent || mayBeWindows(pod, context)) return;
    const lacking = pod.containers.filter(
      (container) =>
        container.at('securityContext', 'appArmorProfile').isAbsent && lacksAppArmorProfile(container),
    );
    if (lacking.length > 0)
      yield { message: 'missing', at, data: { containers: lacking.map(({ name }) => name) } };
  },

  fixes: ({ at, data }, pod, { config }) => [
    {
      title: 'Set the AppArmor profile to RuntimeDefault',
      safety: 'unsafe',
      caution: 'A node without AppArmor refuses the pod.',
      operations:
        config.kubernetesVersion >= FIELD_SINCE
          ? [{ kind: 'set', path: at.path, value: { type: 'RuntimeDefault' } }]
          : data.containers.map((name) => ({
              kind: 'set',
              path: [...pod.metadata.path, 'annotations', `${APPARMOR_ANNOTATION_PREFIX}${name}`],
              value: 'runtime/default',
            })),
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
