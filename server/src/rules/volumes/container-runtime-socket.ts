import { hostPathVolumes, removeHostPath } from '../lib/volumes/hostPath.ts';
import { defineRule } from '../rule.ts';

/** Sockets of the runtimes by file name, wherever a distribution puts them (k3s, MicroK8s, rootless Docker…). */
const SOCKETS = new Map([
  ['docker.sock', 'Docker'],
  ['cri-dockerd.sock', 'Docker'],
  ['containerd.sock', 'containerd'],
  ['crio.sock', 'CRI-O'],
  ['podman.sock', 'Podman'],
]);

/** Directories that hold such a socket and little else. */
const SOCKET_DIRECTORIES = new Map([
  ['/run/docker', 'Docker'],
  ['/run/containerd', 'containerd'],
  ['/run/k3s/containerd', 'containerd'],
  ['/run/crio', 'CRI-O'],
  ['/run/podman', 'Podman'],
]);

/** The same on Windows nodes. */
const PIPES = new Map([
  ['\\\\.\\pipe\\docker_engine', 'Docker'],
  ['\\\\.\\pipe\\containerd-containerd', 'containerd'],
]);

/**
 * Part of the baseline control on hostPath volumes, which the rule `host-path-volume` stands for in the Pod Security
 * profiles.
 */
export const containerRuntimeSocket = defineRule({
  id: 'container-runtime-socket',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 7,
  standards: ['ATT&CK T1611', 'ATT&CK T1610'],
  equivalents: {
    'kube-linter': ['docker-sock'],
    checkov: ['CKV_K8S_27'],
    trivy: ['KSV-0006'],
    kubescape: ['C-0074'],
    kubesec: ['DockerSock'],
    kyverno: ['disallow-container-sock-mounts', 'docker-socket-check'],
  },
  supersedes: ['sensitive-host-path', 'host-path-volume'],

  summary: "A volume shows the socket of the node's container runtime.",
  why: `
    The container runtime does what it is told on its socket, as root and without asking who speaks. Kubernetes never sees
    the containers that are started there: no admission policy, no quota and no audit log knows of them. A read-only mount
    does not help, for commands are sent through the socket all the same.
  `,
  attack: `
    With one request to the socket the attacker starts a privileged container that mounts the node's disk, or opens a shell
    in any container of the node, and has the node and all secrets on it.
  `,
  rollout: `
    Tools that build images, collect logs or list containers through the socket stop working. Images can be built without it
    (BuildKit rootless, Buildah); logs are files under /var/log/pods; facts about pods come from the Kubernetes API.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    mounted: ({ volume, runtime }: { volume: string; runtime: string }) =>
      `Volume "${volume}" is the socket of ${runtime}: whoever reaches it controls the node.`,
  },

  *check(pod) {
    for (const { name, at, path } of hostPathVolumes(pod)) {
      const runtime = runtimeAt(path);
      if (runtime) yield { message: 'mounted', at, data: { volume: name, runtime } };
    }
  },

  fixes: ({ at }, pod) =>
    removeHostPath(at, pod, 'A program that talks to the container runtime stops working.'),

  examples: {
    bad: `
      containers:
        - name: build
          image: registry.example.com/build:1.4.2
          volumeMounts:
            - name: docker
              mountPath: /var/run/docker.sock
      volumes:
        - name: docker
          hostPath:
            path: /var/run/docker.sock
    `,
    good: `
      containers:
        - name: build
          image: registry.example.com/build:1.4.2
          volumeMounts:
            - name: cache
              mountPath: /var/cache/build
      volumes:
        - name: cache
          emptyDir: {}
    `,
  },
});

function runtimeAt(path: string): string | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return SOCKETS.get(fileName) ?? SOCKET_DIRECTORIES.get(path) ?? PIPES.get(path.toLowerCase());
}
