/**
 * Fields by what somebody writes for them who knows the name of a neighbour, of a tool, or of the thing: no letter tells them. By
 * `Type.key`; of several fields, the first that is not there yet is meant.
 */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['V1SecretVolumeSource.name', ['secretName']],
  ['V1ConfigMapVolumeSource.configMapName', ['name']],
  ['V1ConfigMapVolumeSource.configName', ['name']],
  ['V1ConfigMapProjection.configMapName', ['name']],
  ['V1SecretProjection.secretName', ['name']],
  ['V1PersistentVolumeClaimVolumeSource.name', ['claimName']],
  ['V1EnvVarSource.configMapRef', ['configMapKeyRef']],
  ['V1EnvVarSource.secretRef', ['secretKeyRef']],
  ['V1EnvFromSource.configMapKeyRef', ['configMapRef']],
  ['V1EnvFromSource.secretKeyRef', ['secretRef']],
  ['V1EnvFromSource.configMap', ['configMapRef']],
  ['V1EnvFromSource.secret', ['secretRef']],
  ['V1VolumeMount.path', ['mountPath']],
  ['V1VolumeMount.volume', ['name']],
  ['V1VolumeMount.volumeName', ['name']],
  ['V1ContainerPort.port', ['containerPort']],
  ['V1ContainerPort.targetPort', ['containerPort']],
  ['V1ServicePort.containerPort', ['port', 'targetPort']],
  ['V1ServicePort.servicePort', ['port']],
  ['V1Container.environment', ['env']],
  ['V1Container.mounts', ['volumeMounts']],
  ['V1Container.pullPolicy', ['imagePullPolicy']],
  ['V1PodSpec.pullSecrets', ['imagePullSecrets']],
  ['V1Probe.http', ['httpGet']],
  ['V1Probe.tcp', ['tcpSocket']],
  ['V1Probe.initialDelay', ['initialDelaySeconds']],
  ['V1Probe.timeout', ['timeoutSeconds']],
  ['V1Probe.period', ['periodSeconds']],
  ['V1Probe.interval', ['periodSeconds']],
  ['V1DaemonSetSpec.strategy', ['updateStrategy']],
  ['V1StatefulSetSpec.strategy', ['updateStrategy']],
  ['V1DeploymentSpec.updateStrategy', ['strategy']],
  ['V1NetworkPolicyIngressRule.to', ['from']],
  ['V1NetworkPolicyEgressRule.from', ['to']],
  ['V1CronJobSpec.concurrency', ['concurrencyPolicy']],
]);

/** Values by their short names, as `kubectl get` prints access modes. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['RWO', 'ReadWriteOnce'],
  ['ROX', 'ReadOnlyMany'],
  ['RWX', 'ReadWriteMany'],
  ['RWOP', 'ReadWriteOncePod'],
]);

/** The field of a type that somebody means by another word; undefined where no such word is known. */
export function fieldMeantBy(type: string, key: string, free: readonly string[]): string | undefined {
  return FIELDS.get(`${type}.${key}`)?.find((field) => free.includes(field));
}

/** The value that a short name stands for, if it is one of those allowed. */
export function valueMeantBy(word: string, allowed: readonly string[]): string | undefined {
  const value = VALUES.get(word);
  return value !== undefined && allowed.includes(value) ? value : undefined;
}

/** The types and fields of the words, for the test that each of them exists. */
export const SYNONYMS: readonly (readonly [type: string, word: string, fields: readonly string[]])[] = [
  ...FIELDS,
].map(([name, fields]) => {
  const [type = '', word = ''] = name.split('.');
  return [type, word, fields];
});
