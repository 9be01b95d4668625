import { factsNear } from '../../kube/facts/facts.ts';
import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** Annotation with which HashiCorp's injector brings secrets into a pod: https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations */
const INJECTOR = 'vault.hashicorp.com/agent-inject';

/**
 * Narrower than Kubescape's C-0234: only pods that use Secrets are asked where these come from, and a Secret that an object of
 * the workspace fetches from a store (ExternalSecret, VaultStaticSecret…) counts like a volume of the Secrets Store CSI driver.
 */
export const externalSecretStorage = defineRule({
  id: 'external-secret-storage',
  visits: 'pod',
  category: 'secrets',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  crossResource: true,
  standards: ['CIS 5.4.2'],
  equivalents: { kubescape: ['C-0234'] },

  summary: 'A workload takes its secrets from Secrets of the cluster, not from a secret store.',
  why: `
    A Secret of the cluster lies in etcd and in its backups, is readable for everybody with the right to read Secrets in the
    namespace, and is rotated by hand. A store outside keeps a log of who read what, and rotates by itself.
  `,
  attack: `
    With one \`kubectl get secrets\`, or a backup of etcd, the attacker has all credentials of the namespace at once.
  `,
  rollout: `
    The cluster needs a driver or an operator for the store, and the workload an identity in it. With the CSI driver secrets
    come as files; programs that read environment variables need the Secret that the driver syncs.
  `,
  docs: 'https://secrets-store-csi-driver.sigs.k8s.io/',
  messages: {
    cluster: ({ name }: { name: string }) =>
      `Secret "${name}" is kept in the cluster: no volume of this pod comes from a secret store.`,
  },

  *check(pod, context) {
    const secret = secretsOf(pod).find(({ state }) => state === 'known');
    const name = secret?.string;
    if (!secret || name === undefined || usesStore(pod, context)) return;
    yield { message: 'cluster', at: secret, data: { name } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: keys
              mountPath: /keys
              readOnly: true
      volumes:
        - name: keys
          secret:
            secretName: web
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: keys
              mountPath: /keys
              readOnly: true
      volumes:
        - name: keys
          csi:
            driver: secrets-store.csi.k8s.io
            readOnly: true
            volumeAttributes:
              secretProviderClass: web
    `,
  },
});

/** The fields in which a pod names Secrets. */
function secretsOf(pod: Pod): readonly Field[] {
  const volumes = pod.at('volumes').items.map((volume) => volume.at('secret', 'secretName'));
  const env = pod.containers.flatMap((container) => [
    ...container.at('env').items.map((item) => item.at('valueFrom', 'secretKeyRef', 'name')),
    ...container.at('envFrom').items.map((item) => item.at('secretRef', 'name')),
  ]);
  return [...volumes, ...env].filter((field) => !field.isAbsent);
}

/** Whether some of a pod's secrets may come from a store, by itself or by way of an object that makes a Secret. */
function usesStore(pod: Pod, { facts }: RuleContext): boolean {
  const volumes = pod.at('volumes');
  const hasDriver = volumes.items.some(
    (volume) => !volume.at('csi', 'volumeAttributes', 'secretProviderClass').isAbsent,
  );
  if (hasDriver || !volumes.isCompleteList) return true;
  if (!pod.metadata.at('annotations', INJECTOR).isAbsent) return true;
  const names = new Set(secretsOf(pod).map((field) => field.string));
  return factsNear(facts, 'secret', pod.resource).some(
    ({ kind, name }) => kind !== 'Secret' && kind !== 'Kustomization' && names.has(name),
  );
}
