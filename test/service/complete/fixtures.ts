import { dedent } from '../../support/ruleTester.ts';

/** Valid manifests in the styles that people write: lists indented or not, wide steps, flow style, several documents. */
export const FIXTURES: readonly string[] = [
  `
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: shop
    labels: { app: shop }
  spec:
    replicas: 2
    selector:
      matchLabels:
        app: shop
    template:
      metadata:
        labels:
          app: shop
      spec:
        serviceAccountName: shop
        securityContext:
          runAsNonRoot: true
        containers:
          - name: shop
            image: registry.example.com/shop:1.4.2
            ports:
              - name: http
                containerPort: 8080
            env:
              - name: LEVEL
                value: info
              - name: TOKEN
                valueFrom:
                  secretKeyRef:
                    name: shop
                    key: token
            securityContext:
              allowPrivilegeEscalation: false
              capabilities:
                drop:
                  - ALL
            resources:
              limits:
                memory: 256Mi
            readinessProbe:
              httpGet:
                path: /
                port: http
            volumeMounts:
              - name: data
                mountPath: /data
        volumes:
          - name: data
            emptyDir:
              sizeLimit: 1Gi
  `,
  `
  apiVersion: apps/v1
  kind: StatefulSet
  metadata:
    name: db
  spec:
    serviceName: db
    selector:
      matchLabels:
        app: db
    template:
      metadata:
        labels:
          app: db
      spec:
        initContainers:
        - name: init
          image: registry.example.com/init:1.0.0
          command: ["sh", "-c", "true"]
        containers:
        - name: db
          image: registry.example.com/db:1.0.0
          envFrom:
          - configMapRef:
              name: db
          lifecycle:
            preStop:
              exec:
                command:
                - stop
        tolerations:
        - key: disk
          operator: Exists
    volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi
  `,
  `
  apiVersion: batch/v1
  kind: CronJob
  metadata:
      name: report
  spec:
      schedule: "0 3 * * *"
      jobTemplate:
          spec:
              backoffLimit: 2
              template:
                  spec:
                      restartPolicy: Never
                      containers:
                          - name: report
                            image: registry.example.com/report:1.0.0
  `,
  `
  apiVersion: v1
  kind: Service
  metadata:
    name: shop
    annotations:
      example.com/owner: team
  spec:
    type: ClusterIP
    selector:
      app: shop
    ports:
      - name: http
        port: 80
        targetPort: http
  ---
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: shop
  data:
    level: info
    text: |
      several
      lines
  `,
  `
  apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: shop
  spec:
    podSelector:
      matchLabels:
        app: shop
    policyTypes: [Ingress, Egress]
    ingress:
      - from:
          - podSelector:
              matchLabels:
                app: front
        ports:
          - port: 8080
            protocol: TCP
    egress:
      - to:
          - ipBlock:
              cidr: 10.0.0.0/8
  `,
  `
  apiVersion: networking.k8s.io/v1
  kind: Ingress
  metadata:
    name: shop
  spec:
    ingressClassName: nginx
    tls:
      - hosts:
          - shop.example.com
        secretName: shop-tls
    rules:
      - host: shop.example.com
        http:
          paths:
            - path: /
              pathType: Prefix
              backend:
                service:
                  name: shop
                  port:
                    number: 80
  `,
  `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: Role
  metadata:
    name: reader
    namespace: shop
  rules:
    - apiGroups: [""]
      resources: ["configmaps"]
      verbs: ["get"]
  ---
  apiVersion: rbac.authorization.k8s.io/v1
  kind: RoleBinding
  metadata:
    name: reader
    namespace: shop
  roleRef:
    apiGroup: rbac.authorization.k8s.io
    kind: Role
    name: reader
  subjects:
    - kind: ServiceAccount
      name: shop
      namespace: shop
  `,
  `
  apiVersion: v1
  kind: ServiceAccount
  metadata:
    name: shop
  automountServiceAccountToken: false
  imagePullSecrets:
    - name: registry
  `,
  `
  apiVersion: v1
  kind: List
  items:
    - apiVersion: v1
      kind: Pod
      metadata:
        name: one
      spec:
        containers:
          - name: one
            image: registry.example.com/one:1.0.0
    - apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: restricted
  `,
  `
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata:
    name: shop
  spec:
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: shop
    minReplicas: 2
    maxReplicas: 5
    metrics:
      - type: Resource
        resource:
          name: cpu
          target:
            type: Utilization
            averageUtilization: 80
  `,
  `
  apiVersion: policy/v1
  kind: PodDisruptionBudget
  metadata:
    name: shop
  spec:
    minAvailable: 1
    selector:
      matchLabels:
        app: shop
  `,
  `
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata:
    name: data
  spec:
    accessModes:
      - ReadWriteOnce
    resources:
      requests:
        storage: 1Gi
  `,
  `
  apiVersion: v1
  kind: LimitRange
  metadata:
    name: limits
  spec:
    limits:
      - type: Container
        default:
          memory: 256Mi
  ---
  apiVersion: v1
  kind: ResourceQuota
  metadata:
    name: quota
  spec:
    hard:
      pods: "10"
  `,
  `
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata:
    name: widgets.example.com
  spec:
    group: example.com
    scope: Namespaced
    names:
      kind: Widget
      plural: widgets
    versions:
      - name: v1
        served: true
        storage: true
        schema:
          openAPIV3Schema:
            type: object
  `,
  `
  apiVersion: v1
  kind: Pod
  metadata: { name: shop, labels: { app: shop } }
  spec:
    containers:
      - { name: shop, image: "registry.example.com/shop:1.4.2", securityContext: { privileged: false } }
  `,
].map(dedent);
