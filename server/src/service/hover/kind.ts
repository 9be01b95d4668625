import { apiFate, targetMinor } from '../../kube/apiVersions.ts';
import { knownMinors, minorsWithKind } from '../../schema/kubernetes.ts';
import type { Describer, HoverPlace } from './place.ts';
import { code, escapeMarkdown, proseOf } from './prose.ts';
import { referenceFor } from './reference.ts';
import { sinceText } from './schemaField.ts';

/** The kind of an object: what it is, which API versions have it, and what becomes of this one. */
export const describeKind: Describer = (place) => {
  const { path, resource, api, host } = place;
  if (!resource || path.length !== 1 || (path[0] !== 'kind' && path[0] !== 'apiVersion')) return undefined;
  const { apiVersion, kind, group } = resource;
  const type = api.kind(apiVersion, kind);
  const fate = fateText(place);
  if (!type && fate === undefined) return undefined;
  const text = type && host.descriptions.of(type.name);
  const prose = text === undefined ? undefined : proseOf(text, kind);
  const others = api.kinds
    .filter((other) => other.kind === kind && groupOf(other.apiVersion) === group)
    .map((other) => other.apiVersion);
  const minors = minorsWithKind(apiVersion, kind);
  const isNew = minors && minors.first > (knownMinors[0] ?? 0);
  const links = [
    prose?.more && `[Documentation](${prose.more})`,
    ((page) => page && `[API reference](${page})`)(referenceFor(apiVersion, kind, [])),
  ].filter((link) => link !== undefined && link !== '');
  const lines = [
    `**${escapeMarkdown(kind)}** (${escapeMarkdown(apiVersion)}${isNew ? `, since Kubernetes ${sinceText(minors.first)}` : ''})`,
    prose?.markdown,
    others.length > 1 && minors
      ? `API versions in Kubernetes 1.${api.minor}: ${others.map((version) => code(version)).join(', ')}.`
      : undefined,
    fate,
    links.length > 0 ? links.join(' · ') : undefined,
  ];
  return [lines.filter((line) => line !== undefined && line !== '').join('\n\n')];
};

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function fateText({ resource, snapshot }: HoverPlace): string | undefined {
  const fate = resource && apiFate(resource.apiVersion, resource.kind);
  if (!fate) return undefined;
  const minor = targetMinor(snapshot.context.config.kubernetesVersion);
  const { replacement, removed, deprecated, advice } = fate;
  if (minor < deprecated && removed === undefined) return undefined;
  const instead = replacement
    ? ` Use ${code(replacement.apiVersion)}.`
    : advice
      ? ` ${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`
      : '';
  if (removed !== undefined && minor >= removed) return `Not served since Kubernetes 1.${removed}.${instead}`;
  const until = removed === undefined ? '' : `, gone in 1.${removed}`;
  return `${minor >= deprecated ? 'Deprecated since' : 'Deprecated from'} Kubernetes 1.${deprecated}${minor >= deprecated ? '' : ' on'}${until}.${instead}`;
}
