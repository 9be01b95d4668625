import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { hover } from '../../server/src/service/hover.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { dedent } from '../support/ruleTester.ts';

/** Hovers where `|` stands. */
function hoverAt(marked: string): string | undefined {
  const text = dedent(marked);
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return hover(createSnapshot(text.replace('|', ''), DEFAULT_CONFIG), position)?.markdown;
}

test('explains a finding with what its fix may break', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          securityContext:
            privileged: tr|ue
  `);
  expect(text).toMatch(/\*\*privileged-container\*\*/);
  expect(text).toMatch(
    /Set privileged to false \*\(review: A workload that needs the node itself stops working\.\)\*/,
  );
});

test('explains a field with the value in effect and where it comes from', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: Pod
    spec:
      securityContext:
        runAsUser: 10005
      containers:
        - name: web
          image: registry.example.com/web:1
          securityContext:
            runAs|User:
  `);
  expect(text).toMatch(/\*\*runAsUser\*\*/);
  expect(text).toMatch(/In effect for container "web": `10005`, from the pod\./);
});

test('explains an image and a capability', () => {
  const text = (capability: string, image: string) => `
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - name: web
          image: ${image}
          securityContext:
            capabilities:
              add: [${capability}]
  `;
  expect(hoverAt(text('NET_ADMIN', 'ngi|nx:1.29'))).toMatch(/docker\.io\/library\/nginx/);
  expect(hoverAt(text('NET_AD|MIN', 'nginx:1.29'))).toMatch(/\*\*NET_ADMIN\*\*/);
});

test('has nothing to say elsewhere', () => {
  expect(hoverAt('apiVersion: v1\nkind: Co|nfigMap\n')).toBeUndefined();
  expect(hoverAt('a: |b\n')).toBeUndefined();
});
