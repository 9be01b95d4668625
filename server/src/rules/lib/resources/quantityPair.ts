import type { Container } from '../../../kube/pod.ts';
import { parseQuantity } from '../../../kube/quantity.ts';
import type { Field } from '../../../syntax/field.ts';

/** A written quantity with its size in whole units. */
export interface Quantity {
  readonly at: Field;
  readonly text: string;
  readonly size: number;
}

/** The quantity at a field; undefined where none is known. */
export function quantityAt(at: Field): Quantity | undefined {
  const text = at.stringOrNumber;
  const size = text === undefined ? undefined : parseQuantity(text);
  return text === undefined || size === undefined ? undefined : { at, text, size };
}

/** Request and limit of a container, where both are written and known. */
export function requestAndLimit(
  container: Container,
  resource: string,
): { readonly request: Quantity; readonly limit: Quantity } | undefined {
  const request = quantityAt(container.at('resources', 'requests', resource));
  const limit = quantityAt(container.at('resources', 'limits', resource));
  return request && limit ? { request, limit } : undefined;
}
