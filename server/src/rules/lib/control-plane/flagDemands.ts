import { type Component, type Flag, flagOf, type NewFlagValue } from '../../../kube/components/component.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { RuleContext } from '../../rule.ts';

/** A flag that is not as it should be. */
export interface FlagFault {
  readonly kind: 'missing' | 'wrong';
  readonly at: Field;
  /** What is set, or what should be and is not: `--profiling=false`. */
  readonly setting: string;
  /** Absent where no edit is right. */
  readonly mend?: { readonly title: string; readonly operations: readonly EditOperation[] };
}

/** What a component's flags are asked for; undefined where they are right, or nobody can tell. */
export type FlagDemand = (component: Component, context: RuleContext) => FlagFault | undefined;

/** The fault that a flag is not given, mended by giving it and those that go with it. */
export function missing(
  component: Component,
  flag: string,
  value: NewFlagValue,
  others: Readonly<Record<string, NewFlagValue>> = {},
): FlagFault {
  const { text } = value;
  const wanted = Object.entries(others).filter(([name]) => flagOf(component, name).state === 'absent');
  return {
    kind: 'missing',
    at: component.placeOf(flag),
    setting: component.spell(flag, value.review ? undefined : text),
    mend: {
      title: `Set ${component.spell(flag, text)}`,
      operations: [
        ...component.set(flag, value),
        ...wanted.flatMap(([name, other]) => component.set(name, other)),
      ],
    },
  };
}

/** The fault of a value, mended by another one. */
export function wrong(component: Component, { name, value, at }: Flag, better?: NewFlagValue): FlagFault {
  return {
    kind: 'wrong',
    at,
    setting: component.spell(name, value),
    ...(better && {
      mend: {
        title: `Set ${component.spell(name, better.text)}`,
        operations: component.set(name, better),
      },
    }),
  };
}

/** The fault that a flag is given at all. */
export function unwanted(component: Component, { name, value, at }: Flag): FlagFault {
  return {
    kind: 'wrong',
    at,
    setting: component.spell(name, value),
    mend: { title: `Remove ${component.spell(name)}`, operations: component.remove(name) },
  };
}

/** Wants a value; `alone` where the flag's own default is that value, so that only another one is a fault. */
export function mustBe(
  flag: string,
  value: string,
  { alone = false, also = [] }: Tolerance = {},
): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    if (given.state === 'absent') return alone ? undefined : missing(component, flag, { text: value });
    if (given.value === undefined || given.value === value || also.includes(given.value)) return undefined;
    return wrong(component, given, { text: value });
  };
}

interface Tolerance {
  readonly alone?: boolean;
  /** Other values that are as good. */
  readonly also?: readonly string[];
}

/** Wants flags given, whatever their values; those of the fix are to be reviewed. */
export function mustBeGiven(values: Readonly<Record<string, string>>): FlagDemand {
  return (component) => {
    const flag = Object.keys(values).find((name) => isMissing(flagOf(component, name)));
    if (flag === undefined) return undefined;
    const review = (text: string): NewFlagValue => ({ text, review: true });
    const { [flag]: own = '', ...rest } = values;
    const others = Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, review(text)]));
    return missing(component, flag, review(own), others);
  };
}

/** Not given, or given as an empty text, which is the same. */
function isMissing({ state, value }: Flag): boolean {
  return state === 'absent' || value === '';
}

/** Wants a flag not given. */
export function mustNotBeGiven(flag: string): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    return given.written && given.value !== '' ? unwanted(component, given) : undefined;
  };
}

/** An old flag that stands for another one, with the defaults written out. */
const OLD_NAMES: Readonly<Record<string, string>> = { 'enable-admission-plugins': 'admission-control' };

/** Wants an item in a list; `whenGiven` where a flag that is not given is no fault. */
export function mustContain(flag: string, item: string, { whenGiven = false } = {}): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    const old = OLD_NAMES[flag];
    if (given.state === 'unknown' || (old !== undefined && flagOf(component, old).state !== 'absent'))
      return undefined;
    if (given.state === 'absent') return whenGiven ? undefined : missing(component, flag, { text: item });
    const { items } = given;
    if (items === undefined || items.includes(item)) return undefined;
    return {
      kind: 'missing',
      at: given.at,
      setting: `${item} in ${component.spell(flag)}`,
      ...listMend(component, given, [...items, item], `Add ${item} to ${component.spell(flag)}`),
    };
  };
}

/** Wants an item not in a list. */
export function mustLack(flag: string, item: string): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    if (!given.items?.includes(item)) return undefined;
    const rest = given.items.filter((other) => other !== item);
    return {
      kind: 'wrong',
      at: given.at,
      setting: `${item} in ${component.spell(flag)}`,
      ...listMend(component, given, rest, `Remove ${item} from ${component.spell(flag)}`),
    };
  };
}

/** Gives a list other items; nothing where it is written in several places, of which each has its part. */
export function listMend(
  component: Component,
  { name }: Flag,
  items: readonly string[],
  title: string,
): Pick<FlagFault, 'mend'> {
  if (component.written(name).length > 1) return {};
  const operations =
    items.length === 0 ? component.remove(name) : component.set(name, { text: items.join(',') });
  return { mend: { title, operations } };
}

/** Wants a number that is at least so much, where another flag is given that it is about. */
export function mustBeAtLeast(
  flag: string,
  least: number,
  about: (component: Component) => boolean,
): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    if (!about(component)) return undefined;
    if (given.state === 'absent') return missing(component, flag, { text: String(least) });
    const value = given.value === undefined ? Number.NaN : Number(given.value);
    return value < least ? wrong(component, given, { text: String(least) }) : undefined;
  };
}

/** Wants certificates that etcd makes for itself replaced by others, whose files the fix names where they are not given. */
export function mustNotMakeCertificates(flag: string, files: Readonly<Record<string, string>>): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    if (given.value !== 'true') return undefined;
    const lacking = Object.entries(files).filter(([name]) => isMissing(flagOf(component, name)));
    return {
      ...wrong(component, given),
      mend: {
        title: `Replace ${component.spell(flag)} by certificates`,
        operations: [
          ...lacking.flatMap(([name, text]) => component.set(name, { text, review: true })),
          ...component.remove(flag),
        ],
      },
    };
  };
}

/** Wants a flag not to have one value, where its own default is another. */
export function mustNotBe(flag: string, value: string): FlagDemand {
  return (component) => {
    const given = flagOf(component, flag);
    return given.value === value ? unwanted(component, given) : undefined;
  };
}

/** A demand that holds only where none of these flags is given, nor may be where nobody sees it. */
export function unless(flags: readonly string[], demand: FlagDemand): FlagDemand {
  return (component, context) =>
    flags.every((flag) => flagOf(component, flag).state === 'absent')
      ? demand(component, context)
      : undefined;
}

/** A demand that holds only for some components. */
export function onlyIf(holds: (component: Component) => boolean, demand: FlagDemand): FlagDemand {
  return (component, context) => (holds(component) ? demand(component, context) : undefined);
}
