import { mustBe, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAnonymousAuth = flagRule({
  id: 'apiserver-anonymous-auth',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 6,
  standards: ['CIS 1.2.1', 'NSA', 'ATT&CK T1190'],
  equivalents: {
    checkov: ['CKV_K8S_68'],
    trivy: ['KCV-0001'],
    kubescape: ['C-0113'],
  },

  demand: unless(['authentication-config'], mustBe('anonymous-auth', 'false')),
  because: 'requests without credentials are let in as system:anonymous',
  caution:
    'Probes without credentials fail then, and so does kubeadm join, which reads cluster-info anonymously.',

  summary: 'The API server serves requests that carry no credentials.',
  why: `
    A request without credentials becomes the user system:anonymous in the group system:unauthenticated. What it may do
    is then only a matter of RBAC: one binding that names this group, or system:authenticated by mistake, is open to
    everyone who reaches the port.
  `,
  attack: `
    A scanner that finds port 6443 reads the version and the health endpoints without logging in, matches them with
    known holes, and tries whether any binding gives system:anonymous more.
  `,
  rollout: `
    Health checks of load balancers, the probes that kubeadm writes and \`kubeadm join\` with a token send no
    credentials. Since Kubernetes 1.34 a file given with \`--authentication-config\` can allow anonymous requests for
    /livez, /readyz and /healthz only, which is the better way.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests',
  examples: {
    bad: ['--anonymous-auth=true'],
    good: ['--anonymous-auth=false'],
  },
});
