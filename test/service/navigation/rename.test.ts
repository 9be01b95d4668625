import { describe, expect, test } from 'vitest';
import { highlightsAt } from '../../../server/src/service/navigation/highlight.ts';
import { spotAt } from '../../../server/src/service/navigation/occurrences.ts';
import { renamableAt, rename } from '../../../server/src/service/navigation/rename.ts';
import { pointed, shown } from './support.ts';

/** The text after the name at `|` got another one, or why not. */
function renamed(marked: string, newName: string): string {
  const { text, snapshot, position } = pointed(marked);
  const spot = spotAt(snapshot, position);
  const edits = spot ? rename(snapshot, spot, newName) : { refusal: 'nothing' };
  if ('refusal' in edits) return edits.refusal;
  const lines = text.split('\n');
  const sorted = [...edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  for (const { range, newText } of sorted) {
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] =
      line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

function prepared(marked: string): string {
  const { text, snapshot, position } = pointed(marked);
  const spot = spotAt(snapshot, position);
  const found = spot ? renamableAt(snapshot, spot) : { refusal: 'nothing' };
  return 'refusal' in found ? found.refusal : shown(text, found.range);
}

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: "web" }
      annotations: { kubectl.kubernetes.io/default-container: main }
    spec:
      topologySpreadConstraints:
        - { maxSkew: 1, labelSelector: { matchLabels: { app: web } } }
      containers:
        - name: main
          image: registry.example.com/web:1.4.2
          ports: [{ name: http, containerPort: 8080 }]
          volumeMounts: [{ name: data, mountPath: /data }, { name: 'data', mountPath: /more }]
        - name: side
          image: registry.example.com/side:1.4.2
      volumes:
        - { name: data, emptyDir: {} }
        - { name: tmp, emptyDir: {} }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: main } }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: other }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const at = (text: string): string => WEB.replace(text.replace('|', ''), text);

describe('what is renamed', () => {
  test('a volume with its mounts, in the quotes that are there', () => {
    expect(renamed(at('{ name: da|ta, emptyDir'), 'store')).toBe(
      WEB.replaceAll(/name: ('?)data('?)/g, 'name: $1store$2'),
    );
    expect(renamed(at("{ name: 'd|ata'"), 'store')).toBe(
      WEB.replaceAll(/name: ('?)data('?)/g, 'name: $1store$2'),
    );
  });

  test('a container with the annotation and the autoscaler that name it', () => {
    expect(renamed(at('name: ma|in'), 'server')).toBe(WEB.replaceAll(/\bmain\b/g, 'server'));
  });

  test('a label in all labels and selectors of the namespace', () => {
    const [own, others] = [WEB.slice(0, WEB.lastIndexOf('---')), WEB.slice(WEB.lastIndexOf('---'))];
    expect(renamed(at('matchLabels: { app: w|eb } }\n  template'), 'front')).toBe(
      own.replaceAll(/app: ("?)web("?)/g, 'app: $1front$2') + others,
    );
  });

  test('a name that YAML would read as a number gets quotes', () => {
    expect(renamed(at('{ name: t|mp'), '123')).toBe(WEB.replace('name: tmp', 'name: "123"'));
  });

  test('a container that AppArmor names in an annotation', () => {
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, annotations: { "container.apparmor.security.beta.kubernetes.io/web": runtime/default } }
spec: { containers: [{ name: w|eb, image: registry.example.com/web:1.4.2 }] }
`;
    expect(renamed(pod, 'front')).toBe(
      pod.replace('|', '').replace('io/web"', 'io/front"').replace('[{ name: web', '[{ name: front'),
    );
  });
});

describe('what is not', () => {
  test.each([
    ['name: w|eb, namespace', /^Objects cannot be renamed/],
    ['targetPort: ht|tp', /^Only volumes/],
    ['{ name: ht|tp', /^Ports cannot be renamed/],
    ['kind: Deploy|ment', /^Only volumes/],
    ['ma|xSkew', /^Only volumes/],
  ])('%s', (marked, reason) => {
    expect(prepared(at(marked))).toMatch(reason);
    expect(renamed(at(marked), 'other')).toMatch(reason);
  });

  test('what is no name, or one that is there already', () => {
    expect(renamed(at('{ name: t|mp'), 'data')).toBe('There is a volume with the name "data" already.');
    expect(renamed(at('{ name: t|mp'), 'My Data')).toMatch(/^Names of volumes have lower-case/);
    expect(renamed(at('app: w|eb'), '-a')).toMatch(/^Values of labels have/);
  });

  test('text that an anchor gives to several places', () => {
    const text = WEB.replace('[{ name: data', '[{ name: &v da|ta').replace(
      '{ name: data, empty',
      '{ name: *v, empty',
    );
    expect(renamed(text, 'store')).toBe('An anchor or a block of lines holds this name: change it there.');
  });
});

test('what is renamed is marked without its quotes', () => {
  expect(prepared(at("{ name: 'd|ata'"))).toBe('17:data');
});

test('all places of a name are highlighted, those that give it apart from those that use it', () => {
  const marked = (text: string): string[] => {
    const { text: whole, snapshot, position } = pointed(text);
    return highlightsAt(snapshot, position).map(
      ({ range, defines }) => `${defines ? 'gives' : 'uses'} ${shown(whole, range)}`,
    );
  };
  expect(marked(at('{ name: da|ta, emptyDir'))).toEqual(['gives 21:data', 'uses 17:data', "uses 17:'data'"]);
  expect(marked(at('kind: Deployment, name: w|eb'))).toEqual(['gives 3:web', 'uses 33:web']);
  expect(marked(at('image: registry|'))).toEqual([]);
});
