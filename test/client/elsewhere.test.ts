import { describe, expect, it } from 'vitest';
import { elsewhereOf, isSaidBySonar, type YamlSettings } from '../../client/src/elsewhere.ts';

const YAML: YamlSettings = {
  validate: true,
  completion: true,
  hover: true,
  schemas: { kubernetes: ['k8s/*.yaml', '!k8s/values.yaml'], './other.json': 'other.yaml' },
  schemaStore: false,
  crdStore: false,
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
      schemaFiles: [['k8s/*.yaml', '!k8s/values.yaml']],
      crdFiles: [],
      ownSchemaFiles: [['other.yaml']],
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
    expect(elsewhereOf({ ...others, yaml })).toMatchObject({
      schemaFiles: [],
      ownSchemaFiles: ['kustomization.yaml', 'kustomization.yml'],
    });
    expect(elsewhereOf({ ...others, yaml, kubernetes: true }).schemaFiles).toEqual(['*.yaml', '*.yml']);
  });

  it.each([
    ['kubernetes', true],
    ['https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/v1.32.1/all.json', true],
    [
      'https://raw.githubusercontent.com/datreeio/CRDs-catalog/main/cert-manager.io/certificate_v1.json',
      false,
    ],
    ['./schemas/own.json', false],
  ])(
    'knows whether %s is the schema of Kubernetes, where those of CRDs are fetched too',
    (schema, isKubernetes) => {
      const told = elsewhereOf({
        ...others,
        yaml: { ...YAML, schemas: { [schema]: ['a.yaml'] }, crdStore: true },
      });
      const files = [['a.yaml']];
      expect(told).toMatchObject(
        isKubernetes
          ? { schemaFiles: files, crdFiles: files, ownSchemaFiles: [] }
          : { schemaFiles: [], crdFiles: [], ownSchemaFiles: files },
      );
    },
  );

  it.each([undefined, null, 'text', 7, ['a'], { kubernetes: 7 }, { kubernetes: [7, null] }])(
    'takes settings that are no globs, %j',
    (schemas) => {
      expect(elsewhereOf({ ...others, yaml: { ...YAML, schemas } }).schemaFiles?.flat()).toEqual([]);
    },
  );
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
