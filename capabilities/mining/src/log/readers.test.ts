import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnsOf, tracesOf } from './columns.ts';
import { writeCsv } from './csv.ts';
import { proposeColumns } from './csv-columns.ts';
import type { Trace } from './event-log.ts';
import { parseMoment } from './moment.ts';
import { writeOcelJson, writeOcelXml } from './ocel.ts';
import { openLog } from './open-log.ts';
import { UnreadableLog } from './unreadable.ts';
import { writeXes } from './xes.ts';

const bytes = (text: string) => [new TextEncoder().encode(text)];
const all = async (text: string | Uint8Array[], reading = {}) => { const opened = await openLog(typeof text === 'string' ? bytes(text) : text, reading); const traces: Trace[] = []; for await (const trace of opened.traces) traces.push(trace); return { ...opened, traces }; };
const reasonOf = async (work: Promise<unknown>) => { const failure = await work.catch((each: unknown) => each); return failure instanceof UnreadableLog ? failure.reason : failure; };
const table = 'Expedient;Tràmit;Data;Unitat;Usuari\nEXP-1;Entrada;02/03/2026 09:00;Registre;anna\nEXP-2;Entrada;02/03/2026 10:00;Registre;anna\nEXP-1;"Informe; tècnic";05/03/2026 12:30;Urbanisme;pol\n';

describe('event logs of every kind', () => {
  it('reads instants as logs write them', () => {
    expect(parseMoment('2011-10-11 13:45:40.276000+02:00')).toBe(Date.UTC(2011, 9, 11, 11, 45, 40, 276));
    expect(parseMoment('01/07/2026 08:00')).toBe(Date.UTC(2026, 6, 1, 6));
    expect(parseMoment('15.01.2026')).toBe(Date.UTC(2026, 0, 14, 23));
    for (const wrong of ['', '31/02/2026', 'ahir', '2026-13-01', '12']) expect(parseMoment(wrong), wrong).toBeNull();
  });
  it('proposes which column of a table says what', async () => {
    const { columns } = await proposeColumns(table);
    expect(columns).toMatchObject({ case: 'Expedient', activity: 'Tràmit', at: 'Data', group: 'Unitat', resource: 'Usuari', startedAt: null });
  });
  it('reads a table whose cases are mixed, with quotes, in UTF-8 or Latin-1', async () => {
    for (const encoded of [new TextEncoder().encode(table), Uint8Array.from(Buffer.from(table, 'latin1'))]) {
      const { traces, format } = await all([encoded.subarray(0, 50), encoded.subarray(50)]);
      expect(format).toBe('csv');
      expect(traces.map(({ id, events }) => [id, events.map(({ activity, resource }) => `${activity} ${resource}`)])).toEqual([['EXP-1', ['Entrada anna', 'Informe; tècnic pol']], ['EXP-2', ['Entrada anna']]]);
    }
  });
  it('writes and reads again the same log in every form, packed or not', async () => {
    const before = await columnsOf((await all(table)).traces);
    for (const write of [writeXes, writeCsv, writeOcelJson, writeOcelXml]) {
      let written = '';
      for await (const piece of write(tracesOf(before))) written += piece;
      for (const text of [new TextEncoder().encode(written), gzipSync(written)]) {
        const { traces } = await all([text]);
        const plain = (list: Iterable<Trace>) => [...list].map(({ id, events }) => [id, events.map(({ activity, at, resource, attributes }) => [activity, at, resource, attributes['org:group']])]);
        expect(plain(traces), write.name).toEqual(plain(tracesOf(before)));
      }
    }
  });
  it('keeps, in XES and in tables, when each step was begun, also where two of the same are done at once', async () => {
    const done = (startedAt: number, at: number) => ({ activity: 'Informe', at, startedAt, resource: 'pol', lifecycle: 'complete', attributes: { 'org:group': 'Urbanisme' } });
    const before = await columnsOf([{ id: '1', attributes: {}, events: [done(0, 9000), done(1000, 5000)] }]);
    for (const write of [writeXes, writeCsv]) {
      let written = '';
      for await (const piece of write(tracesOf(before))) written += piece;
      const again = await columnsOf((await all(written)).traces);
      expect([...tracesOf(again)][0]?.events.map(({ startedAt, at }) => [startedAt, at]), write.name).toEqual([...tracesOf(before)][0]?.events.map(({ startedAt, at }) => [startedAt, at]));
    }
  });
  it('makes text of what a spreadsheet would run', async () => {
    let written = '';
    for await (const piece of writeCsv([{ id: '=1+1', attributes: {}, events: [{ activity: '@cmd', at: 0, resource: null, lifecycle: null, attributes: {} }] }])) written += piece;
    expect(written).toContain("'=1+1;'@cmd;");
  });
  it('pairs what starts and what completes into one event with both times, and leaves out what is not done', async () => {
    const event = (activity: string, lifecycle: string, at: number) => ({ activity, at, resource: null, lifecycle, attributes: {} });
    const log = await columnsOf([{ id: '1', attributes: {}, events: [event('a', 'start', 0), event('a', 'complete', 5), event('b', 'start', 7), event('b', 'start', 8), event('b', 'complete', 9)] }]);
    expect([...tracesOf(log)][0]?.events.map(({ activity, startedAt, at }) => [activity, startedAt, at])).toEqual([['a', 0, 5], ['b', 7, 9]]);
  });
});

describe('a step without a date', () => {
  it('stays where the table has it among the others of its case, whatever the order of the cases', async () => {
    const undated = 'expedient;pas;data\nA;Entra;2026-01-05 09:00\nB;Entra;\nA;Estudia;\nA;Resol;2026-01-09 10:00\nB;Resol;2026-01-08 10:00\n';
    const { traces } = await all(undated, { columns: { case: 'expedient', activity: 'pas', at: 'data', startedAt: null, resource: null, group: null, lifecycle: null } });
    expect([...tracesOf(await columnsOf(traces))].map(({ events }) => events.map(({ activity }) => activity))).toEqual([['Entra', 'Estudia', 'Resol'], ['Entra', 'Resol']]);
  });
});

describe('what is no log is refused in plain words', () => {
  const utf16 = (text: string) => [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])];
  it.each<[string, string | Uint8Array[], RegExp]>([
    ['a tag cut', '<log><trace><event', /tallat: el fitxer s’acaba i falta >/],
    ['a log cut', '<log><trace>', /tallat: el fitxer s’acaba i falta <\/trace>/],
    ['tags that do not match', '<log>\n<trace>\n</log>', /^Línia 3: <\/log> tanca el que no toca: encara és oberta <trace>/],
    ['entities', '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><log>&b;</log>', /^Línia 1: El fitxer declara un DOCTYPE o entitats/],
    ['another XML', '<svg></svg>', /comença per «<svg><\/svg>»\. Pugeu-lo en XES, en CSV o en OCEL/],
    ['another JSON', '{"objects": 3}', /no és cap registre OCEL 2\.0/],
    ['JSON cut', '{"objects": [', /tallat/],
    ['broken JSON', '{\n"objects": [],\n"events": [{"id": 1,}]}', /^Línia 3: El JSON està mal escrit/],
    ['nothing', '', /^El fitxer és buit/],
    ['a PDF', '%PDF-1.4', /comença per «%PDF-1\.4»/],
    ['no text', [new Uint8Array([0, 1, 2, 3])], /no és cap registre/],
    ['gzip cut', [gzipSync('<log><trace>').subarray(0, 20)], /gzip.*malmès o tallat/],
    ['an unknown encoding', '<?xml version="1.0" encoding="KLINGON"?><log/>', /codificat en KLINGON.*Deseu-lo en UTF-8/],
    ['UTF-16', utf16('case;activity;date\n1;a;2026-01-01\n'), /codificat en UTF-16.*Deseu-lo en UTF-8/],
    ['another encoding than it says', [Buffer.from('<log>\n<trace>\n<string key="a" value="Sol·licitud"/></trace></log>', 'latin1')], /codificació del fitxer \(UTF-8\)\. Deseu-lo en UTF-8/],
    ['a table of one column', 'hola\nadeu\n', /no té prou columnes: en calen com a mínim tres.*«hola»/],
    ['quotes that are not closed', `${table}EXP-3;"Entrada;01/02/2026\nEXP-4;x;y`, /^Línia 5: S’obren unes cometes que no es tanquen/],
    ['no column of dates', 'expedient;pas;unitat\n1;a;b\n', /No s’ha dit quina columna porta la data.*expedient, pas, unitat/],
  ])('%s', async (_, text, says) => {
    const failure = await all(text).catch((each: unknown) => each);
    expect(failure).toBeInstanceOf(UnreadableLog);
    expect((failure as UnreadableLog).sentence.ca).toMatch(says);
  });
  it('a table without the columns, or with words where dates should be', async () => {
    expect(await reasonOf(all(table, { columns: { case: 'Cas', activity: 'Tràmit', at: 'Data', startedAt: null, resource: null, group: null, lifecycle: null } }))).toBe('no-column');
    expect(await reasonOf(all(table, { columns: { case: 'Expedient', activity: 'Tràmit', at: 'Unitat', startedAt: null, resource: null, group: null, lifecycle: null } }))).toBe('no-times');
  });
  it('an object-centric log has no such type', async () => {
    expect(await reasonOf(all('{"objects":[{"id":"1","type":"permit"}],"events":[]}', { caseType: 'order' }))).toBe('no-object-type');
    expect(await reasonOf(all('{"objects":[{"id":"1","type":"permit"}],"events":[{"id":"e","type":"In","time":"2026-01-02T09:00:00Z","relationships":[{"objectId":"2"}]}]}'))).toBe('no-events-of-type');
  });
});
