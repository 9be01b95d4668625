import { declarePortFix, excuseFollowers, undeclaredPort } from '../lib/network/probePorts.ts';
import { defineRule } from '../rule.ts';

/** A name that no port has fails for certain; a number works without being declared, so it is told one level lower. */
export const livenessPort = defineRule({
  id: 'liveness-port',
  visits: 'container',
  category: 'availability',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: { 'kube-linter': ['liveness-port'] },

  summary: 'A liveness probe asks a port that the container does not declare.',
  why: `
    A probe that asks the wrong port fails, and a failing liveness probe restarts the container. A port name that the container does not have can
    never be found; an undeclared number works only if the program happens to listen there.
  `,
  attack: `
    Nobody attacks this gap itself. But probes that fail for no reason are taken out, and a stuck or half-dead program is then not
    noticed.
  `,
  rollout:
    'The container is restarted again and again if the port is wrong after the change too: ask it from within the container first.',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  messages: {
    name: ({ container, port }: { container: string; port: string | number }) =>
      `The liveness probe of "${container}" asks port "${port}", but no port has that name, so it fails.`,
    number: ({ container, port }: { container: string; port: string | number }) =>
      `The liveness probe of "${container}" asks port ${port}, which the container does not declare.`,
  },

  *check(container) {
    const found = undeclaredPort(container, 'livenessProbe');
    if (!found) return;
    const { at, port } = found;
    const data = { container: container.name, port };
    if (typeof port === 'string') yield { message: 'name', at, data };
    else
      yield {
        message: 'number',
        at,
        data,
        milder: true,
        excuses: excuseFollowers(container, 'livenessProbe', found),
      };
  },

  fixes: ({ data: { port } }, container) => [declarePortFix(container, port)],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            tcpSocket:
              port: 8081
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            tcpSocket:
              port: http
    `,
  },
});
