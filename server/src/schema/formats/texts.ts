import { type Format, textFormat } from './format.ts';

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const DOMAIN =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?))*';
/** github.com/distribution/reference regexp.go, ReferenceRegexp. */
const REFERENCE = new RegExp(
  `^(?:(?:${DOMAIN}|\\[[a-fA-F0-9:]+\\])(?::\\d+)?/)?${COMPONENT}(?:/${COMPONENT})*(?::\\w[\\w.-]{0,127})?` +
    '(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$',
);

/**
 * References of images. The API server refuses empty ones, and Pods whose reference has blanks around it; others are taken, and the kubelet
 * starts no container from them (InvalidImageName).
 */
export const image: Format = textFormat(
  (text) => {
    if (text === '') return 'it must not be empty';
    if (/\s/.test(text)) return 'there is a blank in it';
    // Names of other schemes are replaced by builders, and long texts are none that somebody wrote.
    if (text.length > 300 || text.includes('://') || REFERENCE.test(text)) return undefined;
    if (/^[^@:]*[A-Z]/.test(text.slice(text.indexOf('/') + 1)) && REFERENCE.test(text.toLowerCase()))
      return 'the name of an image has no capitals, so no container starts';
    return 'it is no reference of an image, so no container starts';
  },
  { empty: true },
);

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, validatePathNoBacksteps. */
export const noBacksteps: Format = textFormat((text) =>
  text.split('/').includes('..') ? 'it must have no ".." in it' : undefined,
);

/** The same file, validateLocalDescendingPath. */
export const descendingPath: Format = textFormat((text, version) =>
  text.startsWith('/') ? 'the path must be relative: it does not begin with "/"' : noBacksteps(text, version),
);

/** The same file, ValidateLocalNonReservedPath. */
export const projectedPath: Format = textFormat(
  (text, version) =>
    descendingPath(text, version) ?? (text.startsWith('..') ? 'it must not begin with ".."' : undefined),
);

/** The same file, validateNFSVolumeSource and validateLocalVolumeSource. */
export const absolutePath: Format = textFormat((text) =>
  text.startsWith('/') ? undefined : 'the path must be absolute: it begins with "/"',
);

/** Bytes are Base64 with padding (RFC 4648 section 4); lines may be broken. Texts of encryption and of references are none. */
export function isBase64(text: string): boolean {
  if (/[:[\]{}]/.test(text)) return true;
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}
