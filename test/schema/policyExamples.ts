/** Whole, valid objects of kinds that are not those of the Kubernetes API, one or more for each project. */
export const CONFIGURATIONS: readonly string[] = [
  `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
resources: [../base, ingress.yaml]
components: [../components/tls]
labels:
  - pairs: { team: shop }
    includeSelectors: false
images:
  - { name: web, newName: registry.example.com/web, newTag: "1.10" }
configMapGenerator:
  - name: web
    envs: [web.env]
    options: { disableNameSuffixHash: true }
patches:
  - path: replicas.yaml
    target: { kind: Deployment, name: web }
replacements:
  - source: { kind: ConfigMap, name: web, fieldPath: data.HOST }
    targets:
      - select: { kind: Ingress }
        fieldPaths: [spec.rules.0.host]
replicas: [{ name: web, count: 3 }]
generatorOptions: { annotations: { owner: shop } }
`,
  `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: None
    users: ["system:kube-proxy"]
    verbs: [watch]
    resources: [{ group: "", resources: [endpoints, services] }]
  - level: Metadata
    resources: [{ group: "", resources: [secrets, configmaps] }]
  - level: RequestResponse
`,
  `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults: { enforce: restricted, enforce-version: latest }
`,
  `apiVersion: pod-security.admission.config.k8s.io/v1
kind: PodSecurityConfiguration
defaults: { enforce: baseline, enforce-version: latest, audit: restricted, warn: restricted }
exemptions: { namespaces: [kube-system] }
`,
  `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - kms: { apiVersion: v2, name: vault, endpoint: "unix:///run/kms.sock", timeout: 3s }
      - aescbc: { keys: [{ name: first, secret: MDEyMzQ1Njc4OWFiY2RlZg== }] }
      - identity: {}
`,
  `apiVersion: apiserver.config.k8s.io/v1beta1
kind: AuthenticationConfiguration
jwt:
  - issuer: { url: "https://login.example.com", audiences: [cluster] }
    claimMappings: { username: { claim: sub, prefix: "login:" } }
`,
  `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  anonymous: { enabled: false }
  webhook: { enabled: true }
  x509: { clientCAFile: /etc/kubernetes/pki/ca.crt }
authorization: { mode: Webhook }
readOnlyPort: 0
protectKernelDefaults: true
rotateCertificates: true
evictionHard: { memory.available: 200Mi }
tlsCipherSuites: [TLS_AES_128_GCM_SHA256]
logging: { flushFrequency: 5s, verbosity: 2 }
`,
  `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
metricsBindAddress: 127.0.0.1:10249
`,
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.34.1
controlPlaneEndpoint: api.example.com:6443
apiServer:
  certSANs: [api.example.com]
  extraArgs: [{ name: audit-log-path, value: /var/log/audit.log }]
  extraVolumes: [{ name: audit, hostPath: /var/log, mountPath: /var/log, readOnly: false, pathType: Directory }]
networking: { podSubnet: 10.244.0.0/16 }
`,
  `apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer:
  extraArgs: { anonymous-auth: "false" }
`,
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken: { apiServerEndpoint: "api.example.com:6443", token: abcdef.0123456789abcdef, caCertHashes: ["sha256:00"] }
nodeRegistration: { name: worker-1, taints: [{ key: dedicated, value: gpu, effect: NoSchedule }] }
`,
];

export const POLICIES: readonly string[] = [
  `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: require-non-root }
spec:
  validationFailureAction: Enforce
  background: true
  rules:
    - name: non-root
      match:
        any:
          - resources: { kinds: [Pod], namespaceSelector: { matchLabels: { tier: web } } }
      exclude:
        any:
          - resources: { namespaces: [kube-system] }
      validate:
        message: Containers must not run as root.
        pattern:
          spec:
            =(securityContext): { =(runAsNonRoot): true }
    - name: registries
      match: { any: [{ resources: { kinds: [Pod] } }] }
      validate:
        foreach:
          - list: request.object.spec.containers
            deny: { conditions: { all: [{ key: "{{ element.image }}", operator: NotEquals, value: x }] } }
`,
  `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: { name: require-team }
spec:
  validationActions: [Deny]
  matchConstraints:
    resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }]
  validations:
    - { expression: "has(object.metadata.labels.team)", message: A team label is needed. }
`,
  `apiVersion: kyverno.io/v2
kind: PolicyException
metadata: { name: agent, namespace: monitoring }
spec:
  match: { any: [{ resources: { kinds: [DaemonSet], names: [agent] } }] }
  exceptions: [{ policyName: require-non-root, ruleNames: [non-root] }]
`,
  `apiVersion: security.kubearmor.com/v1
kind: KubeArmorPolicy
metadata: { name: no-shell, namespace: shop }
spec:
  severity: 7
  selector: { matchLabels: { app: web } }
  process:
    matchPaths: [{ path: /bin/sh }, { execname: bash, action: Audit }]
    matchDirectories: [{ dir: /usr/sbin/, recursive: true }]
  file: { matchPaths: [{ path: /etc/shadow, readOnly: false }] }
  network: { matchProtocols: [{ protocol: raw }] }
  capabilities: { matchCapabilities: [{ capability: net_raw }] }
  action: Block
`,
  `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  endpointSelector: { matchLabels: { app: web } }
  ingress:
    - fromEndpoints: [{ matchLabels: { app: front } }]
      toPorts: [{ ports: [{ port: "8080", protocol: TCP }], rules: { http: [{ method: GET, path: /v1/.* }] } }]
  egress:
    - toFQDNs: [{ matchName: api.example.com }]
`,
  `apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  order: 10.5
  selector: app == 'web'
  types: [Ingress]
  ingress:
    - action: Allow
      protocol: TCP
      source: { selector: app == 'front', namespaceSelector: global() }
      destination: { ports: [8080, "9000:9010"] }
`,
  `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: { name: k8srequiredlabels }
spec:
  crd:
    spec:
      names: { kind: K8sRequiredLabels }
      validation: { openAPIV3Schema: { type: object, properties: { labels: { type: array } } } }
  targets:
    - { target: admission.k8s.gatekeeper.sh, rego: "package required" }
`,
  `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
`,
  `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  action: ALLOW
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/front] } }]
      to: [{ operation: { methods: [GET], paths: [/v1/*], ports: ["8080"] } }]
      when: [{ key: "request.auth.claims[iss]", values: ["https://login.example.com"] }]
`,
];
