import { resourcesOf } from '../kube/resource.ts';
import { type Diagnosis, diagnose } from '../service/diagnose.ts';
import { podSecurityLevels, type ReachedLevel } from '../service/level.ts';
import { isSaidElsewhere, leftInWords } from './coexistence.ts';
import type { View } from './context.ts';
import type { FindingCounts, StatusLevel, StatusParams } from './protocol.ts';

/** What the client shows of a document beside its diagnostics. */
export function statusOf(view: View, analysisMilliseconds: number): StatusParams {
  const diagnosis = diagnose(view.snapshot);
  const { sections } = view.snapshot.file;
  const left = leftInWords(view.left);
  return {
    uri: view.document.uri,
    version: view.version,
    resources: sections.reduce((sum, { section }) => sum + resourcesOf(section).length, 0),
    level: weakest(podSecurityLevels(view.snapshot).map(({ level }) => level)),
    findings: countFindings(diagnosis, view),
    analysisMilliseconds: Math.round(analysisMilliseconds * 10) / 10,
    ...(left.length === 0 ? {} : { leftToOthers: left }),
    ...(diagnosis.problem === undefined ? {} : { problem: diagnosis.problem }),
  };
}

/** The status of a document that is not looked at because its settings say so. */
export function silentStatus(uri: string, version: number): StatusParams {
  const findings = { error: 0, warning: 0, info: 0, hint: 0 };
  return { uri, version, resources: 0, level: null, findings, analysisMilliseconds: 0 };
}

const WEAKEST_FIRST: readonly ReachedLevel[] = ['privileged', 'unknown', 'baseline', 'restricted'];

/** A file is as confined as the weakest of its workloads. */
function weakest(levels: readonly ReachedLevel[]): StatusLevel {
  return WEAKEST_FIRST.find((level) => levels.includes(level)) ?? null;
}

function countFindings({ findings }: Diagnosis, { left }: View): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { finding } of findings) {
    if (!isSaidElsewhere(finding, left)) counts[finding.severity] += 1;
  }
  return counts;
}
