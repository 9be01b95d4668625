import type { Config } from '../../../config/config.ts';
import type { Container } from '../../../kube/pod.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Fix } from '../../rule.ts';
import { addedCapabilities } from './addedCapabilities.ts';
import { BASELINE_CAPABILITIES } from './capabilities.ts';
import { knownProgramOf, startUser } from './containerUser.ts';

/**
 * Drops all capabilities of a container; none where it is not known which ones it adds.
 *
 * How far the fix may be trusted depends on what the program loses:
 * - a process that does not start as root has no capabilities in effect: safe;
 * - the image is known and needs none, or its needs are added already: safe;
 * - the image is known and needs some: they are added back. That keeps the program working, but trades this finding for some of
 *   `added-capabilities`, so it is safe only where that rule is not on; except for NET_BIND_SERVICE, which is always allowed;
 * - nothing is known of a program that may start as root: unsafe.
 */
export function dropAllFixes(container: Container, config: Config): readonly Fix[] {
  const added = container.at('securityContext', 'capabilities', 'add');
  return added.isCompleteList ? [dropAllFix(container, config)] : [];
}

function dropAllFix(container: Container, config: Config): Fix {
  const needed = neededCapabilities(container, config);
  const added = addedCapabilities(container).map(({ text }) => text);
  const missing = needed?.filter((name) => !added.includes(name)) ?? [];
  const title = 'Drop all capabilities';
  const operations = dropOperations(container);
  if (missing.length > 0) {
    const addBack = {
      title: `${title} and add back ${missing.join(', ')}`,
      operations: [...operations, ...addOperations(container, missing)],
    };
    if (missing.every((name) => mayBeAdded(name, config))) return { ...addBack, safety: 'safe' };
    return { ...addBack, safety: 'unsafe', caution: cautionOf(container, config) };
  }
  if (needed !== undefined || startUser(container, config) === 'non-root')
    return { title, safety: 'safe', operations };
  return {
    title,
    safety: 'unsafe',
    caution:
      'A program that starts as root may fail: add back what its log asks for, mostly CHOWN, SETUID or SETGID.',
    operations,
  };
}

/** Capabilities that a known image needs as the user that it starts as; undefined where nothing is known. */
function neededCapabilities(container: Container, config: Config): readonly string[] | undefined {
  const program = knownProgramOf(container, config);
  const user = container.effective('runAsUser');
  const startsAs = program?.startsAs?.uid;
  if (user.isAbsent || (user.integer !== undefined && user.integer === startsAs))
    return program?.capabilities;
  return user.integer === undefined || user.integer === 0 ? undefined : program?.capabilitiesUnprivileged;
}

/** Whether adding a capability is no finding under a configuration. */
function mayBeAdded(capability: string, config: Config): boolean {
  if (capability === 'NET_BIND_SERVICE') return true;
  const isJudged = config.profile !== 'pss-baseline' && config.rules['added-capabilities'] !== 'off';
  return !isJudged && BASELINE_CAPABILITIES.has(capability);
}

function cautionOf(container: Container, config: Config): string {
  const program = knownProgramOf(container, config);
  const variant = program?.unprivilegedVariant;
  if (variant)
    return `The restricted level forbids these: the image ${variant.name} needs none. ${variant.hint}`;
  const user = program?.runsAs;
  if (user) return `The restricted level forbids these: started as user ${user.uid}, the program needs none.`;
  return 'The restricted level of Pod Security forbids these capabilities.';
}

/** One by one, so that comments beside the items stay. */
function dropOperations(container: Container): EditOperation[] {
  const drop = container.at('securityContext', 'capabilities', 'drop');
  const [first, ...others] = drop.items;
  if (!first) return [{ kind: 'set', path: drop.path, value: ['ALL'] }];
  return [
    { kind: 'set', path: first.path, value: 'ALL' },
    ...others.reverse().map(({ path }) => ({ kind: 'remove', path }) as const),
  ];
}

function addOperations(container: Container, names: readonly string[]): EditOperation[] {
  const { path, isAbsent } = container.at('securityContext', 'capabilities', 'add');
  if (isAbsent) return [{ kind: 'set', path, value: names }];
  return names.map((value) => ({ kind: 'append', path, value }));
}
