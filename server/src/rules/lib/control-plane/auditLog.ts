import { type Component, flagOf } from '../../../kube/components/component.ts';

/** Whether the API server writes its audit log to files, which it then also rotates; `-` is its standard output. */
export function writesAuditLog(component: Component): boolean {
  const { value } = flagOf(component, 'audit-log-path');
  return value !== undefined && value !== '' && value !== '-';
}
