import { describe, expect, test } from 'vitest';
import { judged } from './support.ts';

const fieldWith = (schema: string): string => `type: object\nproperties:\n  a: { ${schema} }\n`;
const said = (schema: string, value: string): string[] => judged(fieldWith(schema), `a: ${value}\n`);

describe('scalars', () => {
  test.each([
    ['type: string, pattern: "^[a-z]+$"', 'Web', '"Web" is not a value of a: it must match ^[a-z]+$.'],
    ['type: string, minLength: 1', '""', '"" is not a value of a: it must not be empty.'],
    ['type: string, maxLength: 3', 'abcd', '"abcd" is not a value of a: it may have at most 3 characters.'],
    ['type: integer, minimum: 1', '0', '"0" is not a value of a: it must be 1 or more.'],
    [
      'type: integer, minimum: 1, exclusiveMinimum: true',
      '1',
      '"1" is not a value of a: it must be more than 1.',
    ],
    ['type: number, maximum: 1', '1.5', '"1.5" is not a value of a: it must be 1 or less.'],
    ['type: integer, multipleOf: 5', '7', '"7" is not a value of a: it must be a multiple of 5.'],
    ['type: integer, enum: [1, 2]', '3', '"3" is not a value of a: write 1 or 2.'],
    ['type: string, format: duration', '5', undefined],
    [
      'type: string, format: duration',
      '"5"',
      '"5" is not a value of a: a duration is a number with a unit, such as 30s or 5m.',
    ],
    [
      'type: string, format: date-time',
      'today',
      '"today" is not a value of a: a time is written like 2026-01-31T12:00:00Z.',
    ],
    [
      'type: string, format: ipv4',
      '10.0.0.256',
      '"10.0.0.256" is not a value of a: it is not an IPv4 address.',
    ],
    [
      'type: string, format: cidr',
      '10.0.0.0',
      '"10.0.0.0" is not a value of a: a range of addresses is written like 10.0.0.0/8.',
    ],
    [
      'type: string, anyOf: [{ pattern: "^a" }, { maxLength: 1 }]',
      'bcd',
      '"bcd" is not a value of a: it has none of the forms that its definition takes.',
    ],
    [
      'type: string, not: { pattern: "^a" }',
      'abc',
      '"abc" is not a value of a: its definition does not take it.',
    ],
    [
      'type: string, allOf: [{ minLength: 2 }, { maxLength: 3 }]',
      'abcd',
      '"abcd" is not a value of a: it may have at most 3 characters.',
    ],
  ])('%s: %s', (schema, value, message) => {
    if (message === undefined) expect(said(schema, value)).toHaveLength(1);
    else expect(said(schema, value).map((line) => line.slice(line.indexOf('|') + 2))).toEqual([message]);
  });

  test.each([
    ['type: string, pattern: "^[a-z]+$"', 'web'],
    ['type: string, pattern: "^[a-z]+$"', '$NAME'],
    ['type: string, pattern: "(?=a)b"', 'whatever'],
    ['type: string, pattern: "(a+)+$"', `${'a'.repeat(40)}`],
    ['type: integer, minimum: 1, exclusiveMinimum: false', '1'],
    [
      'x-kubernetes-int-or-string: true, pattern: "^[0-9]+%$", anyOf: [{ type: integer }, { type: string }]',
      '5',
    ],
    ['type: string, format: date-time', '2026-01-31T12:00:00.5+01:00'],
    ['type: string, format: duration', '1h30m'],
    ['type: string, format: hostname', '???'],
    ['type: string, format: nobody-knows', '???'],
    ['type: string, minLength: 1, nullable: true', 'null'],
    ['type: string, $ref: "#/nowhere", minLength: 1', 'x'],
  ])('%s takes %s', (schema, value) => {
    expect(said(schema, value)).toEqual([]);
  });
});

describe('lists and mappings', () => {
  test.each([
    [
      'type: array, minItems: 1, items: { type: string }',
      '[]',
      'a | "a" must not be empty: the object is refused.',
    ],
    [
      'type: array, maxItems: 1, items: { type: string }',
      '[b, c]',
      'a | "a" takes at most 1 item: the object is refused.',
    ],
    [
      'type: array, x-kubernetes-list-type: set, items: { type: string }',
      '[b, b]',
      'a | "a" has two items that are the same: the object is refused.',
    ],
    [
      'type: object, maxProperties: 1, additionalProperties: { type: string }',
      '{ b: c, d: e }',
      'a | "a" takes at most 1 key: the object is refused.',
    ],
  ])('%s: %s', (schema, value, message) => {
    expect(said(schema, value)).toEqual([message]);
  });

  test('what is unknown may be anything', () => {
    expect(said('type: array, minItems: 3, items: { type: string }', '[{{ .a }}]')).toEqual([]);
    expect(
      said('type: array, x-kubernetes-list-type: set, items: { type: string }', '["{{ .a }}", "{{ .a }}"]'),
    ).toEqual([]);
  });
});

describe('which keys may be there', () => {
  const SPEC = `type: object
required: [name]
properties:
  name: { type: string }
  http: { type: object, x-kubernetes-preserve-unknown-fields: true }
  grpc: { type: object, x-kubernetes-preserve-unknown-fields: true }
  tcp: { type: string }
`;
  const ONE = `${SPEC}oneOf: [{ required: [http] }, { required: [grpc] }, { required: [tcp] }]\n`;

  test('exactly one', () => {
    expect(judged(ONE, 'name: a\nhttp: {}\n')).toEqual([]);
    expect(judged(ONE, 'name: a\nhttp: {}\ntcp: x\n')).toEqual([
      'tcp | Only one of "http" and "tcp" may be in spec: the object is refused.',
    ]);
    expect(judged(ONE, 'name: a\n')).toEqual([
      'spec | "spec" needs one of "http", "grpc" and "tcp": the object is refused.',
    ]);
  });

  test('a patch need not have it, and a misspelled key is the mistake itself', () => {
    expect(judged(ONE, '{}')).toEqual([]);
    expect(judged(ONE, 'name: a\nhtpp: {}\n')).toHaveLength(1);
    expect(judged(ONE, 'name: a\nhttp: {{ .a }}\ntcp: "{{ .b }}"\n')).toEqual([]);
  });

  test('at least one, at most one, not together', () => {
    const any = `${SPEC}anyOf: [{ required: [http, tcp] }, { required: [grpc] }]\n`;
    expect(judged(any, 'name: a\nhttp: {}\n')).toEqual([
      'spec | "spec" needs at least one of "http" with "tcp" and "grpc": the object is refused.',
    ]);
    const most = `${SPEC}oneOf: [{ not: { anyOf: [{ required: [http] }, { required: [grpc] }] } }, { required: [http] }, { required: [grpc] }]\n`;
    expect(judged(most, 'name: a\n')).toEqual([]);
    expect(judged(most, 'name: a\nhttp: {}\ngrpc: {}\n')).toEqual([
      'grpc | Only one of "http" and "grpc" may be in spec: the object is refused.',
    ]);
    const not = `${SPEC}allOf: [{ not: { required: [http, grpc] } }]\n`;
    expect(judged(not, 'name: a\nhttp: {}\n')).toEqual([]);
    expect(judged(not, 'name: a\nhttp: {}\ngrpc: {}\n')).toEqual([
      'grpc | "http" and "grpc" must not be together in spec: the object is refused.',
    ]);
  });

  test('alternatives that say more than that are one sentence', () => {
    const schema = `${SPEC}oneOf: [{ required: [http], properties: { tcp: { enum: [a] } } }, { required: [grpc] }]\n`;
    expect(judged(schema, 'name: a\nhttp: {}\ntcp: a\n')).toEqual([]);
    expect(judged(schema, 'name: a\nhttp: {}\ntcp: b\n')).toEqual([
      'spec | "spec" fits none of the alternatives of its definition: the object is refused.',
    ]);
  });

  test('what the API server fills in counts', () => {
    const schema = `${SPEC.replace('tcp: { type: string }', 'tcp: { type: string, default: x }')}anyOf: [{ required: [tcp] }, { required: [http] }]\n`;
    expect(judged(schema, 'name: a\n')).toEqual([]);
  });
});
