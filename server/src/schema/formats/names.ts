import { type Format, pattern, textFormat } from './format.ts';

/*
 * Names as k8s.io/apimachinery pkg/util/validation/validation.go judges them (IsDNS1123Label, IsDNS1123Subdomain, IsDNS1035Label,
 * IsQualifiedName, IsValidLabelValue, IsValidPortName, IsEnvVarName, IsRelaxedEnvVarName, IsConfigMapKey, IsDomainPrefixedPath), and
 * pkg/api/validate/content/path.go (IsPathSegmentName).
 */

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Whether a text is a DNS label (RFC 1123). */
export function isLabel(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** Whether a text is a DNS subdomain (RFC 1123). */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

export const LABEL_RULE = 'lower-case letters, digits and "-" only, not at its ends, up to 63';
export const SUBDOMAIN_RULE = 'lower-case letters, digits, "-" and "." only, not at its ends, up to 253';
const REQUIRED = 'it must not be empty';

export const label: Format = pattern(LABEL, 63, LABEL_RULE);

export const subdomain: Format = pattern(SUBDOMAIN, 253, SUBDOMAIN_RULE);

export const label1035: Format = pattern(
  /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  63,
  'lower-case letters, digits and "-" only, with a letter first and no "-" last, up to 63',
);

export const pathSegment: Format = textFormat((text) =>
  text === '.' || text === '..' || /[/%]/.test(text) ? 'it may have no "/" and no "%"' : undefined,
);

/** Whether a text is a qualified name: a name of up to 63 characters, after a domain and a slash if any. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  return (
    (slash < 0 || isSubdomain(text.slice(0, slash))) &&
    !name.includes('/') &&
    name.length <= 63 &&
    QUALIFIED.test(name)
  );
}

const QUALIFIED_RULE =
  'up to 63 letters, digits, "-", "_" and ".", not at its ends, after a lower-case domain and "/" if any';

export const qualifiedName: Format = textFormat((text) =>
  isQualifiedName(text) ? undefined : QUALIFIED_RULE,
);

/** Keys of annotations may have capitals in their domain. */
export const annotationKey: Format = textFormat((text) =>
  isQualifiedName(text.toLowerCase()) ? undefined : QUALIFIED_RULE,
);

export const labelValue: Format = pattern(
  QUALIFIED,
  63,
  'letters, digits, "-", "_" and "." only, not at its ends, up to 63',
);

export const portName: Format = textFormat((text) =>
  text.length <= 15 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text)
    ? undefined
    : 'up to 15 lower-case letters, digits and single dashes, with a letter among them',
);

/** Names of environment variables; since 1.32 nearly everything is one (feature gate RelaxedEnvironmentVariableValidation). */
export const environmentName: Format = textFormat((text, version) => {
  if (version >= 32)
    return /^[\x20-\x3c\x3e-\x7e]+$/.test(text) ? undefined : 'ASCII characters without "=" only';
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text) && !isDotted(text)
    ? undefined
    : 'letters, digits, "_", "-" and "." only, with no digit first';
});

/** Keys of ConfigMaps and Secrets. */
export const configKey: Format = textFormat((text) =>
  text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && !isDotted(text)
    ? undefined
    : 'letters, digits, "-", "_" and "." only, up to 253',
);

function isDotted(text: string): boolean {
  return text === '.' || text.startsWith('..');
}

export const domainPath: Format = textFormat((text) => {
  const slash = text.indexOf('/');
  const good =
    isSubdomain(text.slice(0, Math.max(slash, 0))) && /^[\w\-./~%!$&'()*+,;=:]+$/.test(text.slice(slash + 1));
  return slash > 0 && good
    ? undefined
    : 'it must be a domain, "/" and a path, such as example.com/controller';
});

/** Names of webhooks: pkg/util/validation/validation.go, IsFullyQualifiedName. */
export const fullName: Format = textFormat((text) =>
  isSubdomain(text) && text.split('.').length >= 3
    ? undefined
    : 'it must be a domain of three parts and more, such as check.policies.example.com',
);

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, IsValidSysctlName. */
export const sysctlName: Format = pattern(
  /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/,
  253,
  'lower-case words with "." or "/" between them',
);

export const headerName: Format = pattern(
  /^[-A-Za-z0-9]+$/,
  Number.POSITIVE_INFINITY,
  'letters, digits and "-" only',
);

/** For texts that must say something. */
export const notEmpty: Format = (value) => (value === '' ? REQUIRED : undefined);

/** Names of resources of containers: k8s.io/kubernetes pkg/apis/core/validation/validation.go, validateContainerResourceName. */
export const containerResource: Format = textFormat((text, version) => {
  if (!isQualifiedName(text)) return QUALIFIED_RULE;
  if (text.includes('/') || /^(?:cpu|memory|ephemeral-storage|hugepages-.+)$/.test(text)) return undefined;
  // Until 1.28, claims of volumes have the type that containers have.
  if (text === 'storage' && version < 29) return undefined;
  return 'containers have cpu, memory, ephemeral-storage, hugepages and resources with a domain in their name';
});

/** The same file, validatePodDNSConfig; `_` only since 1.34 (feature gate RelaxedDNSSearchValidation), which some have on before. */
export const searchDomain: Format = textFormat((text) =>
  text === '.' || (text.length <= 254 && /^[a-z0-9_](?:[-a-z0-9_.]*[a-z0-9_])?\.?$/.test(text))
    ? undefined
    : SUBDOMAIN_RULE,
);

/** The API server takes any; the kubelet mounts these (pkg/volume/emptydir/empty_dir.go, SetUpAt). */
export const storageMedium: Format = textFormat((text) =>
  text === 'Memory' || text.startsWith('HugePages')
    ? undefined
    : 'write Memory or HugePages, since no node mounts another medium',
);

/** The same file, supportedResizeResources. */
export const resizable: Format = textFormat((text) =>
  text === 'cpu' || text === 'memory' ? undefined : 'write cpu or memory, since nothing else is resized',
);

/** Names of Services: since 1.36 they may begin with a digit (feature gate RelaxedServiceNameValidation). */
export const serviceName: Format = (value, version) =>
  version >= 36 ? label(value, version) : label1035(value, version);

/** k8s.io/kubernetes pkg/apis/core/helper/helpers.go, standardQuotaResources. */
const QUOTA_RESOURCES: ReadonlySet<string> = new Set(
  (
    'cpu memory ephemeral-storage requests.cpu requests.memory requests.storage requests.ephemeral-storage limits.cpu limits.memory ' +
    'limits.ephemeral-storage pods resourcequotas services replicationcontrollers secrets persistentvolumeclaims configmaps ' +
    'services.nodeports services.loadbalancers'
  ).split(' '),
);

/** The same file, IsStandardQuotaResourceName; with a domain or `count/` in front, any name is one. */
export const quotaResource: Format = textFormat((text) =>
  text.includes('/') || QUOTA_RESOURCES.has(text) || /^(?:requests\.)?hugepages-/.test(text)
    ? undefined
    : 'quotas have cpu, memory, requests.cpu, limits.memory, requests.storage, pods, services, secrets and the like, or count/ with a resource',
);
