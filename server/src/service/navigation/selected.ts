import type { Span } from '../../base/span.ts';
import { type Facts, factsNear, type Stated, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { isKind } from '../../kube/kinds.ts';
import { readLabels, readSelector, type Selector, selects } from '../../kube/labels.ts';
import { RULES_OF } from '../../kube/networkPolicy.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { PlacedSection } from '../../syntax/sections.ts';

/** Pods as a selector names them. */
export interface PodSelection {
  readonly selector: Selector;
  readonly namespace: string | undefined;
  /** The port of these pods that is meant, where it is. */
  readonly port?: string | undefined;
}

/** More workloads than these are no answer. */
const MOST = 50;

/** The pods that are meant at an offset: of a selector, or of the `targetPort` of a Service. Undefined elsewhere, and for a selector that selects all. */
export function selectionAt({ section }: PlacedSection, offset: number): PodSelection | undefined {
  const touches = (span: Span | undefined): boolean =>
    span !== undefined && span.start <= offset && offset <= span.end;
  for (const resource of resourcesOf(section)) {
    for (const { at, selector, port } of selectorsOf(resource)) {
      const { node } = at;
      const isHere = node && !node.shared && (touches(node.span) || touches(node.keySpan));
      const isAll =
        selector && Object.keys(selector.matchLabels).length + selector.matchExpressions.length === 0;
      if (isHere && selector && !isAll) return { selector, namespace: resource.namespace, port };
    }
  }
  return undefined;
}

/** The workloads whose pods a selection means: those that it certainly means where there are some. */
export function workloadsSelected(
  facts: Facts,
  { selector, namespace }: PodSelection,
  file: string,
): readonly Stated<'workload'>[] {
  const selected = factsNear(facts, 'workload', { namespace }).filter(
    ({ podLabels }) => podLabels !== undefined && selects(selector, podLabels),
  );
  const sure = selected.filter((fact) => surelySeeEachOther(fact, { namespace, file }));
  return (sure.length > 0 ? sure : selected).slice(0, MOST);
}

interface SelectorField {
  /** Where somebody points at it. */
  readonly at: Field;
  readonly selector: Selector | undefined;
  readonly port?: string | undefined;
}

function selectorsOf(resource: Resource): readonly SelectorField[] {
  const spec = resource.root.at('spec');
  if (isKind(resource, 'Service')) return serviceSelectors(spec);
  if (isKind(resource, 'PodDisruptionBudget')) return [selectorField(spec.at('selector'))];
  if (!isKind(resource, 'NetworkPolicy')) return [];
  const peers = Object.values(RULES_OF).flatMap((rule) =>
    spec.at(rule.list).items.flatMap((item) => item.at(rule.peers).items),
  );
  return [
    selectorField(spec.at('podSelector')),
    // With a selector of namespaces the pods may be anywhere.
    ...peers.flatMap((peer) =>
      peer.at('namespaceSelector').isAbsent ? [selectorField(peer.at('podSelector'))] : [],
    ),
  ];
}

const selectorField = (at: Field): SelectorField => ({ at, selector: readSelector(at) });

function serviceSelectors(spec: Field): readonly SelectorField[] {
  const at = spec.at('selector');
  const matchLabels = readLabels(at);
  const selector = matchLabels && { matchLabels, matchExpressions: [] };
  const ports = spec.at('ports').items.map((port) => port.at('targetPort'));
  return [
    { at, selector },
    ...ports.map((target) => ({ at: target, selector, port: target.stringOrNumber })),
  ];
}
