import type { EditOperation } from '../../syntax/edit/operation.ts';
import { defineRule } from '../rule.ts';

/** Gatekeeper compares the beginning of the image as it is written (gatekeeper-library, general/allowedrepos). */
export const gatekeeperAllowedRepos = defineRule({
  id: 'gatekeeper-allowed-repos',
  visits: 'resource',
  category: 'admission',
  kinds: ['K8sAllowedRepos'],
  severity: 'warning',
  fix: 'safe',
  risk: 3,
  standards: ['ATT&CK T1204.003'],
  equivalents: {
    trivy: ['KSV-0124'],
  },

  summary: 'A repository allowed by Gatekeeper also allows others that begin the same.',
  why: `
    The constraint lets every image pass whose name begins with one of the texts. \`registry.example.com\` without a slash
    at its end is also the beginning of \`registry.example.com.evil.net\`, and \`docker.io/\` is all of Docker Hub.
  `,
  attack: `
    The attacker registers a domain or an account whose name begins like the allowed one and pulls an image of their own
    past the constraint.
  `,
  rollout: `
    A slash at the end changes nothing for images below that registry or account. Narrow \`docker.io/\` to the accounts that
    you use, after a look at what runs.
  `,
  docs: 'https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/',
  messages: {
    host: ({ repo }: { repo: string }) =>
      `"${repo}" also allows every registry whose name begins so: end it with a slash.`,
    account: ({ repo }: { repo: string }) =>
      `"${repo}" also allows every image and account whose name begins so: end it with a slash.`,
    everything: ({ repo }: { repo: string }) =>
      repo === '' ? 'An empty text allows every image.' : `"${repo}" allows all of Docker Hub.`,
  },

  *check({ root }) {
    for (const at of root.at('spec', 'parameters', 'repos').items) {
      const repo = at.string;
      const message = repo === undefined ? undefined : judge(repo);
      if (repo !== undefined && message) yield { message, at, data: { repo } };
    }
  },

  fixes: ({ message, at, data: { repo } }) => {
    if (message === 'everything') return [];
    const operations: EditOperation[] = [{ kind: 'set', path: at.path, value: `${repo}/` }];
    const title = `Allow only what is below ${repo}/`;
    if (message === 'host') return [{ title, safety: 'safe', operations }];
    const caution = `An image that is called ${repo} itself is no longer allowed.`;
    return [{ title, safety: 'unsafe', caution, operations }];
  },

  examples: {
    bad: `
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: K8sAllowedRepos
      metadata:
        name: our-registry
      spec:
        parameters:
          repos:
            - registry.example.com
    `,
    good: `
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: K8sAllowedRepos
      metadata:
        name: our-registry
      spec:
        parameters:
          repos:
            - registry.example.com/
    `,
  },
});

/** What an allowed text leaves open; undefined where nothing. */
function judge(repo: string): 'host' | 'account' | 'everything' | undefined {
  if (repo === '' || /^(?:index\.)?docker\.io\/?$/.test(repo)) return 'everything';
  if (/^(?:index\.)?docker\.io\/[^/:@]+$/.test(repo)) return 'account';
  if (/[/:]/.test(repo)) return undefined;
  return repo.includes('.') || repo === 'localhost' ? 'host' : 'account';
}
