import type { Block } from './block.ts';

/** Variables of the environment. */
export const environmentBlocks: readonly Block[] = [
  {
    label: 'name, valueFrom (key of a Secret)',
    detail: 'A secret value that the manifest does not hold',
    documentation:
      'What is written as `value` lies readable in the repository and in the manifest of every pod. A file in a volume is safer still: variables show up in logs and crash reports.',
    into: ['V1EnvVar'],
    as: 'item',
    entries: () => ({
      name: { tabStop: 'PASSWORD' },
      valueFrom: { secretKeyRef: { name: { tabStop: 'web' }, key: { tabStop: 'password' } } },
    }),
  },
  {
    label: 'name, valueFrom (key of a ConfigMap)',
    detail: 'A setting from elsewhere',
    documentation: 'Settings of one program stay in one place.',
    into: ['V1EnvVar'],
    as: 'item',
    entries: () => ({
      name: { tabStop: 'SETTING' },
      valueFrom: { configMapKeyRef: { name: { tabStop: 'web' }, key: { tabStop: 'setting' } } },
    }),
  },
  {
    label: 'valueFrom (key of a Secret)',
    detail: 'A secret value that the manifest does not hold',
    documentation:
      'What is written as `value` lies readable in the repository and in the manifest of every pod.',
    into: ['V1EnvVar'],
    as: 'keys',
    entries: () => ({
      valueFrom: { secretKeyRef: { name: { tabStop: 'web' }, key: { tabStop: 'password' } } },
    }),
  },
];
