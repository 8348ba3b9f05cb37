import { describe, expect, it } from 'vitest';
import { packed, unpacked } from './pack.ts';

const row = (place: string, period: string, value: number | null, dimension = '') => ({ place, name: `Vila ${place}`, period, dimension, value });
const table = { name: { ca: 'Envelliment' }, decimals: 1, rows: [row('08001', '2022', 1 / 3), row('08002', '2022', null), row('08001', '2023', 2, 'dones'), row('08002', '2023', 4)] };

describe('what crosses to the browser', () => {
  it('is the same rows, places with and without data, whatever the part', () => {
    const data = { map: { rows: table }, few: { rows: { ...table, rows: [row('08002', '2023', 4)] } }, none: { rows: { ...table, rows: [] } }, text: { figures: [1] }, gone: { problem: { ca: 'No hi és' } } };
    const back = unpacked(JSON.parse(JSON.stringify(packed(data as never))) as ReturnType<typeof packed<typeof data.map>>);
    expect(back).toEqual({ ...data, map: { rows: { ...table, rows: [row('08001', '2022', 0.33333), ...table.rows.slice(1)] } } });
  });
  it('sends a table once for all the parts that draw it, and the name of a place once', () => {
    const sent = packed({ map: { rows: table }, bars: { rows: table } });
    expect(sent.tables).toHaveLength(1);
    expect(sent.parts).toEqual({ map: { table: 0 }, bars: { table: 0 } });
    expect(JSON.stringify(sent).match(/Vila 08001/g)).toHaveLength(1);
  });
});
