import { isKind } from '../../kube/kinds.ts';
import { podOf } from '../../kube/pod.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { hostPathVolumes, isWithin, plainHostPath } from '../lib/volumes/hostPath.ts';
import { defineRule } from '../rule.ts';

/** Which paths are fine is the team's own decision, so the list is empty by default, and nothing is found. */
export const hostPathAllowlist = defineRule({
  id: 'host-path-allowlist',
  visits: 'resource',
  category: 'volume',
  kinds: ['pods', 'PersistentVolume'],
  severity: 'warning',
  optIn: true,
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1611'],
  equivalents: { kyverno: ['limit-hostpath-vols', 'limit-hostpath-type-pv'] },
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Directories of the node that hostPath volumes may lie in, such as `/data`.',
    },
  },

  summary: 'A hostPath lies outside of the directories that the team has allowed.',
  why: `
    Where hostPath volumes cannot be avoided altogether, they stay below a directory that holds nothing else. Everything
    outside of it belongs to the node or to other teams.
  `,
  attack: 'The attacker reads and changes files of the node that the team never meant to share with pods.',
  rollout: 'The data has to be moved below an allowed directory on each node, and the path changed with it.',
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    outside: ({ path, allowed }: { path: string; allowed: string }) =>
      `The hostPath ${path} lies outside of ${allowed}.`,
  },

  *check(resource, _context, { allowed }) {
    if (allowed.length === 0) return;
    const directories = allowed.map(plainHostPath);
    for (const { at, path } of hostPathsOf(resource)) {
      if (!directories.some((directory) => isWithin(path, directory)))
        yield { message: 'outside', at, data: { path: at.string ?? path, allowed: allowed.join(', ') } };
    }
  },

  examples: {
    options: { allowed: ['/data'] },
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          hostPath:
            path: /srv/data
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          hostPath:
            path: /data/web
    `,
  },
});

function hostPathsOf(resource: Resource): readonly { readonly at: Field; readonly path: string }[] {
  if (isKind(resource, 'PersistentVolume')) {
    const at = resource.root.at('spec', 'hostPath', 'path');
    return at.string ? [{ at, path: plainHostPath(at.string) }] : [];
  }
  const pod = podOf(resource);
  return pod ? hostPathVolumes(pod) : [];
}
