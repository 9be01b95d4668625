import { expect, test } from 'vitest';
import { limitRange as rule } from '../../server/src/rules/admission/limit-range.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const range = (limits: string) =>
  `apiVersion: v1\nkind: LimitRange\nmetadata: { name: team }\nspec: { limits: ${limits} }\n`;

test('names what containers do not get', () => {
  expect(messagesOf(rule, range('[{ type: Container, default: { cpu: 1 }, max: { cpu: 2 } }]'))).toEqual([
    'info: LimitRange "team" has no defaultRequest, min for containers.',
  ]);
  expect(messagesOf(rule, range('[{ type: Pod, max: { cpu: 2 } }]'))).toEqual([
    'info: LimitRange "team" says nothing about containers: they get no default and have no bounds.',
  ]);
});

test('is silent about complete ones, those for volumes, and templates', () => {
  const full =
    '{ type: Container, default: { cpu: 1 }, defaultRequest: { cpu: 1 }, min: { cpu: 1 }, max: { cpu: 1 } }';
  expect(messagesOf(rule, range(`[{ type: Pod, max: { cpu: 2 } }, ${full}]`))).toEqual([]);
  expect(messagesOf(rule, range('[{ type: PersistentVolumeClaim, max: { storage: 1Gi } }]'))).toEqual([]);
  expect(messagesOf(rule, range('"{{ .Values.limits }}"'))).toEqual([]);
  expect(messagesOf(rule, range('["{{ .Values.limits }}"]'))).toEqual([]);
});

test('the fix fits the values between those that are written', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: team
    spec:
      limits:
        - type: Container
          default: # for all
            cpu: 50m
            memory: 4Gi
    `,
    `
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: team
    spec:
      limits:
        - type: Container
          default: # for all
            cpu: 50m
            memory: 4Gi
          min:
            cpu: 10m
            memory: 12Mi
          defaultRequest:
            cpu: 50m
            memory: 128Mi
          max:
            cpu: 2000m
            memory: 4Gi
    `,
  );
});

test('the fix adds an entry for containers where there is none', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: team
    spec:
      limits:
        - type: Pod
          max:
            cpu: "4"
    `,
    `
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: team
    spec:
      limits:
        - type: Pod
          max:
            cpu: "4"
        - type: Container
          min:
            cpu: 10m
            memory: 12Mi
          defaultRequest:
            cpu: 100m
            memory: 128Mi
          default:
            cpu: 500m
            memory: 512Mi
          max:
            cpu: 2000m
            memory: 2048Mi
    `,
  );
});
