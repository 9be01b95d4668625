import type { Field } from '../../syntax/field.ts';
import type { Resource } from '../resource.ts';
import type { Common } from './common.ts';
import type { AccountUseFact } from './fact.ts';

/** Keys under which custom resources name the ServiceAccount that they act as. */
const ACCOUNT_KEYS = ['serviceAccountName', 'serviceAccount', 'serviceAccountRef'];

/** Stores of Secrets name it in a list of providers, some levels below; none is deeper. */
const MAX_DEPTH = 8;

/** An object that makes no pods but acts as a ServiceAccount; undefined where it names none anywhere in its `spec`. */
export function readAccountUse({ root, kind }: Resource, common: Common): AccountUseFact | undefined {
  if (kind === 'CustomResourceDefinition') return undefined;
  const accounts = new Set<string>();
  collect(root.at('spec'), 0, accounts);
  return accounts.size === 0 ? undefined : { ...common, type: 'accountUse', accounts: [...accounts] };
}

function collect(field: Field, depth: number, accounts: Set<string>): void {
  if (depth > MAX_DEPTH) return;
  for (const item of field.items) collect(item, depth + 1, accounts);
  for (const { key } of field.entries) {
    const value = field.at(key);
    const name = ACCOUNT_KEYS.includes(key) ? (value.string ?? value.at('name').string) : undefined;
    if (name === undefined) collect(value, depth + 1, accounts);
    else accounts.add(name);
  }
}
