import type { ServiceFact } from '../../kube/facts/fact.ts';
import { factsBeside, factsNear, type Stated } from '../../kube/facts/facts.ts';
import { type Labels, selects } from '../../kube/labels.ts';
import type { Pod } from '../../kube/pod.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { ownLabels, podLabelsOf } from '../lib/availability/ownLabels.ts';
import { innerName, metadataBeside, objectName } from '../lib/metadata/objectName.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';

const CAUTION =
  'The name of the Service cannot be changed in a StatefulSet that exists: it must be deleted and created again.';

export const statefulsetServiceName = defineRule({
  id: 'statefulset-service-name',
  visits: 'pod',
  category: 'availability',
  kinds: ['StatefulSet'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { 'kube-score': ['statefulset-has-servicename'] },

  summary: 'A StatefulSet has no headless Service that gives its pods their names.',
  why: `
    The pods of a StatefulSet get names such as \`db-0.db\` in DNS from the headless Service that \`serviceName\` names. Without one
    that selects them, members of a database or queue do not find each other.
  `,
  attack: `
    Nobody breaks in through this gap. Whoever may create Services in the namespace takes the missing name and answers for the
    members.
  `,
  rollout: `
    A new headless Service changes nothing for those who use another one. \`serviceName\` itself cannot be changed in a StatefulSet
    that exists.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  messages: {
    unset: ({ object }: { object: string }) => `${object} names no Service, so its pods get no names in DNS.`,
    missing: ({ object, service }: { object: string; service: string }) =>
      `${object} takes its names from Service "${service}", which is not in this workspace.`,
    notHeadless: ({ object, service }: { object: string; service: string }) =>
      `${object} takes its names from Service "${service}", which is not headless: its pods get no names in DNS.`,
    notSelected: ({ object, service }: { object: string; service: string }) =>
      `Service "${service}" does not select the pods of ${object}, so they get no names in DNS.`,
  },

  *check(pod, context) {
    if (pod.partial) return;
    const at = pod.resource.root.at('spec', 'serviceName');
    const object = objectName(pod.resource);
    const service = at.string;
    if (at.isAbsent || service === '') yield { message: 'unset', at, data: { object } };
    if (!service) return;
    const problem = problemOf(pod, service, context);
    if (problem === 'notSelected')
      yield { message: problem, at, data: { object: innerName(pod.resource), service } };
    else if (problem) yield { message: problem, at, data: { object, service } };
  },

  fixes: ({ message, at }, pod, context): readonly Fix[] => {
    const labels = podLabelsOf(pod);
    const selector = ownLabels(pod);
    if (!labels || !selector) return [];
    const headless = servicesBeside(pod, context).find(
      (service) => service.headless && serves(service, labels),
    );
    if (headless) {
      const title = `Set serviceName to ${headless.name}`;
      const operations = [{ kind: 'set', path: at.path, value: headless.name }] as const;
      return [{ title, safety: 'unsafe', caution: CAUTION, operations }];
    }
    const name = message === 'unset' ? workloadName(pod) : at.string;
    const isTaken = servicesBeside(pod, context).some((service) => service.name === name);
    if (name === undefined || isTaken) return [];
    return [
      {
        title: `Add the headless Service ${name}`,
        safety: 'unsafe',
        caution:
          message === 'unset'
            ? CAUTION
            : 'Its ports are those that the containers declare, which may not be all.',
        operations: message === 'unset' ? [{ kind: 'set', path: at.path, value: name }] : [],
        adds: [headlessService(pod, name, selector)],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: db }
      spec:
        selector: { matchLabels: { app: db } }
        template:
          metadata: { labels: { app: db } }
          spec:
            containers: [{ name: db, image: "registry.example.com/db:1.4.2" }]
    `,
    good: `
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: db }
      spec:
        serviceName: db
        selector: { matchLabels: { app: db } }
        template:
          metadata: { labels: { app: db } }
          spec:
            containers: [{ name: db, image: "registry.example.com/db:1.4.2" }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: db }
      spec:
        clusterIP: None
        selector: { app: db }
        ports: [{ port: 5432 }]
    `,
  },
});

function servicesBeside({ resource }: Pod, { facts, file }: RuleContext): readonly Stated<'service'>[] {
  return factsBeside(facts, 'service', { namespace: resource.namespace, file });
}

/** Whether a Service selects these pods, or may. */
function serves({ selector, complete }: ServiceFact, labels: Labels): boolean {
  return !complete || !selector || selects({ matchLabels: selector, matchExpressions: [] }, labels);
}

function problemOf(
  pod: Pod,
  name: string,
  context: RuleContext,
): 'missing' | 'notHeadless' | 'notSelected' | undefined {
  const named = factsNear(context.facts, 'service', pod.resource).filter((service) => service.name === name);
  const beside = servicesBeside(pod, context);
  if (named.length === 0) {
    // Where no Service stands beside the workload, its Services are somewhere else.
    const plain = beside.length > 0 && beside.every(({ complete }) => complete);
    return plain ? 'missing' : undefined;
  }
  const [service] = beside.filter((fact) => fact.name === name);
  if (!service || named.length > 1 || !service.complete) return undefined;
  if (!service.headless) return 'notHeadless';
  const labels = podLabelsOf(pod);
  return labels && !serves(service, labels) ? 'notSelected' : undefined;
}

function headlessService(pod: Pod, name: string, selector: Labels): NewValue {
  const declared = pod.containers.flatMap(({ root }) => root.at('ports').items);
  const ports = declared.flatMap((port) => {
    const number = port.at('containerPort').integer;
    const isTcp = port.at('protocol').isNot('UDP') && port.at('protocol').isNot('SCTP');
    if (number === undefined || !isTcp) return [];
    return [{ name: port.at('name').string ?? `port-${number}`, port: number }];
  });
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataBeside(pod.resource, name),
    spec: { clusterIP: 'None', selector, ...(ports.length > 0 ? { ports } : {}) },
  };
}
