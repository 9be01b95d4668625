/** Whole, valid manifests of further kinds, each with the fields that people write. */
export const MORE: readonly string[] = [
  `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop, labels: { app: db } }
spec:
  serviceName: db
  replicas: 3
  podManagementPolicy: Parallel
  minReadySeconds: 5
  selector: { matchLabels: { app: db } }
  updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 1 } }
  persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Delete }
  template:
    metadata: { labels: { app: db } }
    spec:
      priorityClassName: shop
      hostname: db
      enableServiceLinks: false
      containers:
        - name: db
          image: registry.example.com/db:16.4
          ports: [{ name: db, containerPort: 5432 }]
          startupProbe: { tcpSocket: { port: db }, failureThreshold: 30, periodSeconds: 2 }
          volumeMounts: [{ name: data, mountPath: /var/lib/db, subPath: data }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 10Gi } }
`,
  `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  updateStrategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 10% } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      hostNetwork: true
      dnsPolicy: ClusterFirstWithHostNet
      tolerations: [{ operator: Exists }]
      containers:
        - name: agent
          image: registry.example.com/agent:3.0.1
          ports: [{ containerPort: 9100, hostPort: 9100, protocol: TCP }]
          env: [{ name: MEMORY, valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1Mi } } }]
          resources: { limits: { memory: 64Mi } }
          volumeMounts: [{ name: logs, mountPath: /var/log, readOnly: true, mountPropagation: HostToContainer }]
      volumes:
        - { name: logs, hostPath: { path: /var/log, type: Directory } }
`,
  `apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec:
  completions: 4
  parallelism: 2
  completionMode: Indexed
  backoffLimit: 3
  ttlSecondsAfterFinished: 3600
  podFailurePolicy:
    rules: [{ action: FailJob, onExitCodes: { operator: In, values: [42] } }]
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: import, image: "registry.example.com/import:1.0.0", workingDir: /work, tty: false }]
`,
  `apiVersion: v1
kind: Pod
metadata: { name: tool, finalizers: [example.com/tool] }
spec:
  os: { name: linux }
  nodeSelector: { kubernetes.io/os: linux }
  shareProcessNamespace: true
  activeDeadlineSeconds: 600
  hostAliases: [{ ip: 10.0.0.7, hostnames: [db.example.com] }]
  dnsConfig: { nameservers: [10.0.0.10], searches: [shop.example.com], options: [{ name: ndots, value: "2" }] }
  readinessGates: [{ conditionType: example.com/ready }]
  initContainers:
    - name: proxy
      image: registry.example.com/proxy:1.0.0
      restartPolicy: Always
      startupProbe: { grpc: { port: 9000 } }
  containers:
    - name: tool
      image: registry.example.com/tool:1.0.0
      envFrom: [{ prefix: TOOL_, secretRef: { name: tool } }]
      lifecycle: { postStart: { httpGet: { path: /start, port: 8080, httpHeaders: [{ name: X-Start, value: now }] } } }
      volumeMounts: [{ name: info, mountPath: /info }, { name: token, mountPath: /token }]
  volumes:
    - name: info
      downwardAPI: { defaultMode: 420, items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }] }
    - name: token
      projected: { sources: [{ serviceAccountToken: { path: token, expirationSeconds: 3600, audience: shop } }] }
`,
  `apiVersion: v1
kind: ConfigMap
metadata: { name: web }
immutable: true
data: { web.yaml: "a: b" }
binaryData: { logo.png: iVBORw== }
`,
  `apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
automountServiceAccountToken: false
imagePullSecrets: [{ name: registry }]
`,
  `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
`,
  `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: "shop:reader" }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { shop: "true" } }] }
rules:
  - { nonResourceURLs: [/healthz], verbs: [get] }
  - { apiGroups: [apps], resources: [deployments], verbs: [get, list] }
`,
  `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: "shop:reader" }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "shop:reader" }
subjects:
  - { kind: Group, name: shop, apiGroup: rbac.authorization.k8s.io }
`,
  `apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadWriteMany]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: nfs
  nfs: { server: 10.0.0.9, path: /data }
`,
  `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ebs.csi.aws.com
parameters: { encrypted: "true" }
reclaimPolicy: Delete
volumeBindingMode: WaitForFirstConsumer
allowVolumeExpansion: true
`,
  `apiVersion: v1
kind: ResourceQuota
metadata: { name: shop }
spec:
  hard: { requests.cpu: 10, pods: 20 }
  scopes: [NotTerminating]
`,
  `apiVersion: v1
kind: LimitRange
metadata: { name: shop }
spec:
  limits:
    - { type: Container, default: { memory: 256Mi }, defaultRequest: { memory: 128Mi }, max: { memory: 1Gi } }
`,
  `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: shop }
value: 1000
globalDefault: false
preemptionPolicy: Never
`,
  `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: policy }
webhooks:
  - name: pods.policy.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Fail
    timeoutSeconds: 5
    clientConfig: { service: { name: policy, namespace: policy, path: /pods, port: 443 } }
    rules: [{ operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods], scope: Namespaced }]
    namespaceSelector: { matchExpressions: [{ key: policy, operator: NotIn, values: [none] }] }
`,
  `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: replicas }
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }]
  validations: [{ expression: object.spec.replicas <= 5, message: too many, reason: Invalid }]
`,
  `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: public }
spec: { controller: k8s.io/ingress-nginx }
`,
  `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: db-1, labels: { kubernetes.io/service-name: db } }
addressType: IPv4
ports: [{ name: db, port: 5432, protocol: TCP }]
endpoints: [{ addresses: [10.0.0.9], conditions: { ready: true } }]
`,
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget, shortNames: [wd] }
  versions:
    - name: v1
      served: true
      storage: true
      additionalPrinterColumns: [{ name: Size, type: integer, jsonPath: .spec.size }]
      schema:
        openAPIV3Schema: { type: object, properties: { spec: { type: object, required: [size], properties: { size: { type: integer, minimum: 1 } } } } }
`,
];
