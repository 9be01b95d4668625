import { isPlaceholder } from '../lib/secrets/placeholder.ts';
import { defineRule } from '../rule.ts';

const MAX_LENGTH = 20_000;
const PERSONAL_KEY =
  /(?:^|[._-])(?:phone|mobile|iban|ssn|passport|birth[._-]?date|social[._-]?security[._-]?number)$/i;
const MAIL =
  /\b([A-Za-z0-9._%+-]{1,64})@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,20})\b/g;
/** Addresses of programs and roles, and of nobody. */
const ROLE_ADDRESS =
  /^(?:git|root|noreply|no-reply|admin|info|support|help|ops|alerts?|postmaster|webmaster|security|user(?:name)?|test|me|you|foo)$/i;
const NO_DOMAIN = /(?:^|\.)(?:example(?:\.\w+)?|local|localhost|internal|invalid|test|svc)$/i;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/;

/** A narrow reading of the row, whose patterns also match every short word: keys that name personal data, mail addresses, IBANs. */
export const configmapSensitiveData = defineRule({
  id: 'configmap-sensitive-data',
  visits: 'resource',
  category: 'secrets',
  kinds: ['ConfigMap'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 2,
  standards: [],
  equivalents: {
    trivy: ['KSV-01010'],
  },

  summary: 'A ConfigMap holds personal data.',
  why: `
    Names, mail addresses and account numbers of people are protected by law, and a ConfigMap is open to nearly everybody in
    the cluster and kept in the history of the repository.
  `,
  attack: `
    Mail addresses from a configuration are what a convincing phishing mail to the people who run the system begins with.
  `,
  rollout: `
    Use addresses of roles rather than of people, or take the data from a store with access rules when the program starts.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  messages: {
    personal: ({ key, what }: { key: string; what: string }) => `ConfigMap key "${key}" holds ${what}.`,
  },

  *check({ root }) {
    const data = root.at('data');
    for (const { key } of data.entries) {
      const at = data.at(key);
      const value = at.string;
      const what = value === undefined || isPlaceholder(value) ? undefined : personalData(key, value);
      if (what !== undefined) yield { message: 'personal', at, data: { key, what } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        owner: jane.doe@shop-company.com
    `,
    good: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        owner: team-shop
    `,
  },
});

function personalData(key: string, value: string): string | undefined {
  const text = value.slice(0, MAX_LENGTH);
  if (PERSONAL_KEY.test(key)) return 'data of a person';
  if (IBAN.test(text) && /^[A-Z]{2}\d/.test(text.trim())) return 'an account number';
  const mails = [...text.matchAll(MAIL)].filter(
    ([, user = '', domain = '']) => !ROLE_ADDRESS.test(user) && !NO_DOMAIN.test(domain),
  );
  return mails.length > 0 ? 'a mail address' : undefined;
}
