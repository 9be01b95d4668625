/** A ServiceAccount as a manifest. */
export function serviceAccount(
  name: string,
  namespace: string | undefined,
  automount: boolean | undefined,
): string {
  const metadata = namespace === undefined ? { name } : { name, namespace };
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: automount,
  };
  return `${JSON.stringify(account)}\n`;
}
