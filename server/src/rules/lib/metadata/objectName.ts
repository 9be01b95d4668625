import type { Resource } from '../../../kube/resource.ts';

/** An object as a message begins with it: `Deployment "web"`, or `The Deployment` where its name is not known. */
export function objectName({ kind, name }: Resource): string {
  return name === undefined ? `The ${kind}` : `${kind} "${name}"`;
}

/** The same within a sentence. */
export function innerName({ kind, name }: Resource): string {
  return name === undefined ? `the ${kind}` : `${kind} "${name}"`;
}

/** The `metadata` of an object that is to stand beside another one. */
export function metadataBeside({ namespace }: Resource, name: string): { readonly [key: string]: string } {
  return namespace === undefined ? { name } : { name, namespace };
}
