/**
 * Image references as `image:` fields write them: `[host[:port]/]path[:tag][@algorithm:hex]`.
 *
 * The grammar and the Docker Hub defaults are those of distribution/reference, which the container runtimes use:
 * https://github.com/distribution/reference/blob/main/reference.go
 * https://github.com/distribution/reference/blob/main/normalize.go
 */

/** A half-open range in UTF-16 code units, counted from the start of the reference text. */
export interface ReferenceSpan {
  readonly start: number;
  readonly end: number;
}

/** A parsed reference: the parts as the runtime understands them, and where they are written. */
export interface ImageReference {
  /** The text as it was given. */
  readonly text: string;
  /** Registry host with port, lower-case, defaults filled in: `docker.io`, `localhost:5000`. */
  readonly host: string;
  /** Path in the registry, defaults filled in: `library/nginx`. */
  readonly path: string;
  /** `host/path`, the key under which an image is known: `docker.io/library/nginx`. */
  readonly repository: string;
  /** The tag as written; undefined when none is written (the runtime then takes `latest`). */
  readonly tag: string | undefined;
  /** `algorithm:hex` as written; undefined when none is written. */
  readonly digest: string | undefined;
  /** True when a digest is written that pins the content: known length for its algorithm, hexadecimal. */
  readonly hasValidDigest: boolean;
  /** Host and port as written, without the slash; undefined when the host is implied. */
  readonly hostSpan: ReferenceSpan | undefined;
  /** Host and path as written: everything before tag and digest. */
  readonly nameSpan: ReferenceSpan;
  /** The tag without its colon; a fix that adds one inserts at `nameSpan.end`. */
  readonly tagSpan: ReferenceSpan | undefined;
  /** The digest without its `@`. */
  readonly digestSpan: ReferenceSpan | undefined;
}

interface SplitText {
  readonly name: string;
  readonly tagSpan: ReferenceSpan | undefined;
  readonly digestSpan: ReferenceSpan | undefined;
}

/** Bounds the work on hostile input; a name may have 255 characters, a tag 128, a SHA-512 digest 135. */
const maxLength = 1024;
const maxNameLength = 255;

const hostPattern =
  /^(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*|\[[a-f0-9:]+\])(?::[0-9]+)?$/i;
const pathComponentPattern = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^([a-z][a-z0-9]*(?:[-_+.][a-z][a-z0-9]*)*):([a-z0-9]+)$/i;
const bareIdentifierPattern = /^[a-f0-9]{64}$/;

const dockerHub = 'docker.io';
const dockerHubAliases: ReadonlySet<string> = new Set(['index.docker.io', 'registry-1.docker.io']);
const digestHexLengths: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['blake3', 64],
]);
/** The shortest digest that distribution/reference accepts for an algorithm it does not know. */
const minDigestHexLength = 32;

/**
 * Parses an image reference.
 *
 * Returns undefined for text that no runtime would accept, and for text that is not final yet: template
 * expressions (`{{ }}`, `${ }`, `$( )`), blanks, uppercase paths. A digest of the wrong length still parses,
 * with `hasValidDigest` false, so that a rule can point at it.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length === 0 || text.length > maxLength) return undefined;
  const parts = split(text);
  const hostLength = writtenHostLength(parts.name);
  const writtenHost = parts.name.slice(0, hostLength);
  const path = hostLength === 0 ? parts.name : parts.name.slice(hostLength + 1);
  const tag = slice(text, parts.tagSpan);
  const digest = slice(text, parts.digestSpan);

  if (hostLength > 0 && !hostPattern.test(writtenHost)) return undefined;
  if (parts.name.length > maxNameLength || !isPath(path)) return undefined;
  if (hostLength === 0 && bareIdentifierPattern.test(path)) return undefined;
  if (tag !== undefined && !tagPattern.test(tag)) return undefined;
  if (digest !== undefined && !digestPattern.test(digest)) return undefined;

  const host = normalHost(writtenHost);
  const fullPath = host === dockerHub && !path.includes('/') ? `library/${path}` : path;
  return {
    text,
    host,
    path: fullPath,
    repository: `${host}/${fullPath}`,
    tag,
    digest,
    hasValidDigest: digest !== undefined && pinsContent(digest),
    hostSpan: hostLength === 0 ? undefined : { start: 0, end: hostLength },
    nameSpan: { start: 0, end: parts.name.length },
    tagSpan: parts.tagSpan,
    digestSpan: parts.digestSpan,
  };
}

/** Cuts at the first `@`, then at the last colon behind the last slash: a colon before it is a port. */
function split(text: string): SplitText {
  const at = text.indexOf('@');
  const digestSpan = at < 0 ? undefined : { start: at + 1, end: text.length };
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  if (colon < 0) return { name: rest, tagSpan: undefined, digestSpan };
  return { name: rest.slice(0, colon), tagSpan: { start: colon + 1, end: rest.length }, digestSpan };
}

/** The first component is a host when it cannot be a Docker Hub namespace; 0 when the host is implied. */
function writtenHostLength(name: string): number {
  const slash = name.indexOf('/');
  if (slash < 0) return 0;
  const first = name.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  return isHost ? slash : 0;
}

function isPath(path: string): boolean {
  return path.split('/').every((component) => pathComponentPattern.test(component));
}

function normalHost(written: string): string {
  const host = written.toLowerCase();
  return host === '' || dockerHubAliases.has(host) ? dockerHub : host;
}

function pinsContent(digest: string): boolean {
  const [, algorithm = '', hex = ''] = digestPattern.exec(digest) ?? [];
  if (!/^[a-f0-9]+$/i.test(hex)) return false;
  const length = digestHexLengths.get(algorithm);
  // The runtimes compare the algorithms they know with lower-case hexadecimal only.
  if (length !== undefined) return hex.length === length && hex === hex.toLowerCase();
  return hex.length >= minDigestHexLength;
}

function slice(text: string, span: ReferenceSpan | undefined): string | undefined {
  return span === undefined ? undefined : text.slice(span.start, span.end);
}
