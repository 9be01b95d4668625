import type { ValueProposal } from '../place.ts';
import type { ValueTable } from './pattern.ts';
import { POD_SECURITY_LEVELS, podSecurityVersions } from './podSecurity.ts';
import { discouraged, secure, usual } from './propose.ts';

const FAILURE: readonly ValueProposal[] = [
  secure('Fail', 'refuses while it cannot be asked'),
  discouraged('Ignore', 'lets through while it cannot be asked'),
];

const SIDE_EFFECTS: readonly ValueProposal[] = [
  secure('None', 'a dry run changes nothing'),
  usual('NoneOnDryRun', 'none in a dry run'),
];

const KYVERNO_ACTIONS: readonly ValueProposal[] = [
  secure('Enforce', 'refuses'),
  usual('Audit', 'reports only'),
];

const MATCH: readonly ValueProposal[] = [
  secure('Equivalent', 'also through other versions of the API'),
  usual('Exact', 'only as written'),
];

const OPERATIONS = ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'].map((name) => usual(name));

const AUDIT_LEVELS: readonly ValueProposal[] = [
  usual('Metadata', 'who did what, without contents'),
  usual('Request', 'with what was sent'),
  usual('RequestResponse', 'with what was sent and answered'),
  usual('None', 'is not noted'),
];

const WEBHOOKS = 'ValidatingWebhookConfiguration|MutatingWebhookConfiguration';
const POLICIES = 'ValidatingAdmissionPolicy|MutatingAdmissionPolicy';
const KYVERNO = 'ClusterPolicy|Policy';

/** Admission: what the API server asks before it takes an object, and what it notes. */
export const policyValues: ValueTable = {
  [`${WEBHOOKS} webhooks.failurePolicy`]: FAILURE,
  [`${WEBHOOKS} webhooks.sideEffects`]: SIDE_EFFECTS,
  [`${WEBHOOKS} webhooks.matchPolicy`]: MATCH,
  [`${WEBHOOKS} webhooks.admissionReviewVersions`]: [usual('v1')],
  [`${WEBHOOKS} webhooks.rules.operations`]: [...OPERATIONS, usual('*', 'all of them')],
  [`${WEBHOOKS} webhooks.rules.scope`]: [usual('*', 'default'), usual('Namespaced'), usual('Cluster')],
  [`${POLICIES} spec.failurePolicy`]: FAILURE,
  [`${POLICIES} spec.matchConstraints.resourceRules.operations`]: [...OPERATIONS, usual('*', 'all of them')],
  [`${POLICIES} spec.matchConstraints.matchPolicy`]: MATCH,
  'ValidatingAdmissionPolicyBinding spec.validationActions': [
    secure('Deny', 'refuses'),
    usual('Warn', 'warns who applies'),
    usual('Audit', 'notes in the audit log'),
  ],
  'paramRef.parameterNotFoundAction': [
    secure('Deny', 'refuses'),
    discouraged('Allow', 'the policy is skipped'),
  ],
  'PodSecurityConfiguration defaults.*': POD_SECURITY_LEVELS,
  'PodSecurityConfiguration defaults.enforce-version': podSecurityVersions,
  'PodSecurityConfiguration defaults.audit-version': podSecurityVersions,
  'PodSecurityConfiguration defaults.warn-version': podSecurityVersions,
  [`${KYVERNO} spec.validationFailureAction`]: KYVERNO_ACTIONS,
  [`${KYVERNO} spec.rules.validate.failureAction`]: KYVERNO_ACTIONS,
  [`${KYVERNO} spec.background`]: [secure(true, 'also what is there already'), usual(false)],
  [`${KYVERNO} spec.rules.validate.podSecurity.level`]: POD_SECURITY_LEVELS,
  'Policy rules.level': AUDIT_LEVELS,
};
