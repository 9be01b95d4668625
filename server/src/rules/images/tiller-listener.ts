import type { Container } from '../../kube/pod.ts';
import { isTiller } from '../lib/images/tiller.ts';
import { defineRule } from '../rule.ts';

const LOCAL = /--?listen[= ](?:localhost|127\.0\.0\.1|\[::1\])/;

export const tillerListener = defineRule({
  id: 'tiller-listener',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1133'],
  equivalents: {
    checkov: ['CKV_K8S_45'],
  },

  summary: 'Tiller of Helm 2 listens on the network of the cluster.',
  why: `
    By default Tiller listens on port 44134 of its pod and asks for no login. Bound to localhost it is at least reached
    through \`kubectl port-forward\` only, which the API server allows or refuses.
  `,
  attack: `
    From any pod the attacker sends Tiller a chart to install, and Tiller installs it with its own rights.
  `,
  rollout: `
    With \`--listen=localhost:44134\` the Helm client still works, for it forwards the port; programs in the cluster that
    talk to Tiller do not. Better remove Tiller.
  `,
  docs: 'https://helm.sh/docs/topics/v2_v3_migration/',
  messages: {
    open: ({ container }: { container: string }) =>
      `Tiller in container "${container}" listens for every pod of the cluster, without a login.`,
  },

  *check(container) {
    if (!isTiller(container)) return;
    const written = commandOf(container);
    if (written === undefined || LOCAL.test(written)) return;
    const args = container.at('args');
    yield {
      message: 'open',
      at: args.isAbsent ? container.root.at('name') : args,
      data: { container: container.name },
    };
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
          image: ghcr.io/helm/tiller:v2.17.0
          args: ["--listen=localhost:44134"]
    `,
  },
});

/** Command and arguments in one line; undefined where not all of it is known. */
function commandOf(container: Container): string | undefined {
  const lists = [container.at('command'), container.at('args')];
  if (!lists.every((list) => list.isCompleteList)) return undefined;
  const texts = lists.flatMap((list) => list.items.map((item) => item.string));
  return texts.includes(undefined) ? undefined : texts.join(' ');
}
