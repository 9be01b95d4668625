import { isWindowsWorkload, windowsOption } from '../lib/pod/windows.ts';
import { defineRule } from '../rule.ts';

/** Users of Windows that are administrators, in lower case. */
const ADMINISTRATORS = [
  'containeradministrator',
  'administrator',
  'nt authority\\system',
  'nt authority/system',
];
const ALLOWED = 'containeruser';

/**
 * A missing user is said once, at the pod, where it is set for all containers. A user of the image's own is left alone unless
 * the option asks for ContainerUser, as Kyverno's policy does. HostProcess containers must run as users of the node, and are
 * reported as such.
 *
 * The fix is not safe: Windows Server Core runs as administrator by default, and its programs may rely on that.
 */
export const windowsRunAsUser = defineRule({
  id: 'windows-run-as-user',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.7.3'],
  equivalents: { kubescape: ['C-0211'], kyverno: ['require-run-as-containeruser'] },
  options: {
    onlyContainerUser: {
      type: 'boolean',
      default: false,
      description: 'Also report users of the image other than ContainerUser.',
    },
  },

  summary: 'A Windows container may run as administrator.',
  why: `
    Images based on Windows Server Core start as ContainerAdministrator unless something says otherwise, and that user may
    change everything in the container. ContainerUser is in every Windows image and may change next to nothing.
  `,
  attack: `
    An attacker in a container that runs as administrator installs services and tools there, reads all mounted volumes, and
    starts escapes that need administrator rights.
  `,
  rollout: `
    Programs that write to their own folder, install something at start or listen through http.sys with a reserved address
    fail as ContainerUser. Give them rights on their folders when the image is built.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
  messages: {
    unset: ({ containers }: { containers: readonly string[] }) =>
      containers.length === 1
        ? `Windows container "${containers[0]}" may run as administrator: no runAsUserName is set.`
        : `${containers.length} Windows containers may run as administrator: no runAsUserName is set.`,
    administrator: ({ user }: { user: string }) =>
      `runAsUserName is "${user}", an administrator of the container.`,
    other: ({ user }: { user: string }) => `runAsUserName is "${user}" instead of ContainerUser.`,
  },

  *check(pod, _context, { onlyContainerUser }) {
    if (!isWindowsWorkload(pod)) return;
    const containers = pod.containers.filter((container) =>
      windowsOption(container, 'hostProcess').isNot(true),
    );
    const unset = containers.filter((container) => windowsOption(container, 'runAsUserName').isAbsent);
    const podUser = pod.at('securityContext', 'windowsOptions', 'runAsUserName');
    if (unset.length > 0 && podUser.isAbsent)
      yield { message: 'unset', at: podUser, data: { containers: unset.map(({ name }) => name) } };
    const written = containers.map((container) =>
      container.at('securityContext', 'windowsOptions', 'runAsUserName'),
    );
    for (const at of containers.length > 0 ? [podUser, ...written] : []) {
      const user = at.string;
      if (user === undefined) continue;
      if (ADMINISTRATORS.includes(user.toLowerCase())) yield { message: 'administrator', at, data: { user } };
      else if (onlyContainerUser && user.toLowerCase() !== ALLOWED)
        yield { message: 'other', at, data: { user } };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Set runAsUserName to ContainerUser',
      safety: 'unsafe',
      caution: 'A program that needs administrator rights in its container fails.',
      operations: [{ kind: 'set', path: at.path, value: 'ContainerUser' }],
    },
  ],

  examples: {
    bad: `
      os:
        name: windows
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      os:
        name: windows
      securityContext:
        windowsOptions:
          runAsUserName: ContainerUser
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
