import { factsNear } from '../../../kube/facts/facts.ts';
import { readLabels, selects } from '../../../kube/labels.ts';
import { type Describer, isField } from '../place.ts';
import { code, escapeMarkdown } from '../prose.ts';
import { objectLink } from './links.ts';

/** The ports of containers that a port of a Service leads to. */
export const describeServicePort: Describer = (place) => {
  const { resource, path, snapshot, hit } = place;
  if (hit.onKey || !resource || !isField(place, 'V1ServicePort', 'port', 'targetPort')) return undefined;
  const port = resource.root.at(...path.slice(0, -1));
  const target = port.at('targetPort').isAbsent ? port.at('port') : port.at('targetPort');
  const wanted = target.integer ?? target.string;
  const selector = resource.root.at('spec', 'selector');
  const labels = selector.isAbsent ? undefined : readLabels(selector);
  if (wanted === undefined || !labels || Object.keys(labels).length === 0) return undefined;
  const protocol = port.at('protocol').string ?? 'TCP';
  const lines = factsNear(snapshot.context.facts, 'workload', resource)
    .filter(({ podLabels }) => podLabels && selects({ matchLabels: labels, matchExpressions: [] }, podLabels))
    .flatMap((workload) =>
      workload.ports
        .filter((own) => own.protocol === protocol && (own.port === wanted || own.name === wanted))
        .map(
          (own) =>
            `- container ${escapeMarkdown(own.container)}, port ${own.port}${own.name ? ` (${code(own.name)})` : ''}, of ${objectLink(place, workload)}`,
        ),
    );
  return lines.length === 0 ? undefined : [`Leads to:\n${lines.slice(0, 5).join('\n')}`];
};
