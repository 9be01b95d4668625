import type { Config } from '../../config/config.ts';
import type { Container } from '../../kube/pod.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import { dropAllFixes } from '../lib/pod/dropAll.ts';
import { nonRootVerdict } from '../lib/pod/nonRoot.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * What is missing in detail is said by the rules of the restricted level; this is for teams that ask for the block. A container
 * that inherits a security context still has none of the fields that only exist at the container.
 */
export const containerSecurityContext = defineRule({
  id: 'container-security-context',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  fix: 'safe',
  risk: 5,
  standards: ['CIS 5.7.3'],
  equivalents: { checkov: ['CKV_K8S_30'], trivy: ['KSV-0118'], kubescape: ['C-0211'] },

  summary: 'A container has no security context.',
  why: `
    Capabilities, privilege escalation and the read-only root file system can only be set at the container. One without a
    security context has the capabilities that the runtime gives to root, and setuid programs work in it.
  `,
  attack: `
    An attacker who got in as an ordinary user becomes root through a setuid program of the image, and uses root's
    capabilities to forge packets or read the files of other users.
  `,
  rollout: `
    Images whose entrypoint starts as root and changes owners or its user need CHOWN, SETUID and SETGID added back beside
    the dropped ALL. Programs that call sudo or su stop working.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container',
  enforce: 'The level restricted of Pod Security refuses pods without what belongs into the block.',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" has no securityContext: it keeps root's capabilities and may escalate privileges.`,
  },

  *check(container, context) {
    if (container.kind === 'ephemeral' || mayBeWindows(container.pod, context)) return;
    const at = container.at('securityContext');
    const isEmpty = at.isAbsent || (at.isCompleteMap && at.entries.length === 0);
    if (isEmpty) yield { message: 'missing', at, data: { container: container.name } };
  },

  fixes: (_finding, container, { config }) => restrictedBlock(container, config),

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
    `,
  },
});

/** What the restricted level wants of a container and neither pod nor image gives; as trustworthy as dropping capabilities is. */
function restrictedBlock(container: Container, config: Config): readonly Fix[] {
  const operations: EditOperation[] = [];
  const set = (value: boolean | { type: string }, ...steps: string[]): void => {
    const { path } = container.at('securityContext', ...steps);
    operations.push({ kind: 'set', path, value });
  };
  set(false, 'allowPrivilegeEscalation');
  if (container.effective('runAsNonRoot').isAbsent && nonRootVerdict(container, config).kind === 'works')
    set(true, 'runAsNonRoot');
  if (container.effective('seccompProfile').isAbsent) set({ type: 'RuntimeDefault' }, 'seccompProfile');
  return dropAllFixes(container, config).map((fix) => ({
    ...fix,
    title: `Add the restricted securityContext${fix.title.replace(/^Drop all capabilities/, '')}`,
    operations: [...operations.slice(0, 1), ...fix.operations, ...operations.slice(1)],
  }));
}
