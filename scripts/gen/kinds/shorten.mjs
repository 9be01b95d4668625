/** How long a description may be, in characters. */
const LONGEST = 220;
/** So short is a sentence that the next one belongs to it. */
const SHORT = 60;

/** The first sentence of a description, or two where the first is short. @param {string} text */
export function shorten(text) {
  const line = text
    .split(/\n\s*\n|\n\s*(?=\+[a-z])/)[0]
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\(?(?:Optional|Required)[.:)]+ /i, '');
  const sentences = line.split(/(?<=[a-z0-9)`"'\]]{2}[.:]) (?=[A-Z`"])/);
  const [first = '', second] = sentences;
  const whole = second !== undefined && first.length < SHORT && first.length + second.length < LONGEST;
  const kept = (whole ? `${first} ${second}` : first).replace(/:$/, '.');
  if (kept.length <= LONGEST) return kept;
  return `${kept.slice(0, kept.lastIndexOf(' ', LONGEST))} …`;
}
