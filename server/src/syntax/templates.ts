/** Whether a template expression (`{{ … }}`) stands in a text outside of comments, judged line by line. */
export function hasTemplate(text: string): boolean {
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const hash = text.indexOf('#', lineStart);
    if (hash < 0 || hash > at) return true;
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return false;
    at = text.indexOf('{{', lineEnd);
  }
  return false;
}
