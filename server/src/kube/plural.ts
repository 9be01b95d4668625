/**
 * The resource that a kind is served as, as far as its name tells: kubernetes/apimachinery `UnsafeGuessKindToResource` in
 * `pkg/api/meta/restmapper.go`. Right for all kinds of Kubernetes; a CustomResourceDefinition may say another.
 */
export function resourceOfKind(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints' || name === '') return name;
  if (name.endsWith('s')) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
