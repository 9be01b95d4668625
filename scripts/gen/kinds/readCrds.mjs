/** Reads the kinds of CustomResourceDefinitions in YAML files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/**
 * @typedef {{ apiVersion: string, kind: string, schema: object }} Kind the schema is that of OpenAPI v3
 * @param {string} folder of the unpacked module
 * @param {{ crds?: string[], kinds?: string[], skipKinds?: string[], skipGroups?: string[], served?: Record<string, string> }} source
 *   served: further API versions by those that they have the schema of
 * @returns {Kind[]} in the order of the files; the newest version of each kind first
 */
export function readCrds(folder, { crds = [], kinds, skipKinds = [], skipGroups = [], served = {} }) {
  return crds
    .flatMap((path) => yamlFiles(join(folder, path)))
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent' }))
    .map((document) => document.toJS({ maxAliasCount: -1 }))
    .filter((crd) => crd?.kind === 'CustomResourceDefinition')
    .filter(({ spec }) => !skipGroups.includes(spec.group) && !skipKinds.includes(spec.names.kind))
    .filter(({ spec }) => !kinds || kinds.includes(spec.names.kind))
    .flatMap(({ spec }) =>
      spec.versions
        .toSorted((a, b) => byAge(b.name, a.name))
        .flatMap(({ name, schema }) => {
          const apiVersion = `${spec.group}/${name}`;
          if (!schema) return [];
          return [apiVersion, served[apiVersion]]
            .filter((each) => each !== undefined)
            .map((each) => ({ apiVersion: each, kind: spec.names.kind, schema: schema.openAPIV3Schema }));
        }),
    );
}

function yamlFiles(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name) && name !== 'kustomization.yaml')
    .sort()
    .map((name) => join(path, name));
}

/** Compares versions as the API server does: `v1alpha1` before `v1beta1` before `v1` before `v2`. */
function byAge(a, b) {
  const rank = (version) => {
    const [, major = '0', stage, minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
    return [stage === 'alpha' ? 0 : stage === 'beta' ? 1 : 2, Number(major), Number(minor)];
  };
  const [x, y] = [rank(a), rank(b)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
}
