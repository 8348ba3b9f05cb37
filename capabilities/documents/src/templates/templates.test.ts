import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentRefused } from '../refused.ts';
import { checkTemplate } from './check.ts';
import { fillTemplate } from './fill.ts';
import type { TemplateSchema } from './schema.ts';

const schema: TemplateSchema = {
  number: { type: 'text' },
  amount: { type: 'amount' },
  decidedOn: { type: 'day' },
  receivedAt: { type: 'moment' },
  urgent: { type: 'yes-no' },
  state: { type: 'choice', options: { granted: { ca: 'concedida', es: 'concedida', en: 'granted' }, refused: { ca: 'denegada', es: 'denegada', en: 'refused' } } },
  applicant: { type: 'group', fields: { name: { type: 'text' }, taxId: { type: 'text' } } },
  lines: { type: 'list', fields: { concept: { type: 'text' }, cost: { type: 'amount' } } },
};
const data = {
  number: 'X2026/12', amount: '442030.00', decidedOn: '2026-11-24', receivedAt: '2026-11-21T23:30:00Z', urgent: true, state: 'granted',
  applicant: { name: 'Maria Puig', taxId: '12345678Z' }, lines: [{ concept: 'Obra', cost: 1000 }, { concept: 'Equip', cost: '0.5' }],
};
const fill = (template: string, more = {}, language: 'ca' | 'es' | 'en' = 'ca') => fillTemplate({ template, schema, data: { ...data, ...more }, language });

describe('a template', () => {
  it('becomes title, headings, paragraphs, lists, tables and definitions', () => {
    const filled = fill([
      '# Decret {{ number }}', '', '## Antecedents', 'La persona **{{ applicant.name }}** ha', 'presentat la *sol·licitud*.', '',
      '- Un', '  - Dins', '- Dos', '', '| Concepte | Import |', '|---|---:|', '{{#each lines}}', '| {{ concept }} | {{ cost }} |', '{{/each}}', '',
      'Import :: {{ amount }}', 'Data :: {{ decidedOn }}', '', '{{ signature "L’alcaldessa" applicant.name }}', '{{ page-break }}', '> Nota',
    ].join('\n'));
    expect(filled.title).toBe('Decret X2026/12');
    expect(filled.content).toEqual([
      { kind: 'heading', level: 1, text: ['Antecedents'] },
      { kind: 'paragraph', text: ['La persona ', { text: 'Maria Puig', bold: true }, ' ha presentat la ', { text: 'sol·licitud', italic: true }, '.'] },
      { kind: 'list', ordered: false, items: [{ text: ['Un'], items: [{ text: ['Dins'] }] }, { text: ['Dos'] }] },
      {
        kind: 'table',
        columns: [{ title: 'Concepte', align: 'left', rowHeader: true, share: 2 }, { title: 'Import', align: 'right', rowHeader: false, share: 1 }],
        rows: [[['Obra'], ['1.000,00\u00a0€']], [['Equip'], ['0,50\u00a0€']]],
      },
      { kind: 'definitions', items: [{ term: 'Import', text: ['442.030,00\u00a0€'] }, { term: 'Data', text: ['24 de novembre de 2026'] }] },
      { kind: 'signature', place: 'L’alcaldessa', role: 'L’alcaldessa', name: 'Maria Puig' },
      { kind: 'page-break' },
      { kind: 'paragraph', tone: 'note', text: ['Nota'] },
    ]);
  });

  it('shows days, moments, amounts and choices in the language of the document', () => {
    const line = '{{ decidedOn }} · {{ decidedOn | short-day }} · {{ receivedAt | day }} · {{ amount }} · {{ state }} · {{ urgent }}';
    expect(fill(line).content).toEqual([{ kind: 'paragraph', text: ['24 de novembre de 2026 · 24/11/2026 · 22 de novembre de 2026 · 442.030,00\u00a0€ · concedida · sí'] }]);
    expect(fill(line, {}, 'en').content).toEqual([{ kind: 'paragraph', text: ['24 November 2026 · 24/11/2026 · 22 November 2026 · €442,030.00 · granted · yes'] }]);
    expect(fill('{{ decidedOn }}', { decidedOn: '2026-10-03' }).content).toEqual([{ kind: 'paragraph', text: ['3 d’octubre de 2026'] }]);
  });

  it('chooses by conditions, with else, not and a value', () => {
    const text = '{{#if state = "granted"}}\nA\n{{else}}\nB\n{{/if}}\n{{#if not urgent}}C{{else}}D{{/if}}';
    expect(fill(text).content).toEqual([{ kind: 'paragraph', text: ['A D'] }]);
    expect(fill(text, { state: 'refused', urgent: false }).content).toEqual([{ kind: 'paragraph', text: ['B C'] }]);
  });

  it('never reads a value as marks, links, fields or tables', () => {
    const evil = '**x** [a](https://evil.example) {{ number }} | # t\n- item \ue0000\ue002';
    expect(fill('Nom: {{ applicant.name }}', { applicant: { name: evil } }).content).toEqual([{ kind: 'paragraph', text: [`Nom: ${evil}`] }]);
    expect(fill('[web]({{ applicant.name }})', { applicant: { name: 'javascript:alert(1)' } }).content).toEqual([{ kind: 'paragraph', text: ['[web](javascript:alert(1))'] }]);
  });

  it('reaches nothing that the schema does not name, whatever the path', () => {
    for (const path of ['constructor', '__proto__', 'applicant.constructor', 'applicant.__proto__.polluted', 'toString']) {
      expect(checkTemplate(`{{ ${path} }}`, schema).map(({ code }) => code)).toEqual(['unknown-field']);
    }
  });

  it('says what is missing and shows a dash for it', () => {
    const filled = fill('{{ applicant.taxId }} {{ number }}', { applicant: { name: 'A' } });
    expect(filled.missing).toEqual(['applicant.taxId']);
    expect(filled.content).toEqual([{ kind: 'paragraph', text: ['— X2026/12'] }]);
  });

  it('refuses a value that is not of its type, naming the field', () => {
    expect(() => fill('{{ amount }}', { amount: 'molt' })).toThrow(expect.objectContaining({ code: 'documents.template-value-not-valid', detail: { path: 'amount', type: 'amount' } }));
    expect(() => fill('{{ state }}', { state: 'constructor' })).toThrow(expect.objectContaining({ code: 'documents.template-value-not-valid' }));
  });

  it('stays bounded: neither depth, nor length, nor repetition run away', () => {
    const items = Array.from({ length: 300 }, () => ({ concept: 'a', cost: 1 }));
    const nested = '{{#each lines}}{{#each lines}}{{ concept }}{{/each}}{{/each}}';
    expect(() => fill(nested, { lines: items })).toThrow(expect.objectContaining({ code: 'documents.template-too-long' }));
    expect(checkTemplate('{{#if number}}'.repeat(9) + '{{/if}}'.repeat(9), schema).map(({ code }) => code)).toContain('too-deep');
    expect(checkTemplate('a'.repeat(100_001), schema).map(({ code }) => code)).toEqual(['too-long']);
    const marks = `${'*'.repeat(20_000)} ${'['.repeat(20_000)} ${'{ '.repeat(500)}`;
    expect(JSON.stringify(fill(marks).content)).toContain('['.repeat(20_000));
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom('{{', '}}', '{{ number }}', '{{#if urgent}}', '{{else}}', '{{/if}}', '{{#each lines}}', '{{/each}}', '{{ cost }}', '**', '*', '[', '](', ')', '|', '|---|', '# ', '- ', '  - ', '\n', ' :: ', 'a', '\\', '> ', '\ue000', '{{ page-break }}');

  it('is either filled or refused with a problem that has its line, and never breaks', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      try {
        fill(text);
      } catch (error) {
        expect(error).toBeInstanceOf(DocumentRefused);
        const [first] = checkTemplate(text.replaceAll('\ue000', ''), schema);
        expect(first?.line).toBeGreaterThan(0);
      }
    }), { numRuns: 500 });
  });
});

describe('checking a template', () => {
  const check = (text: string) => checkTemplate(text, schema).map(({ code, line, column, suggestion }) => ({ code, line, column, ...(suggestion ? { suggestion } : {}) }));

  it('says line, column and what was probably meant', () => {
    expect(check('Hola\n\n  {{ aplicant.name }} i {{ taxId }}')).toEqual([
      { code: 'unknown-field', line: 3, column: 3, suggestion: 'applicant.name' },
      { code: 'unknown-field', line: 3, column: 25, suggestion: 'applicant.taxId' },
    ]);
    expect(checkTemplate('{{ aplicant.name }}', schema)[0]?.texts.ca).toBe('El camp «aplicant.name» no existeix. Volíeu dir «applicant.name»?');
  });

  it('knows the fields of an item only inside its list', () => {
    expect(check('{{#each lines}}{{ concept }} {{ number }}{{/each}}')).toEqual([]);
    expect(check('{{ concept }}')).toEqual([{ code: 'unknown-field', line: 1, column: 1 }]);
  });

  it('finds every other mistake', () => {
    expect(check('{{#each applicant}}{{/each}}').map(({ code }) => code)).toEqual(['not-a-list']);
    expect(check('{{ applicant }} {{ lines }}').map(({ code }) => code)).toEqual(['not-a-value', 'not-a-value']);
    expect(check('{{ amount | dya }}')).toEqual([{ code: 'unknown-format', line: 1, column: 1, suggestion: 'amount' }]);
    expect(check('{{#if state = "grantd"}}{{/if}}')).toEqual([{ code: 'unknown-option', line: 1, column: 1, suggestion: 'granted' }]);
    expect(check('{{#if number}}').map(({ code }) => code)).toEqual(['unclosed']);
    expect(check('{{/each}} {{else}}').map(({ code }) => code)).toEqual(['unexpected-close', 'unexpected-close']);
    expect(check('{{ 1 + 1 }} {{ fetch("x") }}').map(({ code }) => code)).toEqual(['malformed', 'malformed']);
    expect(check('{{ number\n}}').map(({ code }) => code)).toEqual(['unclosed']);
  });

  it('finds nothing wrong in a template that can be filled', () => {
    expect(check('# {{ number }}\n{{#if urgent}}{{ amount | number }}{{/if}}')).toEqual([]);
  });
});
