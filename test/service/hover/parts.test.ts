import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../support/hoverAt.ts';

const pod = (container: string, more = '') => `
  apiVersion: v1
  kind: Pod
  spec:
    securityContext: {runAsNonRoot: true, privileged: true}
    volumes:
      - name: files
        persistentVolumeClaim: {claimName: data}
    containers:
      - name: web
        image: &image registry.example.com/web:1
        ports: [{name: http, containerPort: 8080}]
        env:
          - name: HOST
            valueFrom: {configMapKeyRef: {name: settings, key: host}}
          - name: PLAIN
            value: a
        ${container}
${more}`;

const first = (text: string | undefined): string | undefined => text?.split('\n\n')[0];

describe('parts of the pod', () => {
  test('the volume of a mount, the port of a probe', () => {
    expect(first(hoverAt(pod('volumeMounts: [{name: fi|les, mountPath: /a}]')))).toBe(
      'Volume `files` of the pod: persistentVolumeClaim `data`.',
    );
    expect(first(hoverAt(pod('livenessProbe: {httpGet: {port: ht|tp}}')))).toBe(
      'Port `8080` of this container.',
    );
    expect(first(hoverAt(pod('livenessProbe: {httpGet: {port: oth|er}}')))).toMatch(/^\*\*port\*\*/);
  });

  test('variables in a text, but for their values', () => {
    expect(first(hoverAt(pod('args: ["$(HOST):$(PLAIN)$$(HOST)$(GON|E)"]')))).toBe(
      'Refers to variables of the container:\n- `$(HOST)`: from configMapKeyRef `settings` and `host`\n- `$(PLAIN)`: written here',
    );
  });
});

test('what a container ends up with', () => {
  expect(hoverAt(pod('security|Context: {runAsUser: 1000}'))).toContain(
    'In effect for container "web":\n- runAsNonRoot: `true`, from the pod\n- runAsUser: `1000`\n\n',
  );
});

test('values with an anchor, and their aliases', () => {
  expect(first(hoverAt(pod('').replace('registry.example', 'regi|stry.example')))).toBe(
    '**registry.example.com/web** (image)',
  );
  const parts = hoverAt(pod('', '      - name: other\n        image: *im|age\n'))?.split('\n\n---\n\n');
  expect(parts?.[0]).toBe('`*image` stands for `registry.example.com/web:1`.');
  expect(parts?.[1]).toMatch(/^\*\*registry\.example\.com\/web\*\* \(image\)/);
});

test('times, on numbers and keys, and as Go writes them', () => {
  expect(
    first(hoverAt('apiVersion: apps/v1\nkind: Deployment\nspec:\n  progressDeadline|Seconds: 600')),
  ).toBe('`600` seconds are 10 minutes.');
  expect(
    first(hoverAt('apiVersion: cert-manager.io/v1\nkind: Certificate\nspec:\n  duration: 21|60h0m0s')),
  ).toBe('`2160h0m0s` is 90 days.');
});

test('labels and annotations that everybody understands', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    ';
  expect(hoverAt(`${text}app.kubernetes.io/na|me: web`)).toBe(
    '**app.kubernetes.io/name** (label)\n\nName of the application.',
  );
  expect(hoverAt(`${text}na|me: web`)).toBeUndefined();
});
