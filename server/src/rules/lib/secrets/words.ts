/** Whether a name has a word in it that stands for itself: `tiller` in `tiller-deploy`, not in `distiller`. */
export function hasWord(name: string, word: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .includes(word);
}
