import { expect, test } from 'vitest';
import { judged } from './support.ts';

const SCHEMA = `type: object
required: [size, color]
properties:
  size: { type: integer }
  color: { type: string, enum: [red, green] }
  ratio: { type: number }
  on: { type: boolean }
  port: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }
  labels: { type: object, additionalProperties: { type: string } }
  hosts: { type: array, items: { type: string } }
  rules:
    type: array
    x-kubernetes-list-type: map
    x-kubernetes-list-map-keys: [name]
    items:
      type: object
      required: [name]
      properties:
        name: { type: string }
        weight: { type: integer }
  free: { type: object, x-kubernetes-preserve-unknown-fields: true }
  anything: { x-kubernetes-preserve-unknown-fields: true }
  resource: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }
`;

test('an object that its definition describes has no findings', () => {
  const spec = `size: 1
color: red
ratio: 0.5
on: true
port: http
labels: { a: b }
hosts: [a, b]
rules: [{ name: a, weight: 1 }, { name: b }]
free: { a: [1, { b: c }] }
anything: [1, two]
resource: { apiVersion: v1, kind: Pod, metadata: { name: a }, spec: {} }
`;
  expect(judged(SCHEMA, spec)).toEqual([]);
});

test('keys that are not in it are said once, with what was meant', () => {
  expect(judged(SCHEMA, 'size: 1\ncolour: red\n')).toEqual([
    'colour | "colour" is not a field of the spec of the Widget: it is dropped, or the object is refused. Did you mean "color"?',
  ]);
});

test('types, values and missing fields are said', () => {
  expect(
    judged(SCHEMA, 'size: big\ncolor: blue\nhosts: a\nport: true\nrules: [{ weight: 1 }, { name: a }]\n'),
  ).toEqual([
    'big | "size" takes a whole number, not text: the object is refused.',
    'blue | "blue" is not a value of color: the object is refused. Write red or green.',
    'a | "hosts" takes a list, not text: the object is refused.',
    'true | "port" takes a whole number or text, not true without quotes: the object is refused.',
    'weight | "name" is missing in an item of rules: the object is refused.',
  ]);
  expect(judged(SCHEMA, 'size: 1\non: true\nport: 1\n')).toEqual([
    'spec | "color" is missing in spec: the object is refused.',
  ]);
});

test('a patch need not have all that must be there', () => {
  expect(judged(SCHEMA, 'size: 1\n')).toEqual([]);
});

test('two items of one key are refused', () => {
  expect(judged(SCHEMA, 'size: 1\ncolor: red\nrules: [{ name: a }, { name: a }]\n')).toEqual([
    'a | Two items of rules have the name "a": the object is refused.',
  ]);
});

test('what has a default or may be null need not be there', () => {
  const schema = `type: object
required: [a, b, c]
properties:
  a: { type: string }
  b: { type: string, default: x }
  c: { type: string, nullable: true }
  d: { type: string, nullable: true }
`;
  expect(judged(schema, 'a: x\nd: null\n')).toEqual([]);
});

test('the metadata is that of all objects, and the status is not looked at', () => {
  const schema = 'type: object\nproperties:\n  a: { type: string }\n';
  const text = 'a: x\n';
  expect(judged(schema, text)).toEqual([]);
  expect(judged(schema, `${text}status: { ready: true }\n`)).toHaveLength(1);
});

test('templates and what is half typed in the definition ask for nothing', () => {
  expect(judged('type: object\nproperties:\n  a: {{ .Values.a }}\n  {{ .b }}\n', 'a: 1\nb: 2\n')).toEqual([]);
  expect(judged('type: object\nproperties:\n  a: { type: string\n', 'a: 1\nb: 2\n')).toEqual([]);
  expect(judged('type: object\nproperties:\n  a: { type: string }\n  b', 'a: x\nb: 2\n')).toEqual([]);
});
