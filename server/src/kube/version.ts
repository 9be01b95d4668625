/**
 * A Kubernetes minor version as rules compare it: 34 for "1.34"; infinity for "latest".
 * The major version has been 1 since the beginning.
 */
export type KubernetesVersion = number;

/** Reads `1.34`, `v1.34`, `1.34.2`, `v1.34.2+k3s1` or `latest`; undefined for anything else. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  if (text.trim() === 'latest') return Number.POSITIVE_INFINITY;
  const match = /^v?1\.(\d{1,3})(?:[.+-].*)?$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}
