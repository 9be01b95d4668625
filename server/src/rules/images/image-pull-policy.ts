import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule } from '../rule.ts';

/**
 * An image with a digest cannot change, so any policy will do. For a version that nobody moves the policy that Kubernetes takes by
 * default is right: then it is a matter of taste.
 */
export const imagePullPolicy = defineRule({
  id: 'image-pull-policy',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'info',
  fix: 'safe',
  risk: 3,
  standards: ['ATT&CK T1525'],
  equivalents: {
    'kube-score': ['container-image-pull-policy'],
    polaris: ['pullPolicyNotAlways'],
    checkov: ['CKV_K8S_15'],
    kubescape: ['C-0075'],
    kyverno: ['imagepullpolicy-always'],
  },
  yieldsTo: ['latest-tag', 'image-digest'],

  summary: 'A container may start from an image that is already on the node, without asking the registry.',
  why: `
    With any other policy than Always the kubelet takes an image of that name from the node's store. It asks neither whether
    the tag means another image by now, nor whether this pod may pull it at all.
  `,
  attack: `
    On a shared node the attacker's pod names a private image that another team's pod has pulled, and runs it without
    credentials. Or an image that was replaced because of a hole goes on running where the old one was cached.
  `,
  rollout: `
    The registry must be reachable whenever a container starts; layers that the node has are not pulled again. Images that
    exist on the node only, as in kind or minikube, do not start.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  messages: {
    cached: ({ container, policy }: { container: string; policy: string }) =>
      `Container "${container}" may run an old image left on the node: its pull policy is ${policy}.`,
  },

  *check(container) {
    const { reference } = imageOf(container);
    if (!reference || reference.digest !== undefined) return;
    const at = container.at('imagePullPolicy');
    const alwaysByDefault = reference.tag === undefined || reference.tag === 'latest';
    if (at.isAbsent && alwaysByDefault) return;
    if (!at.isNot('Always')) return;
    const data = { container: container.name, policy: at.string ?? 'IfNotPresent' };
    const isUsual = !alwaysByDefault && data.policy === 'IfNotPresent';
    yield { message: 'cached', at, data, ...(isUsual ? { milder: true } : {}) };
  },

  fixes: ({ at }) => [
    {
      title: 'Set imagePullPolicy to Always',
      // A policy that is written is somebody's choice: Never, and often IfNotPresent, for images that no registry has.
      ...(at.isAbsent
        ? { safety: 'safe' }
        : {
            safety: 'unsafe',
            caution: 'An image that was put on the node by hand is not found in a registry.',
          }),
      operations: [{ kind: 'set', path: at.path, value: 'Always', after: 'image' }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          imagePullPolicy: Always
    `,
  },
});
