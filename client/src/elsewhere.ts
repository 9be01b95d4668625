import type { Elsewhere, FileGlobs } from '../../server/src/lsp/protocol.ts';

/** What is known of the extensions that look at YAML as well. */
export interface Others {
  /** The settings of YAML by Red Hat, where that is active. */
  readonly yaml: YamlSettings | undefined;
  /** Whether Kubernetes by Microsoft is active, which gives the schema of the API to YAML by Red Hat. */
  readonly kubernetes: boolean;
  /** URIs of documents whose schema could not be loaded. */
  readonly withoutSchema: readonly string[];
}

/** Settings of YAML by Red Hat, below `yaml`; what is not set is on. */
export interface YamlSettings {
  readonly validate: boolean;
  readonly completion: boolean;
  readonly hover: boolean;
  /** Globs by schema. */
  readonly schemas: unknown;
  readonly schemaStore: boolean;
  /** Whether the schemas of CRDs are fetched where the schema of Kubernetes applies; false for versions that cannot do it. */
  readonly crdStore: boolean;
}

const ALL_FILES = ['*.yaml', '*.yml'];
/** The one kind of manifest that schemastore.org has a schema for. */
const IN_SCHEMA_STORE = ['kustomization.yaml', 'kustomization.yml'];

/** What they do, in the words of our own server. */
export function elsewhereOf({ yaml, kubernetes, withoutSchema }: Others): Elsewhere {
  if (!yaml) return {};
  const { validate, completion, hover, schemaStore, crdStore } = yaml;
  const schemas = globsBySchema(yaml.schemas);
  const ofKubernetes: FileGlobs = [
    ...(kubernetes ? ALL_FILES : []),
    ...schemas.filter(({ schema }) => KUBERNETES_SCHEMA.test(schema)).map(({ globs }) => globs),
  ];
  return {
    syntax: validate,
    outline: true,
    validation: validate,
    completion,
    hover,
    schemaFiles: ofKubernetes,
    crdFiles: crdStore ? ofKubernetes : [],
    ownSchemaFiles: [
      ...(schemaStore ? IN_SCHEMA_STORE : []),
      ...schemas.filter(({ schema }) => !KUBERNETES_SCHEMA.test(schema)).map(({ globs }) => globs),
    ],
    withoutSchema,
  };
}

/** The word that stands for the schema of Kubernetes in the settings, and where that comes from. */
const KUBERNETES_SCHEMA = /^kubernetes$|kubernetes-?json-?schema/i;

/** The globs of each schema: the settings have one, or a list. */
function globsBySchema(schemas: unknown): { readonly schema: string; readonly globs: readonly string[] }[] {
  if (typeof schemas !== 'object' || schemas === null) return [];
  return Object.entries(schemas).map(([schema, globs]) => ({
    schema,
    globs: [globs].flat().filter((glob) => typeof glob === 'string'),
  }));
}

/** What a diagnostic says where. */
export interface Mark {
  readonly code: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * The Kubernetes rules of SonarQube for IDE with ours that find the same: SonarSource/sonar-iac
 * iac-extensions/kubernetes/src/main/resources/org/sonar/l10n/kubernetes/rules/kubernetes.
 */
const SONAR: Readonly<Record<string, readonly string[]>> = {
  S1874: ['deprecated-api'],
  S5849: ['added-capabilities', 'disallowed-capabilities', 'insecure-capabilities', 'capability-sys-admin'],
  S6428: ['privileged-container'],
  S6429: ['container-runtime-socket'],
  S6430: ['allow-privilege-escalation'],
  S6431: ['host-network', 'host-pid', 'host-ipc'],
  S6433: ['sensitive-host-path', 'host-path-volume'],
  S6473: ['ssh-port'],
  S6596: ['latest-tag'],
  S6864: ['memory-limit'],
  S6865: [
    'automount-service-account-token',
    'service-account-automount',
    'default-service-account-automount',
  ],
  S6867: ['rbac-wildcard-all', 'rbac-wildcard-resource', 'rbac-wildcard-verb'],
  S6868: ['rbac-pod-exec'],
  S6869: ['cpu-limit'],
  S6870: ['ephemeral-storage'],
  S6873: ['memory-request'],
  S6892: ['cpu-request'],
  S6897: ['ephemeral-storage'],
  S6907: ['duplicate-env-var'],
};

/** Whether SonarQube for IDE says what a finding says, on one of its lines. */
export function isSaidBySonar(own: Mark, others: readonly Mark[]): boolean {
  return others.some(
    ({ code, firstLine, lastLine }) =>
      code.startsWith('kubernetes:') &&
      SONAR[code.slice('kubernetes:'.length)]?.includes(own.code) === true &&
      firstLine <= own.lastLine &&
      own.firstLine <= lastLine,
  );
}
