import type { Describer } from '../place.ts';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const LEVELS: Readonly<Record<string, string>> = {
  privileged: 'Forbids nothing: pods may take over the node.',
  baseline:
    'Forbids what gives pods the node: privileged containers, host namespaces, host paths, host ports, added capabilities beyond the default ones.',
  restricted:
    'Baseline, and pods must not run as root, gain no privileges, drop all capabilities, keep a seccomp profile and use only harmless types of volumes.',
};

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const MODES: Readonly<Record<string, string>> = {
  enforce: 'Pods that break the level are refused. Workloads are accepted, but their pods do not start.',
  audit: 'Pods and workloads that break the level are accepted, and the audit log says so.',
  warn: 'Pods and workloads that break the level are accepted, and whoever applies them is warned.',
};

const LABEL = /^pod-security\.kubernetes\.io\/(enforce|audit|warn)(-version)?$/;

/** Labels of Pod Security Admission on a Namespace: the mode and the level. */
export const describePodSecurity: Describer = ({ path, resource, value }) => {
  const label = path.at(-1);
  const match =
    path.length === 3 && path[1] === 'labels' && typeof label === 'string' ? LABEL.exec(label) : null;
  if (!match || resource?.kind !== 'Namespace') return undefined;
  const [, mode = '', version] = match;
  if (version !== undefined)
    return [
      `**${mode}${version}** (Pod Security)\n\nThe Kubernetes version whose definition of the level holds, such as \`v1.34\`. \`latest\`: that of the cluster, so that an update may refuse more.`,
    ];
  const level = value !== undefined && Object.hasOwn(LEVELS, value) ? LEVELS[value] : undefined;
  const lines = [
    `**${mode}${level ? `: ${value}` : ''}** (Pod Security)`,
    level ??
      Object.entries(LEVELS)
        .map(([name, text]) => `- \`${name}\`: ${text}`)
        .join('\n'),
    MODES[mode],
    '[Documentation](https://kubernetes.io/docs/concepts/security/pod-security-standards/)',
  ];
  return [lines.join('\n\n')];
};
