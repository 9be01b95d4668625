import { type FactReader, optional } from './common.ts';

/** Reads a Node. */
export const readNode: FactReader = ({ root }, common) => ({
  ...common,
  type: 'node',
  ...optional('kubeletVersion', root.at('status', 'nodeInfo', 'kubeletVersion').string),
});
