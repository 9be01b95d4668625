import type { Resource } from '../../../kube/resource.ts';
import { type Outline, outline, settings } from '../outline.ts';

/** The names and versions of a CustomResourceDefinition. */
export function definitionParts({ root }: Resource): Outline[] {
  const spec = root.at('spec');
  const versions = spec.at('versions').items.flatMap((version) => {
    const states = ['served', 'storage'].filter((state) => version.at(state).is(true));
    return outline(version, {
      name: `version ${version.at('name').string ?? ''}`.trimEnd(),
      detail: states.join(', '),
      shape: 'version',
    });
  });
  return [...settings(spec, 0, ['versions', 'validation']), ...versions];
}

const ACTIONS = ['validate', 'mutate', 'generate', 'verifyImages'];

/** The rules of a Kyverno policy, with what each of them does. */
export function kyvernoParts({ root }: Resource): Outline[] {
  const spec = root.at('spec');
  const rules = spec.at('rules').items.flatMap((rule) =>
    outline(rule, {
      name: `rule ${rule.at('name').string ?? ''}`.trimEnd(),
      detail: ACTIONS.filter((action) => rule.at(action).node !== undefined).join(', '),
      shape: 'rule',
      children: settings(rule, 0),
    }),
  );
  return [...settings(spec, 0, ['rules']), ...rules];
}
