import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindOf, screens, wholeKinds } from './kinds.ts';
import { partOf } from './part.ts';
import { openEyes, type Eyes } from './screen-eyes.ts';
import { desk, launch } from '../journeys/walk.ts';

const base = process.env['COMU_JOURNEY_URL'] as string;
const part = partOf((process.env['COMU_WALK_PART'] ?? '').split(' ').filter((word) => word !== ''));
const whole = wholeKinds(process.env['COMU_WALK_SEEN']);
const pictures = process.env['COMU_WALK_PICTURES'];

const faults: string[] = [];
/** How many people have opened each kind of screen, and how many suffice for a screen that is in nobody's rail. */
const openedBy = new Map<string, number>();
const enough = 3;

/** Opens the rooms of a person, and what else is named while few have opened it; judges the kinds of screen that nobody has judged yet, and goes on to what those lead to. */
async function seeAll({ rooms, named, who, eyes, within }: { rooms: readonly string[]; named: readonly string[]; who: string; eyes: Eyes; within: RegExp }): Promise<void> {
  const waiting = [...rooms, ...named];
  const always = new Set(rooms.map(kindOf));
  const mine = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    const by = openedBy.get(kind) ?? 0;
    if (mine.has(kind) || (by >= enough && !always.has(kind))) continue;
    mine.add(kind);
    openedBy.set(kind, by + 1);
    const broken = await eyes.open(path);
    const found = by === 0 && !whole.has(kind) ? await eyes.judge({ part, drawn: /^\/o\/:org\/(r|do)\//.test(kind), picture: pictures && join(pictures, kind.replaceAll(/[/:]+/g, '.').slice(1)) }) : [];
    if (by === 0 && broken.length + found.length === 0) whole.add(kind);
    faults.push(...[...broken, ...found].map((fault) => `${who} ${path} — ${fault}`));
    // What leads on from a screen that was judged before was followed then.
    if (by === 0) waiting.push(...(await eyes.links()).filter((link) => within.test(link)));
  }
}

interface Me { memberships: { organisation: { slug: string }; permissions: string[] }[] }

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

/** A page of its own for a person of the demonstration, or for nobody. */
async function enter(email: string | null, first: (me: Me) => string) {
  const context = await browser.newContext({ viewport: desk, locale: 'ca-ES', timezoneId: 'Europe/Madrid' });
  if (email === null) return { eyes: await openEyes({ context, base, first: first({ memberships: [] }) }), context, me: { memberships: [] } as Me };
  const answer = await context.request.post(`${base}/api/identity/sign-in`, { data: { email, password: 'demostracio-comu' } });
  expect(answer.status()).toBe(200);
  const me = await (await context.request.post(`${base}/api/identity/me`, { data: {} })).json() as Me;
  return { eyes: await openEyes({ context, base, first: first(me) }), context, me };
}

describe('every screen, for everybody who may open it', () => {
  it('is whole, accessible and in the reader’s language', { timeout: 3_600_000 }, async () => {
    const accounts = await (await fetch(`${base}/api/identity/demo-accounts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as { email: string; role: { ca: string } }[];
    // One person of each role in the Diputació and in a small town, and who serves several towns at once.
    const wanted = accounts.filter(({ email, role }, index) => accounts.findIndex((other) => other.role.ca === role.ca) === index || email.endsWith('@cardedeu.example'));
    expect(wanted.length).toBeGreaterThan(12);
    const queue = [...wanted];
    const walkOn = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { eyes, context, me } = await enter(next.email, ({ memberships }) => `/o/${memberships[0]?.organisation.slug}`);
        const [{ organisation: { slug }, permissions }] = me.memberships as [Me['memberships'][number]];
        const named = screens.filter(({ path, permission, public: open }) => !open && !/:(?!org)/.test(path) && (permission === undefined || [permission].flat().some((each) => permissions.includes(each)))).map(({ path }) => path.replace(':org', slug));
        const rail = await eyes.links('.shell');
        await seeAll({ rooms: ['/avui', '/compte', ...rail], named, who: next.email.split('@')[0] as string, eyes, within: new RegExp(`^/o/${slug}(/|$)|^/avui|^/compte`) });
        await context.close();
      }
    };
    await Promise.all([walkOn(), walkOn(), walkOn()]);
    expect(openedBy.size).toBeGreaterThan(150);
    expect([...new Set(faults.splice(0))]).toEqual([]);
  });

  it('is as good for who does not sign in, and for a citizen in the electronic office', { timeout: 3_600_000 }, async () => {
    const open = screens.filter(({ path, public: anybody }) => anybody && !/:(?!org)/.test(path)).map(({ path }) => path.replace(':org', 'cardedeu'));
    const within = /^\/(seu|transparencia)\/cardedeu(\/|$)/;
    const nobody = await enter(null, () => '/transparencia');
    await seeAll({ rooms: open, named: [], who: 'nobody', eyes: nobody.eyes, within });
    await nobody.context.close();
    // A citizen is sent to be identified elsewhere, and back.
    const citizen = await enter(null, () => '/seu/cardedeu/identificacio');
    await citizen.eyes.page.locator('.office-ways a').first().click();
    await citizen.eyes.page.locator('button[name="person"]').first().click();
    await citizen.eyes.page.waitForURL(/\/seu\/cardedeu\/tramits/);
    const inside = await openEyes({ context: citizen.context, base, first: '/seu/cardedeu' });
    await seeAll({ rooms: open.filter((path) => path.startsWith('/seu/')), named: [], who: 'a citizen', eyes: inside, within });
    await citizen.context.close();
    expect([...new Set(faults.splice(0))]).toEqual([]);
  });
});
