import type { ClientFeatures } from './clientFeatures.ts';

/** Addresses of the pages of rules for a client; of none where the client has no command that shows them. */
export function rulePageLink({ rulePageCommand }: ClientFeatures): (rule: string) => string | undefined {
  if (rulePageCommand === undefined) return () => undefined;
  return (rule) => `command:${rulePageCommand}?${encodeURIComponent(JSON.stringify([rule]))}`;
}
