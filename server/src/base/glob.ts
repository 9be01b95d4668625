/** Characters that mean themselves in a glob and something else in a regular expression. */
const SPECIAL = /[.+^$()|[\]\\]/g;

const compiled = new Map<string, RegExp>();

/**
 * Whether a name fits a glob: `*` stands for any text, `?` for one character, `{a,b}` for one of several. For names, which
 * have no folders: `*` stands for slashes too.
 */
export function matchesName(glob: string, name: string): boolean {
  return regularExpression(glob, 'name').test(name);
}

/**
 * Whether a path fits a glob, both with `/` and relative to the same folder: `*` and `?` stay within a folder, `**` spans
 * folders, `{a,b}` is one of several. As in `.gitignore`, a glob without `/` fits a file or folder of that name at any depth, and a glob
 * that fits a folder fits everything in it.
 */
export function matchesPath(glob: string, path: string): boolean {
  return regularExpression(glob, 'path').test(path);
}

function regularExpression(glob: string, kind: 'name' | 'path'): RegExp {
  const key = `${kind} ${glob}`;
  const known = compiled.get(key);
  if (known) return known;
  const source = kind === 'name' ? translate(glob, '.*', '.') : pathSource(glob);
  const expression = new RegExp(`^(?:${source})$`, 's');
  compiled.set(key, expression);
  return expression;
}

function pathSource(glob: string): string {
  const clean = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  const anchored = clean.includes('/') || glob.startsWith('/') || glob.startsWith('./');
  return `${anchored ? '' : '(?:.*/)?'}${translate(clean, '[^/]*', '[^/]')}(?:/.*)?`;
}

/** Braces that are not closed, and everything else without a meaning here, stand for themselves. */
function translate(glob: string, star: string, one: string): string {
  const tokens = glob.match(/\*\*\/|\*+|\?|\{[^{}]*\}|[{}]|[^*?{}]+/g) ?? [];
  return tokens
    .map((token) => {
      if (token === '**/') return '(?:.*/)?';
      if (token === '**') return '.*';
      if (token.startsWith('*')) return star;
      if (token === '?') return one;
      if (token.length === 1 && '{}'.includes(token)) return `\\${token}`;
      if (!token.startsWith('{')) return token.replace(SPECIAL, '\\$&');
      const choices = token.slice(1, -1).split(',');
      return `(?:${choices.map((choice) => translate(choice, star, one)).join('|')})`;
    })
    .join('');
}
