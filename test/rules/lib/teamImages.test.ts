import { expect, it } from 'vitest';
import { readConfigFile } from '../../../server/src/config/file/read.ts';
import { readOnlyRootFilesystem } from '../../../server/src/rules/hardening/read-only-root-filesystem.ts';
import { dropAllCapabilities } from '../../../server/src/rules/pod-security/drop-all-capabilities.ts';
import { runAsNonRoot } from '../../../server/src/rules/pod-security/run-as-non-root.ts';
import type { Rule } from '../../../server/src/rules/rule.ts';
import { automountServiceAccountToken } from '../../../server/src/rules/service-account/automount-service-account-token.ts';
import { VOCABULARY } from '../../../server/src/service/configFile/vocabulary.ts';
import { judge, wrapExample } from '../../support/ruleTester.ts';

const OWN = `containers:
  - name: web
    image: registry.example.com/shop/kube-web:1.4.2
`;

/** The first fix of a rule, as `safety: title`, for a team that knows its images. */
function firstFix(rule: Rule, knownImages: string): string | undefined {
  const { layer, problems } = readConfigFile(`knownImages:\n  - ${knownImages}\n`, VOCABULARY);
  expect(problems).toEqual([]);
  const config = { knownImages: layer.knownImages ?? [] };
  const found = judge(wrapExample(OWN), { config }, rule).find(
    ({ finding }) => finding.rule === rule.meta.id,
  );
  const [fix] = found?.finding.fixes() ?? [];
  return fix && `${fix.safety}: ${fix.title}`;
}

const IMAGE = 'image: registry.example.com/shop/*';

it.each([
  [readOnlyRootFilesystem, `{ ${IMAGE} }`, /^unsafe/],
  [readOnlyRootFilesystem, `{ ${IMAGE}, writes: [/tmp, /cache] }`, /^safe: .*\/tmp and \/cache writable$/],
  [readOnlyRootFilesystem, `{ ${IMAGE}, readOnlyCapable: false }`, /^undefined$/],
  [dropAllCapabilities, `{ ${IMAGE} }`, /^unsafe/],
  [dropAllCapabilities, `{ ${IMAGE}, capabilities: [] }`, /^safe: Drop all capabilities$/],
  [
    dropAllCapabilities,
    `{ ${IMAGE}, capabilities: [NET_BIND_SERVICE] }`,
    /^safe: .* add back NET_BIND_SERVICE$/,
  ],
  [runAsNonRoot, `{ ${IMAGE} }`, /^unsafe/],
  [runAsNonRoot, `{ ${IMAGE}, startsAs: 10001 }`, /^safe: Set runAsNonRoot to true$/],
  [runAsNonRoot, `{ ${IMAGE}, startsAs: 10001, userIsNumeric: false }`, /^unsafe: .* run as user 10001$/],
  [runAsNonRoot, `{ ${IMAGE}, needsRoot: It binds to the node. }`, /^undefined$/],
  [automountServiceAccountToken, `{ ${IMAGE} }`, /^unsafe/],
  [automountServiceAccountToken, `{ ${IMAGE}, needsApi: false }`, /^safe/],
])('%# what a team says decides how far a fix is trusted', (rule, entry, expected) => {
  expect(String(firstFix(rule, entry))).toMatch(expected);
});
