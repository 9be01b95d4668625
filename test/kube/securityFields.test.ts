import { expect, test } from 'vitest';
import { capabilities, findCapability } from '../../server/src/kube/capabilities.ts';
import { findSecurityField, securityFields } from '../../server/src/kube/securityFields.ts';

const ruleIds = new Set([
  // Pod Security Standards
  'privileged-container',
  'host-pid',
  'host-ipc',
  'host-network',
  'host-port',
  'host-path-volume',
  'windows-host-process',
  'disallowed-capabilities',
  'selinux-options',
  'proc-mount',
  'apparmor-unconfined',
  'seccomp-unconfined',
  'unsafe-sysctls',
  'probe-host',
  'allow-privilege-escalation',
  'drop-all-capabilities',
  'added-capabilities',
  'run-as-non-root',
  'run-as-root-user',
  'seccomp-profile',
  'restricted-volume-types',
  // Hardening beyond them
  'read-only-root-filesystem',
  'capability-sys-admin',
  'insecure-capabilities',
  'drop-net-raw-capability',
  'drop-any-capability',
  'high-user-id',
  'high-group-id',
  'root-group',
  'id-range',
  'pod-security-context',
  'container-security-context',
  'fs-group',
  'fs-group-change-policy',
  'apparmor-profile',
  'selinux-options-missing',
  'linux-hardening',
  'host-users',
  'host-aliases',
  'windows-run-as-user',
  'ssh-port',
  'privileged-ports',
  'runtime-class',
  'sysctl-value-injection',
  // Volumes
  'container-runtime-socket',
  'sensitive-host-path',
  'writable-host-path',
  'cloud-credential-host-path',
  'host-path-allowlist',
  'empty-dir-size-limit',
  // Images
  'latest-tag',
  'image-digest',
  'image-pull-policy',
  'trusted-registry',
  'public-registry',
  'deprecated-image-registry',
  'image-pull-secrets',
  // Environment
  'hardcoded-secret-env',
  'secret-env-var',
  'missing-secret-or-configmap',
  'duplicate-env-var',
  'forbidden-env-var',
  'forbidden-secret-use',
  // ServiceAccounts
  'automount-service-account-token',
  'default-service-account',
  'default-service-account-automount',
  'service-account-automount',
  'service-account-secrets',
  'deprecated-service-account-field',
  'non-existent-service-account',
  'service-account-allowlist',
  'bound-service-account-token',
  // Resources
  'cpu-request',
  'cpu-limit',
  'memory-request',
  'memory-limit',
  'forbid-cpu-limit',
  'qos-burstable',
  'resource-range',
]);

test('a level and path name one field', () => {
  const names = securityFields.map(({ level, path }) => `${level} ${path}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('fields and rules know each other', () => {
  const used = new Set(securityFields.flatMap(({ rules }) => rules));
  expect([...used].filter((id) => !ruleIds.has(id))).toEqual([]);
  expect([...ruleIds].filter((id) => !used.has(id))).toEqual([]);
});

test('every field refers to a page of the Kubernetes documentation', () => {
  const others = securityFields.filter(({ docs }) => !docs.startsWith('https://kubernetes.io/docs/'));
  expect(others).toEqual([]);
});

test('what a hover shows are whole sentences of a readable length', () => {
  const texts = [
    ...securityFields.flatMap((field) => [
      field.summary,
      field.default,
      ...(field.precedence === undefined ? [] : [field.precedence]),
      ...Object.values(field.values ?? {}),
    ]),
    ...Object.values(capabilities).map(({ allows }) => allows),
  ];
  expect(texts.filter((text) => !/^["\p{Lu}a-z]/u.test(text) || !text.endsWith('.'))).toEqual([]);
  expect(texts.filter((text) => text.length > 400)).toEqual([]);
  expect(securityFields.filter(({ summary }) => !/^\p{Lu}/u.test(summary))).toEqual([]);
});

test('versions look like versions', () => {
  expect(securityFields.filter(({ since }) => since !== undefined && !/^1\.\d+$/.test(since))).toEqual([]);
});

test('fields that exist at both levels say who wins', () => {
  const ofPod = new Set(securityFields.filter(({ level }) => level === 'pod').map(({ path }) => path));
  const shared = securityFields.filter(({ level, path }) => level === 'container' && ofPod.has(path));
  expect(shared.map(({ path }) => path)).toContain('securityContext.runAsNonRoot');
  expect(shared.filter(({ precedence }) => precedence === undefined)).toEqual([]);
});

test('a field is found by level and path', () => {
  expect(findSecurityField('container', 'securityContext.privileged')?.rules).toEqual([
    'privileged-container',
  ]);
  expect(findSecurityField('pod', 'securityContext.runAsNonRoot')?.level).toBe('pod');
  expect(findSecurityField('pod', 'securityContext.privileged')).toBeUndefined();
  expect(findSecurityField('pod', 'hostNetwork')?.type).toBe('boolean');
  expect(findSecurityField('volume', 'hostPath.path')?.rules).toContain('container-runtime-socket');
  expect(findSecurityField('serviceAccount', 'automountServiceAccountToken')?.level).toBe('serviceAccount');
  expect(findSecurityField('container', 'workingDir')).toBeUndefined();
});

test('places in lists do not matter', () => {
  expect(findSecurityField('container', 'env.3.value')?.path).toBe('env.value');
  expect(findSecurityField('container', ['ports', 0, 'hostPort'])?.path).toBe('ports.hostPort');
  expect(findSecurityField('container', 'securityContext.capabilities.add.1')?.path).toBe(
    'securityContext.capabilities.add',
  );
});

test('an annotation is found whatever container it names', () => {
  expect(
    findSecurityField('metadata', ['annotations', 'container.apparmor.security.beta.kubernetes.io/web'])
      ?.rules,
  ).toContain('apparmor-unconfined');
  expect(
    findSecurityField('metadata', ['annotations', 'seccomp.security.alpha.kubernetes.io/pod'])?.summary,
  ).toContain('whole pod');
  expect(findSecurityField('metadata', ['annotations', 'prometheus.io/scrape'])).toBeUndefined();
});

test('the 41 capabilities of Linux are known', () => {
  const all = Object.values(capabilities);
  expect(all).toHaveLength(41);
  expect(all.filter(({ defaultSet }) => defaultSet)).toHaveLength(14);
  expect(all.filter(({ dangerous }) => dangerous)).toHaveLength(13);
  expect(all.filter(({ name }) => !/^[A-Z_]+$/.test(name))).toEqual([]);
});

test('a capability is found however it is spelled', () => {
  expect(findCapability('NET_ADMIN')?.dangerous).toBe(true);
  expect(findCapability('CAP_NET_BIND_SERVICE')?.defaultSet).toBe(true);
  expect(findCapability('chown')?.name).toBe('CHOWN');
  expect(findCapability('ALL')).toBeUndefined();
  expect(findCapability('constructor')).toBeUndefined();
});
