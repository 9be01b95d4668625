import { defineRule } from '../rule.ts';

/** What git-sync runs anyway. */
const PLAIN = ['git', '/usr/bin/git'];

export const gitSyncCommandInjection = defineRule({
  id: 'git-sync-command-injection',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 2,
  standards: ['ATT&CK T1609'],
  equivalents: {
    checkov: ['CKV_K8S_159'],
  },

  summary: 'The variable GITSYNC_GIT names the program that git-sync runs.',
  why: `
    What this variable names git-sync runs in place of git, in the container that holds the keys of the repositories. Nobody
    needs it but to replace git by something else.
  `,
  attack: `
    Whoever may change the environment of the pod, but not its command, lets git-sync run a script from the repository and
    reads the SSH key or token that it pulls with.
  `,
  rollout: `
    The git of the image is used again. Where a wrapper is really needed, build it into the image under the name git.
  `,
  docs: 'https://github.com/kubernetes/git-sync',
  messages: {
    replaced: ({ container }: { container: string }) =>
      `GITSYNC_GIT makes git-sync in container "${container}" run another program than git.`,
  },

  *check(container) {
    for (const item of container.at('env').items) {
      const at = item.at('name');
      if (!at.is('GITSYNC_GIT') || PLAIN.some((git) => item.at('value').is(git))) continue;
      yield { message: 'replaced', at, data: { container: container.name } };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Remove GITSYNC_GIT',
      safety: 'unsafe',
      caution: 'git-sync then runs the git of its image.',
      operations: [{ kind: 'remove', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.k8s.io/git-sync/git-sync:v4.4.2
          env:
            - name: GITSYNC_GIT
              value: /repo/run.sh
    `,
    good: `
      containers:
        - name: web
          image: registry.k8s.io/git-sync/git-sync:v4.4.2
          env:
            - name: GITSYNC_REPO
              value: https://git.example.com/shop.git
    `,
  },
});
