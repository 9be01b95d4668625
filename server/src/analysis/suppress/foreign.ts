import type { Path } from '../../base/path.ts';
import { isDay } from '../../config/exemption.ts';
import { podOf } from '../../kube/pod.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import { commentsOf } from '../../syntax/comments.ts';
import type { Field } from '../../syntax/field.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import { nextContentLine } from './directives.ts';
import { allRulesOf, type ForeignTool, rulesFor, rulesLike } from './foreignIds.ts';
import type { Reach, Suppression } from './suppression.ts';

/** An annotation whose value is a known text, and the part of the object that it is written on. */
export interface Annotation {
  readonly key: string;
  readonly value: string;
  readonly field: Field;
  readonly reach: Extract<Reach, { kind: 'within' }>;
  /** On the object itself, or on its pod template. */
  readonly on: 'object' | 'template';
  /** Another annotation of the same object. */
  readonly beside: (key: string) => string | undefined;
}

/** The annotations of the objects of a section and of their pod templates. */
export function annotationsIn(section: Section): Annotation[] {
  return resourcesOf(section).flatMap((resource) => {
    const own = annotationsOf(resource, resource.metadata, 'object');
    const template = podOf(resource)?.metadata;
    const isSame = !template || template.path.length === resource.metadata.path.length;
    return isSame ? own : [...own, ...annotationsOf(resource, template, 'template')];
  });
}

function annotationsOf(resource: Resource, metadata: Field, on: Annotation['on']): Annotation[] {
  const annotations = metadata.at('annotations');
  const path: Path = on === 'object' ? resource.root.path : metadata.path.slice(0, -1);
  const beside = (key: string): string | undefined => textOf(annotations.at(key));
  return annotations.entries.flatMap(({ key }) => {
    const field = annotations.at(key);
    const value = textOf(field);
    const reach = { kind: 'within', resource: resource.root.path, path } as const;
    return value === undefined ? [] : [{ key, value, field, reach, on, beside }];
  });
}

/** Values of annotations are texts, but people forget the quotes around `true`. */
function textOf(field: Field): string | undefined {
  return field.string ?? (field.boolean === undefined ? undefined : String(field.boolean));
}

/** What an annotation of another tool switches off. */
interface Skip {
  readonly rules: ReadonlySet<string>;
  readonly reason: string;
  readonly until?: string | undefined;
}

/** The suppressions that annotations in the syntax of other tools mean. */
export function foreignAnnotations(annotations: readonly Annotation[]): Suppression[] {
  return annotations.flatMap((annotation) => {
    const skip = skipOf(annotation);
    if (!skip || skip.rules.size === 0) return [];
    const { field, reach } = annotation;
    return foreign(skip, 'annotation', field.label, reach, field.path);
  });
}

function foreign(
  { rules, reason, until }: Skip,
  by: Suppression['by'],
  span: Suppression['span'],
  reach: Reach,
  path: Path,
): Suppression {
  const names = [...rules].map((rule) => ({ rule, span }));
  return { by, names, reason, until, reach, span, path, foreign: true, own: undefined };
}

function skipOf(annotation: Annotation): Skip | undefined {
  const { key, on } = annotation;
  if (key.endsWith('kube-linter.io/ignore-all') || key.startsWith('ignore-check.kube-linter.io/'))
    return on === 'object' ? kubeLinter(annotation) : undefined;
  if (key === 'kube-score/ignore') return kubeScore(annotation);
  if (key.startsWith('polaris.fairwinds.com/')) return on === 'object' ? polaris(annotation) : undefined;
  if (/(?:checkov|bridgecrew|cortex)\.io\/skip/.test(key)) return checkov(annotation);
  if (key === 'kubescape.io/skip-controls') return on === 'object' ? kubescape(annotation) : undefined;
  return undefined;
}

/** Source: https://github.com/stackrox/kube-linter/blob/main/docs/configuring-kubelinter.md (Ignore violations). */
function kubeLinter({ key, value }: Annotation): Skip | undefined {
  if (key === 'kube-linter.io/ignore-all') return { rules: allRulesOf('kube-linter'), reason: value };
  const [, check] = /^ignore-check\.kube-linter\.io\/(.+)$/.exec(key) ?? [];
  return check === undefined ? undefined : { rules: rulesFor('kube-linter', check), reason: value };
}

/**
 * Source: https://github.com/zegl/kube-score/blob/master/README.md (Ignoring a test); `score/checks` there: who ignores
 * `container-resources` is not told about ephemeral storage either.
 */
function kubeScore({ value }: Annotation): Skip {
  const ids = listOf(value);
  const more = ids.includes('container-resources') ? ['container-ephemeral-storage-request-and-limit'] : [];
  return union('kube-score', [...ids, ...more], '');
}

/** Source: https://polaris.docs.fairwinds.com/customization/exemptions/ (Annotations). */
function polaris({ key, value }: Annotation): Skip | undefined {
  if (value.toLowerCase() !== 'true') return undefined;
  if (key === 'polaris.fairwinds.com/exempt') return { rules: allRulesOf('polaris'), reason: '' };
  const [, check] = /^polaris\.fairwinds\.com\/(.+)-exempt$/.exec(key) ?? [];
  return check === undefined ? undefined : { rules: rulesFor('polaris', check), reason: '' };
}

/**
 * Source: https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html (Kubernetes). Ids of the vendor's platform
 * (`BC_K8S_…`) are not translated: which check each stands for is known to that platform only.
 */
function checkov({ value }: Annotation): Skip {
  const equals = value.indexOf('=');
  const id = equals < 0 ? value : value.slice(0, equals);
  return { rules: rulesFor('checkov', id), reason: equals < 0 ? '' : value.slice(equals + 1).trim() };
}

/** Source: kubescape/kubescape, `core/pkg/opaprocessor/processorhandlerutils.go`: an expiry that is no RFC 3339 time voids it all. */
function kubescape({ value, beside }: Annotation): Skip | undefined {
  const expiry = beside('kubescape.io/skip-expiry');
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(expiry ?? '');
  if (expiry && !(isTime && isDay(expiry.slice(0, 10)))) return undefined;
  const skip = union('kubescape', listOf(value), beside('kubescape.io/skip-reason') ?? '');
  return { ...skip, until: expiry ? expiry.slice(0, 10) : undefined };
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function union(tool: ForeignTool, ids: readonly string[], reason: string): Skip {
  return { rules: new Set(ids.flatMap((id) => [...rulesFor(tool, id)])), reason };
}

const TRIVY = /(?<!#)#+\s*trivy:ignore:([^\s#]+)([^#]*)/gi;

/**
 * The comments of Trivy: above the line at which the flagged part begins, or at that line. Trivy itself reads them in Terraform, Dockerfiles
 * and Helm only, but people write them in manifests as well.
 *
 * Source: https://trivy.dev/latest/docs/configuration/filtering/ (By Inline Comments).
 */
export function trivyComments(section: Section): Suppression[] {
  return commentsOf(section).flatMap(({ text, span }) => {
    const { line, character } = lineMapOf(section).positionAt(span.start);
    const lineStart = span.start - character;
    const isAlone = section.text.slice(lineStart, span.start).trim() === '';
    const target = isAlone ? nextContentLine(section, line) : line;
    return [...text.matchAll(TRIVY)].flatMap(([, ignore = '', rest = '']) => {
      const [id = '', option, day, ...more] = ignore.split(':');
      const expires = option?.toLowerCase() === 'exp';
      const isOdd = id.includes('[') || more.length > 0 || (option !== undefined && !expires);
      if (isOdd || (expires && !(day && isDay(day)))) return [];
      const rules = rulesLike('trivy', id);
      if (rules.size === 0) return [];
      const reason = rest.replace(/^[\s:-]+/, '').trim();
      const skip = { rules, reason, until: expires ? day : undefined };
      return foreign(skip, 'comment', span, { kind: 'node', line: target }, []);
    });
  });
}
