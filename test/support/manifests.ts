import { dedent } from './ruleTester.ts';

/** A cluster-wide or namespaced object with the given rest below its `metadata.name: example`. */
export function objectOf(apiVersion: string, kind: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: example\n${dedent(rest)}`;
}

/** A PodSecurityPolicy with the given lines as its spec. */
export function podSecurityPolicy(spec: string): string {
  return objectOf(
    'policy/v1beta1',
    'PodSecurityPolicy',
    `spec:\n${dedent(spec).replace(/^(?=.)/gm, '  ')}\n`,
  );
}
