import { hostPathVolumes, removeHostPath } from '../lib/volumes/hostPath.ts';
import { defineRule } from '../rule.ts';

/**
 * Where the tools of the clouds keep credentials, in any home directory. /etc and /etc/kubernetes, which Kubescape's C-0020 also
 * counts for Azure, are left to `sensitive-host-path`: there is more in them.
 */
const PLACES: readonly (readonly [path: RegExp, cloud: string])[] = [
  [/(?:^|\/)\.aws(?:\/(?:config|credentials))?$/, 'AWS'],
  [/(?:^|\/)\.azure(?:\/credentials)?$/, 'Azure'],
  [/^\/etc\/kubernetes\/azure\.json$/, 'Azure'],
  [/^(?:\/root|\/home\/[^/]+)?\/\.config(?:\/gcloud)?$/, 'Google Cloud'],
  [/^(?:\/root|\/home\/[^/]+)?\/gcloud$/, 'Google Cloud'],
  [/(?:^|\/)application_default_credentials\.json$/, 'Google Cloud'],
];

export const cloudCredentialHostPath = defineRule({
  id: 'cloud-credential-host-path',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1552.001'],
  equivalents: { kubescape: ['C-0020'] },
  supersedes: ['sensitive-host-path', 'host-path-volume'],

  summary: 'A volume shows credentials of a cloud account that lie on the node.',
  why: `
    These files log in to the cloud itself as the node, or as the person who set it up. Their rights reach far beyond the
    cluster: disks, machines, registries, databases.
  `,
  attack: `
    The attacker copies the file out of the container and uses it from his own machine, where nobody in the cluster sees what
    he does with the account.
  `,
  rollout: `
    Programs that call the cloud need another identity: IAM roles for service accounts, EKS Pod Identity, Workload Identity of
    Azure or of Google. Their libraries find it by themselves.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    mounted: ({ volume, cloud }: { volume: string; cloud: string }) =>
      `Volume "${volume}" shows credentials for ${cloud} that lie on the node: they reach beyond the cluster.`,
  },

  *check(pod) {
    for (const { name, at, path } of hostPathVolumes(pod)) {
      const cloud = PLACES.find(([place]) => place.test(path))?.[1];
      if (cloud !== undefined) yield { message: 'mounted', at, data: { volume: name, cloud } };
    }
  },

  fixes: ({ at }, pod) =>
    removeHostPath(
      at,
      pod,
      'The program must get its cloud identity in another way, such as its ServiceAccount.',
    ),

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: aws
              mountPath: /root/.aws
      volumes:
        - name: aws
          hostPath:
            path: /root/.aws
    `,
    good: `
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
