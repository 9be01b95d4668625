/**
 * Markdown as it is written here, as text to read without a renderer: links show their address, emphasis and escapes are gone. Lists,
 * paragraphs and rules stay as they are.
 */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]\n]+)\]\(command:[^)\s]*\)/g, '$1')
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, '$1: $2')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/(?<![\\\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\\)`` ?(.+?) ?``/g, '$1')
    .replace(/(?<!\\)`([^`\n]*)`/g, '$1')
    .replace(/\\([\\*_<>[\]`~|#+\-.)])/g, '$1')
    .replaceAll('&amp;', '&');
}
