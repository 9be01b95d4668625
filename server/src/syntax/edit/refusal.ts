/** Thrown inside the edit engine where an edit would not be certain to be right; never leaves it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
