/**
 * The notation of `schemas/kubernetes/types.json`, written and read: one line for a type in all minors.
 *
 *   "V1Foo": "@32-36 name:L! replicas:i items:[V1Item limits:{q gone:s@28-30"
 *
 * A field is its name, its type, `!` where it is required, and `@` with minors where not all that have the type have it. Types: `s` text,
 * `b` boolean, `i` and `l` integers of 32 and 64 bits, `n` number, `x` integer or text, `q` quantity, `t` time, `y` base64,
 * `L` DNS label, `D` DNS subdomain, `*` anything, a name of another type; `[` before it for a list, `{` for a map.
 */

/** @param {readonly number[]} having in ascending order @param {readonly number[]} all */
export function writeMinors(having, all) {
  if (having.length === all.length) return '';
  const runs = [];
  for (const minor of having) {
    const last = runs.at(-1);
    if (last && all.indexOf(minor) === all.indexOf(last[1]) + 1) last[1] = minor;
    else runs.push([minor, minor]);
  }
  return `@${runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')}`;
}

/** @param {string | undefined} text @param {readonly number[]} all */
export function readMinors(text, all) {
  if (!text) return [...all];
  const runs = text.split(',').map((run) => run.split('-').map(Number));
  return all.filter((minor) => runs.some(([from, to = from]) => minor >= from && minor <= to));
}

/** @param {string} line @param {readonly number[]} minors */
export function readType(line, minors) {
  const parts = line.split(' ');
  const having = readMinors(parts[0]?.startsWith('@') ? parts.shift().slice(1) : undefined, minors);
  const fields = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, name, type, required, in_] = /^(.+?):([^!@]+)(!?)(?:@(.+))?$/.exec(part);
      return { name, type, required: required === '!', minors: readMinors(in_, having) };
    });
  return { minors: having, fields };
}
