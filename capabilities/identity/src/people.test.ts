import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { foundedInstallation, password, type Founded } from './testing.ts';
import { invitationLink } from './operations/invitation.ts';

let house: Founded, one: string, other: string, first: string, second: string;
beforeAll(async () => {
  house = await foundedInstallation();
  one = await house.town('ripollet');
  other = await house.town('berga');
  first = await house.person(one, 'Ada Ripoll', 'administrator');
  second = await house.person(other, 'Bru Berga', 'administrator');
});
afterAll(() => house.close());
const refusedWith = (code: string) => expect.objectContaining({ code });
const codeOf = (link: string) => link.split('/').at(-1) as string;

describe('people and organisations', () => {
  it('a person of one organisation never reads another’s people, units, memberships, grants or delegations', async () => {
    await house.run('identity.add-unit', { name: 'Secretaria' }, second, other);
    await house.run('identity.set-role-permission', { role: 'auditor', permission: 'identity.delegate', granted: true }, second, other);
    const theirs = await house.runner.run('identity.people', {}, await house.as(second, other));
    expect(theirs.map(({ name }: { name: string }) => name)).toContain('Bru Berga');
    for (const record of ['identity.unit', 'identity.membership', 'identity.role-grant', 'identity.delegation'])
      expect((await house.run(`${record}.list`, {}, first, one)).rows.every(({ organisation }: { organisation: string }) => organisation === one), record).toBe(true);
    expect((await house.run('identity.person.list', {}, first, one)).rows.map(({ name }: { name: string }) => name)).not.toContain('Bru Berga');
    await expect(house.run('identity.person.read', { id: second }, first, one)).rejects.toEqual(refusedWith('kernel.not-found'));
    await expect(house.run('identity.people', {}, first, other)).rejects.toEqual(refusedWith('kernel.not-allowed'));
    expect((await house.run('identity.organisation.list', {}, first, one)).rows.length).toBe(3);
  });
  it('raw SQL of the application finds nobody of another organisation, and no secret at all', async () => {
    await house.database.transaction({ acting: one, readable: [one], person: first }, async (connection) => {
      const { rows } = await sql<{ id: string }>`select id from identity.person`.execute(connection);
      expect(rows.map(({ id }) => id)).toContain(first);
      expect(rows.map(({ id }) => id)).not.toContain(second);
      for (const table of ['credential', 'session', 'passkey', 'attempt', 'ceremony', 'provider'])
        expect((await sql`select * from identity.${sql.raw(table)}`.execute(connection)).rows, table).toEqual([]);
    });
  });
  it('nothing that holds a secret can be listed', () => {
    for (const name of ['credential', 'session', 'passkey', 'token', 'attempt', 'ceremony', 'provider'])
      expect(house.runner.house.operations.has(`identity.${name}.list`), name).toBe(false);
  });
  it('an invited person chooses a password with the link and works at once; the link works once', async () => {
    const { person, invitation } = await house.run('identity.invite-person', { name: 'Cèlia Nova', email: 'Celia@ripollet.example', role: 'registry-clerk' }, first, one);
    const { link } = await house.run('identity.show-invitation', { invitation }, first, one);
    await expect(house.runner.run('identity.accept-invitation', { code: codeOf(link), password: 'celia nova' }, house.anyone)).rejects.toEqual(refusedWith('kernel.input-refused'));
    const me = await house.runner.run('identity.accept-invitation', { code: codeOf(link), password }, house.anyone);
    expect(me).toMatchObject({ person: { id: person, email: 'celia@ripollet.example' }, memberships: [{ organisation: { slug: 'ripollet' } }] });
    await expect(house.runner.run('identity.accept-invitation', { code: codeOf(link), password }, house.anyone)).rejects.toEqual(refusedWith('identity.bad-invitation'));
    await expect(house.runner.run('identity.accept-invitation', { code: `${invitation}.${'0'.repeat(64)}`, password }, house.anyone)).rejects.toEqual(refusedWith('identity.bad-invitation'));
    expect((await house.runner.run('identity.sign-in', { email: 'celia@ripollet.example', password }, house.anyone)).person.id).toBe(person);
  });
  it('an invitation lapses after seven days', async () => {
    const { invitation } = await house.run('identity.invite-person', { name: 'Dídac Tard', email: 'didac@ripollet.example', role: 'auditor' }, first, one);
    const { link } = await house.run('identity.show-invitation', { invitation }, first, one);
    house.later(7 * 86_400_000);
    await expect(house.runner.run('identity.accept-invitation', { code: codeOf(link), password }, house.anyone)).rejects.toEqual(refusedWith('identity.bad-invitation'));
  });
  it('nobody comes into another organisation through an account that its holder did not prove by e-mail', async () => {
    // The administrator of one town makes up an account for an address of the other town and holds its link.
    const { invitation } = await house.run('identity.invite-person', { name: 'Secretària de Berga', email: 'secretaria@berga.example', role: 'auditor' }, first, one);
    const { link } = await house.run('identity.show-invitation', { invitation }, first, one);
    await expect(house.run('identity.invite-person', { name: 'Secretària', email: 'secretaria@berga.example', role: 'secretary' }, second, other)).rejects.toEqual(refusedWith('identity.elsewhere-unproven'));
    // Once the real person has proven the address, the other town may add them, and no shown link opens their account.
    const mailed = invitationLink(house.runner, invitation);
    await house.runner.run('identity.accept-invitation', { code: codeOf(mailed), password }, house.anyone);
    const added = await house.run('identity.invite-person', { name: 'Secretària', email: 'secretaria@berga.example', role: 'secretary' }, second, other);
    expect(added.invitation).toBeNull();
    const again = await house.run('identity.invite-again', { person: added.person }, first, one);
    await expect(house.run('identity.show-invitation', { invitation: again.invitation }, first, one)).rejects.toEqual(refusedWith('identity.link-not-shown'));
    await expect(house.runner.run('identity.accept-invitation', { code: codeOf(invitationLink(house.runner, again.invitation, 'shown')), password }, house.anyone)).rejects.toEqual(refusedWith('identity.bad-invitation'));
    expect(link).not.toBe(mailed);
  });
  it('who the provincial council vouches for loses every way in that was made before', async () => {
    const { invitation } = await house.run('identity.invite-person', { name: 'Tècnica', email: 'tecnica@diba.example', role: 'auditor' }, first, one);
    const { link } = await house.run('identity.show-invitation', { invitation }, first, one);
    let session = '';
    await house.runner.run('identity.accept-invitation', { code: codeOf(link), password }, { ...house.anyone, onSession: (opened) => { session = opened?.token ?? ''; } });
    const added = await house.run('identity.invite-person', { name: 'Tècnica', email: 'tecnica@diba.example', role: 'auditor' }, house.founder, house.provincial);
    expect(added.invitation).not.toBeNull();
    expect((await house.gate.actorOf({ session }, 'ca')).kind).toBe('public');
    await expect(house.runner.run('identity.sign-in', { email: 'tecnica@diba.example', password }, house.anyone)).rejects.toEqual(refusedWith('identity.wrong-password'));
    expect((await house.run('identity.show-invitation', { invitation: added.invitation }, house.founder, house.provincial)).link).toContain('/invitation/');
    const { rows: [act] } = await house.database.owner.query(`select person from kernel.act where operation = 'identity.note-invitation-shown' order by at desc, id desc limit 1`);
    expect(act.person).toBe(house.founder);
  });
  it('a membership counts on its first and last day and not on the day before or after, in Madrid’s time', async () => {
    const person = await house.person(one, 'Elm Dates', 'case-handler', { from: '2027-03-10', to: '2027-03-28' });
    const standings = async (instant: string) => { house.clock.now = new Date(instant); return (await house.as(person)).actor.standings.length; };
    expect(await standings('2027-03-09T22:59:59.999Z')).toBe(0);
    expect(await standings('2027-03-09T23:00:00Z')).toBe(1);
    // Clocks go forward on 28 March 2027: its midnight is at 22:00 UTC.
    expect(await standings('2027-03-28T21:59:59.999Z')).toBe(1);
    expect(await standings('2027-03-28T22:00:00Z')).toBe(0);
  });
  it('an organisation never loses its last administrator', async () => {
    const { rows } = await house.runner.run('identity.membership.list', {}, { actor: (await house.as(house.founder)).actor, organisation: house.provincial });
    const mine = rows.find(({ role }: { role: string }) => role === 'administrator');
    await expect(house.run('identity.end-membership', { membership: mine.id, on: '2028-01-01' }, house.founder, house.provincial)).rejects.toEqual(refusedWith('identity.last-administrator'));
    await house.person(house.provincial, 'Fe Segona', 'administrator', { from: '2028-01-02' });
    await house.run('identity.end-membership', { membership: mine.id, on: '2028-01-01' }, house.founder, house.provincial);
  });
  it('an organisation gives a role a permission and takes one away, for itself only', async () => {
    const auditor = await house.person(one, 'Gal Auditor', 'auditor'), there = await house.person(other, 'Hug Auditor', 'auditor');
    await house.run('identity.set-role-permission', { role: 'auditor', permission: 'identity.see-people', granted: false }, first, one);
    await house.run('identity.set-role-permission', { role: 'auditor', permission: 'identity.manage-people', granted: true }, first, one);
    const permissions = async (person: string) => [...(await house.as(person)).actor.standings[0]!.permissions].sort();
    expect(await permissions(auditor)).toEqual(['identity.manage-people']);
    expect(await permissions(there)).toEqual(['identity.delegate', 'identity.see-people']);
    await house.run('identity.set-role-permission', { role: 'auditor', permission: 'identity.see-people', granted: null }, first, one);
    expect(await permissions(auditor)).toEqual(['identity.manage-people', 'identity.see-people']);
  });
  it('only the provincial council adds organisations, with codes whose control digits are right', async () => {
    const barcelona = { slug: 'barcelona', name: 'Ajuntament de Barcelona', kind: 'municipality', ine: '08019', nif: 'P0801900B', dir3: 'L01080193' };
    await expect(house.run('identity.create-organisation', { organisation: barcelona }, first, one)).rejects.toEqual(refusedWith('kernel.not-allowed'));
    for (const [field, wrong] of [['nif', 'P0801900C'], ['dir3', 'L01080194']] as const) {
      const failure = await house.run('identity.create-organisation', { organisation: { ...barcelona, [field]: wrong } }, house.founder, house.provincial).catch((each: unknown) => each);
      expect(failure.fields, field).toMatchObject([{ field: `/organisation/${field}`, rule: `${field}:control` }]);
    }
    expect(await house.run('identity.create-organisation', { organisation: barcelona }, house.founder, house.provincial)).toMatchObject({ dir3: 'L01080193' });
  });
  it('an organisation corrects only the names of people who are its alone, and never an address', async () => {
    const own = await house.person(one, 'Ian Propi', 'auditor');
    const shared = await house.person(one, 'Jana Compartida', 'auditor');
    await house.person(other, 'Jana Compartida', 'auditor');
    expect(await house.run('identity.change-person', { person: own, version: 1, name: 'Ian Propi Vila' }, first, one)).toMatchObject({ name: 'Ian Propi Vila', version: 2 });
    await expect(house.run('identity.change-person', { person: own, version: 2, email: 'meu@ripollet.example' }, first, one)).rejects.toEqual(refusedWith('identity.works-elsewhere-too'));
    await expect(house.run('identity.change-person', { person: shared, version: 1, name: 'x' }, first, one)).rejects.toEqual(refusedWith('identity.works-elsewhere-too'));
    await expect(house.run('identity.change-person', { person: second, version: 1, name: 'x' }, first, one)).rejects.toEqual(refusedWith('kernel.not-found'));
    expect(await house.run('identity.change-person', { person: shared, version: 1, email: 'jana@nova.example' }, house.founder, house.provincial)).toMatchObject({ email: 'jana@nova.example', proven: false });
  });
  it('a unit never hangs from itself', async () => {
    const top = await house.run('identity.add-unit', { name: 'Àrea' }, first, one);
    const below = await house.run('identity.add-unit', { name: 'Servei', parent: top.id }, first, one);
    await expect(house.run('identity.change-unit', { unit: top.id, version: 1, parent: below.id }, first, one)).rejects.toEqual(refusedWith('kernel.input-refused'));
  });
});
