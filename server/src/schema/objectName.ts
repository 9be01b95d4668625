import type { Circumstances } from './circumstances.ts';
import { judgePrefix, nameFormat } from './formats/objectNames.ts';
import type { SchemaProblem } from './problem.ts';

/** What says nothing yet about an object: whoever has written no more is about to write its name. */
const HEAD = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** What is wrong with the name of an object of a built-in kind: it has none, or one that its kind does not take. */
export function* nameProblems(around: Circumstances): Iterable<SchemaProblem> {
  const { kind, metadata } = around.resource;
  const { version } = around;
  const format = around.own && nameFormat({ kind }, version);
  if (!format) return;
  for (const [field, judge] of [
    ['name', format],
    ['generateName', (text: string) => judgePrefix(text, format, version)],
  ] as const) {
    const at = metadata.at(field);
    const value = at.string;
    const reason = value ? judge(value, version) : undefined;
    if (value !== undefined && reason !== undefined)
      yield { type: 'malformed-value', at, field, value, reason };
  }
  yield* nameless(around);
}

/** k8s.io/apimachinery pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessor: "name or generateName is required". */
function* nameless({ whole, resource }: Circumstances): Iterable<SchemaProblem> {
  const { kind, metadata, root } = resource;
  const name = metadata.at('name');
  const isKnown = root.isCompleteMap && (metadata.isAbsent || metadata.isCompleteMap);
  if (whole === false || !isKnown || root.entries.every(({ key }) => HEAD.has(key))) return;
  if (!(name.isAbsent || name.is('')) || !metadata.at('generateName').isAbsent) return;
  const statement = `A ${kind} needs "metadata.name"`;
  yield { type: 'conflict', at: name, lacks: true, needs: ['name', 'metadata'], statement };
}
