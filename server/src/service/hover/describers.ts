import { describeKind } from './kind.ts';
import type { Describer, HoverPlace } from './place.ts';
import { describeAnyField } from './schema.ts';
import { describeSecurityField } from './security.ts';
import { describeCapability } from './values/capability.ts';
import { describeSchedule } from './values/cron.ts';
import { describeFileMode } from './values/fileMode.ts';
import { describeImageReference } from './values/image.ts';
import { describePodPart } from './values/podPart.ts';
import { describePodSecurity } from './values/podSecurity.ts';
import { describeServicePort } from './values/port.ts';
import { describeQuantity } from './values/quantity.ts';
import { describeRbacRule } from './values/rbac.ts';
import { describeReference } from './values/reference.ts';
import { describeSeconds } from './values/seconds.ts';
import { describeSelector } from './values/selector.ts';
import { describeWellKnownKey } from './values/wellKnownKey.ts';

/** What knows of single values and keys so much that a description of their field would only be in the way; the first one speaks. */
const SUBJECTS: readonly Describer[] = [
  describeKind,
  describeImageReference,
  describeCapability,
  describeRbacRule,
  describePodSecurity,
  describeReference,
  describeWellKnownKey,
];

/** What is said above the description of the field: all that know something. */
const NOTES: readonly Describer[] = [
  describeQuantity,
  describeFileMode,
  describeSchedule,
  describeSeconds,
  describeServicePort,
  describeSelector,
  describePodPart,
];

/** What explains a field; the first one speaks. */
const FIELDS: readonly Describer[] = [describeSecurityField, describeAnyField];

/** All that is known of a place, in the order in which it is shown. */
export const describePlace: Describer = (place) => {
  const subject = first(SUBJECTS, place);
  if (subject) return subject;
  const notes = NOTES.flatMap((describer) => describer(place) ?? []);
  const fields = first(isLeft(place) ? [describeSecurityField] : FIELDS, place) ?? [];
  return notes.length + fields.length > 0 ? [[...notes, ...fields].join('\n\n')] : undefined;
};

/** Another hover has the description already. */
const isLeft: (place: HoverPlace) => boolean = ({ host, resource }) =>
  host.schemaElsewhere?.(resource ?? { apiVersion: '', kind: '' }) === true;

function first(
  describers: readonly Describer[],
  place: Parameters<Describer>[0],
): readonly string[] | undefined {
  for (const describer of describers) {
    const parts = describer(place);
    if (parts) return parts;
  }
  return undefined;
}
