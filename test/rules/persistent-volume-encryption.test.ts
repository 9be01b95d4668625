import { expect, test } from 'vitest';
import { persistentVolumeEncryption as rule } from '../../server/src/rules/volumes/persistent-volume-encryption.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const volume = (storageClass: string) => `
apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec:
  storageClassName: ${storageClass}
`;
const storageClass = (provisioner: string, parameters: string) => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ${provisioner}
parameters: ${parameters}
`;
const TEXT =
  'warning: PersistentVolume "data" belongs to StorageClass "fast", which does not ask for encryption.';

test('reports a volume whose class is in view and does not encrypt', () => {
  for (const parameters of ['{}', '{ type: gp3 }', '{ encrypted: "false" }'])
    expect(messagesOf(rule, volume('fast'), { beside: storageClass('ebs.csi.aws.com', parameters) })).toEqual(
      [TEXT],
    );
});

test('is silent where it encrypts, encrypts otherwise, or is not known', () => {
  checkRule(rule, volume('fast'), { beside: storageClass('ebs.csi.aws.com', '{ encrypted: "true" }') });
  checkRule(rule, volume('fast'), { beside: storageClass('disk.csi.azure.com', '{}') });
  checkRule(rule, volume('fast'), { beside: storageClass('kubernetes.io/no-provisioner', '{}') });
  checkRule(rule, volume('fast'), { beside: storageClass('ebs.csi.aws.com', '{ encrypted: "{{ x }}" }') });
  checkRule(rule, volume('slow'), { beside: storageClass('ebs.csi.aws.com', '{}') });
  checkRule(rule, volume('fast'));
});

test('the fix changes the class', () => {
  const before = storageClass('ebs.csi.aws.com', '{ type: gp3 } # cheap');
  const after = storageClass('ebs.csi.aws.com', '{ type: gp3, encrypted: "true" } # cheap');
  checkFix(rule, `${before}---${volume('fast')}`, `${after}---${volume('fast')}`);
});
