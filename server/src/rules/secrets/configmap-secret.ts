import { isCredential, looksLikeCredential } from '../lib/secrets/credentials.ts';
import { credentialIn, isObjectName } from '../lib/secrets/credentialsInText.ts';
import { isPlaceholder } from '../lib/secrets/placeholder.ts';
import { defineRule } from '../rule.ts';

/**
 * No fix: whoever reads the ConfigMap must read a Secret then, and the value has to change. Files with settings are read line by
 * line; scripts are looked through for tokens and keys only.
 */
export const configmapSecret = defineRule({
  id: 'configmap-secret',
  visits: 'resource',
  category: 'secrets',
  kinds: ['ConfigMap'],
  severity: 'warning',
  fix: null,
  risk: 4,
  standards: ['NSA', 'ATT&CK T1552.007'],
  equivalents: {
    polaris: ['sensitiveConfigmapContent'],
    trivy: ['KSV-0109'],
    kubescape: ['C-0012'],
  },

  summary: 'A ConfigMap holds a credential.',
  why: `
    Nearly everybody who may look into a namespace may read its ConfigMaps; they are not encrypted in etcd, and tools print
    them. Secrets are the objects that roles, encryption and audit rules know.
  `,
  attack: `
    With a role that was meant for viewing the attacker lists the ConfigMaps and logs in to the database with what stands in
    a configuration file.
  `,
  rollout: `
    Put the value into a Secret and mount it beside, or let the configuration refer to an environment variable. Then change
    the credential: it is in the history of the repository.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  messages: {
    entry: ({ key }: { key: string; setting: string }) =>
      `ConfigMap key "${key}" holds a credential in clear text: it belongs in a Secret.`,
    setting: ({ key, setting }: { key: string; setting: string }) =>
      `"${setting}" in ConfigMap key "${key}" holds a credential in clear text: it belongs in a Secret.`,
  },

  *check({ root }) {
    const data = root.at('data');
    for (const { key } of data.entries) {
      const at = data.at(key);
      const value = at.string;
      if (value === undefined) continue;
      const text = value.trim();
      if (isFile(key, text)) {
        const setting = isCode(key) ? undefined : credentialIn(text);
        if (setting !== undefined) yield { message: 'setting', at, data: { key, setting } };
        else if (isCode(key) && looksLikeCredential(text))
          yield { message: 'entry', at, data: { key, setting: '' } };
      } else if (!isPlaceholder(text) && isCredential(key, text) && !isObjectName(key, text)) {
        yield { message: 'entry', at, data: { key, setting: '' } };
      }
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        application.properties: |
          db.user=web
          db.password=correct-horse
    `,
    good: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        application.properties: |
          db.user=web
          db.password=\${DB_PASSWORD}
    `,
  },
});

function isFile(key: string, text: string): boolean {
  return text.includes('\n') || /^[{[<]/.test(text) || /\.[a-z]{2,10}$/i.test(key);
}

function isCode(key: string): boolean {
  return /\.(?:sh|bash|py|js|mjs|ts|lua|rb|pl|php|go|java|groovy|sql|ps1|html?|md|tpl|tmpl|vcl|rego)$/i.test(
    key,
  );
}
