import type { Check } from './check.ts';

/*
 * Fields that OpenAPI calls optional, since their Go types have an empty default, and that the API server asks for: k8s.io/kubernetes
 * pkg/apis/core/validation/validation.go, validateConfigMapVolumeSource, validateSecretVolumeSource, validateProjectionSources,
 * validateConfigMapEnvSource, validateSecretEnvSource, validateConfigMapKeySelector, validateSecretKeySelector, validateEphemeralVolumeSource,
 * validatePodDNSConfig.
 */

/** By type: the field, and what needs it. */
const NEEDED: ReadonlyMap<string, readonly [field: string, words: string]> = new Map([
  ['V1ConfigMapVolumeSource', ['name', 'A configMap volume']],
  ['V1SecretVolumeSource', ['secretName', 'A secret volume']],
  ['V1ConfigMapProjection', ['name', 'A configMap source']],
  ['V1SecretProjection', ['name', 'A secret source']],
  ['V1ConfigMapEnvSource', ['name', '"configMapRef"']],
  ['V1SecretEnvSource', ['name', '"secretRef"']],
  ['V1ConfigMapKeySelector', ['name', '"configMapKeyRef"']],
  ['V1SecretKeySelector', ['name', '"secretKeyRef"']],
  ['V1EphemeralVolumeSource', ['volumeClaimTemplate', 'An ephemeral volume']],
  ['V1PodDNSConfigOption', ['name', 'An option of dnsConfig']],
]);

/** The types that need a field. */
export const NEEDY_TYPES: readonly string[] = [...NEEDED.keys()];

/** Of whole objects only: patches say what they change. */
export const checkNeeded: Check = function* (at, { whole }, { name }) {
  const needed = NEEDED.get(name);
  if (!whole || !needed || !at.isCompleteMap) return;
  const [field, words] = needed;
  const value = at.at(field);
  if (value.is('')) yield { at: value, statement: `${words} needs "${field}"` };
  else if (value.isAbsent) yield { at: value, lacks: true, statement: `${words} needs "${field}"` };
};
