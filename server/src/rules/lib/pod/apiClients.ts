import { derive2 } from '../../../base/derive.ts';
import type { Config } from '../../../config/config.ts';
import { teamNeedsApi } from '../../../images/teamImage.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import { serviceAccountOf } from '../../../kube/podServiceAccount.ts';
import type { RuleContext } from '../../rule.ts';
import { imageOf } from '../images/containerImage.ts';
import { type Injection, injectionOf } from './injection.ts';
import { containersInView } from './podParts.ts';

/** Parts of image names that stand for programs which talk to the API server: broad, for a wrong guess only makes us ask. */
const CLIENT_IMAGES =
  /kube|k8s|controller|operator|autoscaler|helm|istio|linkerd|envoy|consul|kuma|vault|dapr|traefik|cert-manager|external-dns|external-secrets|prometheus|promtail|alloy|loki|fluent|filebeat|metricbeat|vector|otel|opentelemetry|telegraf|datadog|newrelic|argo|flux|tekton|knative|coredns|cilium|calico|metallb|csi-|rook|longhorn|velero|metrics-server|descheduler|kyverno|gatekeeper|falco|trivy|jenkins|gitlab-runner|actions-runner|spark|airflow|jupyterhub|rancher|dashboard/;

/** The same in commands, arguments and environment variables. */
const CLIENT_TEXT =
  /kube|k8s|\bhelm\b|in-?cluster|leader-?elect|serviceaccount|service-account|POD_NAMESPACE/i;

/**
 * Why a pod may need its API token, as a sentence; undefined where nothing in the manifest says so: then it runs as the
 * account `default`, which has no rights of its own.
 */
export function apiUseOf(pod: Pod, context: RuleContext): string | undefined {
  const { name } = serviceAccountOf(pod);
  if (name !== 'default')
    return name === undefined
      ? 'The pod has a ServiceAccount that is not known here, so its program may use the Kubernetes API.'
      : `The pod names the ServiceAccount ${name}, so its program may use the Kubernetes API.`;
  return apiUseInView(pod, context);
}

/** The same, whatever the pod's account is: what its image, its commands and helpers say. */
export function apiUseInView(pod: Pod, context: RuleContext): string | undefined {
  const injector = describeInjection(injectionOf(pod, context));
  if (injector !== undefined) return injector;
  if (!containersInView(pod))
    return 'Not all containers are known, so one of them may use the Kubernetes API.';
  const client = apiClientIn(pod, context.config);
  return client && `Container "${client.name}" looks like a program that uses the Kubernetes API.`;
}

/** The container whose image, command or environment looks like a program that uses the API, if there is one. */
export function apiClientIn(pod: Pod, config: Config): Container | undefined {
  return pod.containers.find((container) => isApiClient(container, config));
}

function describeInjection(injection: Injection): string | undefined {
  if (injection === 'unknown')
    return 'The labels or annotations of the pod are not wholly known, so it may be part of a service mesh.';
  return injection && `${injection.owner} adds a helper to the pod that shows the token to say who it is.`;
}

const isApiClient = derive2((container: Container, { knownImages }: Config): boolean => {
  const { reference } = imageOf(container);
  const said = teamNeedsApi(reference, knownImages);
  if (said !== undefined) return said;
  if (!reference || reference.host === 'registry.k8s.io' || CLIENT_IMAGES.test(reference.repository))
    return true;
  const texts = ['command', 'args'].map((list) => container.at(list));
  const env = container.at('env');
  if (![...texts, env].every((list) => list.isCompleteList)) return true;
  const values = env.items.map((item) => item.at('value')).filter(({ isAbsent }) => !isAbsent);
  const names = env.items.map((item) => item.at('name'));
  return [...texts.flatMap((list) => list.items), ...names, ...values].some((field) => {
    const text = field.stringOrNumber;
    return text === undefined ? field.boolean === undefined : CLIENT_TEXT.test(text);
  });
});
