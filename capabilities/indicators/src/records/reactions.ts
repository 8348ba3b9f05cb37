import { choice, decimal, moment, record, reference, structure, text, yesNo } from '@comu/kernel';
import { Person } from '@comu/identity';
import { z } from 'zod';
import { say } from '../words.ts';
import { factNames, type FactName } from './fact-names.ts';
import { Indicator, words } from './records.ts';

/** What is watched: a figure that crosses a level, or a dataset that breaks its contract or comes late. */
export const occasions = {
  above: say('la xifra passa de', 'la cifra pasa de', 'the figure rises above'), below: say('la xifra baixa de', 'la cifra baja de', 'the figure falls below'),
  incident: say('incompleix el contracte o una regla de qualitat', 'incumple el contrato o una regla de calidad', 'breaks its contract or a quality rule'), late: say('arriba tard', 'llega tarde', 'comes late'),
} as const;
const factName = z.enum(Object.keys(factNames) as [FactName, ...FactName[]]);

export const noticeSchema = z.strictObject({ roles: z.array(z.string().max(60)).max(20), author: z.boolean() });
export const taskSchema = z.strictObject({ unit: z.uuid().nullable(), role: z.string().max(60).nullable(), what: z.string().trim().min(1).max(300), days: z.int().min(0).max(365) });
export const processSchema = z.strictObject({ code: z.string().trim().min(1).max(80), data: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,60}$/), factName) });

/** What is done when a figure crosses a level or a dataset breaks its promise: told once while it stands, and told again when it is back to normal. */
export const Reaction = record('indicators.reaction', {
  title: say('Reacció', 'Reacción', 'Reaction'), plural: say('Reaccions', 'Reacciones', 'Reactions'), retention: 'permanent', read: 'indicators.read', label: ['title'], index: [['indicator'], ['dataset']], list: ['title', 'on', 'active', 'standing', 'lastAt'],
  fields: {
    title: text(say('Nom', 'Nombre', 'Name')).atMost(200).internal(),
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).optional().internal(),
    dataset: text(say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).atMost(63).optional().internal(),
    on: choice(say('Quan', 'Cuándo', 'When'), occasions).internal(),
    level: decimal(say('Llindar', 'Umbral', 'Level')).optional().internal(),
    place: text(say('Municipi', 'Municipio', 'Municipality')).matching(/^\d{5}$/).optional().internal(),
    notice: structure(say('Avís per correu', 'Aviso por correo', 'Notice by e-mail'), noticeSchema).optional().internal(),
    task: structure(say('Tasca', 'Tarea', 'Task'), taskSchema).optional().internal(),
    process: structure(say('Procés', 'Proceso', 'Process'), processSchema).optional().internal(),
    active: yesNo(say('Activa', 'Activa', 'Active')).initially(true).internal(),
    standing: yesNo(say('Es compleix ara', 'Se cumple ahora', 'Holds now')).initially(false).internal(),
    lastAt: moment(say('Última vegada', 'Última vez', 'Last time')).optional().internal(),
  },
});

export const stepKinds = ['notice', 'task', 'process'] as const;
export type StepKind = (typeof stepKinds)[number];
export const stepSchema = z.object({ kind: z.enum(stepKinds), state: z.enum(['waiting', 'done', 'failed']), attempts: z.int(), says: words.nullable(), nextAt: z.string().nullable(), /** The process that was started. */ instance: z.uuid().optional() });
export type Step = z.output<typeof stepSchema>;
export const factsSchema = z.object({ code: z.string(), name: z.string(), period: z.string().nullable(), level: z.string().nullable(), value: z.number().nullable(), places: z.array(z.object({ place: z.string(), name: z.string(), value: z.number().nullable() })).max(311), summary: words });
export type Facts = z.output<typeof factsSchema>;

/** One time that a reaction went off, or that it was back to normal, with what came of each thing it does. */
export const Firing = record('indicators.firing', {
  title: say('Cop que una reacció salta', 'Vez que una reacción salta', 'Firing of a reaction'), plural: say('Cops que les reaccions salten', 'Veces que las reacciones saltan', 'Firings of reactions'), retention: 'permanent', read: 'indicators.read', label: ['at'], index: [['reaction'], ['task']],
  fields: {
    reaction: reference(() => Reaction, say('Reacció', 'Reacción', 'Reaction')).internal(),
    at: moment(say('Quan', 'Cuándo', 'When')).internal(),
    what: choice(say('Què', 'Qué', 'What'), { crossed: say('Ha saltat', 'Ha saltado', 'Went off'), calm: say('Ha tornat a la normalitat', 'Ha vuelto a la normalidad', 'Back to normal') }).internal(),
    facts: structure(say('Fets', 'Hechos', 'Facts'), factsSchema).internal(),
    steps: structure(say('Passos', 'Pasos', 'Steps'), z.array(stepSchema).max(3)).internal(),
    task: choice(say('Tasca', 'Tarea', 'Task'), { none: say('Cap', 'Ninguna', 'None'), open: say('Per fer', 'Por hacer', 'To do'), done: say('Feta', 'Hecha', 'Done') }).initially('none').internal(),
    doneBy: reference(() => Person, say('Feta per', 'Hecha por', 'Done by')).optional().personal('employment', { basis: 'GDPR 6.1.e' }),
    doneAt: moment(say('Feta', 'Hecha', 'Done')).optional().internal(),
    outcome: text(say('Què s’ha fet', 'Qué se ha hecho', 'What was done')).atMost(1000).optional().internal(),
  },
});
