/** What a new configuration file says: the defaults, and what else there is, to be taken out of its comments. */
export const STARTER_CONFIGURATION = `# Manifest Guard: what holds for all manifests in this folder and below it.
# docs/configuration.md of Manifest Guard explains every key; editors complete and explain them too.

# pss-baseline, pss-restricted, recommended, nsa-cisa or all
profile: recommended

# The oldest version that your clusters run. The Pod Security Standards differ from version to version.
kubernetesVersion: latest

# Single rules on top of the profile: off, on, or a severity.
# rules:
#   image-digest: off
#   memory-limit: error

# Registries that images may come from.
# trustedRegistries:
#   - registry.example.com/

# What you know of your own images, so that fixes keep them running.
# knownImages:
#   - image: registry.example.com/shop/*
#     startsAs: 10001
#     writes: [/tmp, /var/cache/app]
#     capabilities: []

# Other choices for some files.
# overrides:
#   - paths: [legacy/**]
#     profile: pss-baseline

# Findings that you accept, each with its reason.
# exemptions:
#   - rules: [host-network]
#     kind: DaemonSet
#     name: node-exporter
#     reason: Measures the network of the node.
#     until: 2027-12-31
`;
