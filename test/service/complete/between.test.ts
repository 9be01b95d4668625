import { describe, expect, it, test } from 'vitest';
import { cursorIn, labels, offered, taken } from './support.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
  - name: http
    port: 80
`;

describe('in the middle of a manifest, what stands below stays where it belongs', () => {
  it('a line that is indented less than the next one belongs to what the next one belongs to', () => {
    const marked = `${SERVICE}  |\n    targetPort: 8080\n`;
    expect(labels(marked)).toEqual(expect.arrayContaining(['protocol', 'nodePort']));
    expect(labels(marked)).not.toContain('type');
    expect(labels(marked)).not.toContain('targetPort');
    expect(taken(marked, 'protocol')).toContain('    port: 80\n    protocol: \n    targetPort: 8080\n');
  });

  it('no key goes between a key and a list as far left as it', () => {
    const marked = SERVICE.replace('  - name', '  |\n  - name');
    expect(labels(marked)).not.toContain('type');
    expect(labels(marked)).toContain('port, targetPort');
  });

  it('a dash before the rest of an item starts no other', () => {
    const marked = `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: web
      volumeMounts:
        - mountPath: /a
    - |
          name: files
`;
    expect(labels(marked)).toEqual([]);
  });

  it('tabs are replaced by blanks', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec:\n\t|';
    expect(taken(text, 'restartPolicy')).toBe('apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: ');
    const container = '  containers:\n    - name: web\n\t\t\t|';
    expect(taken(`apiVersion: v1\nkind: Pod\nspec:\n${container}`, 'workingDir')).toMatch(
      /web\n {6}workingDir: $/,
    );
  });
});

describe('a key that is changed keeps its value', () => {
  const CONTAINER = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n';

  it.each([
    ['a text', '      im|: docker.io', ['image', 'workingDir'], ['stdin', 'env', 'securityContext']],
    ['a switch', '      st|: true', ['stdin', 'tty'], ['image', 'env', 'lifecycle']],
    ['a list of texts', '      co|: [a]', ['command', 'args', 'env'], ['image', 'lifecycle']],
    [
      'a list of mappings',
      '      v|:\n        - mountPath: /a',
      ['volumeMounts'],
      ['env', 'command', 'image'],
    ],
    ['a mapping', '      re|:\n        limits: {}', ['resources'], ['lifecycle', 'env', 'image']],
    ['nothing yet', '      s|:', ['stdin', 'securityContext', 'env'], []],
  ])('of %s', (_name, line, can, cannot) => {
    const found = labels(CONTAINER + line);
    expect(found).toEqual(expect.arrayContaining(can));
    expect(found.filter((label) => cannot.includes(label))).toEqual([]);
  });
});

describe('fields that another value excludes', () => {
  it.each([
    ['apps/v1', 'Deployment', 'spec:\n  strategy:\n    type: Recreate\n    |', ['rollingUpdate']],
    [
      'v1',
      'Service',
      'spec:\n  type: ClusterIP\n  |',
      ['externalName', 'loadBalancerClass', 'healthCheckNodePort'],
    ],
    [
      'v1',
      'Pod',
      'spec:\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n      |',
      ['localhostProfile'],
    ],
    ['v1', 'Pod', 'spec:\n  tolerations:\n    - operator: Exists\n      |', ['value']],
    [
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec:\n  metrics:\n    - type: Resource\n      |',
      ['pods', 'object', 'external', 'containerResource'],
    ],
    [
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'subjects:\n  - kind: Group\n    name: a\n    |',
      ['namespace'],
    ],
  ])('of a %s %s are not offered', (apiVersion, kind, rest, excluded) => {
    const found = labels(`apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}`);
    expect(found.filter((label) => excluded.includes(label))).toEqual([]);
  });

  it('ephemeral containers are no part of a manifest', () => {
    expect(labels('apiVersion: v1\nkind: Pod\nspec:\n  |')).not.toContain('ephemeralContainers');
  });
});

test('every offer comes in time where all kinds are offered', () => {
  const cursor = cursorIn('apiVersion: v1\nkind: Pod\n---\nkind: |');
  offered(cursor);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    offered(cursor);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
