/** Longer texts are cut behind a sentence: who wants the rest follows the link. */
const MOST = 600;

/** What stands behind is not looked at. Kubernetes' own texts are shorter. */
const READ = 6_000;

/** A text of the API's authors, made for reading. */
export interface Prose {
  /** Markdown of a few paragraphs and lists. */
  readonly markdown: string;
  /** The page that the text names for more. */
  readonly more: string | undefined;
  /** Whether something was left out. */
  readonly cut: boolean;
}

/**
 * Makes Markdown of a description: comments of Go in which line breaks are lost, and the descriptions of other projects.
 *
 * @param name what it is about: comments of Go begin with it, readers see it above
 * @param without a value that is said elsewhere; a sentence that says no more than that it is the default is left out
 */
export function proseOf(text: string, name = '', without?: string): Prose {
  const { rest, url } = takeLink(text.trim().slice(0, READ));
  const blocks = blocksOf(withoutDefault(withoutName(rest, name), without));
  const shown: string[] = [];
  let room = MOST;
  let cut = false;
  for (const block of blocks) {
    const part = block.length <= room ? block : firstSentences(block, room);
    if (part !== '') shown.push(/[\w)]$/.test(part) ? `${part}.` : part);
    room -= block.length;
    if (part !== block) {
      cut = true;
      break;
    }
  }
  if (cut && shown.length > 0) shown.push(`${shown.pop()} …`);
  return { markdown: layOut(shown), more: url, cut };
}

const MORE =
  /\s*(?:(?:For )?more info(?:rmation)?(?: on [^:.]{0,40})?(?: see)?:?|See)\s+(https?:\/\/[^\s)]+?)[.,]?(?=\s|$)/i;

/** Takes `More info: https://…` out. */
function takeLink(text: string): { readonly rest: string; readonly url: string | undefined } {
  const match = MORE.exec(text);
  if (!match) return { rest: text, url: undefined };
  const before = text.slice(0, match.index).replace(/[,;:]$/, '.');
  const rest = `${before}${text.slice(match.index + match[0].length)}`;
  return { rest: rest.trim(), url: match[1] };
}

const VERBS =
  'is|are|was|contains?|controls?|declares?|defines?|describes?|determines?|gives?|holds?|identif(?:y|ies)|indicates?|lists?|marks?|references?|represents?|requires?|selects?|sets?|specif(?:y|ies)|states?|stores?|tracks?|allows?|configures?|denotes|disables?|enables?|limits|maps|offers|overrides|provides?|refers|restricts|supports';

/** Says how the API's authors wrote it down, not what it is. */
const IMPLEMENTATION = /\s*This is a pointer to distinguish[^.]*\.|\s*\+optional\b/g;

/** Comments of Go say `replicas is the number of …`: what follows the name and `is` is what matters. */
function withoutName(text: string, name: string): string {
  const plain = text
    .replace(/^\w+ is (?:optional|required): +(?=[a-z])/i, '')
    .replace(/^(?:\+?optional|required)\s*[:;.,]\s+/i, '')
    .replace(/^Optional (?=[a-z])/, '')
    .replace(IMPLEMENTATION, '');
  const isNamed = name !== '' && plain.toLowerCase().startsWith(`${name.toLowerCase()} `);
  // Or they begin with the name of the type, as ApplicationSpec.
  if (!isNamed && !/^[A-Z]?[a-z]+(?:[A-Z][a-z0-9]*)+ /.test(plain)) return capital(plain);
  const match = new RegExp(`^\\S+ +(?:field +)?(${VERBS}) +(?=\\S)`).exec(plain);
  if (!match) return capital(plain);
  const behind = plain.slice(match[0].length);
  // "is required" and "are all ANDed" say nothing without their subject.
  if (/^(?:is|are|was)$/.test(match[1] ?? ''))
    return /^(?:an?|the|used|one|optional [a-z]|whether|how|what)\b/i.test(behind)
      ? capital(behind.replace(/^(?:an )?optional /i, ''))
      : capital(plain);
  return capital(plain.replace(/^\S+ +(?:field +)?/, ''));
}

function capital(text: string): string {
  // Names of fields and types keep their spelling.
  return /^[a-z]+(?=[\s,;:.]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Leaves out "Defaults to 10.": the value stands below. */
function withoutDefault(text: string, value: string | undefined): string {
  if (value === undefined) return text;
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const says = `(?:Optional: )?(?:This )?(?:Defaults?|The default(?: value)?)(?: value)?(?: is| to)?:? ["'\`]?${escaped}["'\`]?(?: seconds?)?\\.?(?=\\s|$)`;
  const left = text.replace(new RegExp(`(?<=^|[.)]\\s+)${says}\\s*`, 'i'), '').trim();
  return left === '' ? text : left;
}

/** Paragraphs and items of lists. In texts without line breaks, two spaces or a dash behind the end of a sentence stand for them. */
function blocksOf(text: string): string[] {
  const unwrapped = text
    .replace(/\r/g, '')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.replace(/[ \t]*\n(?![ \t]*[-*][ \t])[ \t]*/g, ' '))
    .join('\n\n');
  const marked = unwrapped
    .replace(/(?:\s{2,}|(?<=[.:;]) )[-*] +(?=["'`(A-Za-z])/g, '\n- ')
    .replace(/\n[ \t]*[-*][ \t]+/g, '\n- ')
    .replace(/(?<=[.:)]) {2,}(?=["'`A-Z])/g, '\n');
  const blocks: string[] = [];
  let isParagraph = true;
  for (const line of marked.split('\n')) {
    const block = line.replace(/\s+/g, ' ').trim();
    const last = blocks.at(-1);
    if (block === '') {
      isParagraph = true;
      continue;
    }
    // Two spaces are also how some people part sentences.
    const joins =
      last !== undefined && !block.startsWith('- ') && !last.startsWith('- ') && last.length < 100;
    if (joins && !isParagraph && !last.endsWith(':')) blocks.push(`${blocks.pop()} ${block}`);
    else blocks.push(block);
    isParagraph = false;
  }
  return blocks;
}

/** As many sentences as there is room for; the empty text where not even one fits. */
function firstSentences(text: string, room: number): string {
  const ends = [...text.matchAll(/(?<!\b(?:e\.g|i\.e|etc|vs))[.!?]["')\]]*(?= )/g)];
  const end = ends.map((match) => match.index + match[0].length).findLast((index) => index <= room);
  if (end !== undefined) return text.slice(0, end);
  const space = text.lastIndexOf(' ', room);
  return room < 80 || space < 0 ? '' : text.slice(0, space);
}

function layOut(blocks: readonly string[]): string {
  return blocks
    .map((block, index) => {
      const isItem = block.startsWith('- ');
      const joint = index === 0 ? '' : isItem && blocks[index - 1]?.startsWith('- ') ? '\n' : '\n\n';
      return joint + (isItem ? `- ${escapeMarkdown(block.slice(2))}` : escapeMarkdown(block));
    })
    .join('');
}

const PARTS = /(`[^`\n]+`|https?:\/\/[^\s)\]"'`<>]*[^\s)\]"'`<>.,;:])/;

/** Text as Markdown that shows it as it is: code in backticks stays code, addresses become links. */
export function escapeMarkdown(text: string): string {
  return text
    .split(PARTS)
    .map((part, index) => {
      if (index % 2 === 0) return escapePlain(part);
      return part.startsWith('`') ? part : `<${part}>`;
    })
    .join('')
    .replace(/^(?=[-+#>])/, '\\')
    .replace(/^(\d+)([.)]) /, '$1\\$2 ');
}

function escapePlain(text: string): string {
  return text
    .replace(/[\\*<>[\]`~|]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

/** Text of a manifest as code: whatever it holds, it ends nothing. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const shown = line.length > 80 ? `${line.slice(0, 79)}…` : line;
  if (!shown.includes('`')) return `\`${shown}\``;
  return `\`\` ${shown.replaceAll('``', '` `')} \`\``;
}
