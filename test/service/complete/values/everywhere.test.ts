import { expect, test } from 'vitest';
import { resourcesOf } from '../../../../server/src/kube/resource.ts';
import { validate } from '../../../../server/src/schema/validate.ts';
import { splitSections } from '../../../../server/src/syntax/sections.ts';
import { dedent } from '../../../support/ruleTester.ts';
import { factsOfFiles, findValuePlace, proposalsAt } from '../../../support/valuePlace.ts';

const WHOLE = [
  `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: db
      namespace: shop
      labels:
        app: db
    spec:
      serviceName: db
      replicas: 1
      podManagementPolicy: OrderedReady
      updateStrategy:
        type: RollingUpdate
      selector:
        matchLabels:
          app: db
        matchExpressions:
          - key: app
            operator: In
            values: [db]
      template:
        metadata:
          labels:
            app: db
          annotations:
            kubectl.kubernetes.io/default-container: db
        spec:
          serviceAccountName: db
          automountServiceAccountToken: false
          hostNetwork: false
          hostUsers: false
          restartPolicy: Always
          dnsPolicy: ClusterFirst
          priorityClassName: important
          runtimeClassName: gvisor
          nodeSelector:
            kubernetes.io/os: linux
          tolerations:
            - key: node-role.kubernetes.io/control-plane
              operator: Exists
              effect: NoSchedule
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
              labelSelector:
                matchLabels:
                  app: db
          securityContext:
            runAsNonRoot: true
            fsGroup: 999
            fsGroupChangePolicy: OnRootMismatch
            supplementalGroups: [999]
            seccompProfile:
              type: RuntimeDefault
            sysctls:
              - name: net.ipv4.tcp_syncookies
                value: "1"
          imagePullSecrets:
            - name: registry
          containers:
            - name: db
              image: redis:7.4.1
              imagePullPolicy: Always
              terminationMessagePolicy: File
              ports:
                - name: redis
                  containerPort: 6379
                  protocol: TCP
              livenessProbe:
                tcpSocket:
                  port: redis
              env:
                - name: HOST
                  valueFrom:
                    fieldRef:
                      fieldPath: metadata.name
                - name: MEMORY
                  valueFrom:
                    resourceFieldRef:
                      resource: limits.memory
                - name: PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: login
                      key: password
              envFrom:
                - configMapRef:
                    name: settings
              resources:
                requests:
                  cpu: 100m
                  memory: 64Mi
                limits:
                  memory: 64Mi
              volumeMounts:
                - name: data
                  mountPath: /data
                  readOnly: false
                  mountPropagation: None
              securityContext:
                runAsUser: 999
                runAsGroup: 999
                privileged: false
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                procMount: Default
                appArmorProfile:
                  type: RuntimeDefault
                seLinuxOptions:
                  type: container_t
                capabilities:
                  drop: [ALL]
                  add: [NET_BIND_SERVICE]
          volumes:
            - name: conf
              configMap:
                name: settings
                defaultMode: 288
                items:
                  - key: mode
                    path: mode
            - name: login
              secret:
                secretName: login
            - name: scratch
              emptyDir:
                medium: Memory
                sizeLimit: 64Mi
            - name: old
              persistentVolumeClaim:
                claimName: old
      volumeClaimTemplates:
        - metadata:
            name: data
          spec:
            accessModes: [ReadWriteOnce]
            storageClassName: fast
            resources:
              requests:
                storage: 1Gi
  `,
  `
    apiVersion: v1
    kind: Service
    metadata:
      name: db
    spec:
      type: ClusterIP
      clusterIP: None
      externalTrafficPolicy: Local
      sessionAffinity: None
      loadBalancerSourceRanges: [10.0.0.0/8]
      selector:
        app: db
      ports:
        - name: redis
          port: 6379
          targetPort: redis
          protocol: TCP
  `,
  `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      ingressClassName: nginx
      tls:
        - secretName: site-tls
      rules:
        - http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: db
                    port:
                      number: 80
  `,
  `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: db
    spec:
      podSelector:
        matchLabels:
          app: db
      policyTypes: [Ingress]
      ingress:
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: shop
            - ipBlock:
                cidr: 10.0.0.0/8
                except: [10.1.0.0/16]
          ports:
            - port: 6379
              protocol: TCP
      egress:
        - ports:
            - port: 53
              protocol: UDP
  `,
  `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: reader
    rules:
      - apiGroups: [""]
        resources: [pods]
        resourceNames: [db]
        verbs: [get]
      - nonResourceURLs: [/metrics]
        verbs: [get]
  `,
  `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: reader
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: view
    subjects:
      - kind: ServiceAccount
        name: db
        namespace: shop
  `,
  `
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: backup
    spec:
      schedule: 17 3 * * *
      timeZone: Etc/UTC
      concurrencyPolicy: Forbid
      jobTemplate:
        spec:
          completionMode: NonIndexed
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: backup
                  image: backup:1
  `,
  `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata:
      name: db
    spec:
      scaleTargetRef:
        apiVersion: apps/v1
        kind: StatefulSet
        name: db
      maxReplicas: 3
      metrics:
        - type: Resource
          resource:
            name: cpu
            target:
              type: Utilization
              averageUtilization: 80
  `,
  `
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingWebhookConfiguration
    metadata:
      name: guard
    webhooks:
      - name: guard.example.com
        failurePolicy: Fail
        sideEffects: None
        matchPolicy: Equivalent
        admissionReviewVersions: [v1]
        clientConfig:
          service:
            name: guard
            namespace: shop
        rules:
          - operations: [CREATE]
            apiGroups: [""]
            apiVersions: [v1]
            resources: [pods]
            scope: Namespaced
  `,
  `
    apiVersion: v1
    kind: ResourceQuota
    metadata:
      name: all
    spec:
      hard:
        requests.cpu: "2"
        pods: "10"
  `,
  `
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: fast
    provisioner: example.com/disks
    reclaimPolicy: Retain
    volumeBindingMode: WaitForFirstConsumer
  `,
].map(dedent);

const FACTS = factsOfFiles(Object.fromEntries(WHOLE.map((text, index) => [`app/${index}.yaml`, text])));

/** Offsets of the scalars of a manifest: behind a colon, a dash or a bracket. */
function scalarsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/(?:: |- (?![^\n]*: )|\[)([^\s[{\]][^\n\]]*)/g)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    return { start, end: start + (match[1] ?? '').length };
  });
}

/** What the schema says of a manifest with each value that is proposed at an offset. */
function problemsOfProposals(
  before: string,
  after: string,
): { readonly count: number; readonly problems: string[] } {
  const marked = `${before}|${after}`;
  const proposals = findValuePlace(marked, { facts: FACTS }) ? proposalsAt(marked, { facts: FACTS }) : [];
  const problems = proposals.flatMap(({ value }) =>
    splitSections(`${before}${JSON.stringify(value)}${after}`)
      .sections.flatMap(({ section }) => resourcesOf(section))
      .flatMap((resource) => validate(resource, Number.POSITIVE_INFINITY))
      // What one value asks of the fields beside it is written after it.
      .filter(({ type }) => type !== 'conflict')
      .map((problem) => `${problem.at.path.join('.')}: ${value}: ${problem.type}`),
  );
  return { count: proposals.length, problems };
}

test.each(WHOLE.map((text) => [/kind: (\w+)/.exec(text)?.[1] ?? '', text]))(
  'each value that is proposed in a %s is one that the schema takes',
  (_kind, text) => {
    const all = scalarsIn(text).map(({ start, end }) =>
      problemsOfProposals(text.slice(0, start), text.slice(end)),
    );
    expect(all.flatMap(({ problems }) => problems)).toEqual([]);
    expect(all.filter(({ count }) => count > 0).length).toBeGreaterThan(0);
  },
);

const ODD = [
  'apiVersion: v1\nkind: Nothing\nspec:\n  type: |',
  'apiVersion: example.com/v1\nkind: Thing\nspec:\n  securityContext:\n    runAsUser: |',
  'kind: Role\nrules:\n  - verbs: [|]',
  'metadata:\n  namespace: |',
  'spec:\n  template:\n    spec:\n      containers:\n        - image: |',
  'apiVersion: v1\nkind: Pod\nspec:\n  containers: |',
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - |',
  'apiVersion: {{ .Values.version }}\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\nspec:\n  selector:\n    app: |',
  '{{- if .Values.on }}\napiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: |\n{{- end }}',
  'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    spec:\n      type: |',
  'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - $patch: delete\n          name: |',
  'apiVersion: v1\nkind: Pod\nspec: &spec\n  nodeSelector: *spec\n  serviceAccountName: |',
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nroleRef: text\nsubjects:\n  - name: |',
  'apiVersion: v1\nkind: Service\nspec:\n  selector: [a, b]\n  ports:\n    - targetPort: |',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podSelector: 3\n  ingress:\n    - ports:\n        - port: |',
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - resources:\n        requests:\n          constructor: |\n          cpu: {a: 1}',
  'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef:\n    kind: constructor\n    apiVersion: |',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    toString: |',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    constructor: |',
  'kind: |',
  '|',
];

test.each(ODD)('does not throw: %s', (marked) => {
  const place = findValuePlace(marked, { facts: FACTS });
  const proposals = place ? proposalsAt(marked, { facts: FACTS }) : [];
  expect(new Set(proposals.map(({ value }) => value)).size).toBe(proposals.length);
});

test('does not throw at any offset of a manifest whose rest is missing', () => {
  const [text = ''] = WHOLE;
  for (const { start } of scalarsIn(text)) {
    const marked = `${text.slice(0, start)}|`;
    if (findValuePlace(marked, { facts: FACTS })) proposalsAt(marked, { facts: FACTS });
  }
});
