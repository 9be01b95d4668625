import { expect, it } from 'vitest';
import { imageFacts } from '../../server/src/images/imageFacts.ts';
import { parseImageReference } from '../../server/src/images/imageReference.ts';
import { type TeamImage, teamNeedsApi } from '../../server/src/images/teamImage.ts';

const shop = (facts: TeamImage['facts'], more: Partial<TeamImage> = {}): TeamImage => ({
  repository: 'registry.example.com/shop/*',
  role: 'application',
  facts,
  ...more,
});

const known = (image: string, team: readonly TeamImage[]) => imageFacts(image, team).known;

it('knows what the table does not', () => {
  expect(known('registry.example.com/shop/web:1', [shop({ startsAs: { uid: 7 } })])).toEqual({
    repository: 'registry.example.com/shop/web',
    role: 'application',
    startsAs: { uid: 7 },
    sources: [],
  });
  expect(known('registry.example.com/other/web:1', [shop({})])).toBeUndefined();
});

it('lets later entries win, and those for a tag speak of that tag only', () => {
  const team = [shop({ anyUser: true, ports: [80] }), shop({ ports: [8080] }, { tag: '2.*' })];
  expect(known('registry.example.com/shop/web:2.1', team)).toMatchObject({ anyUser: true, ports: [8080] });
  expect(known('registry.example.com/shop/web:1.1', team)).toMatchObject({ ports: [80] });
  expect(known('registry.example.com/shop/web', team)).toMatchObject({ ports: [80] });
});

it('wins over the table, and takes back what the table says to the contrary', () => {
  const nginx = (facts: TeamImage['facts']) =>
    known('nginx:1.27', [{ repository: 'docker.io/library/nginx', role: 'application', facts }]);
  const plain = known('nginx:1.27', []);
  expect(nginx({ note: 'Ours.' })).toEqual({ ...plain, note: 'Ours.' });
  expect(nginx({ needsRoot: 'It binds port 80.' })).not.toHaveProperty('unprivilegedVariant');
  expect(nginx({ writes: [] })).toMatchObject({ writes: [] });
  expect(nginx({ startsAs: { uid: 1 } })).not.toHaveProperty('dropsTo');
});

it('says whether an image talks to the API', () => {
  const team = [
    shop({}, { needsApi: true }),
    shop({}, { repository: 'registry.example.com/shop/web', needsApi: false }),
  ];
  const ask = (image: string) => teamNeedsApi(parseImageReference(image), team);
  expect(ask('registry.example.com/shop/operator')).toBe(true);
  expect(ask('registry.example.com/shop/web')).toBe(false);
  expect(ask('nginx')).toBeUndefined();
  expect(teamNeedsApi(undefined, team)).toBeUndefined();
});
