import { type Describer, fieldOf, type HoverPlace } from '../place.ts';
import { code } from '../prose.ts';

/** Permission bits of the files of a volume: octal and decimal, and who may do what. */
export const describeFileMode: Describer = (place) => {
  const name = fieldOf(place)?.field.name;
  const { hit, value, snapshot } = place;
  if (value === undefined || (name !== 'defaultMode' && name !== 'mode')) return undefined;
  const mode = hit.node.kind === 'scalar' ? hit.node.value : undefined;
  if (typeof mode !== 'number' || !Number.isInteger(mode) || mode < 0 || mode > 0o777)
    return outOfRange(place);
  const octal = `0${mode.toString(8).padStart(3, '0')}`;
  const isJson = snapshot.file.text.trimStart().startsWith('{');
  const isOctal = /^0o?\d/.test(value);
  const lines = [
    isOctal
      ? `${code(value)} is decimal ${mode}: \`${letters(mode)}\``
      : `${code(value)} is octal \`${octal}\`: \`${letters(mode)}\``,
    `Owner: ${rights(mode >> 6)}. Group: ${rights(mode >> 3)}. Others: ${rights(mode)}.`,
  ];
  // The usual mistake. Who means decimal writes 420 or 256.
  if (!isOctal && !isJson && /^(?:400|440|444|500)$/.test(value))
    lines.push(`Without a leading zero the number is decimal. For the mode ${value}, write \`0${value}\`.`);
  return [lines.join('\n\n')];
};

/** 644 and larger are no modes in decimal: what was meant has a zero before it. */
function outOfRange({ value }: HoverPlace): readonly string[] | undefined {
  if (value === undefined || !/^[0-7]{3}$/.test(value)) return undefined;
  return [
    `${code(value)} without a leading zero is decimal, and larger than any mode (0777 is 511). Write \`0${value}\`.`,
  ];
}

function letters(mode: number): string {
  return [6, 3, 0]
    .map((shift) => 'rwx'.replace(/./g, (letter, at: number) => ((mode >> shift) & (4 >> at) ? letter : '-')))
    .join('');
}

function rights(bits: number): string {
  const words = ['reads', 'writes', 'executes'].filter((_, at) => bits & (4 >> at));
  return words.length === 0 ? 'nothing' : words.join(', ');
}
