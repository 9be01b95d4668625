/**
 * What is known of a published container image beyond its name.
 *
 * Every field but `repository`, `role` and `sources` is optional, and an absent field means "not known", never
 * "no". Facts speak of the image as published: a manifest that replaces its `command` runs another program.
 */

/** What an image writes somewhere for: `data` must survive a restart, everything else may start empty. */
export type WritePurpose = 'cache' | 'run' | 'tmp' | 'log' | 'data' | 'config';

/** A directory that the image writes at run time, and that may start empty (or holds `data`). */
export interface WritablePath {
  /** Absolute path, without a trailing slash. */
  readonly path: string;
  /** `data` belongs on a persistent volume: never put an `emptyDir` there without saying so. */
  readonly purpose: WritePurpose;
}

/** A user of the image, as numbers, because Kubernetes compares and sets numbers. */
export interface ImageUser {
  readonly uid: number;
  /** Primary group, where known. */
  readonly gid?: number;
  /** The name in the image's `/etc/passwd`, where known. */
  readonly name?: string;
}

/** Another image of the same program that is built to start without root. */
export interface UnprivilegedVariant {
  /** Normalised repository, as in `ImageReference.repository`. */
  readonly repository: string;
  /** What to write in front of the tag in a manifest: `nginxinc/nginx-unprivileged`. */
  readonly name: string;
  /** The user it starts as. */
  readonly user: ImageUser;
  /** The ports it listens on by default. */
  readonly ports: readonly number[];
  /** One sentence on what else changes. */
  readonly hint: string;
}

/** The facts of one image at one tag. */
export interface KnownImage {
  /** Normalised repository, as in `ImageReference.repository`. */
  readonly repository: string;
  /** `application`: the image brings the program. `base`: the program is the manifest's or a later build's, so nothing is known of what it writes or needs. */
  readonly role: 'application' | 'base';
  /** The user that the first process has when neither pod nor container sets one. */
  readonly startsAs?: ImageUser;
  /** Whether the image names its user by number (or has none, which is 0). The kubelet refuses `runAsNonRoot: true` for a user given by name. */
  readonly userIsNumeric?: boolean;
  /** The user that the entrypoint changes to when it was started as root. */
  readonly dropsTo?: ImageUser;
  /** The user to set as `runAsUser`/`runAsGroup`; absent when unknown or when `needsRoot` is set. */
  readonly runsAs?: ImageUser;
  /** True when no particular user is needed: any number works where the `writes` are writable for it. */
  readonly anyUser?: boolean;
  /** What else must change for `runsAs` or `anyUser` to work (owner of a volume, port, configuration): one sentence. */
  readonly runsAsNote?: string;
  /** Why the image does not work with any user but root: one sentence. */
  readonly needsRoot?: string;
  readonly unprivilegedVariant?: UnprivilegedVariant;
  /** Directories written at run time; each needs a writable volume under a read-only root. Absent: unknown; empty: none. */
  readonly writes?: readonly WritablePath[];
  /** Written paths whose shipped content the image needs: an `emptyDir` there breaks it. */
  readonly neverMount?: readonly string[];
  /** False when the image does not start with a read-only root even with `writes` mounted; `readOnlyNote` says why. */
  readonly readOnlyCapable?: boolean;
  /** What else to know about a read-only root: one sentence. */
  readonly readOnlyNote?: string;
  /** What in a manifest makes `readOnlyNote` matter; absent: the manifest does not tell whether it does. */
  readonly readOnlyNoteApplies?: {
    /** One of these environment variables is set. */
    readonly environment?: readonly string[];
    /** Something is mounted at one of these paths, below or above it. */
    readonly mounts?: readonly string[];
  };
  /** Capabilities needed beside `drop: [ALL]` when started as `startsAs`, in alphabetical order, without `CAP_`. */
  readonly capabilities?: readonly string[];
  /**
   * The same when started as `runsAs`. Kubernetes gives added capabilities to no user but root, except through
   * file capabilities on the program: so a port below 1024 is not listed here but said in `runsAsNote`.
   */
  readonly capabilitiesUnprivileged?: readonly string[];
  /** TCP ports it listens on by default. */
  readonly ports?: readonly number[];
  /** One sentence for the hover: what to know about its security. */
  readonly note?: string;
  /** Why not to use it any more and what instead: one sentence. */
  readonly deprecated?: string;
  /** Public https addresses that the facts were read from. */
  readonly sources: readonly string[];
}

/** The facts that may differ from tag to tag; an explicit `undefined` takes a fact back. */
export type TagFacts = {
  readonly [Key in keyof Omit<KnownImage, 'repository' | 'role' | 'sources'>]?: KnownImage[Key] | undefined;
};

/** Major version and, where it matters, minor version. */
export type TagVersion = readonly [major: number, minor?: number];

/**
 * Facts for those tags that fit all conditions. A tag without a version number, such as `latest`, counts as the
 * newest; one without a minor version as the newest of its major version.
 */
export interface TagVariant {
  /** All of these words are in the tag: `alpine` fits `18-alpine`, `alpine` and `3.2-alpine3.22`. */
  readonly words?: readonly string[];
  /** The version at the start of the tag is this or newer. */
  readonly from?: TagVersion;
  /** The version at the start of the tag is older than this. */
  readonly below?: TagVersion;
  readonly facts: TagFacts;
}

/** A row of the table: an image, its other names, and what differs by tag. */
export interface KnownImageEntry extends KnownImage {
  /** Repositories that publish the same image. */
  readonly aliases?: readonly string[];
  /** Applied in order over the entry's own facts. */
  readonly variants?: readonly TagVariant[];
}
