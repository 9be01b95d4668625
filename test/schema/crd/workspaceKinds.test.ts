import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../../../server/src/kube/facts/facts.ts';
import { apiOf } from '../../../server/src/schema/api.ts';
import { kindsIn, NO_KINDS, workspaceKinds } from '../../../server/src/schema/crd/workspaceKinds.ts';
import { factsOfFile } from '../../../server/src/service/fileFacts.ts';
import { type Section, splitSections } from '../../../server/src/syntax/sections.ts';
import { findings, object, widget } from './support.ts';

const takes = (field: string): string => widget(`type: object\nproperties:\n  ${field}: { type: string }\n`);
const unknown = (field: string): string =>
  `${field} | "${field}" is not a field of the spec of the Widget: it is dropped, or the object is refused.`;

const factsFrom = (...texts: string[]) => ({
  files: texts.map((text, index) => factsOfFile(splitSections(text), `crds/${index}.yaml`)),
});
const sectionOf = (text: string): Section => splitSections(text).sections[0]?.section ?? { text };

describe('which definition counts', () => {
  test('the nearest to the file', () => {
    const beside = { 'a/crds/widget.yaml': takes('left'), 'b/crds/widget.yaml': takes('right') };
    expect(findings(object('left: x\n'), beside, 'a/web.yaml')).toEqual([]);
    expect(findings(object('left: x\n'), beside, 'b/web.yaml')).toEqual([unknown('left')]);
  });

  test('the one in the file itself', () => {
    const text = `${takes('own')}---\n${object('left: x\n')}`;
    expect(findings(text, { 'app/crd.yaml': takes('left') })).toEqual([unknown('left')]);
  });

  test('of several that are as near, what one of them takes is right', () => {
    const beside = { 'a/widget.yaml': takes('left'), 'b/widget.yaml': takes('right') };
    expect(findings(object('left: x\n'), beside, 'web.yaml')).toEqual([]);
    expect(findings(object('right: x\n'), beside, 'web.yaml')).toEqual([]);
    expect(findings(object('wrong: x\n'), beside, 'web.yaml')).toEqual([unknown('wrong')]);
  });

  test('versions that are not served are no kinds', () => {
    const unserved = takes('a').replace('served: true', 'served: false');
    expect(findings(object('b: x\n'), { 'crd.yaml': unserved })).toEqual([]);
  });

  test('items of a List define kinds too', () => {
    const items = takes('a')
      .replace(/^(?=.)/gm, '    ')
      .replace('    apiVersion', '  - apiVersion');
    expect(
      findings(object('other: x\n'), { 'crd.yaml': `apiVersion: v1\nkind: List\nitems:\n${items}` }),
    ).toEqual([unknown('other')]);
  });

  test('one of a group that Kubernetes serves itself does not stand in the way of its other kinds', () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, imagee: a }] }\n';
    expect(findings(pod, { 'crd.yaml': takes('a') })).toHaveLength(1);
  });
});

describe('definitions of v1beta1', () => {
  const old = (prunes: string): string => `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  version: v1
  names: { kind: Widget, plural: widgets }
${prunes}  validation:
    openAPIV3Schema:
      properties:
        spec:
          type: object
          properties:
            size: { type: integer, minimum: 1 }
`;

  test('keep unknown keys unless they say otherwise', () => {
    expect(findings(object('other: x\n'), { 'crd.yaml': old('') })).toEqual([]);
    expect(findings(object('other: x\n'), { 'crd.yaml': old('  preserveUnknownFields: false\n') })).toEqual([
      unknown('other'),
    ]);
  });

  test('have types and bounds', () => {
    expect(findings(object('size: 0\n'), { 'crd.yaml': old('') })).toHaveLength(1);
    expect(findings(object('size: big\n'), { 'crd.yaml': old('') })).toHaveLength(1);
  });
});

describe('the kinds as a value', () => {
  test('are the same object as long as their definitions are', () => {
    const section = sectionOf(object('a: x\n'));
    const kinds = kindsIn(section, factsFrom(takes('a')), 'web.yaml');
    expect(
      kindsIn(
        section,
        factsFrom(takes('a'), 'apiVersion: v1\nkind: Node\nmetadata: { name: a }\n'),
        'web.yaml',
      ),
    ).toBe(kinds);
    expect(kindsIn(section, factsFrom(takes('b')), 'web.yaml')).not.toBe(kinds);
    expect(kindsIn(sectionOf('apiVersion: v1\nkind: Pod\n'), factsFrom(takes('a')), 'web.yaml')).toBe(
      NO_KINDS,
    );
    expect(kindsIn(section, NO_FACTS, 'web.yaml')).toBe(NO_KINDS);
    expect(apiOf(34, kinds)).toBe(apiOf(34, kinds));
  });

  test('stand among those of Kubernetes, with what their fields mean', () => {
    const crd = widget(`type: object
description: What is wanted.
properties:
  size: { type: integer, description: How many., default: 1 }
`);
    const kinds = workspaceKinds(factsFrom(crd), 'web.yaml');
    expect(kinds.kinds).toEqual([{ apiVersion: 'example.com/v1', kind: 'Widget' }]);
    const api = apiOf(34, kinds);
    expect(api.kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Pod', 'Widget']));
    const spec = api.kind('example.com/v1', 'Widget')?.fields.get('spec');
    expect(spec).toMatchObject({ description: 'What is wanted.', base: 'example.com/v1 Widget.spec' });
    expect(api.type(spec?.base ?? '')?.fields.get('size')).toMatchObject({
      base: 'l',
      description: 'How many.',
      default: 1,
    });
    const metadata = api.kind('example.com/v1', 'Widget')?.fields.get('metadata')?.base ?? '';
    expect(api.type(metadata)?.fields.has('labels')).toBe(true);
  });
});

test('a schema may be nested deep, wide, or refer to itself', () => {
  const a = (schema: string): string => widget(`type: object\nproperties:\n  a: ${schema}\n`);
  const deep = `${'{ type: array, items: '.repeat(90)}{ type: string }${' }'.repeat(90)}`;
  expect(findings(object('a: x\n'), { 'crd.yaml': a(deep) })).toHaveLength(1);
  const wide = Array.from({ length: 3_000 }, (_, index) => `f${index}: { type: string }`).join(', ');
  expect(
    findings(object('a: { f7: 1, f70000: x }\n'), {
      'crd.yaml': a(`{ type: object, properties: { ${wide} } }`),
    }),
  ).toHaveLength(2);
  expect(
    findings(object('a: { a: { a: x } }\n'), { 'crd.yaml': a('&a { type: object, properties: { a: *a } }') }),
  ).toHaveLength(1);
});
