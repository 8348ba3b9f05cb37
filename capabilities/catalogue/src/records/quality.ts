import { choice, integer, longText, moment, record, reference, structure, text, yesNo } from '@comu/kernel';
import { Person } from '@comu/identity';
import { z } from 'zod';
import { dimensions, incidentStates, say, severities } from '../words.ts';
import { words } from './columns.ts';
import { Dataset } from './datasets.ts';
import { Version } from './versions.ts';

const basis = 'GDPR 6.1.e';

/** A rule that every new version of a dataset must keep. */
export const Rule = record('data.rule', {
  title: say('Regla de qualitat', 'Regla de calidad', 'Quality rule'), plural: say('Regles de qualitat', 'Reglas de calidad', 'Quality rules'),
  retention: 'permanent', read: 'data.read', label: ['code'], unique: [['dataset', 'code']],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    code: text(say('Codi', 'Código', 'Code')).atMost(200).open(),
    says: structure(say('Què demana', 'Qué pide', 'What it asks'), words).open(),
    rule: structure(say('Regla', 'Regla', 'Rule'), z.record(z.string(), z.unknown())).open(),
    dimension: choice(say('Dimensió', 'Dimensión', 'Dimension'), dimensions).open(),
    severity: choice(say('Gravetat', 'Gravedad', 'Severity'), severities).initially('warn').open(),
    origin: choice(say('D’on surt', 'De dónde sale', 'Where it comes from'), { profile: say('Proposada pel perfil', 'Propuesta por el perfil', 'Proposed by the profile'), contract: say('Contracte', 'Contrato', 'Contract'), person: say('Escrita per una persona', 'Escrita por una persona', 'Written by a person') }).open(),
    active: yesNo(say('Activa', 'Activa', 'Active')).initially(true).open(),
  },
});

/** Something wrong with a dataset that a person must see to. One is open at most for each cause; what repeats is counted. It has no general list or page: its sample shows rows, which only its own operations cut down to what whoever asks may see. */
export const Incident = record('data.incident', {
  title: say('Incidència de dades', 'Incidencia de datos', 'Data incident'), plural: say('Incidències de dades', 'Incidencias de datos', 'Data incidents'),
  retention: 'permanent', label: ['summary'], list: ['summary', 'state', 'severity', 'times', 'lastAt'], index: [['dataset'], ['state'], ['cause']],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    cause: text(say('Causa', 'Causa', 'Cause')).atMost(300).open(),
    rule: reference(() => Rule, say('Regla', 'Regla', 'Rule')).optional().open(),
    found: reference(() => Version, say('Versió', 'Versión', 'Version')).optional().open(),
    summary: text(say('Resum', 'Resumen', 'Summary')).open(),
    says: structure(say('Què passa', 'Qué pasa', 'What is wrong'), words).open(),
    remedy: structure(say('Com es resol', 'Cómo se resuelve', 'How to solve it'), words).optional().open(),
    severity: choice(say('Gravetat', 'Gravedad', 'Severity'), severities).open(),
    state: choice(say('Estat', 'Estado', 'State'), incidentStates).initially('new').open(),
    times: integer(say('Vegades', 'Veces', 'Times')).initially(1).open(),
    failing: integer(say('Files afectades', 'Filas afectadas', 'Rows affected')).initially(0).open(),
    firstAt: moment(say('Primera vegada', 'Primera vez', 'First seen')).open(),
    lastAt: moment(say('Última vegada', 'Última vez', 'Last seen')).open(),
    assignee: reference(() => Person, say('A càrrec de', 'A cargo de', 'Assigned to')).optional().personal('employment', { basis }),
    solution: longText(say('Com s’ha resolt', 'Cómo se ha resuelto', 'How it was solved')).optional().internal(),
    accepted: yesNo(say('És correcte així', 'Es correcto así', 'Right as it is')).describe(say('Si torna a sortir, es compta i no torna a avisar.', 'Si vuelve a salir, se cuenta y no vuelve a avisar.', 'When it comes again, it is counted and not told.')).initially(false).internal(),
    sample: structure(say('Mostra de files', 'Muestra de filas', 'Sample of rows'), z.array(z.object({ row: z.int(), values: z.record(z.string(), z.string()) }))).optional().personal('data', { basis }),
    solvedAt: moment(say('Resolta', 'Resuelta', 'Solved')).optional().open(),
  },
});
