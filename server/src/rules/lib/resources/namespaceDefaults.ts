import type { Config } from '../../../config/config.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import { missingLimits } from './limitRange.ts';
import { scaleQuantity } from './scaleQuantity.ts';

/** So many containers of the default size a namespace is given room for; a value to review. */
const CONTAINERS = 20;

/** Values of a ResourceQuota to begin with, by resource. */
export function quotaDefaults({ fixDefaults }: Config): Readonly<Record<string, string>> {
  const room = (quantity: string): string => scaleQuantity(quantity, CONTAINERS) ?? quantity;
  return {
    'requests.cpu': room(fixDefaults.cpuRequest),
    'requests.memory': room(fixDefaults.memoryRequest),
    'limits.cpu': room(fixDefaults.cpuLimit),
    'limits.memory': room(fixDefaults.memoryLimit),
  };
}

/** A ResourceQuota for a namespace. */
export function quotaFor(namespace: string, config: Config): NewValue {
  const hard = Object.entries(quotaDefaults(config)).map(
    ([name, value]) => [name, { tabStop: value }] as const,
  );
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: namespace, namespace },
    spec: { hard: Object.fromEntries(hard) },
  };
}

/** A LimitRange for a namespace. */
export function limitRangeFor(namespace: string, config: Config): NewValue {
  const parts = missingLimits(undefined, ['default', 'defaultRequest'], config);
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: namespace, namespace },
    spec: { limits: [{ type: 'Container', ...parts }] },
  };
}
