import { type Format, textFormat } from './format.ts';
import { isSubdomain, SUBDOMAIN_RULE } from './names.ts';

/** An address as the bits of its bytes, 4 or 16 of them. */
export type Address = readonly number[];

/** Reads an IP address as k8s.io/utils net/parse.go, ParseIPSloppy does: parts of IPv4 addresses may begin with 0. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

function parseV4(text: string): Address | undefined {
  const parts = text.split('.');
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return parts.length === 4 && bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseV6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [bytesOf(halves[0] ?? ''), bytesOf(halves[1] ?? '')];
  if (!head || !tail) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function bytesOf(groups: string): number[] | undefined {
  if (groups === '') return [];
  const parts = groups.split(':');
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    const v4 = part.includes('.') && index === parts.length - 1 ? parseV4(part) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      const group = Number.parseInt(part, 16);
      bytes.push(group >> 8, group & 255);
    } else return undefined;
  }
  return bytes;
}

/** A range of addresses. */
export interface Cidr {
  readonly address: Address;
  /** How many bits all its addresses share. */
  readonly bits: number;
}

/** Reads a range such as `10.0.0.0/8`; undefined for text that is none. */
export function parseCidr(text: string): Cidr | undefined {
  const [host = '', length = '', ...more] = text.split('/');
  const address = parseAddress(host);
  if (!address || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > address.length * 8)
    return undefined;
  return { address, bits: Number(length) };
}

/** Whether a range is a smaller part of another one. */
export function isPartOf(inner: Cidr, outer: Cidr): boolean {
  if (inner.address.length !== outer.address.length || inner.bits <= outer.bits) return false;
  return outer.address.every((byte, index) => {
    const bits = Math.min(Math.max(outer.bits - index * 8, 0), 8);
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((inner.address[index] ?? 0) & mask);
  });
}

/** Addresses that no packet from elsewhere reaches: k8s.io/kubernetes pkg/apis/core/validation/validation.go, ValidateEndpointIP. */
export function isSpecialAddress(text: string): boolean {
  const bytes = parseAddress(text);
  if (!bytes) return false;
  const [first, second, third] = bytes;
  if (bytes.length === 4)
    return (
      first === 127 ||
      bytes.every((byte) => byte === 0) ||
      (first === 169 && second === 254) ||
      (first === 224 && second === 0 && third === 0)
    );
  return (
    bytes.slice(0, 15).every((byte) => byte === 0 && (bytes[15] ?? 0) <= 1) ||
    (first === 0xfe && ((second ?? 0) & 0xc0) === 0x80) ||
    (first === 0xff && second === 2)
  );
}

/** k8s.io/apimachinery pkg/util/validation/ip.go, IsValidIPForLegacyField. */
export const address: Format = textFormat((text) =>
  parseAddress(text) ? undefined : 'it must be an IP address, such as 10.9.8.7 or 2001:db8::1',
);

/** The address of a Service, or None. */
export const clusterAddress: Format = (value, version) =>
  value === 'None' ? undefined : address(value, version);

/** k8s.io/apimachinery pkg/util/validation/ip.go, IsValidCIDRForLegacyField. */
export const cidr: Format = textFormat((text) =>
  parseCidr(text.trim())
    ? undefined
    : 'it must be a range of IP addresses, such as 10.9.8.0/24 or 2001:db8::/64',
);

/** Hosts of an Ingress: k8s.io/kubernetes pkg/apis/networking/validation/validation.go, validateIngressRules. */
export const ingressHost: Format = textFormat((text) => {
  if (parseAddress(text)) return 'it must be a DNS name, not an IP address';
  return tlsHost(text, 0);
});

/** Hosts of a certificate: the same file, validateIngressTLS. */
export const tlsHost: Format = textFormat((text) => {
  if (!text.includes('*')) return isSubdomain(text) ? undefined : SUBDOMAIN_RULE;
  return text.startsWith('*.') && isSubdomain(text.slice(2))
    ? undefined
    : '"*" stands for the first part of a name only, as in *.example.com';
});

/** Names that may end with a dot. */
export const externalName: Format = textFormat((text) =>
  isSubdomain(text.replace(/\.$/, '')) ? undefined : SUBDOMAIN_RULE,
);
