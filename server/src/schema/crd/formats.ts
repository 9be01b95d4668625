/**
 * Formats that the API server checks, as far as it is certain what they refuse (k8s.io/kube-openapi, pkg/validation/strfmt;
 * k8s.io/apiextensions-apiserver, pkg/apiserver/validation/formats.go). Empty texts pass here.
 */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': orEmpty(/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:\d{2})$/i),
  datetime: orEmpty(/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:\d{2})$/i),
  date: orEmpty(/^\d{4}-\d{2}-\d{2}$/),
  // Go's durations, and the words of strfmt: each has a number with a unit in it.
  duration: (text) => /^[+-]?0$/.test(text) || text === '' || /\d\s*[a-zµμ]/i.test(text),
  ipv4: (text) => text === '' || text.includes(':') || isIpv4(text),
  ipv6: orEmpty(/^[0-9a-f:.]*:[0-9a-f:.]*$/i),
  cidr: (text) => text === '' || isCidr(text),
  uuid: orEmpty(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  byte: (text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text),
};

/** What a text of a format looks like, in words. */
export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  'date-time': 'a time is written like 2026-01-31T12:00:00Z',
  datetime: 'a time is written like 2026-01-31T12:00:00Z',
  date: 'a date is written like 2026-01-31',
  duration: 'a duration is a number with a unit, such as 30s or 5m',
  ipv4: 'it is not an IPv4 address',
  ipv6: 'it is not an IPv6 address',
  cidr: 'a range of addresses is written like 10.0.0.0/8',
  uuid: 'it is not a UUID',
  byte: 'it is not base64',
};

function orEmpty(pattern: RegExp): (text: string) => boolean {
  return (text) => text === '' || pattern.test(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isCidr(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
  if (address.includes(':')) return Number(bits) <= 128 && /^[0-9a-f:.]+$/i.test(address);
  return Number(bits) <= 32 && isIpv4(address);
}
