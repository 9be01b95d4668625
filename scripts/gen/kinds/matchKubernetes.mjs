/** Finds types of Kubernetes in the schemas of CRDs, which write them out. */

/** Types below these are looked for. */
const ROOTS = ['V1PodSpec', 'V1PersistentVolumeClaim', 'V1ServiceSpec', 'V1EphemeralContainer'];
/** A type of so many fields is known by their names, if this part of them is there: CRDs may be of another release. */
const TELLING = 5;
const MOST = 0.6;
/** Smaller types that are worth it: the name of a field that has one, or what is said of the type's own fields, tells them apart. */
const SMALL = [
  ['V1LabelSelector', /selector$/i],
  ['V1LabelSelectorRequirement', /^matchExpressions$/],
  ['V1Capabilities', /capabilities/i],
  ['V1SeccompProfile', /seccomp/i],
  ['V1AppArmorProfile', /appArmor/i],
  ['V1SELinuxOptions', /seLinux/i],
  ['V1WindowsSecurityContextOptions', /windows/i],
  ['V1EnvVar', /env/i],
  ['V1ResourceRequirements', /resources/i],
  ['V1HostAlias', /hostAliases/i],
  ['V1Affinity', /^affinity$/],
  ['V1NodeAffinity', /^nodeAffinity$/],
  ['V1PodAffinity', /^podAffinity$/],
  ['V1PodAntiAffinity', /^podAntiAffinity$/],
  ['V1PreferredSchedulingTerm', /^preferredDuring/],
  ['V1WeightedPodAffinityTerm', /^preferredDuring/],
  ['V1NodeSelector', /^requiredDuring/],
  ['V1NodeSelectorTerm', /^(?:nodeSelectorTerms|preference)$/],
  ['V1PodDNSConfig', /^dnsConfig$/],
  ['V1PodDNSConfigOption', /^options$/],
  ['V1LocalObjectReference', /^imagePullSecrets$/],
  ['V1EmptyDirVolumeSource', /^emptyDir$/],
  ['V1EphemeralVolumeSource', /^ephemeral$/],
  ['V1PersistentVolumeClaimTemplate', /^volumeClaimTemplate$/],
  ['V1EnvFromSource', /^envFrom$/],
  ['V1ConfigMapKeySelector', /configMap/i],
  ['V1SecretKeySelector', /secret/i],
];
/** Scalars that CRDs say less exactly. */
const LIKE = { L: 's', D: 's', t: 's', y: 's', i: 'l', q: 'x' };

const readings = new WeakMap();

/**
 * @param {Map<string, { nesting: string, base: string | { fields: Map<string, object> }, required: boolean, description: string }>} fields
 * @param {string} field that has the type
 * @param {Record<string, string>} kubernetes types by name, in notation
 * @returns {string | undefined} the name of the type with these fields
 */
export function matchKubernetes(fields, field, kubernetes) {
  const types = readings.get(kubernetes) ?? readTypes(kubernetes);
  readings.set(kubernetes, types);
  for (const [name, theirs] of types)
    if (theirs.size >= TELLING && isMatch(fields, theirs, types)) return name;
  const words = [field, ...[...fields.values()].map(({ description }) => description)].join(' ');
  return SMALL.find(([name, pattern]) => {
    const isSelector = name.endsWith('KeySelector');
    return pattern.test(isSelector ? words : field) && isMatch(fields, types.get(name), types);
  })?.[0];
}

function isMatch(fields, theirs, types) {
  const isWhole = fields.size === theirs.size;
  if (!isWhole && (fields.size < TELLING || fields.size < theirs.size * MOST)) return false;
  return fitsInto(fields, theirs, types);
}

/** Whether all that is said of some fields holds for a type of Kubernetes too. */
function fitsInto(fields, theirs, types) {
  const names = [...fields.keys()];
  if (names.length === 0 || !names.every((name) => theirs.has(name))) return false;
  // What Kubernetes demands must be demanded here too.
  if ([...theirs].some(([name, { required }]) => required && !fields.get(name)?.required)) return false;
  return names.every((name) => isAlike(fields.get(name), theirs.get(name), types));
}

function isAlike(ours, theirs, types) {
  // What a CRD leaves open may be anything.
  if (ours.base === '*' && ours.nesting === '') return true;
  if (ours.nesting !== theirs.nesting) return false;
  const a = ours.base;
  const b = theirs.base;
  if (a === b) return true;
  const own = typeof a === 'string' ? types.get(a) : a.fields;
  if (own) return types.has(b) && fitsInto(own, types.get(b), types);
  return a.length === 1 && b.length === 1 && (LIKE[a] ?? a) === (LIKE[b] ?? b);
}

function readTypes(kubernetes) {
  const found = new Map();
  const visit = (name) => {
    const line = kubernetes[name];
    if (line === undefined || found.has(name)) return;
    const fields = new Map();
    for (const part of line.split(' ')) {
      const match = /^(.+?):([[{]*)([^!@]+)(!?)/.exec(part);
      if (match) fields.set(match[1], { nesting: match[2], base: match[3], required: match[4] === '!' });
    }
    found.set(name, fields);
    for (const { base } of fields.values()) visit(base);
  };
  for (const root of ROOTS) visit(root);
  return found;
}
