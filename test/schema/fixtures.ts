/** Whole, valid manifests of the kinds that most people write. */
export const VALID: readonly string[] = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: { app: web }
  annotations: { owner: team-shop }
spec:
  replicas: 2
  revisionHistoryLimit: 3
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 }
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
        seccompProfile: { type: RuntimeDefault }
      initContainers:
        - name: migrate
          image: registry.example.com/migrate:1.4.2
          args: [up]
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          imagePullPolicy: IfNotPresent
          command: [/bin/web]
          ports:
            - { name: http, containerPort: 8080, protocol: TCP }
          env:
            - { name: VERBOSE, value: "true" }
            - name: PASSWORD
              valueFrom: { secretKeyRef: { name: web, key: password, optional: false } }
            - name: NODE
              valueFrom: { fieldRef: { fieldPath: spec.nodeName } }
          envFrom:
            - configMapRef: { name: web }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: 0.5, memory: 256Mi }
          livenessProbe:
            httpGet: { path: /healthz, port: http, scheme: HTTP }
            periodSeconds: 10
          readinessProbe:
            tcpSocket: { port: 8080 }
          lifecycle:
            preStop: { exec: { command: [sleep, "5"] } }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            privileged: false
            capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }
          volumeMounts:
            - { name: tmp, mountPath: /tmp, readOnly: false }
            - { name: config, mountPath: /etc/web }
      volumes:
        - name: tmp
          emptyDir: { sizeLimit: 64Mi }
        - name: config
          projected:
            sources:
              - configMap: { name: web, items: [{ key: web.yaml, path: web.yaml }] }
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchExpressions: [{ key: app, operator: In, values: [web] }]
      tolerations:
        - { key: dedicated, operator: Equal, value: shop, effect: NoSchedule }
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app: web } }
`,
  `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: ClusterIP
  selector: { app: web }
  sessionAffinity: None
  ports:
    - { name: http, port: 80, targetPort: http, protocol: TCP }
    - { name: dns, port: 53, targetPort: 8053, protocol: UDP }
`,
  `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  ingressClassName: public
  tls: [{ hosts: [shop.example.com], secretName: web-tls }]
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
`,
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { team: front } }
        - ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }
      ports: [{ port: 8080, protocol: TCP, endPort: 8090 }]
`,
  `apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: "0 3 * * *"
  concurrencyPolicy: Forbid
  suspend: false
  jobTemplate:
    spec:
      backoffLimit: 2
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: registry.example.com/report:2.0.0
`,
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
  behavior:
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }
`,
  `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules:
  - { apiGroups: [""], resources: [configmaps], verbs: [get, list], resourceNames: [web] }
`,
  `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects:
  - { kind: ServiceAccount, name: web, namespace: shop }
`,
  `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  volumeMode: Filesystem
  storageClassName: fast
  resources: { requests: { storage: 10Gi } }
`,
  `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 50%
  selector: { matchLabels: { app: web } }
`,
  `apiVersion: v1
kind: Secret
metadata: { name: web }
type: Opaque
immutable: true
data: { password: c2VjcmV0 }
stringData: { user: web }
`,
];
