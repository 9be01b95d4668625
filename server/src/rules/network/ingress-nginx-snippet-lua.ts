import { annotationsOf, isSnippet, removeAnnotationFix } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

/** Words of Lua in NGINX, and the path of the controller's own token (Checkov CKV_K8S_152). */
const LUA = /\blua_|_lua\b|_lua_|\bkubernetes\.io\b/;

export const ingressNginxSnippetLua = defineRule({
  id: 'ingress-nginx-snippet-lua',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'error',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1552.007'],
  equivalents: { checkov: ['CKV_K8S_152'] },
  supersedes: ['ingress-nginx-snippet', 'ingress-nginx-unsafe-annotation'],

  summary: 'A snippet of an Ingress runs Lua in ingress-nginx, or names its token.',
  why: `
    Lua in a snippet is a program that runs inside of the ingress controller, with its ServiceAccount token, which reads the Secrets
    of all namespaces (CVE-2021-25742).
  `,
  attack: `
    A few lines of Lua read the token from its file and answer with it; the attacker then asks the API server for every Secret of
    the cluster.
  `,
  rollout: `
    What the Lua code did, often authentication or rewriting, must move into the application, an auth service
    (\`auth-url\`), or a plugin that the controller's owner installs.
  `,
  docs: 'https://github.com/kubernetes/ingress-nginx/issues/7837',
  messages: {
    lua: ({ key }: { key: string }) =>
      `${key} runs Lua in the ingress controller or names its token: it can read all Secrets (CVE-2021-25742).`,
  },

  *check(resource) {
    for (const annotation of annotationsOf(resource)) {
      const { key, at, text } = annotation;
      if (isSnippet(annotation) && LUA.test(text))
        yield { message: 'lua', at, data: { key: key.slice(key.indexOf('/') + 1) } };
    }
  },

  fixes: ({ at }, resource) =>
    annotationsOf(resource)
      .filter(({ key }) => key === at.path.at(-1))
      .map(removeAnnotationFix),

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/server-snippet: |
            location /hello { content_by_lua 'ngx.say("hello")'; }
      spec:
        ingressClassName: nginx
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/auth-url: https://auth.example.com/check
      spec:
        ingressClassName: nginx
    `,
  },
});
