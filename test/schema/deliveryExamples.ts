/** Whole, valid objects of kinds of projects that deliver, route, watch and keep secrets. */
export const DELIVERY: readonly string[] = [
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io] }
spec:
  project: shop
  source:
    repoURL: https://git.example.com/shop.git
    targetRevision: main
    path: overlays/production
    kustomize: { images: ["web=registry.example.com/web:1.4.2"] }
  destination: { server: "https://kubernetes.default.svc", namespace: shop }
  syncPolicy:
    automated: { prune: true, selfHeal: true }
    syncOptions: [CreateNamespace=false]
    retry: { limit: 3, backoff: { duration: 5s, factor: 2, maxDuration: 3m } }
`,
  `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec:
  sourceRepos: ["https://git.example.com/shop.git"]
  destinations: [{ server: "https://kubernetes.default.svc", namespace: shop }]
  clusterResourceWhitelist: [{ group: "", kind: Namespace }]
`,
  `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  strategy:
    canary:
      steps: [{ setWeight: 20 }, { pause: { duration: 10m } }]
  template:
    metadata: { labels: { app: web } }
    spec:
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports: [{ containerPort: 8080 }]
          resources: { limits: { memory: 256Mi }, requests: { cpu: 100m } }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`,
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec:
  interval: 10m
  path: ./shop
  prune: true
  sourceRef: { kind: GitRepository, name: shop }
  decryption: { provider: sops, secretRef: { name: age } }
  postBuild: { substitute: { region: eu } }
`,
  `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 10m
  dependsOn: [{ name: database }]
  chart:
    spec:
      chart: web
      version: 1.x
      sourceRef: { kind: HelmRepository, name: shop }
  install: { remediation: { retries: 3 } }
  values: { replicas: 2, image: { tag: 1.4.2 } }
`,
  `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: web, namespace: shop }
spec:
  interval: 5m
  url: oci://registry.example.com/charts/web
  ref: { semver: ">=1.0.0" }
  verify: { provider: cosign, secretRef: { name: cosign } }
`,
  `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: { name: shop, namespace: flux-system }
spec:
  providerRef: { name: chat }
  eventSeverity: error
  eventSources: [{ kind: Kustomization, name: "*" }]
`,
];

export const SECRETS: readonly string[] = [
  `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: database, namespace: shop }
spec:
  refreshInterval: 1h
  secretStoreRef: { kind: ClusterSecretStore, name: vault }
  target: { name: database, creationPolicy: Owner }
  data:
    - secretKey: password
      remoteRef: { key: shop/database, property: password }
`,
  `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: { name: vault }
spec:
  provider:
    vault:
      server: https://vault.example.com
      path: secret
      version: v2
      auth: { kubernetes: { mountPath: kubernetes, role: shop, serviceAccountRef: { name: reader, namespace: shop } } }
`,
  `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: database, namespace: shop }
spec:
  encryptedData: { password: AgBvYWJj }
  template: { type: Opaque, metadata: { name: database, labels: { app: web } } }
`,
  `apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: { name: database, namespace: shop }
spec:
  provider: vault
  parameters: { roleName: shop, vaultAddress: "https://vault.example.com" }
  secretObjects: [{ secretName: database, type: Opaque, data: [{ objectName: password, key: password }] }]
`,
  `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec:
  secretName: web-tls
  duration: 2160h
  privateKey: { algorithm: ECDSA, size: 256, rotationPolicy: Always }
  dnsNames: [shop.example.com]
  issuerRef: { kind: ClusterIssuer, name: letters }
`,
  `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: letters }
spec:
  acme:
    server: https://acme.example.com/directory
    email: team@example.com
    privateKeySecretRef: { name: letters }
    solvers: [{ http01: { ingress: { ingressClassName: nginx } } }]
`,
];

export const TRAFFIC: readonly string[] = [
  `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: nginx
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls: { mode: Terminate, certificateRefs: [{ name: web-tls }] }
      allowedRoutes: { namespaces: { from: Same } }
`,
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: edge }]
  hostnames: [shop.example.com]
  rules:
    - matches: [{ path: { type: PathPrefix, value: / } }]
      filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { remove: [x-debug] } }]
      backendRefs: [{ name: web, port: 8080, weight: 1 }]
`,
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge/public]
  http:
    - match: [{ uri: { prefix: / } }]
      route: [{ destination: { host: web, port: { number: 8080 } }, weight: 100 }]
      timeout: 5s
`,
  `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec:
  host: web
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL }, connectionPool: { tcp: { maxConnections: 100 } } }
`,
  `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      containers:
        - image: registry.example.com/web:1.4.2
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /healthz } }
          securityContext: { runAsNonRoot: true }
`,
];

export const WATCHING: readonly string[] = [
  `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  endpoints: [{ port: metrics, interval: 30s, tlsConfig: { ca: { secret: { name: ca, key: ca.crt } } } }]
`,
  `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: web, namespace: shop }
spec:
  groups:
    - name: web
      rules: [{ alert: Down, expr: up == 0, for: 5m, labels: { severity: page } }]
`,
  `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: main, namespace: monitoring }
spec:
  replicas: 2
  serviceMonitorSelector: {}
  securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000 }
  containers: [{ name: proxy, image: "registry.example.com/proxy:2", securityContext: { privileged: false } }]
  storage: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 20Gi } } } } }
`,
  `apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  updatePolicy: { updateMode: Initial }
  resourcePolicy: { containerPolicies: [{ containerName: "*", maxAllowed: { cpu: 1, memory: 1Gi } }] }
`,
];
