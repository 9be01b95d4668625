import { readLabels } from '../../kube/labels.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type Fix } from '../rule.ts';

/** See https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/. */
const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';
const AWS_CERTIFICATE = `${AWS}ssl-cert`;
/** See https://learn.microsoft.com/en-us/azure/aks/load-balancer-standard. */
const AZURE = 'service.beta.kubernetes.io/azure-';
const AZURE_INTERNAL = `${AZURE}load-balancer-internal`;
const AZURE_CLASSES = ['azure/application-gateway', 'azure-application-gateway', 'azure-alb-external'];

/** Says something only where the manifest tells which cloud it is for. */
export const loadBalancerTls = defineRule({
  id: 'load-balancer-tls',
  visits: 'resource',
  category: 'network',
  kinds: ['Service', 'Ingress'],
  severity: 'warning',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1557'],
  equivalents: { kubescape: ['C-0231', 'C-0245'], kyverno: ['require-encryption-aws-loadbalancers'] },
  supersedes: ['ingress-tls'],

  summary: 'A load balancer of a cloud has no certificate.',
  why: `
    Without a certificate the load balancer hands requests on as they come. Unless the pods speak TLS themselves, tokens and data
    cross the internet in plain text.
  `,
  attack: 'Anybody on the way between client and load balancer reads and changes the requests.',
  rollout: `
    The certificate must exist in the account and name the host, or clients refuse the connection. Where pods end TLS themselves,
    leave the load balancer as it is.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#ssl-support-on-aws',
  messages: {
    aws: ({ name }: { name: string }) =>
      `The AWS load balancer of Service "${name}" has port 443 but no certificate.`,
    azure: ({ name }: { name: string }) =>
      `Service "${name}" gets a public Azure load balancer, which cannot end TLS.`,
    gateway: ({ name }: { name: string }) =>
      `Ingress "${name}" uses an Azure application gateway without TLS.`,
  },

  *check(resource) {
    const { root, metadata, kind, name = '' } = resource;
    const annotations = metadata.at('annotations');
    if (!annotations.isAbsent && !readLabels(annotations)) return;
    const spec = root.at('spec');
    if (!spec.isCompleteMap) return;
    const data = { name };
    if (kind === 'Ingress') {
      if (spec.at('tls').isAbsent && usesAzureGateway(resource))
        yield { message: 'gateway', at: spec.at('tls'), data };
    } else if (spec.at('type').is('LoadBalancer')) {
      const hasHttps = spec.at('ports').items.some((port) => port.at('port').is(443));
      const at = spec.at('type');
      if (isForAws(annotations, spec) && hasHttps && !hasKey(annotations, AWS_CERTIFICATE))
        yield { message: 'aws', at, data };
      if (hasKey(annotations, AZURE) && annotations.at(AZURE_INTERNAL).isNot('true'))
        yield { message: 'azure', at, data };
    }
  },

  fixes: ({ message, data: { name } }, { root, metadata }): readonly Fix[] => {
    const annotations = metadata.at('annotations');
    switch (message) {
      case 'aws':
        return [
          {
            title: 'Add a certificate annotation',
            safety: 'unsafe',
            caution: 'Put the ARN of a certificate of your account in.',
            operations: [
              {
                kind: 'set',
                path: [...annotations.path, AWS_CERTIFICATE],
                value: { tabStop: 'arn:aws:acm:REGION:ACCOUNT:certificate/ID' },
              },
            ],
          },
        ];
      case 'azure':
        return [
          {
            title: 'Make the load balancer internal',
            safety: 'unsafe',
            caution: 'The Service is no longer reachable from the internet.',
            operations: [{ kind: 'set', path: [...annotations.path, AZURE_INTERNAL], value: 'true' }],
          },
        ];
      default:
        return [
          {
            title: 'Add TLS',
            safety: 'unsafe',
            caution: 'The Secret with the certificate must exist.',
            operations: [
              {
                kind: 'set',
                path: [...root.path, 'spec', 'tls'],
                value: [{ secretName: { tabStop: `${name}-tls` } }],
              },
            ],
          },
        ];
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        annotations:
          service.beta.kubernetes.io/aws-load-balancer-type: external
      spec:
        type: LoadBalancer
        ports:
          - port: 443
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        annotations:
          service.beta.kubernetes.io/aws-load-balancer-type: external
          service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b
      spec:
        type: LoadBalancer
        ports:
          - port: 443
    `,
  },
});

function hasKey(annotations: Field, prefix: string): boolean {
  return annotations.entries.some(({ key }) => key.startsWith(prefix));
}

function isForAws(annotations: Field, spec: Field): boolean {
  return hasKey(annotations, AWS) || spec.at('loadBalancerClass').is('service.k8s.aws/nlb');
}

function usesAzureGateway({ root, metadata }: Resource): boolean {
  const names = [
    root.at('spec', 'ingressClassName').string,
    metadata.at('annotations', 'kubernetes.io/ingress.class').string,
  ];
  return names.some((name) => name !== undefined && AZURE_CLASSES.includes(name));
}
