import { derive } from '../../base/derive.ts';
import { kindOf } from '../kinds.ts';
import { podOf } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { componentIn } from './commandLine.ts';
import type { Component } from './component.ts';
import { clusterComponents, registeredKubelet } from './kubeadm.ts';
import { configuredKubelet } from './kubeletConfiguration.ts';

/** The components of the control plane, and kubelets, that a resource runs or configures; none for nearly all. */
export const componentsOf = derive((resource: Resource): readonly Component[] => {
  switch (kindOf(resource)) {
    case 'ClusterConfiguration':
      return clusterComponents(resource);
    case 'InitConfiguration':
    case 'JoinConfiguration':
      return [registeredKubelet(resource)];
    case 'KubeletConfiguration':
      return [configuredKubelet(resource)];
    default:
      return (podOf(resource)?.containers ?? []).flatMap((container) => componentIn(container) ?? []);
  }
});
