import type { Container } from '../../../kube/pod.ts';

/** Groups whose controllers give the containers probes of their own, or start and stop them for each request. */
const OWN_PROBES = ['serving.knative.dev'];

/** Whether a container is meant to run until somebody stops it: one that serves, and no job. */
export function isLongRunning({ kind, pod }: Container): boolean {
  if (kind !== 'container' && kind !== 'sidecar') return false;
  const { resource } = pod;
  if (resource.kind === 'Job' || resource.kind === 'CronJob' || OWN_PROBES.includes(resource.group))
    return false;
  const restart = pod.at('restartPolicy');
  return restart.isAbsent || restart.is('Always');
}
