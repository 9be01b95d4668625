import { mustLack } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverNamespaceLifecycle = flagRule({
  id: 'apiserver-namespace-lifecycle',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 2,
  standards: ['CIS 1.2.13'],
  equivalents: {
    checkov: ['CKV_K8S_83'],
    trivy: ['KCV-0015'],
    kubescape: ['C-0126'],
  },

  demand: mustLack('disable-admission-plugins', 'NamespaceLifecycle'),
  because: 'objects appear in namespaces that are gone',
  caution:
    'Requests that create objects in a namespace that does not exist, or is being deleted, are refused again.',

  summary: 'The admission plugin NamespaceLifecycle is disabled.',
  why: `
    The plugin refuses objects in namespaces that do not exist or are being deleted, and protects default, kube-system
    and kube-public from deletion. It is on by default.
  `,
  attack: `
    Objects in a namespace that no longer exists are not seen by anyone who lists namespaces, and policies that select
    namespaces by label do not apply to them.
  `,
  rollout: `
    Scripts that create a namespace and its objects in the wrong order get errors and have to be put right.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle',
  examples: {
    bad: ['--disable-admission-plugins=NamespaceLifecycle'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
