import { describe, expect, it } from 'vitest';
import { elsewhereOf, isSaidBySonar, type YamlSettings } from '../../client/src/elsewhere.ts';

const YAML: YamlSettings = {
  validate: true,
  completion: true,
  hover: true,
  schemas: { kubernetes: ['k8s/*.yaml', '!k8s/values.yaml'], './other.json': 'other.yaml' },
  schemaStore: false,
};

describe('elsewhereOf', () => {
  const others = { yaml: YAML, kubernetes: false, withoutSchema: [] };

  it('is nothing without YAML by Red Hat, whatever else is there', () => {
    expect(elsewhereOf({ ...others, yaml: undefined, kubernetes: true })).toEqual({});
  });

  it('names what its settings turn on, and the files that have a schema', () => {
    expect(elsewhereOf(others)).toEqual({
      syntax: true,
      outline: true,
      validation: true,
      completion: true,
      hover: true,
      schemaFiles: ['k8s/*.yaml', '!k8s/values.yaml', 'other.yaml'],
      withoutSchema: [],
    });
    expect(elsewhereOf({ ...others, yaml: { ...YAML, validate: false, hover: false } })).toMatchObject({
      syntax: false,
      validation: false,
      completion: true,
      hover: false,
    });
  });

  it('names all files with Kubernetes by Microsoft, and kustomizations with the schema store', () => {
    const yaml = { ...YAML, schemas: undefined, schemaStore: true };
    expect(elsewhereOf({ ...others, yaml }).schemaFiles).toEqual(['kustomization.yaml', 'kustomization.yml']);
    expect(elsewhereOf({ ...others, yaml, kubernetes: true }).schemaFiles?.slice(0, 2)).toEqual([
      '*.yaml',
      '*.yml',
    ]);
  });
});

describe('isSaidBySonar', () => {
  const own = { code: 'privileged-container', firstLine: 4, lastLine: 4 };
  const sonar = { code: 'kubernetes:S6428', firstLine: 3, lastLine: 5 };

  it('is so for the equivalent rule on the same line', () => {
    expect(isSaidBySonar(own, [sonar])).toBe(true);
  });

  it.each([
    ['another line', { ...sonar, firstLine: 5 }],
    ['another rule', { ...sonar, code: 'kubernetes:S6431' }],
    ['another language', { ...sonar, code: 'docker:S6428' }],
  ])('is not so for %s', (_, other) => {
    expect(isSaidBySonar(own, [other])).toBe(false);
  });
});
