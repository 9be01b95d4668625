import { RBAC_GROUP } from '../../../kube/rbac.ts';
import { findResourceRisk } from '../../../kube/rbacResources.ts';
import { findRbacVerb, URL_VERBS } from '../../../kube/rbacVerbs.ts';
import { Field } from '../../../syntax/field.ts';
import type { Describer, HoverPlace } from '../place.ts';
import { code } from '../prose.ts';

/** Items of a rule of a Role or ClusterRole: verbs, resources, API groups. */
export const describeRbacRule: Describer = (place) => {
  const { value, path, resource } = place;
  const isRule =
    resource?.group === RBAC_GROUP && /^(?:Cluster)?Role$/.test(resource.kind) && path[0] === 'rules';
  if (value === undefined || !isRule || path.length !== 4) return undefined;
  // A finding says the same of this very object.
  if (place.explained.some((rule) => rule.startsWith('rbac-'))) return undefined;
  const text =
    path[2] === 'verbs'
      ? verb(place, value)
      : path[2] === 'resources'
        ? target(place, value)
        : group(path[2], value);
  return text === undefined ? undefined : [text];
};

const EFFECTS = {
  reads: 'that reads',
  changes: 'that changes objects',
  escalates: 'that leads to further rights',
} as const;

function verb(place: HoverPlace, name: string): string | undefined {
  const forUrls = ruleOf(place).at('nonResourceURLs').items.length > 0;
  const known = forUrls ? URL_VERBS.find((candidate) => candidate.name === name) : findRbacVerb(name);
  if (!known) return undefined;
  return `**${name === '*' ? '\\*' : name}** (verb ${forUrls ? 'for URLs' : EFFECTS[known.effect]})\n\n${known.allows}`;
}

function target(place: HoverPlace, name: string): string | undefined {
  if (name === '*')
    return '**\\*** (resource)\n\nEvery resource of the API groups, also those that come later, with their subresources.';
  const groups = ruleOf(place)
    .at('apiGroups')
    .items.flatMap((item) => item.string ?? []);
  const risk = findResourceRisk(name, groups);
  return (
    risk &&
    `**${name}** (resource of ${risk.group === '' ? 'the core group' : code(risk.group)})\n\n${risk.means}`
  );
}

function group(list: string | number | undefined, name: string): string | undefined {
  if (list !== 'apiGroups') return undefined;
  if (name === '*')
    return '**\\*** (API group)\n\nEvery API group, also those of operators that are installed later.';
  return name === ''
    ? '**""** (API group)\n\nThe core group: pods, services, secrets, configmaps, nodes, namespaces.'
    : undefined;
}

function ruleOf({ resource, path }: HoverPlace): Field {
  const [list = '', index = 0] = path;
  return resource ? resource.root.at(list, index) : neverField;
}

/** Stands where there is no object; describers ask only where there is one. */
const neverField = Field.of({ kind: 'unknown', path: [], span: { start: 0, end: 0 }, shared: false });
