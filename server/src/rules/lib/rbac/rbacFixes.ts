import type { Grant, PolicyRule } from '../../../kube/rbac.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';

/** Takes the resources of a grant out of their rule; none where a wildcard stands for them. */
export function withoutResources(grant: Grant, caution: string): readonly Fix[] {
  const { rule, resources } = grant;
  if (resources.length === 0) return [];
  const names = resources.map((item) => item.string).join(', ');
  return [
    {
      title: `Remove ${names} from the rule`,
      safety: 'unsafe',
      caution,
      operations: removal(rule, 'resources', resources),
    },
  ];
}

/** Takes verbs out of a rule; none where a wildcard stands for them. */
export function withoutVerbs({ rule, verbs }: Grant, caution: string): readonly Fix[] {
  if (verbs.some((verb) => verb.is('*'))) return [];
  return [
    {
      title: `Remove ${verbs.map((verb) => verb.string).join(', ')} from the rule`,
      safety: 'unsafe',
      caution,
      operations: removal(rule, 'verbs', verbs),
    },
  ];
}

/** Removes items of one of a rule's lists; the whole rule where nothing is left of the list, which the API server refuses. */
function removal(
  { root }: PolicyRule,
  list: 'resources' | 'verbs',
  items: readonly Field[],
): EditOperation[] {
  if (items.length === root.at(list).items.length) return [{ kind: 'remove', path: root.path }];
  return items.toReversed().map(({ path }) => ({ kind: 'remove', path }));
}

/** Verbs that a rule with `resourceNames` can hardly allow: the name is not part of the request. */
const NAMELESS_VERBS = ['*', 'list', 'watch', 'create', 'deletecollection'];

/**
 * Lets a rule allow objects of one name only, which is to be filled in. Where the rule is about other resources too, these stay
 * as they are and a rule of its own is added.
 *
 * @param placeholder a name to start from
 */
export function onlyNamed(grant: Grant, placeholder: string, caution: string): readonly Fix[] {
  const { rule, resources } = grant;
  if (resources.length === 0) return [];
  const names = [{ tabStop: placeholder }];
  const alone = resources.length === rule.resources.length;
  const verbs = rule.verbs.flatMap((verb) => verb.string ?? []);
  const named = verbs.filter((verb) => !NAMELESS_VERBS.includes(verb));
  const title = `Allow only ${resources.map((item) => item.string).join(', ')} of certain names`;
  const operations: EditOperation[] = alone
    ? [{ kind: 'set', path: [...rule.root.path, 'resourceNames'], value: names, after: 'resources' }]
    : [
        ...removal(rule, 'resources', resources),
        {
          kind: 'append',
          path: rule.root.path.slice(0, -1),
          value: {
            apiGroups: [''],
            resources: resources.map((item) => item.string ?? ''),
            resourceNames: names,
            verbs: named.length > 0 ? named : ['get'],
          },
        },
      ];
  return [{ title, safety: 'unsafe', caution, operations }];
}

/** Puts texts in the place of one item of a list; those that the list has already are not repeated. */
export function replaceItem(list: readonly Field[], item: Field, texts: readonly string[]): EditOperation[] {
  const missing = texts.filter((text) => !list.some((other) => other.is(text)));
  const [first, ...rest] = missing;
  if (first === undefined) return [{ kind: 'remove', path: item.path }];
  const path = item.path.slice(0, -1);
  return [
    { kind: 'set', path: item.path, value: first },
    ...rest.map((value): EditOperation => ({ kind: 'append', path, value })),
  ];
}
