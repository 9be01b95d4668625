import type { Block } from './block.ts';

/** Rules of roles. */
export const rbacBlocks: readonly Block[] = [
  {
    label: 'apiGroups, resources, verbs (read-only)',
    detail: 'get, list and watch',
    documentation:
      'Reads objects of named types and changes none. Leave Secrets out: whoever lists them reads them.',
    into: ['V1PolicyRule'],
    as: 'item',
    entries: () => ({
      apiGroups: [''],
      resources: [{ tabStop: 'configmaps' }],
      verbs: ['get', 'list', 'watch'],
    }),
  },
];
