import type { ValuePlace, ValueProposal, ValueProvider } from '../place.ts';
import { admissionRuleValues } from './admissionRules.ts';
import { annotationValues } from './annotations.ts';
import { capabilityValues } from './capabilities.ts';
import { networkChoices, storageChoices, workloadChoices } from './choices.ts';
import { classValues } from './classes.ts';
import { configDataValues } from './configData.ts';
import { hostValues } from './hosts.ts';
import { imageValues } from './images.ts';
import { kustomizationValues } from './kustomization.ts';
import { labelValues } from './labels.ts';
import { namespaceValues } from './namespaces.ts';
import { topologyValues } from './nodeLabels.ts';
import { patternSearch } from './pattern.ts';
import { podPartValues } from './podParts.ts';
import { policyValues } from './policies.ts';
import { portValues } from './ports.ts';
import { projectValues } from './projects.ts';
import { isTaken, ranked } from './propose.ts';
import { quantityValues } from './quantities.ts';
import { rbacBindingValues } from './rbacBindings.ts';
import { rbacRuleValues } from './rbacRules.ts';
import { scalingValues } from './scaling.ts';
import { scheduleValues } from './schedules.ts';
import { podSwitches, pullValues, securityContextValues } from './security.ts';
import { serviceValues } from './services.ts';
import { userIdValues } from './userIds.ts';
import { variableValues } from './variables.ts';

export { mapKeys } from './mapKeys.ts';

const search = patternSearch<ValuePlace>([
  securityContextValues,
  podSwitches,
  pullValues,
  capabilityValues,
  userIdValues,
  rbacRuleValues,
  rbacBindingValues,
  namespaceValues,
  configDataValues,
  classValues,
  serviceValues,
  podPartValues,
  imageValues,
  portValues,
  labelValues,
  annotationValues,
  topologyValues,
  quantityValues,
  workloadChoices,
  networkChoices,
  storageChoices,
  policyValues,
  scheduleValues,
  scalingValues,
  admissionRuleValues,
  projectValues,
  kustomizationValues,
  hostValues,
  variableValues,
]);

/** What is known of a place beyond its type. */
const valuesAt: ValueProvider = (place) => {
  const found = search(place);
  if (!found) return undefined;
  const isNew = ({ value }: ValueProposal): boolean => !place.isItem || !place.others.has(String(value));
  return ranked(found.filter((proposal) => isNew(proposal) && isTaken(proposal.value, place.field)));
};

/** All that is known of values; each value of a place is proposed by one of them only. */
export const VALUE_PROVIDERS: readonly ValueProvider[] = [valuesAt];
