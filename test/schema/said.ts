import { resourcesOf } from '../../server/src/kube/resource.ts';
import type { SchemaProblem } from '../../server/src/schema/problem.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';

/** The problems of all objects of a text. */
export function problemsOf(text: string, version = Number.POSITIVE_INFINITY): readonly SchemaProblem[] {
  return splitSections(text).sections.flatMap(({ section }) =>
    resourcesOf(section).flatMap((resource) => validate(resource, version)),
  );
}

/** Each problem as its place and what it says. */
export function said(text: string, version?: number): readonly string[] {
  return problemsOf(text, version).map((problem) => `${problem.at.path.join('.')}: ${wordsOf(problem)}`);
}

function wordsOf(problem: SchemaProblem): string {
  switch (problem.type) {
    case 'malformed-value':
    case 'malformed-key':
      return problem.reason;
    case 'conflict':
      return problem.statement;
    case 'missing-field':
      return `missing ${problem.fields.join(' ')}`;
    case 'wrong-type':
      return `not ${problem.expected}`;
    default:
      return problem.type;
  }
}

/** A Deployment with this in its container, pod and spec. */
export function deployment({ container = '', pod = '', spec = '' } = {}): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  ${spec}
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ${container}
`;
}
