import { expect, test } from 'vitest';
import { hostPathVolume as rule } from '../../server/src/rules/pod-security/host-path-volume.ts';
import { restrictedVolumeTypes } from '../../server/src/rules/pod-security/restricted-volume-types.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports every hostPath, mounted or not', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - name: data
        hostPath:
    #   ^^^^^^^^ error unsafe: Volume "data" is a path of the node: the pod reaches files outside of itself.
          path: /srv/data
      - hostPath: {}
      # ^^^^^^^^ error unsafe: Volume "#2" is a path of the node: the pod reaches files outside of itself.
    `,
  );
});

test('is silent about null, other types and templates', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - { name: a, hostPath: null }
      - { name: b, emptyDir: {} }
      - { name: c, hostPath: "{{ .Values.path }}" }
      - "{{ .Values.volume }}"
    `,
  );
});

test('it speaks instead of restricted-volume-types', () => {
  const pod = `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - { name: data, hostPath: { path: /srv/data } }
  `;
  expect(messagesOf(rule, pod, { config: { profile: 'pss-restricted' } })).toHaveLength(1);
  expect(messagesOf(restrictedVolumeTypes, pod, { config: { profile: 'pss-restricted' } })).toEqual([]);
});

test('the first fix puts an emptyDir there', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - { name: data, mountPath: /data }
    volumes:
      # the data of the shop
      - name: data
        hostPath:
          path: /srv/data
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - { name: data, mountPath: /data }
    volumes:
      # the data of the shop
      - name: data
        emptyDir: {}
    `,
  );
});

test('the second fix removes the volume with all of its mounts', () => {
  checkFix(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        volumeMounts:
          - name: data
            mountPath: /data
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data
            mountPath: /data
          - name: tmp # scratch
            mountPath: /tmp
          - name: data
            mountPath: /more
            subPath: more
    volumes:
      - name: tmp
        emptyDir: {}
      - name: data
        hostPath:
          path: /srv/data
    `,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: tmp # scratch
            mountPath: /tmp
    volumes:
      - name: tmp
        emptyDir: {}
    `,
    { title: 'Remove the volume and its mounts' },
  );
});
