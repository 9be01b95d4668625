/** What a rule can be told, by the type of the value. */
export type OptionSpec =
  | Spec<'texts', readonly string[]>
  | Spec<'text', string>
  | Spec<'number', number>
  | Spec<'boolean', boolean>
  | Spec<'record', Readonly<Record<string, string>>>;

interface Spec<Type extends string, Value> {
  readonly type: Type;
  /** What holds when nobody says anything. */
  readonly default: Value;
  /** One sentence for the documentation and the schema of the configuration file. */
  readonly description: string;
}

/** The options of a rule by name. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values of a rule's options. */
export type OptionValues<O extends OptionSpecs> = {
  readonly [Name in keyof O]: Extract<OptionSpec, { type: O[Name]['type'] }>['default'];
};

/** The values that hold: what was configured (and is of the right type, see `readSettings`), else the defaults. */
export function optionValues<O extends OptionSpecs>(
  specs: O,
  configured: Readonly<Record<string, unknown>> | undefined,
): OptionValues<O> {
  const values = Object.entries(specs).map(([name, spec]) => [name, configured?.[name] ?? spec.default]);
  return Object.fromEntries(values) as OptionValues<O>;
}
