import type { ImageUser, WritablePath, WritePurpose } from '../../images/knownImage.ts';
import type { TeamImage } from '../../images/teamImage.ts';
import { converted, described, fullOrShort, list, mapping } from './collections.ts';
import { choice, flag, formed, text } from './scalars.ts';
import type { Spec } from './spec.ts';
import { anyId, capability, containerPath, port } from './values.ts';

/** Which images an entry is about. */
interface ImagePattern {
  readonly repository: string;
  readonly tag?: string;
}

const PATTERN = /^[\w.*?{},:/-]+$/;

/** Splits `registry.example.com/shop/*:2.*` at its tag, and fills in Docker Hub as container runtimes do. */
function parsePattern(written: string): ImagePattern | undefined {
  if (!PATTERN.test(written)) return undefined;
  const colon = written.indexOf(':', written.lastIndexOf('/') + 1);
  const name = colon < 0 ? written : written.slice(0, colon);
  const tag = colon < 0 ? '' : written.slice(colon + 1);
  if (name === '' || name.startsWith('/') || name.endsWith('/')) return undefined;
  return { repository: withHost(name), ...(tag === '' ? {} : { tag }) };
}

function withHost(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return first.includes('*') ? first : `docker.io/library/${first}`;
  const isHost = /[.:*]/.test(first) || first === 'localhost';
  return isHost ? [first.toLowerCase(), ...rest].join('/') : `docker.io/${name}`;
}

const pattern = formed({
  parse: parsePattern,
  expected: 'the name of an image, such as registry.example.com/shop/*',
  examples: ['registry.example.com/shop/*'],
});

const user: Spec<ImageUser> = fullOrShort(
  converted(
    mapping<ImageUser>(
      {
        uid: described('The user id.', anyId),
        gid: described('The id of the primary group.', anyId),
        name: described('The name in the image’s `/etc/passwd`.', text),
      },
      ['uid'],
    ),
    ({ uid, ...rest }): ImageUser | undefined => (uid === undefined ? undefined : { uid, ...rest }),
  ),
  (value) => value,
  anyId,
  (uid): ImageUser => ({ uid }),
);

const purpose = choice<WritePurpose>('purpose', [
  { value: 'cache', description: 'May start empty' },
  { value: 'run', description: 'Sockets and process ids; may start empty' },
  { value: 'tmp', description: 'Scratch files; may start empty' },
  { value: 'log', description: 'Logs; may start empty' },
  { value: 'data', description: 'Must survive a restart: belongs on a persistent volume' },
  { value: 'config', description: 'Written by the program at its start; may start empty' },
]);

const writable: Spec<WritablePath> = fullOrShort(
  converted(
    mapping<WritablePath>(
      {
        path: described('An absolute path in the container.', containerPath),
        purpose: described('What it is written for.', purpose, { default: 'cache' }),
      },
      ['path'],
    ),
    ({ path, purpose: why = 'cache' }): WritablePath | undefined =>
      path === undefined ? undefined : { path, purpose: why },
  ),
  (value) => value,
  containerPath,
  (path): WritablePath => ({ path, purpose: path === '/tmp' ? 'tmp' : 'cache' }),
);

/** An entry as it is written. */
type Written = { image: ImagePattern; role: TeamImage['role']; needsApi: boolean } & Facts;
type Facts = { -readonly [K in keyof TeamImage['facts']]-?: Exclude<TeamImage['facts'][K], undefined> };
type Writable = Omit<Written, 'readOnlyNoteApplies' | 'unprivilegedVariant'>;

const entry = mapping<Writable>(
  {
    image: described(
      'The image, as `image:` fields name it: `*` stands for any text, and a tag may follow after a colon.',
      pattern,
    ),
    role: described(
      'Whether the image brings its program, or is one to put programs in.',
      choice<TeamImage['role']>('role', [
        { value: 'application', description: 'The image brings its program' },
        { value: 'base', description: 'The program comes from the manifest, or from a later build' },
      ]),
      { default: 'application' },
    ),
    startsAs: described('The user that the first process has when the manifest sets none.', user),
    userIsNumeric: described(
      'Whether the image names its user by number: `runAsNonRoot` refuses a user given by name.',
      flag,
      { default: true },
    ),
    dropsTo: described('The user that the entrypoint changes to when it was started as root.', user),
    runsAs: described('The user to set as `runAsUser` and `runAsGroup`.', user),
    anyUser: described('Whether any user id works.', flag),
    runsAsNote: described('What else must change for another user, in a sentence.', text),
    needsRoot: described('Why it works with no user but root, in a sentence.', text),
    writes: described(
      'All directories that it writes at run time: with these writable, a read-only root file system is safe. `[]`: none.',
      list(writable),
    ),
    neverMount: described(
      'Written directories whose shipped content is needed: an empty volume there breaks the image.',
      list(containerPath),
    ),
    readOnlyCapable: described('Whether it runs with a read-only root file system.', flag),
    readOnlyNote: described('What to know about a read-only root file system, in a sentence.', text),
    capabilities: described(
      'Capabilities that it needs beside `drop: [ALL]` as the user that it starts as. `[]`: none.',
      list(capability),
    ),
    capabilitiesUnprivileged: described(
      'Capabilities that it needs beside `drop: [ALL]` as the user of `runsAs`. `[]`: none.',
      list(capability),
    ),
    ports: described('TCP ports that it listens on.', list(port)),
    needsApi: described('Whether it talks to the Kubernetes API, and so needs its token.', flag),
    note: described('What to know about its security, for hovers.', text),
    deprecated: described('Why not to use it any more, and what instead.', text),
  },
  ['image'],
);

const teamImage: Spec<TeamImage> = converted(entry, ({ image, role, needsApi, ...facts }) => {
  if (image === undefined) return undefined;
  // Who lists what the image writes says that it writes nowhere else, and numbers are what users are given by here.
  const readOnlyCapable = facts.readOnlyCapable ?? (facts.writes ? true : undefined);
  const userIsNumeric = facts.userIsNumeric ?? (facts.startsAs ? true : undefined);
  return {
    ...image,
    role: role ?? 'application',
    ...(needsApi === undefined ? {} : { needsApi }),
    facts: {
      ...facts,
      ...(readOnlyCapable === undefined ? {} : { readOnlyCapable }),
      ...(userIsNumeric === undefined ? {} : { userIsNumeric }),
    },
  };
});

/** What a team knows of its images. */
export const knownImages: Spec<readonly TeamImage[]> = list(teamImage);
