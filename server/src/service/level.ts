import type { Finding } from '../analysis/finding.ts';
import { judgeOpenly } from '../analysis/judge.ts';
import { derive } from '../base/derive.ts';
import { groupBy } from '../base/groupBy.ts';
import { type Config, DEFAULT_CONFIG } from '../config/config.ts';
import { NO_FACTS } from '../kube/facts/facts.ts';
import { podOf } from '../kube/pod.ts';
import { type Resource, resourcesOf } from '../kube/resource.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Snapshot } from './snapshot.ts';

/** The Pod Security level that a workload reaches; unknown where the manifest is only part of one. */
export type ReachedLevel = 'privileged' | 'baseline' | 'restricted' | 'unknown';

/** A workload and how well it is confined. */
export interface WorkloadLevel {
  readonly resource: Resource;
  /** Index of the section in the file. */
  readonly document: number;
  readonly level: ReachedLevel;
  /** What keeps it from the next level: one finding for each reason. */
  readonly missing: readonly Finding[];
}

/** The context in which all Pod Security rules of a version speak, whatever the user's profile says. */
const contextFor = new Map<KubernetesVersion, RuleContext>();

function pssContext(kubernetesVersion: KubernetesVersion): RuleContext {
  const known = contextFor.get(kubernetesVersion);
  if (known) return known;
  const config: Config = { ...DEFAULT_CONFIG, profile: 'pss-restricted', kubernetesVersion };
  const context: RuleContext = { config, facts: NO_FACTS, file: '' };
  contextFor.set(kubernetesVersion, context);
  return context;
}

/** The level of each workload in a file, whatever is suppressed there: the cluster does not read comments. For the Kubernetes version of its configuration. */
export const podSecurityLevels = derive((snapshot: Snapshot): readonly WorkloadLevel[] => {
  const context = pssContext(snapshot.context.config.kubernetesVersion);
  return snapshot.file.sections.flatMap(({ section }, document) => {
    const byResource = groupBy(judgeOpenly(section, context).findings, ({ resource }) => resource);
    return resourcesOf(section).flatMap((resource) => {
      const pod = podOf(resource);
      if (!pod) return [];
      const unknown = pod.partial || !pod.spec.isCompleteMap;
      return [{ resource, document, ...levelOf(byResource.get(resource) ?? [], unknown) }];
    });
  });
});

function levelOf(findings: readonly Finding[], unknown: boolean): Pick<WorkloadLevel, 'level' | 'missing'> {
  const baseline = findings.filter(({ pss }) => pss === 'baseline');
  if (baseline.length > 0) return { level: 'privileged', missing: baseline };
  if (unknown) return { level: 'unknown', missing: [] };
  return findings.length > 0
    ? { level: 'baseline', missing: findings }
    : { level: 'restricted', missing: [] };
}
