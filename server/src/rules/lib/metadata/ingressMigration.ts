import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';

/**
 * What changes in an Ingress between the beta versions and networking.k8s.io/v1, besides `apiVersion`
 * (https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122). Undefined where a part of it is not known.
 */
export function migrateIngress(root: Field): readonly EditOperation[] | undefined {
  const spec = root.at('spec');
  const rules = spec.at('rules');
  if (!spec.isCompleteMap || !rules.isCompleteList) return undefined;
  const parts = [moveDefaultBackend(spec.at('backend')), ...rules.items.map(moveRule)];
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function moveDefaultBackend(backend: Field): readonly EditOperation[] | undefined {
  if (backend.isAbsent) return [];
  const inside = moveBackend(backend);
  return inside && [...inside, { kind: 'rename', path: backend.path, key: 'defaultBackend' }];
}

function moveRule(rule: Field): readonly EditOperation[] | undefined {
  const paths = rule.at('http', 'paths');
  if (!paths.isCompleteList) return undefined;
  const parts = paths.items.map((path): readonly EditOperation[] | undefined => {
    const type = path.at('pathType');
    const inside = moveBackend(path.at('backend'));
    if (!inside || type.isUnknown) return undefined;
    if (!type.isAbsent) return inside;
    return [{ kind: 'set', path: type.path, value: 'ImplementationSpecific', after: 'path' }, ...inside];
  });
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function moveBackend(backend: Field): readonly EditOperation[] | undefined {
  const name = backend.at('serviceName');
  const port = backend.at('servicePort');
  if (name.isAbsent && port.isAbsent && backend.isCompleteMap) return [];
  const service = name.string;
  const value = port.integer ?? port.string;
  if (service === undefined || value === undefined) return undefined;
  const number = typeof value === 'number' || /^\d{1,5}$/.test(value) ? Number(value) : undefined;
  const at = [...backend.path, 'service'];
  return [
    { kind: 'set', path: [...at, 'name'], value: service },
    number === undefined
      ? { kind: 'set', path: [...at, 'port', 'name'], value }
      : { kind: 'set', path: [...at, 'port', 'number'], value: number },
    { kind: 'remove', path: name.path },
    { kind: 'remove', path: port.path },
  ];
}
