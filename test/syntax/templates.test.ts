import { expect, test } from 'vitest';
import { hasTemplate } from '../../server/src/syntax/templates.ts';

test.each([
  ['a value', 'name: {{ .Values.name }}'],
  ['a quoted key', '"{{ name }}": a'],
  ['a key behind a quoted value', '{ a: "b", {{ name }} }'],
  ['quotes of its own', 'name: {{ .Values.name | default "a" }}'],
  ['what only begins in quotes', 'name: "a" {{ b }}'],
  ['quotes that end in another line', 'name: "{{ a }}\n  b"'],
  ['a line of its own', 'spec:\n{{- if .Values.on }}\n  a: 1\n{{- end }}'],
  ['behind a block scalar', 'script: |\n  echo\nname: {{ name }}'],
  ['beside a block scalar of a list item', '- script: |\n    echo\n  name: {{ name }}'],
  ['at the border of a block scalar', 'script: |\n  a\n{{ if b }}\n  c\n{{ end }}'],
  ['in a plain text of several lines', 'text: a\n  {{ b }}'],
  ['in the line that opens a block scalar', '{{ key }}: |\n  a'],
  ['below a text that ends in a sign', 'text: a|\n  {{ b }}'],
])('sees an expression in %s', (_where, text) => {
  expect(hasTemplate(text)).toBe(true);
});

test.each([
  ['nothing', 'name: web'],
  ['a comment', 'name: web # {{ name }}'],
  ['a quoted value', 'name: "{{ name }}"'],
  ['a quoted value with quotes and a comment', "name: '{{ a }}''s' # why"],
  ['quoted items', 'args: ["{{ a }}", \'{{ b }}\']\nmore:\n  - "{{ c }}"'],
  ['a block scalar', 'data:\n  a.conf: |\n    {{ key }}\n\n      {{ deeper }}\n  b: 1'],
  ['a folded one with a tag, an anchor, indicators and a comment', 'a: !!str &x >2- # why\n  {{ key }}'],
  ['a list item', 'args:\n  - -c\n  - |\n    {{ key }}'],
  ['a key of a list item', '- name: a\n  script: |-\n    {{ key }}\n- name: b'],
  ['a first key of a list item', '- script: |\n    {{ key }}\n  name: b'],
])('leaves out an expression in %s', (_where, text) => {
  expect(hasTemplate(text)).toBe(false);
});
