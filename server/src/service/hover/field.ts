import { startsWith } from '../../base/path.ts';
import type { SecurityField } from '../../kube/fields/securityField.ts';
import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import type { Hit } from '../../syntax/nodeAt.ts';

/** Explains a security field: what it does, its default, who wins between pod and container, and the value in effect here. */
export function describeField(
  field: SecurityField,
  container: Container | undefined,
  hit: Hit | undefined,
  ruleLink: (rule: string) => string | undefined = () => undefined,
): string {
  const name = field.path.split('.').at(-1) ?? field.path;
  const value = hit?.node.kind === 'scalar' ? String(hit.node.value) : undefined;
  const meaning = value === undefined ? undefined : field.values?.[value];
  const since = field.since ? `, since Kubernetes ${field.since}` : '';
  const lines = [
    `**${name}**: ${field.type}${since}`,
    field.summary,
    ...(meaning ? [`\`${value}\`: ${meaning}`] : valueList(field)),
    defaultLine(field),
    ...(field.precedence ? [field.precedence] : []),
    ...(field.path === 'securityContext' ? effectiveLines(container) : effectiveLine(field, container)),
    ...rulesLine(field, ruleLink),
    `[Documentation](${field.docs})`,
  ];
  return lines.join('\n\n');
}

/** A value before a full stop or a colon stands as it is written; what follows is a sentence about it. */
function defaultLine({ default: usual, values = {} }: SecurityField): string {
  if (usual.startsWith('Must be given')) return `No default: m${usual.slice(1)}`;
  const [, value = '', about = ''] = /^(\w+)(?:\.|: (.+))$/.exec(usual) ?? [];
  if (!['true', 'false', 'default'].includes(value) && !(value in values)) return `Default: ${usual}`;
  return about === ''
    ? `Default: \`${value}\``
    : `Default: \`${value}\`. ${about.charAt(0).toUpperCase()}${about.slice(1)}`;
}

/** More rules than these are not read. */
const MOST_RULES = 6;

function rulesLine({ rules }: SecurityField, ruleLink: (rule: string) => string | undefined): string[] {
  const shown = rules.slice(0, MOST_RULES).map((rule) => {
    const link = ruleLink(rule);
    return link === undefined ? `\`${rule}\`` : `[${rule}](${link})`;
  });
  return shown.length === 0 ? [] : [`Checked by: ${shown.join(', ')}`];
}

function valueList(field: SecurityField): string[] {
  const values = Object.entries(field.values ?? {});
  return values.length === 0
    ? []
    : [values.map(([value, meaning]) => `- \`${value}\`: ${meaning}`).join('\n')];
}

/** For fields that the pod hands down: what this container ends up with. */
function effectiveLine(field: SecurityField, container: Container | undefined): string[] {
  const [head, ...rest] = field.path.split('.');
  if (!container || head !== 'securityContext' || !field.precedence || rest.length === 0) return [];
  const effective = container.effective(...rest);
  const text = scalarText(effective);
  if (text === undefined) return [];
  const fromPod = !startsWith(effective.path, container.root.path);
  return [`In effect for container "${container.name}": \`${text}\`${fromPod ? ', from the pod' : ''}.`];
}

/** What the pod may hand down, and what only containers have, in the order in which it matters. */
const SUMMED: readonly (readonly string[])[] = [
  ['runAsNonRoot'],
  ['runAsUser'],
  ['runAsGroup'],
  ['seccompProfile', 'type'],
  ['privileged'],
  ['allowPrivilegeEscalation'],
  ['readOnlyRootFilesystem'],
];

const CONTAINER_ONLY = ['privileged', 'allowPrivilegeEscalation', 'readOnlyRootFilesystem'];

/** What a container ends up with, of all that it or its pod says. */
function effectiveLines(container: Container | undefined): string[] {
  const lines = SUMMED.flatMap((path) => {
    const effective = container?.effective(...path);
    const text = effective && scalarText(effective);
    if (!container || !effective || text === undefined) return [];
    const fromPod = !startsWith(effective.path, container.root.path);
    // Written for the pod, these are no fields at all.
    if (fromPod && CONTAINER_ONLY.includes(path[0] ?? '')) return [];
    return [`- ${path.join('.')}: \`${text}\`${fromPod ? ', from the pod' : ''}`];
  });
  return lines.length === 0 ? [] : [`In effect for container "${container?.name}":\n${lines.join('\n')}`];
}

function scalarText(field: Field): string | undefined {
  return field.boolean?.toString() ?? field.stringOrNumber;
}
