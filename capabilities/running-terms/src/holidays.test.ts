import { foundedInstallation, type Founded } from '@comu/identity/testing';
import { systemActor } from '@comu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarsWaiting } from './calendars-waiting.ts';
import { startTerm, terms } from './index.ts';
import { Holiday } from './terms.records.ts';

let house: Founded, laia: string, diputacio: string, town: string;
beforeAll(async () => {
  house = await foundedInstallation({ modules: [terms] });
  [laia, diputacio] = [house.founder, house.provincial];
  town = await house.town('mura');
});
afterAll(() => house.close());
const run = (operation: string, input: unknown, body = diputacio) => house.run(operation, input, laia, body);
const keep = async (text: string) => {
  const file = await house.runner.files.put(Buffer.from(text), { name: 'festes.csv', maxBytes: 100_000 });
  await house.runner.run('kernel.keep-file', { sha256: file.sha256, name: 'festes.csv', size: file.size, type: file.type, facts: {} }, { actor: systemActor, organisation: diputacio });
  return file.sha256;
};
const refused = (remedy: string) => expect.objectContaining({ code: 'kernel.input-refused', fields: [expect.objectContaining({ remedy: expect.objectContaining({ en: expect.stringContaining(remedy) }) })] });

describe('the calendar of a body', () => {
  it('shows each day that does not count with whose it is and what ordered it, and only its own may be removed', async () => {
    const { days, place, missing, provisional } = await run('terms.calendar-of-year', { year: 2026 });
    expect([place, missing, provisional]).toEqual(['Barcelona', 0, false]);
    expect(days).toHaveLength(14);
    expect(days.every(({ id, source }: { id: string | null; source: { ca: string } }) => id === null && source.ca !== '')).toBe(true);
    expect((await run('terms.calendar-of-year', { year: 2027 })).provisional).toBe(true);
  });
  it('refuses a third local holiday, a Sunday and a year without a calendar, each with its remedy', async () => {
    const add = (date: string, scope = 'local') => run('terms.add-holiday', { date, name: 'Prova', source: 'Acord', scope });
    await expect(add('2026-07-07')).rejects.toEqual(refused('already has its two'));
    await expect(add('2026-07-05')).rejects.toEqual(refused('Sunday'));
    await expect(add('2031-07-07', 'body')).rejects.toEqual(refused('2024 to 2027'));
  });
  it('tells what a day would do to the terms that run, and does nothing until it is added', async () => {
    await house.runner.run(startTerm, { subject: '019ac000-0000-7000-8000-000000000001', purpose: 'amend', rule: { amount: 10, unit: 'working-days', article: 'Llei 39/2015, art. 68.1', name: { ca: 'Esmena', es: 'Subsanación', en: 'Amendment' } }, start: '2026-11-23' }, { actor: systemActor, organisation: diputacio });
    const [{ endsOn }] = (await run('terms.term.list', {})).rows;
    const told = await run('terms.preview-holiday', { add: { date: '2026-11-30', scope: 'body' } });
    expect(told).toMatchObject({ running: 1, moved: 1, terms: [{ name: { ca: 'Esmena', es: 'Subsanación' }, from: endsOn }] });
    expect((await run('terms.term.list', {})).rows[0].endsOn).toBe(endsOn);
    const { id } = await run('terms.add-holiday', { date: '2026-11-30', name: 'Tancat', source: 'Decret', scope: 'body' });
    await house.drain();
    expect((await run('terms.term.list', {})).rows[0].endsOn).toBe(told.terms[0].to);
    expect(await run('terms.preview-holiday', { remove: id })).toMatchObject({ moved: 1, terms: [{ from: told.terms[0].to, to: endsOn }] });
  });
  it('takes the local holidays of every municipality from a file of the provincial council, all lines or none', async () => {
    const bad = await run('terms.import-holidays', { file: await keep('INE;Data;Festa;Ordre\n08046;18/05/2026;Fira;Ordre\nEnlloc;18/05/2026;Fira;Ordre\n08046;17/05/2026;Fira;Ordre\n08138;20/07/2026;Festa;\n'), dryRun: false });
    expect(bad.problems.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([[3, 'Municipi'], [4, 'Dia'], [5, 'Norma o acord']]);
    expect(bad.created).toBe(0);
    const good = await keep('Municipi;Data;Festa;Ordre\nCardedeu;18/05/2026;Fira;Ordre\n"Bruc, el";24/08/2026;;Ordre\n');
    expect(await run('terms.import-holidays', { file: good, dryRun: true })).toMatchObject({ created: 2, problems: [] });
    expect(await run('terms.import-holidays', { file: good, dryRun: false })).toMatchObject({ created: 2, kept: 0 });
    expect(await run('terms.import-holidays', { file: good, dryRun: false })).toMatchObject({ created: 0, kept: 2 });
    expect((await run('terms.holiday.list', { filter: { place: '08025' } })).rows).toMatchObject([{ date: '2026-08-24', name: 'Festa local' }]);
    const mayor = await house.person(town, 'Aina Serra', 'administrator');
    await expect(house.run('terms.import-holidays', { file: good, dryRun: true }, mayor, town)).rejects.toMatchObject({ code: 'terms.only-provincial' });
  });
  it('says whose calendar still lacks local holidays, of this year and from November of the next', async () => {
    const db = { all: async (record: unknown) => (record === Holiday ? [] : [{ id: town, ine: '08138' }, { id: diputacio, ine: null }]) };
    const waiting = (now: string) => calendarsWaiting({ db: db as never, house: house.runner.house, now: new Date(now) }, [town, diputacio]);
    expect(await waiting('2026-06-01T10:00:00Z')).toEqual([{ organisation: town, year: 2026, missing: 2 }]);
    expect((await waiting('2026-11-02T10:00:00Z')).map(({ organisation, year }) => [organisation === town, year])).toEqual([[true, 2026], [true, 2027], [false, 2027]]);
  });
});
