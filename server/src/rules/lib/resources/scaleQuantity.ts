/**
 * A quantity times a number, in the same unit: `250m` for 50m and 5. Parts of a unit are left out where there is at least one
 * whole. Undefined for text that is no plain quantity.
 */
export function scaleQuantity(text: string, factor: number): string | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)([numkMGTPE]|[KMGTPE]i)?$/.exec(text);
  if (!match) return undefined;
  const product = Number((Number(match[1]) * factor).toFixed(6));
  return `${product < 1 ? product : Math.floor(product)}${match[2] ?? ''}`;
}
