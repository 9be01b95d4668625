import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';

/** The hosts that the rules of an Ingress name, each once; unknown ones are left out. */
export function ruleHosts({ root }: Resource): readonly string[] {
  const hosts = root.at('spec', 'rules').items.flatMap((rule) => rule.at('host').string || []);
  return [...new Set(hosts)];
}

/** The class of an Ingress: the field that says it, and the annotation of before. */
export function ingressClassFields({ root, metadata }: Resource): readonly Field[] {
  return [root.at('spec', 'ingressClassName'), metadata.at('annotations', 'kubernetes.io/ingress.class')];
}

/** An annotation with the text that it says. */
export interface Annotation {
  readonly key: string;
  readonly at: Field;
  readonly text: string;
}

/** The annotations of an object whose values are known text. */
export function annotationsOf({ metadata }: Resource): readonly Annotation[] {
  const annotations = metadata.at('annotations');
  return annotations.entries.flatMap(({ key }) => {
    const at = annotations.at(key);
    return at.string === undefined ? [] : [{ key, at, text: at.string }];
  });
}

/** Whether an annotation puts text of its own into the configuration of ingress-nginx. */
export function isSnippet({ key }: { readonly key: string }): boolean {
  return key.includes('snippet');
}

/** Takes an annotation of ingress-nginx away. */
export function removeAnnotationFix({ key, at }: Annotation): Fix {
  return {
    title: `Remove the annotation ${key.slice(key.indexOf('/') + 1)}`,
    safety: 'unsafe',
    caution: 'What the snippet did, such as headers or redirects, no longer happens.',
    operations: [{ kind: 'remove', path: at.path }],
  };
}
