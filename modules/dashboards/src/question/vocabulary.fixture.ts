import { counties, municipalities, populationBands } from '@comu/territory';
import type { Source, Vocabulary } from './types.ts';

const say = (ca: string, es = ca, en = ca) => ({ ca, es, en });
const indicator = (code: string, title: Source['title'], gathers: Source['gathers']): Source => ({
  key: `indicator:${code}`, kind: 'indicator', table: `indicador_${code}`, title, words: [], ...(gathers === undefined ? {} : { gathers }),
  columns: [{ name: 'municipi', title: say('Municipi', 'Municipio', 'Municipality'), words: [], kind: 'place' }, { name: 'periode', title: say('Període', 'Periodo', 'Period'), words: [], kind: 'year', textual: true }, { name: 'valor', title, words: [], kind: 'number' }],
});

/** A vocabulary for tests, of the shapes that real ones have. */
export const vocabulary: Vocabulary = {
  territory: { places: municipalities.map(({ ine, name }) => ({ ine, name })), counties: counties.map(({ name }) => name), bands: populationBands.map(({ label }) => label) },
  sources: [
    indicator('population', say('Població', 'Población', 'Population'), 'sum'),
    indicator('spending', say('Despesa per habitant', 'Gasto por habitante', 'Spending per inhabitant'), 'mean'),
    indicator('emissions', say('Emissions per habitant', 'Emisiones por habitante', 'Emissions per inhabitant'), 'mean'),
    {
      key: 'dataset:cases_case', kind: 'dataset', table: 'cases_case', title: say('Expedients', 'Expedientes', 'Cases'), words: [], figuresOnly: true,
      columns: [
        { name: 'state', title: say('Estat', 'Estado', 'State'), words: [], kind: 'text', values: [{ value: 'open', title: say('En tràmit', 'En trámite', 'Open') }, { value: 'closed', title: say('Tancat', 'Cerrado', 'Closed') }] },
        { name: 'unit', title: say('Unitat', 'Unidad', 'Unit'), words: ['servei', 'departament'], kind: 'text' },
        { name: 'opened_at', title: say('Obert', 'Abierto', 'Opened'), words: [], kind: 'moment' },
      ],
    },
    {
      key: 'dataset:subvencions', kind: 'dataset', table: 'subvencions', title: say('Subvencions concedides'), words: ['ajuts', 'ayudas', 'grants'],
      columns: [
        { name: 'ine', title: say('Municipi'), words: [], kind: 'place' }, { name: 'import', title: say('Import concedit'), words: ['quantia'], kind: 'number', unit: 'EUR' }, { name: 'data', title: say('Data'), words: [], kind: 'day' },
        { name: 'linia', title: say('Línia d’ajut'), words: [], kind: 'text', values: [{ value: 'Cultura', title: say('Cultura') }, { value: 'Esports', title: say('Esports') }] },
      ],
    },
  ],
};
