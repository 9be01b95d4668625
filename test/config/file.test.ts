import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../server/src/config/file/read.ts';
import { told, WORDS } from './support.ts';

const read = (text: string) => readConfigFile(text, WORDS, '2026-06-01');

describe('a configuration file', () => {
  it('says everything that there is to say', () => {
    const text = `# ours
extends: [pss-restricted, ../base.yaml]
profile: all
kubernetesVersion: 1.30
mesh: istio
rules:
  cpu-limit: off
  latest-tag: { severity: error }
  high-user-id:
    severity: on
    options: { minimum: 20000, strict: yes, users: [a], owner: 7, names: { a: b } }
trustedRegistries: [registry.example.com/shop]
fixDefaults: { cpuRequest: 1, memoryLimit: 1Gi, userId: 1234 }
suppressions: { requireReason: false }
overrides:
  - paths: legacy/**
    profile: pss-baseline
    rules: { cpu-limit: warning }
exemptions:
  - rules: [latest-tag, '*']
    kind: DaemonSet
    name: node-*
    namespace: kube-system
    labels: { app: node-* }
    paths: [ops/]
    reason: Measures the node.
    until: 2027-01-31
`;
    const { layer, problems } = read(text);
    expect(told(text, problems)).toEqual([]);
    expect(layer).toEqual({
      extends: [
        { name: 'pss-restricted', span: expect.anything() },
        { name: '../base.yaml', span: { start: text.indexOf('../'), end: text.indexOf('../') + 12 } },
      ],
      profile: 'all',
      kubernetesVersion: 30,
      mesh: 'istio',
      rules: {
        'cpu-limit': { severity: 'off' },
        'latest-tag': { severity: 'error' },
        'high-user-id': {
          severity: 'on',
          options: { minimum: 20000, strict: true, users: ['a'], owner: '7', names: { a: 'b' } },
        },
      },
      trustedRegistries: ['registry.example.com/shop'],
      fixDefaults: { cpuRequest: '1', memoryLimit: '1Gi', userId: 1234 },
      suppressions: { requireReason: false },
      overrides: [
        { paths: ['legacy/**'], profile: 'pss-baseline', rules: { 'cpu-limit': { severity: 'warning' } } },
      ],
      exemptions: [
        {
          rules: ['latest-tag', '*'],
          kind: 'DaemonSet',
          name: 'node-*',
          namespace: 'kube-system',
          labels: { app: 'node-*' },
          paths: ['ops/'],
          reason: 'Measures the node.',
          until: '2027-01-31',
        },
      ],
    });
  });

  it('says what a team knows of its images', () => {
    const text = `knownImages:
  - image: registry.example.com/shop/*:2.*
    startsAs: { uid: 1000, gid: 1000, name: shop }
    runsAs: 10001
    writes: [/tmp, /var/cache/shop/, { path: /data, purpose: data }]
    capabilities: [cap_net_bind_service]
    ports: [8080]
    needsApi: no
  - image: nginx
    anyUser: true
    readOnlyCapable: false
  - { image: bitnami/*, role: base, needsRoot: It binds to the node. }
`;
    const { layer, problems } = read(text);
    expect(told(text, problems)).toEqual([]);
    expect(layer.knownImages).toEqual([
      {
        repository: 'registry.example.com/shop/*',
        tag: '2.*',
        role: 'application',
        needsApi: false,
        facts: {
          startsAs: { uid: 1000, gid: 1000, name: 'shop' },
          userIsNumeric: true,
          runsAs: { uid: 10001 },
          writes: [
            { path: '/tmp', purpose: 'tmp' },
            { path: '/var/cache/shop', purpose: 'cache' },
            { path: '/data', purpose: 'data' },
          ],
          readOnlyCapable: true,
          capabilities: ['NET_BIND_SERVICE'],
          ports: [8080],
        },
      },
      {
        repository: 'docker.io/library/nginx',
        role: 'application',
        facts: { anyUser: true, readOnlyCapable: false },
      },
      { repository: 'docker.io/bitnami/*', role: 'base', facts: { needsRoot: 'It binds to the node.' } },
    ]);
  });

  it.each(['', '# nothing yet\n', '---\n', 'rules:\n', 'rules: {}\nprofile:\n'])(
    'may say nothing (%j)',
    (text) => {
      const { layer, problems } = read(text);
      expect(problems).toEqual([]);
      expect(layer.profile ?? layer.rules ?? {}).toEqual({});
    },
  );
});

describe('what is wrong has its place, and the rest holds', () => {
  it.each([
    ['profil: all', 'profil: There is no key "profil". Did you mean "profile"?'],
    ['profile: strict', /^strict: There is no profile "strict"; choose one of pss-baseline, /],
    ['profile: recomended', /^recomended: .* Did you mean "recommended"\?$/],
    ['kubernetesVersion: next', 'next: Write latest or a version such as "1.34", not "next".'],
    ['mesh: [istio]', /^mesh: There is no mesh a list; choose one of none, istio/],
    ['rules: { cpu-limt: off }', 'cpu-limt: There is no rule "cpu-limt". Did you mean "cpu-limit"?'],
    ['rules: { cpu-limit: loud }', /^loud: There is no severity "loud"; choose one of off, on, error/],
    [
      'rules: { cpu-limit: { level: error } }',
      /^level: There is no key "level"\. There are severity, options\.$/,
    ],
    ['rules: { cpu-limit: { options: { x: 1 } } }', 'x: There is no option "x".'],
    [
      'rules: { high-user-id: { options: { minimun: 1 } } }',
      'minimun: There is no option "minimun". Did you mean "minimum"?',
    ],
    ['rules: { high-user-id: { options: { minimum: low } } }', 'low: Write a number, not "low".'],
    ['rules: { high-user-id: { options: { users: a } } }', 'a: Write a list, not "a".'],
    ['rules: [cpu-limit]', 'rules: Write a mapping (key: value), not a list.'],
    ['trustedRegistries: 7', '7: Write a list, not 7.'],
    ['trustedRegistries: [ok.example.com, { a: b }]', /Write a text, not a mapping/],
    ['fixDefaults: { cpuRequest: much }', 'much: Write a quantity such as "100m" or "128Mi", not "much".'],
    ['fixDefaults: { userId: 0 }', '0: Write a whole number from 1 to 2147483647, not 0.'],
    ['fixDefaults: { disk: 1Gi }', /^disk: There is no key "disk"/],
    ['suppressions: { requireReason: maybe }', 'maybe: Write true or false, not "maybe".'],
    ['overrides: [{ profile: all }]', 'profile: "paths" is missing here.'],
    ['exemptions: [{ rules: [cpu-limit] }]', 'rules: "reason" is missing here.'],
    ['exemptions: [{ rules: cpu-limt, reason: x }]', /^cpu-limt: There is no rule "cpu-limt"\. Did you mean/],
    ['exemptions: [{ rules: "*", reason: x, until: 2026-02-30 }]', /^2026-02-30: Write a day such as/],
    ['knownImages: [{ runsAs: 7 }]', 'runsAs: "image" is missing here.'],
    ['knownImages: [{ image: "a b" }]', /^"a b": Write the name of an image/],
    ['knownImages: [{ image: a, writes: [var] }]', /^var: Write an absolute path/],
    ['knownImages: [{ image: a, ports: [70000] }]', /^70000: Write a whole number from 1 to 65535/],
    ['- a', '-: Write a mapping (key: value), not a list.'],
    ['all', 'all: Write a mapping (key: value), not "all".'],
    ['profile: {{ .Values.profile }}', /This value cannot be read|./],
    ['a: [', /./],
    ['profile: all\n---\nprofile: all\n', '---: A configuration is one YAML document: this one is not read.'],
  ])('%j', (text, expected) => {
    const [first] = told(text, read(text).problems);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  it('keeps everything else', () => {
    const text = 'profile: all\nrules: { cpu-limit: off, latest-tag: loud }\nmesh: none\n';
    expect(read(text).layer).toEqual({
      profile: 'all',
      rules: { 'cpu-limit': { severity: 'off' } },
      mesh: 'none',
    });
  });

  it('reads what stands above a syntax error', () => {
    const { layer, problems } = read('profile: all\nrules:\n  cpu-limit: off\n  latest-tag: "\n');
    expect(problems).not.toEqual([]);
    expect(layer.profile).toBe('all');
  });

  it('drops an exemption without a reason, and warns of one that has ended', () => {
    const text = `exemptions:
  - rules: cpu-limit
  - rules: cpu-limit
    reason: Old.
    until: 2026-05-31
  - rules: cpu-limit
    reason: Today is the last day.
    until: 2026-06-01
`;
    const { layer, problems } = read(text);
    expect(layer.exemptions?.map(({ reason }) => reason)).toEqual(['Old.', 'Today is the last day.']);
    expect(problems.map(({ severity, path }) => `${severity} ${path.join('.')}`)).toEqual([
      'error exemptions.0',
      'warning exemptions.1.until',
    ]);
  });
});
