import { componentsOf } from '../../kube/components/componentsOf.ts';
import { isKind } from '../../kube/kinds.ts';
import { mustContain } from '../lib/control-plane/flagDemands.ts';
import { defineRule } from '../rule.ts';

const enabled = mustContain('enable-admission-plugins', 'EventRateLimit');

/** A flag of the API server enables the plugin, and a file configures it; either may be the one that is in view. */
export const apiserverEventRateLimit = defineRule({
  id: 'apiserver-event-rate-limit',
  visits: 'resource',
  category: 'control-plane',
  kinds: ['pods', 'ClusterConfiguration', 'AdmissionConfiguration'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 1.2.9', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_78'],
    trivy: ['KCV-0010'],
    kubescape: ['C-0121'],
  },

  summary: 'Nothing limits how many events the API server takes.',
  why: `
    Each event is a write to etcd. The admission plugin EventRateLimit refuses events above a limit for the server, a namespace,
    a user or a source, so that one workload in trouble does not slow everything down.
  `,
  attack: `
    Someone who may create events, or makes pods fail in quick turns, fills etcd and keeps the API server busy.
  `,
  rollout: `
    The plugin needs limits in the file that \`--admission-control-config-file\` names; without them the API server does not
    start. Refused events are lost, so begin with generous limits.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit',
  messages: {
    disabled: ({ title }: { title: string }) =>
      `${title} runs without the admission plugin EventRateLimit: events can flood it.`,
    unconfigured: (_data: object) =>
      'The admission configuration has no EventRateLimit: events can flood the API server.',
  },

  *check(resource, context) {
    if (isKind(resource, 'AdmissionConfiguration')) {
      const plugins = resource.root.at('plugins');
      const names = plugins.items.map((plugin) => plugin.at('name').string);
      if (plugins.isCompleteList && names.every((name) => name !== undefined && name !== 'EventRateLimit'))
        yield { message: 'unconfigured', at: plugins, data: {} };
      return;
    }
    for (const component of componentsOf(resource)) {
      const fault = component.name === 'kube-apiserver' ? enabled(component, context) : undefined;
      if (fault) yield { message: 'disabled', at: fault.at, data: { title: component.title } };
    }
  },

  fixes: ({ message, at }, resource, context) => {
    const caution = 'The limits are a guess; without the file that holds them the API server does not start.';
    if (message === 'unconfigured') {
      const limit = { type: 'Namespace', qps: { tabStop: 50 }, burst: { tabStop: 100 } };
      const configuration = {
        apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
        kind: 'Configuration',
        limits: [limit],
      };
      const value = { name: 'EventRateLimit', configuration };
      return [
        {
          title: 'Add limits for events',
          safety: 'unsafe',
          caution,
          operations: [{ kind: 'append', path: at.path, value }],
        },
      ];
    }
    const faults = componentsOf(resource).flatMap((component) => enabled(component, context) ?? []);
    const mend = faults.find((fault) => fault.at.path.join() === at.path.join())?.mend;
    return mend ? [{ ...mend, safety: 'unsafe', caution }] : [];
  },

  examples: {
    bad: `
      containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.34.1
          command:
            - kube-apiserver
            - --enable-admission-plugins=NodeRestriction
    `,
    good: `
      containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.34.1
          command:
            - kube-apiserver
            - --enable-admission-plugins=NodeRestriction,EventRateLimit
    `,
  },
});
