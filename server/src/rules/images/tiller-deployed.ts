import { isKind } from '../../kube/kinds.ts';
import { podOf } from '../../kube/pod.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { isTiller } from '../lib/images/tiller.ts';
import { hasWord } from '../lib/secrets/words.ts';
import { defineRule } from '../rule.ts';

/** Peers also take the label `app: helm` alone for Tiller; other programs around Helm have it too, so here it is not enough. */
export const tillerDeployed = defineRule({
  id: 'tiller-deployed',
  visits: 'resource',
  category: 'workload',
  kinds: ['pods', 'Service'],
  severity: 'error',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1610', 'ATT&CK T1098'],
  equivalents: {
    checkov: ['CKV_K8S_34', 'CKV_K8S_44'],
    trivy: ['KSV-0102'],
    kyverno: ['disallow-helm-tiller'],
  },

  summary: 'Tiller, the server part of Helm 2, is deployed.',
  why: `
    Tiller installs charts for everybody who reaches its port, without asking who that is, and usually as cluster-admin.
    Helm 2 has had no security fixes since November 2020; Helm 3 needs no server.
  `,
  attack: `
    Any pod of the cluster connects to tiller-deploy on port 44134 and installs a chart that makes its own account
    cluster-admin.
  `,
  rollout: `
    Migrate the releases with the plugin helm-2to3, install with Helm 3 or later, and delete Tiller with its Service,
    ServiceAccount and bindings.
  `,
  docs: 'https://helm.sh/docs/topics/v2_v3_migration/',
  messages: {
    workload: (_data: object) =>
      'Tiller of Helm 2 runs here: whoever reaches its port installs what they like, mostly as cluster-admin.',
    service: (_data: object) => 'The Service makes Tiller of Helm 2 reachable: it asks nobody for a login.',
  },

  *check(resource) {
    const service = isKind(resource, 'Service');
    const at = service ? serviceSign(resource) : workloadSign(resource);
    if (at) yield { message: service ? 'service' : 'workload', at, data: {} };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: ghcr.io/helm/tiller:v2.17.0
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function workloadSign(resource: Resource): Field | undefined {
  const pod = podOf(resource);
  const container = pod?.containers.find(isTiller);
  if (container) return container.at('image');
  return pod?.containers.length === 0 ? undefined : pod && tillerLabel(pod.metadata.at('labels', 'name'));
}

function serviceSign({ root, metadata, name = '' }: Resource): Field | undefined {
  if (hasWord(name, 'tiller')) return metadata.at('name');
  return tillerLabel(root.at('spec', 'selector', 'name')) ?? tillerLabel(metadata.at('labels', 'name'));
}

function tillerLabel(label: Field): Field | undefined {
  return label.is('tiller') ? label : undefined;
}
