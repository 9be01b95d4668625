import type { Config } from '../../config/config.ts';
import type { Container } from '../../kube/pod.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import { addedCapabilities } from '../lib/addedCapabilities.ts';
import { BASELINE_CAPABILITIES } from '../lib/capabilities.ts';
import { knownProgramOf, startUser } from '../lib/containerUser.ts';
import { mayBeWindows } from '../lib/podSecurity.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_capabilities_restricted.go, from version 1.22 on: one item must be
 * exactly `ALL`.
 *
 * How far the fix may be trusted depends on what the program loses:
 * - a process that does not start as root has no capabilities in effect: safe;
 * - the image is known and needs none, or its needs are added already: safe;
 * - the image is known and needs some: they are added back. That keeps the program working, but trades this finding for some of
 *   `added-capabilities`, so it is safe only where that rule is not on; except for NET_BIND_SERVICE, which is always allowed;
 * - nothing is known of a program that may start as root: unsafe.
 */
export const dropAllCapabilities = defineRule({
  id: 'drop-all-capabilities',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'safe',
  risk: 5,
  standards: ['CIS 5.2.10', 'CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['insecureCapabilities'],
    checkov: ['CKV_K8S_37'],
    trivy: ['KSV-0003', 'KSV-0106'],
    kubescape: ['C-0211'],
    kubesec: ['CapDropAll'],
    kyverno: ['drop-all-capabilities', 'disallow-capabilities-strict'],
    psa: ['capabilities_restricted'],
  },
  supersedes: ['drop-net-raw-capability'],

  summary: 'A container keeps the capabilities that the runtime gives by default.',
  why: `
    The runtime gives every container that starts as root about fourteen parts of root's power: changing owners, skipping
    permission checks, forging network packets. A program that serves requests needs none of them.
  `,
  attack: `
    An attacker forges ARP and DNS answers with NET_RAW to take over the traffic of neighbouring pods, reads files of other
    users with DAC_OVERRIDE, or uses a kernel bug that only a holder of capabilities reaches.
  `,
  rollout: `
    Images whose entrypoint starts as root, changes the owner of directories and then its user need CHOWN, SETUID and SETGID,
    and fail at start without. Run them as that user instead, or add back what the log asks for.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  messages: {
    kept: ({ container }: { container: string }) =>
      `Container "${container}" keeps capabilities of root that it hardly needs: ALL is not dropped.`,
    spelling: ({ container, item }: { container: string; item: string }) =>
      `Container "${container}" drops "${item}": Pod Security accepts "ALL" in capitals only.`,
  },

  *check(container, context) {
    if (context.config.kubernetesVersion < 22 || mayBeWindows(container.pod, context)) return;
    const drop = container.at('securityContext', 'capabilities', 'drop');
    if (!drop.isCompleteList || drop.items.some((item) => item.is('ALL'))) return;
    const misspelt = drop.items.find((item) => item.string?.toUpperCase() === 'ALL');
    const data = { container: container.name };
    yield misspelt
      ? { message: 'spelling', at: misspelt, data: { ...data, item: misspelt.string ?? '' } }
      : { message: 'kept', at: drop, data };
  },

  fixes: ({ message, at }, container, { config }) => {
    if (message === 'spelling')
      return [
        {
          title: 'Write "ALL"',
          safety: 'safe',
          operations: [{ kind: 'set', path: at.path, value: 'ALL' }],
        },
      ];
    return container.at('securityContext', 'capabilities', 'add').isCompleteList
      ? [dropAllFix(container, config)]
      : [];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [NET_RAW]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [ALL]
    `,
  },
});

function dropAllFix(container: Container, config: Config): Fix {
  const needed = neededCapabilities(container, config);
  const added = addedCapabilities(container).map(({ text }) => text);
  const missing = needed?.filter((name) => !added.includes(name)) ?? [];
  const title = 'Drop all capabilities';
  const operations = dropOperations(container);
  if (missing.length > 0) {
    const addBack = {
      title: `${title} and add back ${missing.join(', ')}`,
      operations: [...operations, ...addOperations(container, missing)],
    };
    if (missing.every((name) => mayBeAdded(name, config))) return { ...addBack, safety: 'safe' };
    return { ...addBack, safety: 'unsafe', caution: cautionOf(container, config) };
  }
  if (needed !== undefined || startUser(container, config) === 'non-root')
    return { title, safety: 'safe', operations };
  return {
    title,
    safety: 'unsafe',
    caution:
      'A program that starts as root may fail: add back what its log asks for, mostly CHOWN, SETUID or SETGID.',
    operations,
  };
}

/** Capabilities that a known image needs as the user that it starts as; undefined where nothing is known. */
function neededCapabilities(container: Container, config: Config): readonly string[] | undefined {
  const program = knownProgramOf(container, config);
  const user = container.effective('runAsUser');
  const startsAs = program?.startsAs?.uid;
  if (user.isAbsent || (user.integer !== undefined && user.integer === startsAs))
    return program?.capabilities;
  return user.integer === undefined || user.integer === 0 ? undefined : program?.capabilitiesUnprivileged;
}

/** Whether adding a capability is no finding under a configuration. */
function mayBeAdded(capability: string, config: Config): boolean {
  if (capability === 'NET_BIND_SERVICE') return true;
  const isJudged = config.profile !== 'pss-baseline' && config.rules['added-capabilities'] !== 'off';
  return !isJudged && BASELINE_CAPABILITIES.has(capability);
}

function cautionOf(container: Container, config: Config): string {
  const program = knownProgramOf(container, config);
  const variant = program?.unprivilegedVariant;
  if (variant)
    return `The restricted level forbids these: the image ${variant.name} needs none. ${variant.hint}`;
  const user = program?.runsAs;
  if (user) return `The restricted level forbids these: started as user ${user.uid}, the program needs none.`;
  return 'The restricted level of Pod Security forbids these capabilities.';
}

/** One by one, so that comments beside the items stay. */
function dropOperations(container: Container): EditOperation[] {
  const drop = container.at('securityContext', 'capabilities', 'drop');
  const [first, ...others] = drop.items;
  if (!first) return [{ kind: 'set', path: drop.path, value: ['ALL'] }];
  return [
    { kind: 'set', path: first.path, value: 'ALL' },
    ...others.reverse().map(({ path }) => ({ kind: 'remove', path }) as const),
  ];
}

function addOperations(container: Container, names: readonly string[]): EditOperation[] {
  const { path, isAbsent } = container.at('securityContext', 'capabilities', 'add');
  if (isAbsent) return [{ kind: 'set', path, value: names }];
  return names.map((value) => ({ kind: 'append', path, value }));
}
