import { describe, expect, test } from 'vitest';
import { scheduleInWords } from '../../../server/src/service/hover/values/cron.ts';
import { hoverAt } from '../../support/hoverAt.ts';

const firstLine = (text: string | undefined): string | undefined => text?.split('\n')[0];

describe('quantities', () => {
  const inPod = (line: string) =>
    firstLine(
      hoverAt(`
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
              resources:
                limits:
                  ${line}
      `),
    );

  test.each([
    ['cpu: 50|0m', '`500m` is half a CPU.'],
    ['cpu: |1', '`1` is one CPU.'],
    ['cpu: 0.|1', '`0.1` is 10% of one CPU.'],
    ['cpu: 1|500m', '`1500m` is 1.5 CPUs.'],
    [
      'cpu: 512|Mi',
      '`512Mi` is 536,870,912 CPUs: more than any machine has. `m` stands for thousandths of one.',
    ],
    ['memory: 128|Mi', '`128Mi` is 128 MiB, or 134 MB.'],
    ['memory: 1|G', '`1G` is 1 GB, or 954 MiB.'],
    ['memory: 1|e3', '`1e3` is 1,000 bytes.'],
    ['memory: 100|m', '`100m` is 0.1 bytes: `m` stands for thousandths. A mebibyte is `Mi`, a megabyte `M`.'],
    ['memory: 51|2', '`512` is 512 bytes. A number without a unit counts bytes.'],
    ['memory: 134217|728', '`134217728` is 134 MB, or 128 MiB. A number without a unit counts bytes.'],
    ['ephemeral-storage: 2|Gi', '`2Gi` is 2 GiB, or 2.15 GB.'],
    ['example.com/gpu: 1|k', '`1k` is 1,000.'],
  ])('%s', (line, text) => expect(inPod(line)).toBe(text));

  test('templates and plain numbers say nothing', () => {
    expect(inPod('memory: "{{ .x| }}"')).not.toMatch(/ is /);
    expect(inPod('example.com/gpu: |1')).toBeUndefined();
  });
});

describe('modes of files', () => {
  const mode = (line: string) =>
    hoverAt(`
      apiVersion: v1
      kind: Pod
      spec:
        volumes:
          - name: a
            secret:
              secretName: a
              defaultMode: ${line}
    `);

  test('octal and decimal, with who may do what', () => {
    expect(mode('06|40')).toMatch(
      /^`0640` is decimal 416: `rw-r-----`\n\nOwner: reads, writes\. Group: reads\. Others: nothing\.\n\n\*\*defaultMode/,
    );
    expect(mode('42|0')).toMatch(
      /^`420` is octal `0644`: `rw-r--r--`\n\nOwner: reads, writes\. Group: reads\. Others: reads\.\n\n\*\*/,
    );
  });

  test('a forgotten zero', () => {
    expect(mode('40|0')).toContain(
      'Without a leading zero the number is decimal. For the mode 400, write `0400`.',
    );
    expect(mode('64|4')).toContain(
      '`644` without a leading zero is decimal, and larger than any mode (0777 is 511). Write `0644`.',
    );
  });
});

test.each([
  ['* * * * *', 'Every minute.'],
  ['*/5 * * * *', 'Every 5 minutes.'],
  ['0 * * * *', 'Every hour at minute 0.'],
  ['15,45 * * * *', 'Every hour at minutes 15 and 45.'],
  ['0 3 * * *', 'At 03:00, every day.'],
  ['30 6,18 * * *', 'At 06:30 and 18:30, every day.'],
  ['0 */6 * * *', 'Every 6 hours at minute 0, from 00:00 on.'],
  ['*/15 9-17 * * 1-5', 'Every 15 minutes, from 09:00 to 17:59, on Monday to Friday.'],
  ['0 0 1 * *', 'At 00:00, on day 1 of the month.'],
  ['0 0 1,15 * MON', 'At 00:00, on days 1 and 15 of the month or on Monday.'],
  ['0 0 1 JAN,jul *', 'At 00:00, on day 1 of the month, in January and July.'],
  ['0 12 * 6-8 *', 'At 12:00, every day in June to August.'],
  ['5 4 * * 0', 'At 04:05, on Sunday.'],
  ['5 4 * * 7', undefined],
  ['@weekly', 'At 00:00, on Sunday.'],
  ['@hourly', 'Every hour at minute 0.'],
  ['60 * * * *', undefined],
  ['* * * *', undefined],
  ['@every 5m', undefined],
  ['a b c d e', undefined],
  ['{{ .Values.x }} 1 * * *', undefined],
])('schedule %s', (schedule, words) => expect(scheduleInWords(schedule)).toBe(words));

test('the time zone of a schedule', () => {
  const text = (zone: string) => `
    apiVersion: batch/v1
    kind: CronJob
    spec:
      schedule: "0 3| * * *"
      ${zone}
  `;
  expect(hoverAt(text('suspend: false'))).toMatch(
    /^`0 3 \* \* \*`: At 03:00, every day\.\n\nTime zone: that of the kube-controller-manager, usually UTC\./,
  );
  expect(hoverAt(text('timeZone: Europe/Berlin'))).toContain('Time zone: Europe/Berlin.');
});

test('long times in larger units', () => {
  const text = (seconds: number) => `
    apiVersion: v1
    kind: Pod
    spec:
      terminationGracePeriodSeconds: |${seconds}
  `;
  expect(firstLine(hoverAt(text(3_690)))).toBe('`3690` seconds are 1 hour, 1 minute and 30 seconds.');
  expect(firstLine(hoverAt(text(30)))).toBe('**terminationGracePeriodSeconds**: integer');
});

describe('images', () => {
  const image = (text: string) =>
    hoverAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
          - name: web
            image: ${text}
    `);

  test('known ones', () => {
    const text = image('ngi|nx:1.29');
    expect(text).toMatch(
      /^\*\*docker\.io\/library\/nginx\*\* \(image\)\n\n- registry: `docker\.io`, as none is written\n- repository: `library\/nginx`\n- tag: `1\.29`, which may be moved to other content\n/,
    );
    expect(text).toContain('Writes to `/var/cache/nginx`');
  });

  test('unknown ones, without a tag', () => {
    expect(image('registry.example.com/shop/w|eb')).toBe(
      [
        '**registry.example.com/shop/web** (image)',
        '- registry: `registry.example.com`\n- repository: `shop/web`\n- tag: none, which means `latest`',
        'Nothing more is known about this image: no facts about its user, its files or its ports.',
      ].join('\n\n'),
    );
  });

  test('agents of nodes', () => {
    expect(image('quay.io/calico/no|de:v3.30.0')).toContain(
      'Calico is a network plugin: meant to have more rights',
    );
  });

  test('templates say nothing about an image', () => {
    expect(image('"{{ .Values.i|mage }}"')).not.toMatch(/registry:/);
  });
});

test('capabilities', () => {
  const text = (line: string) => `
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          securityContext:
            capabilities:
              ${line}
  `;
  expect(hoverAt(text('drop: [NET_R|AW]'))).toMatch(
    /^\*\*NET_RAW\*\* \(capability, part of the default set of container runtimes\)\n\nSends and receives raw packets/,
  );
  expect(hoverAt(text('drop: [A|LL]'))).toMatch(/^\*\*ALL\*\* \(capabilities\)/);
});

describe('RBAC', () => {
  const role = (lines: string) =>
    hoverAt(`
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: reader
      rules:
        - ${lines.replaceAll('\n', '\n          ')}
    `);

  test('verbs', () => {
    expect(role('verbs: [li|st]')).toMatch(/^\*\*list\*\* \(verb that reads\)\n\nReads all objects/);
    expect(role('verbs: ["|*"]')).toMatch(
      /^\*\*\\\*\*\* \(verb that leads to further rights\)\n\nEvery verb/,
    );
    expect(role('nonResourceURLs: [/metrics]\nverbs: [g|et]')).toMatch(
      /\n\nSends GET requests to the paths\.$/,
    );
  });

  test('resources by their group', () => {
    expect(role('apiGroups: [""]\nresources: [pods/e|xec]')).toMatch(
      /^\*\*pods\/exec\*\* \(resource of the core group\)\n\nRuns commands/,
    );
    expect(role('apiGroups: [apps]\nresources: [sec|rets]')).toBeUndefined();
    expect(role('apiGroups: [|""]')).toMatch(/The core group/);
  });
});

test('labels of Pod Security Admission', () => {
  expect(
    hoverAt(`
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: rest|ricted
    `),
  ).toMatch(/^\*\*enforce: restricted\*\* \(Pod Security\)\n\nBaseline, and pods must not run as root/);
});
