import { samePath, startsWith } from '../base/path.ts';
import type { Resource } from '../kube/resource.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import { apiOf } from './api.ts';
import { circumstancesOf } from './circumstances.ts';
import { withoutConsequences } from './consequences.ts';
import { NO_KINDS, type WorkspaceKinds } from './crd/workspaceKinds.ts';
import { nameProblems } from './objectName.ts';
import type { SchemaProblem } from './problem.ts';
import type { Api } from './type.ts';
import { Walk } from './walk.ts';

/** Texts of this length and more are not looked at below `openAPIV3Schema`: it would make the trees of all their parts. */
const LONG = 16 * 1024;

/**
 * What the API server of a Kubernetes version refuses or drops in an object of its own kinds. Nothing for kinds that this version
 * does not serve, and nothing about values that are not known here: templates, placeholders, broken YAML. What is missing is said only
 * of objects that are certainly no patch.
 *
 * @param workspace kinds that the workspace defines, which count before those that are known of their projects
 */
export function validate(
  resource: Resource,
  version: KubernetesVersion,
  workspace: WorkspaceKinds = NO_KINDS,
): readonly SchemaProblem[] {
  const problems = validateWith(resource, version, apiOf(version, workspace));
  const others = workspace.rivals.map((rival) => validateWith(resource, version, apiOf(version, rival)));
  return problems.filter((problem) =>
    others.every((found) =>
      found.some(({ type, at }) => type === problem.type && samePath(at.path, problem.at.path)),
    ),
  );
}

function validateWith(resource: Resource, version: KubernetesVersion, api: Api): readonly SchemaProblem[] {
  const type = api.kind(resource.apiVersion, resource.kind);
  const { node } = resource.root;
  if (!type || node?.kind !== 'map') return [];
  const around = circumstancesOf(resource, version);
  const walk = new Walk(api, around, node.span.end - node.span.start >= LONG);
  walk.map(node, type, [], resource.kind, undefined);
  const problems = withoutConsequences([...walk.problems, ...nameProblems(around)]);
  const breaches = api.breaches?.(resource.apiVersion, resource.kind, node) ?? [];
  return [...problems, ...breaches.filter((breach) => !isSaid(breach, problems))];
}

/** Whether a mistake in keys or types is the reason, or at the same place. */
function isSaid(breach: SchemaProblem, problems: readonly SchemaProblem[]): boolean {
  const { path, node } = breach.at;
  // A key too many or too few may be one that is misspelled beside it.
  const isAboutKeys = breach.type === 'conflict' && (breach.marksKey || !node);
  const scope = isAboutKeys ? path.slice(0, -1) : path;
  return problems.some(({ at }) => startsWith(at.path, scope) || startsWith(path, at.path));
}
