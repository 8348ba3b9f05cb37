import { expect, test } from 'vitest';
import type { Trace } from './event-log.ts';
import { readXes, writeXes } from './xes.ts';

const at = (time: string) => Date.parse(`2026-01-02T${time}Z`);
const log: Trace[] = [
  { id: 'EXP-1', attributes: { channel: 'Registre <1>' }, events: [
    { activity: 'Sol·licitud & alta', at: at('08:00:00'), resource: 'anna', lifecycle: 'complete', attributes: { cost: 12.5, urgent: true } },
    { activity: 'Resolució', at: null, resource: null, lifecycle: 'complete', attributes: {} }] },
  { id: 'EXP-2', attributes: {}, events: [] },
];
const all = async (chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>) => { const traces: Trace[] = []; for await (const trace of readXes(chunks)) traces.push(trace); return traces; };

test('a log written in XES and read again, in pieces of any size, is the same log', async () => {
  let written = '';
  for await (const piece of writeXes(log)) written += piece;
  const bytes = new TextEncoder().encode(written);
  for (const size of [1, 7, 4096]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    const plain = (traces: readonly Trace[]) => traces.map(({ id, events }) => ({ id, events: events.map(({ activity, at: time, resource }) => ({ activity, time, resource })) }));
    expect(plain(await all(pieces))).toEqual(plain(log));
  }
  expect((await all([written]))[0]?.attributes).toMatchObject({ channel: 'Registre <1>' });
});

test('what is not a log is refused in plain words', async () => {
  await expect(all(['<html></html>'])).rejects.toThrow(/begins with “<html>”/);
  await expect(all(['<!DOCTYPE log [<!ENTITY a "aaaa">]><log></log>'])).rejects.toThrow(/^Line 1: .*DOCTYPE/);
  await expect(all(['<log><trace><event'])).rejects.toThrow(/cut short/);
  await expect(all(['<log><trace><event></event>'])).rejects.toThrow(/cut short: the file ends and <\/trace> is missing/);
  await expect(all(['<log>\n<tra', 'ce>\n\n', '</event></trace></log>'])).rejects.toThrow(/^Line 4: <\/event> closes the wrong tag: <trace> is still open/);
});
