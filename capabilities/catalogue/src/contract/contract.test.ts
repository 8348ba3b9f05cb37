import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ColumnEntry } from '../records/index.ts';
import { changesBetween } from './breaking.ts';
import { columnsOf, contractOf, rulesOf, type Contracted } from './odcs.ts';
import { readContract } from './read.ts';

const folder = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'odcs');
const column = (name: string, over: Partial<ColumnEntry> = {}): ColumnEntry => ({ name, title: name, type: 'text', nullable: true, class: 'open', ...over });
const padro: Contracted = {
  id: 'padro', code: 'padro', title: 'Padró', edition: 2, state: 'active', theme: 'demography', description: 'Població per municipi.', frequency: 'yearly', owner: 'Estadística', licence: 'cc-by-4.0',
  columns: [column('codi', { code: 'ine5', key: true, nullable: false, concept: 'municipi' }), column('homes', { type: 'integer', unit: 'persones' }), column('nif', { class: 'personal' }), column('forma', { type: 'geometry' }), column('dia', { type: 'day' })],
  rules: [{ code: 'codi-ine', says: 'Cada codi és d’un municipi', rule: { kind: 'code', column: 'codi', code: 'ine5' }, dimension: 'validity', severity: 'stop' }],
};

describe('a data contract', () => {
  it('comes back from the standard as it went: columns, classes, codes, units, rules', () => {
    const contract = contractOf(padro);
    expect(columnsOf(readContract(JSON.stringify(contract)), 'padro')).toEqual(padro.columns);
    expect(rulesOf(contract, 'padro')).toContainEqual(padro.rules[0]);
  });
  it('brings in the rules of the standard’s own library that say the same as ours', () => {
    const contract = readContract(JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'x', version: '1.0.0', status: 'active', schema: [{ name: 'x', properties: [{ name: 'a', required: true, unique: true, quality: [{ metric: 'nullValues', mustBe: 0, severity: 'error' }] }], quality: [{ metric: 'rowCount', mustBeGreaterThan: 10 }] }] }));
    expect(rulesOf(contract).map(({ rule }) => rule)).toEqual([{ kind: 'volume', min: 10 }, { kind: 'not-null', column: 'a' }, { kind: 'unique', columns: ['a'] }, { kind: 'not-null', column: 'a' }]);
  });
  it('tells what breaks whoever uses it from what does not', () => {
    const after = [column('codi', { code: 'ine5', key: true, nullable: true }), column('homes', { type: 'decimal', unit: 'milers' }), column('dones', { type: 'integer' }), column('nif', { class: 'special' }), column('dia', { type: 'text' })];
    expect(changesBetween(padro.columns, after).map(({ column: name, kind, breaks }) => [name, kind, breaks])).toEqual([
      ['codi', 'nullable', true], ['homes', 'type', false], ['homes', 'unit', true], ['nif', 'class', true], ['forma', 'removed', true], ['dia', 'type', true], ['dones', 'added', false],
    ]);
    expect(changesBetween(padro.columns, padro.columns)).toEqual([]);
  });
  it('is refused with the place of what is wrong, and never grows without end', () => {
    expect(() => readContract('a: [')).toThrow('data.bad-contract');
    expect(() => readContract('kind: DataContract\napiVersion: v3.1.0\nid: x\nversion: 1.0.0')).toThrow('data.bad-contract');
    expect(() => readContract('a: &a [x,x]\nb: &b [*a,*a]\nkind: DataContract\napiVersion: v3.1.0\nid: x\nversion: "1"\nstatus: active\nc: [*b,*b]')).toThrow('data.bad-contract');
  });
});

describe.skipIf(!existsSync(folder))('against the Open Data Contract Standard 3.1.0', () => {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const valid = existsSync(folder) ? ajv.compile(JSON.parse(readFileSync(join(folder, 'schema/odcs-json-schema-v3.1.0.json'), 'utf8'))) : undefined;
  it('what we write is valid', () => {
    for (const contract of [contractOf(padro), contractOf({ ...padro, rules: [], columns: [], description: undefined, owner: undefined, licence: undefined })]) expect(valid?.(contract) || valid?.errors).toBe(true);
  });
  it('every example of the standard is read, and what we write of it is valid', () => {
    const examples = readdirSync(join(folder, 'docs/examples'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
    expect(examples.length).toBeGreaterThan(8);
    for (const name of examples) {
      const text = readFileSync(join(folder, 'docs/examples', name), 'utf8');
      if (parse(text).schema === undefined) continue;
      const contract = readContract(text);
      const again = contractOf({ ...padro, columns: columnsOf(contract), rules: rulesOf(contract).map((each) => ({ ...each })) });
      expect(valid?.(again) || valid?.errors, name).toBe(true);
      expect(columnsOf(contract).map(({ name: own }) => own), name).toEqual(contract.schema?.[0]?.properties?.map(({ name: own }) => own) ?? []);
    }
  });
});
