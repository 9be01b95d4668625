import { kubernetesApi } from '../kubernetes.ts';
import type { CrdSchema } from './schema.ts';

/** How a type of Kubernetes is known that nothing above names: by fields that no other type has together, and by how many of its fields are there. */
interface Signature {
  readonly type: string;
  readonly has: readonly string[];
  readonly least: number;
  /** What the field is called that holds it. */
  readonly field?: RegExp;
}

const SIGNATURES: readonly Signature[] = [
  { type: 'V1PodSpec', has: ['containers', 'volumes', 'nodeSelector'], least: 20 },
  { type: 'V1Container', has: ['name', 'image', 'securityContext', 'volumeMounts'], least: 12 },
  {
    type: 'V1SecurityContext',
    has: ['allowPrivilegeEscalation', 'capabilities', 'runAsNonRoot'],
    least: 5,
    field: /securityContext$/i,
  },
  {
    type: 'V1PodSecurityContext',
    has: ['fsGroup', 'runAsNonRoot', 'runAsUser'],
    least: 5,
    field: /securityContext$/i,
  },
];
/** A definition may be of another release than ours, which has a few fields more. */
const KNOWN_SHARE = 0.9;

/** The newest release has the fields of all others but a few. */
const kubernetes = kubernetesApi(Number.POSITIVE_INFINITY);

/**
 * The type of Kubernetes that a part of a schema writes out field by field, as controller-gen does with `PodTemplateSpec`; undefined where
 * that is not certain.
 *
 * @param field that has the type
 * @param owner the type of Kubernetes that the field is one of, where that is known
 */
export function writtenOutType(
  schema: CrdSchema,
  field: string,
  owner: string | undefined,
): string | undefined {
  const named = owner && kubernetes.type(owner)?.fields.get(field)?.base;
  if (named !== undefined && named !== '') return isLike(schema, named) ? named : undefined;
  return bySignature(schema, field) ?? (isTemplate(schema) ? 'V1PodTemplateSpec' : undefined);
}

function bySignature(schema: CrdSchema, field: string): string | undefined {
  return SIGNATURES.find(
    ({ type, has, least, field: called = /(?:)/ }) =>
      schema.properties.size >= least &&
      called.test(field) &&
      has.every((name) => schema.properties.has(name)) &&
      isLike(schema, type),
  )?.type;
}

function isLike({ properties }: CrdSchema, type: string): boolean {
  const fields = kubernetes.type(type)?.fields;
  const names = [...properties.keys()];
  const known = names.filter((name) => fields?.has(name));
  return known.length > 0 && known.length >= names.length * KNOWN_SHARE;
}

function isTemplate({ properties }: CrdSchema): boolean {
  const spec = properties.get('spec');
  const isOther = [...properties.keys()].some((name) => name !== 'spec' && name !== 'metadata');
  return !isOther && spec !== undefined && bySignature(spec, 'spec') === 'V1PodSpec';
}
