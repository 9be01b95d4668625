import type { WorkloadFact } from '../../kube/facts/fact.ts';
import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { isKind } from '../../kube/kinds.ts';
import { readLabels, selects } from '../../kube/labels.ts';
import { type Pod, podOf } from '../../kube/pod.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** Where SSH servers listen; 2222 only counts where a Service leads there, for many programs use it for something else. */
const SSH_PORT = 22;
const SERVICE_PORTS = [22, 2222];

/** Parts of names of images for which SSH is the service itself: Git and file servers. */
const SSH_SERVICES = /git(?!ops)|forgejo|gogs|gerrit|bitbucket|sftp|soft-serve|bastion|teleport/;

export const sshPort = defineRule({
  id: 'ssh-port',
  visits: 'resource',
  category: 'workload',
  kinds: ['pods', 'Service'],
  severity: 'warning',
  fix: null,
  risk: 4,
  crossResource: true,
  standards: ['ATT&CK T1133'],
  equivalents: { 'kube-linter': ['ssh-port'], kubescape: ['C-0042'] },
  supersedes: ['privileged-ports'],

  summary: 'A container or a Service offers SSH.',
  why: `
    An SSH server in a container is a second way in, with keys and passwords that Kubernetes does not know: no RBAC rule and
    no audit log covers it. \`kubectl exec\` and \`kubectl debug\` do the same under both.
  `,
  attack: `
    The attacker guesses or finds the password or key, which is often built into the image, and comes back through it after
    the hole that first let him in is closed.
  `,
  rollout: `
    Scripts that copy files or run commands over SSH stop working: use \`kubectl cp\`, \`kubectl exec\` or a Job. Git and file
    servers need the port, and are left alone where the image tells.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
  enforce:
    'A ValidatingAdmissionPolicy with the CEL expression `object.spec.containers.all(c, !has(c.ports) || c.ports.all(p, p.containerPort != 22))` on pods.',
  messages: {
    container: ({ container }: { container: string }) =>
      `Container "${container}" listens on port 22: SSH is a way in that RBAC and audit logs do not see.`,
    service: ({ workload, port }: { workload: string; port: number }) =>
      `The Service leads to port ${port} of "${workload}", which looks like SSH: RBAC and audit logs do not see it.`,
  },

  *check(resource, context) {
    if (isKind(resource, 'Service')) {
      yield* checkService(resource, context);
      return;
    }
    const pod = podOf(resource);
    if (!pod || podImages(pod).some(isSshService)) return;
    for (const container of pod.containers) {
      for (const port of container.at('ports').items) {
        const at = port.at('containerPort');
        if (at.is(SSH_PORT) && port.at('protocol').isNot('UDP') && port.at('protocol').isNot('SCTP'))
          yield { message: 'container', at, data: { container: container.name } };
      }
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 22
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
    `,
  },
});

function podImages(pod: Pod): readonly string[] {
  return pod.containers.flatMap((container) => container.at('image').string ?? []);
}

function isSshService(image: string): boolean {
  return SSH_SERVICES.test(image);
}

/** The ports of a Service that lead to SSH, where the workload that it selects is in view. */
function* checkService(resource: Resource, context: RuleContext) {
  const ports = resource.root.at('spec', 'ports').items.flatMap(sshTarget);
  if (ports.length === 0) return;
  const workload = selectedBy(resource, context);
  if (!workload || workload.images.some(isSshService)) return;
  for (const { at, port } of ports)
    yield { message: 'service', at, data: { workload: workload.name, port } } as const;
}

/** Where a port of a Service says that it leads to SSH. A port 22 with another target is a name for something else. */
function sshTarget(item: Field): { readonly at: Field; readonly port: number }[] {
  if (!item.at('protocol').isNot('UDP')) return [];
  const target = item.at('targetPort');
  const at = target.isAbsent ? item.at('port') : target;
  const port = at.integer;
  return port !== undefined && SERVICE_PORTS.includes(port) ? [{ at, port }] : [];
}

/** A workload that the Service certainly selects. */
function selectedBy(resource: Resource, { facts, file }: RuleContext): WorkloadFact | undefined {
  const matchLabels = readLabels(resource.root.at('spec', 'selector'));
  if (!matchLabels || Object.keys(matchLabels).length === 0) return undefined;
  const place = { namespace: resource.namespace, file };
  return factsNear(facts, 'workload', resource).find(
    (workload) =>
      workload.podLabels !== undefined &&
      selects({ matchLabels, matchExpressions: [] }, workload.podLabels) &&
      surelySeeEachOther(place, workload),
  );
}
