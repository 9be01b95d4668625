import type { Field } from '../../syntax/field.ts';
import { isLongRunning } from '../lib/pod/longRunning.ts';
import { defineRule } from '../rule.ts';

/** Defaults of core/v1 `Probe`. */
const PERIOD_SECONDS = 10;
const FAILURE_THRESHOLD = 3;

/**
 * One question for both probes is what the documentation of Kubernetes itself suggests, as long as the liveness probe is the
 * more patient one; only then the pod is taken out of its Services before it is restarted.
 */
export const identicalProbes = defineRule({
  id: 'identical-probes',
  visits: 'container',
  category: 'availability',
  kinds: 'pods',
  severity: 'info',
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { 'kube-score': ['pod-probes-identical'], kyverno: ['validate-probes'] },

  summary: 'Liveness and readiness probe of a container ask the same and are equally patient.',
  why: `
    The readiness probe says "send nothing for a while", the liveness probe "restart". If both fail at the same moment, a pod that is
    only busy is restarted instead of being left alone, which makes overload worse.
  `,
  attack:
    'A burst of requests that would only slow the service down restarts all of its pods, one after the other.',
  rollout: `
    Ask only the program itself in the liveness probe, or raise its failureThreshold above that of the readiness probe. A program that
    hangs is then restarted a little later.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  messages: {
    identical: ({ container }: { container: string }) =>
      `Liveness and readiness probe of "${container}" ask the same: a busy container is restarted, not spared.`,
  },

  *check(container) {
    const liveness = container.at('livenessProbe');
    const readiness = container.at('readinessProbe');
    if (!liveness.isCompleteMap || !readiness.isCompleteMap || !isLongRunning(container)) return;
    if (!asksTheSame(liveness, readiness) || isMorePatient(liveness, readiness)) return;
    yield { message: 'identical', at: liveness, data: { container: container.name } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: 8080
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
            failureThreshold: 6
          readinessProbe:
            httpGet:
              path: /healthz
              port: 8080
    `,
  },
});

function asksTheSame(a: Field, b: Field): boolean {
  return (
    (isSame(a, b, 'httpGet', 'port') && isSameOrUnset(a.at('httpGet', 'path'), b.at('httpGet', 'path'))) ||
    isSame(a, b, 'tcpSocket', 'port') ||
    isSameCommand(a.at('exec', 'command'), b.at('exec', 'command'))
  );
}

function isSame(a: Field, b: Field, ...path: string[]): boolean {
  const text = a.at(...path).stringOrNumber;
  return text !== undefined && text === b.at(...path).stringOrNumber;
}

function isSameOrUnset(a: Field, b: Field): boolean {
  return (a.isAbsent && b.isAbsent) || (a.string !== undefined && a.string === b.string);
}

function isSameCommand(a: Field, b: Field): boolean {
  const [left, right] = [a, b].map((list) => list.items.map((item) => item.string));
  if (!left || !right || !a.isCompleteList || !b.isCompleteList || left.length === 0) return false;
  return (
    left.length === right.length && left.every((text, index) => text !== undefined && text === right[index])
  );
}

/** Whether the liveness probe may fail for longer, or may do so as far as can be seen. */
function isMorePatient(liveness: Field, readiness: Field): boolean {
  const [long, short] = [liveness, readiness].map(patienceOf);
  return long === undefined || short === undefined || long > short;
}

/** Seconds until a probe that always fails counts. */
function patienceOf(probe: Field): number | undefined {
  const value = (field: Field, unset: number): number | undefined => (field.isAbsent ? unset : field.integer);
  const period = value(probe.at('periodSeconds'), PERIOD_SECONDS);
  const threshold = value(probe.at('failureThreshold'), FAILURE_THRESHOLD);
  return period === undefined || threshold === undefined ? undefined : period * threshold;
}
