import type { Container } from '../../../kube/pod.ts';
import { imageOf } from '../images/containerImage.ts';

/**
 * Images of the ingress-nginx controller of the Kubernetes project, and where they were before 2021. The mirrors of others keep
 * the end of the path; F5's `nginx/nginx-ingress` is another program.
 */
const CONTROLLER =
  /\/(?:ingress-nginx\/controller(?:-chroot)?|(?:kubernetes-ingress-controller|google[-_]containers)\/nginx-ingress-controller(?:-\w+)?)$/;

/** Whether a container runs the ingress-nginx controller. */
export function isIngressNginx(container: Container): boolean {
  const { reference } = imageOf(container);
  return reference !== undefined && CONTROLLER.test(reference.repository);
}

/** The ConfigMap that a controller reads its settings from (`--configmap=namespace/name`); undefined where that is not known. */
export function settingsOf(
  container: Container,
): { namespace: string | undefined; name: string } | undefined {
  for (const item of [...container.at('command').items, ...container.at('args').items]) {
    const match = /^--configmap=([^/]*)\/([^/$]+)$/.exec(item.string ?? '');
    if (!match) continue;
    const [, namespace = '', name = ''] = match;
    return { namespace: /[$]/.test(namespace) ? container.pod.resource.namespace : namespace, name };
  }
  return undefined;
}
