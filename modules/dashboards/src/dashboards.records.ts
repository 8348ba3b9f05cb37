import { choice, integer, longText, moment, record, reference, roleNames, sentence, structure, text, type RoleName } from '@comu/kernel';
import { z } from 'zod';
import { mostParts } from './parts/most.ts';
import { questionSchema } from './question/schema.ts';
import { answerShapes } from './question/shapes.ts';
import { cadences, charts, say, type ChartName } from './words.ts';

const place = z.string().regex(/^\d{5}$/);
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/).optional();
const common = { id: z.string().regex(/^[a-z0-9]{1,24}$/), width: z.int().min(1).max(3) };
/** A part of a dashboard: a chart, a figure or a table of an indicator, the answer to a question, or a text with live figures. */
export const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('chart'), indicator: z.string().max(80), chart: z.enum(Object.keys(charts) as [ChartName, ...ChartName[]]), places: z.array(place).max(311).default([]), period }),
  z.strictObject({ ...common, kind: z.literal('figure'), indicator: z.string().max(80), place, period }),
  z.strictObject({ ...common, kind: z.literal('table'), indicator: z.string().max(80), places: z.array(place).max(311).default([]), period }),
  z.strictObject({ ...common, kind: z.literal('question'), title: z.string().trim().min(1).max(200), question: questionSchema.optional(), sql: z.string().trim().min(1).max(20_000).optional(), shape: z.enum(answerShapes) }),
  z.strictObject({ ...common, kind: z.literal('text'), text: z.string().max(5000) }),
]);
export type Part = z.output<typeof partSchema>;
export const partsSchema = z.array(partSchema).max(mostParts);
const roles = z.array(z.enum(Object.keys(roleNames) as [RoleName, ...RoleName[]])).max(20);

/** A page of figures that somebody put together, for whoever it is shared with. */
export const Dashboard = record('dashboards.dashboard', {
  title: say('Quadre de comandament', 'Cuadro de mando', 'Dashboard'), plural: say('Quadres de comandament', 'Cuadros de mando', 'Dashboards'), retention: 'permanent', label: ['name'],
  fields: {
    name: text(say('Nom', 'Nombre', 'Name')).atMost(120).internal(),
    about: text(say('Per a què serveix', 'Para qué sirve', 'What it is for')).optional().internal(),
    parts: structure(say('Peces', 'Piezas', 'Parts'), partsSchema).internal(),
    roles: structure(say('Qui el veu', 'Quién lo ve', 'Who sees it'), roles).describe(say('Sense cap rol, tothom qui pot veure quadres.', 'Sin ningún rol, todos los que pueden ver cuadros.', 'With no role, everybody who may see dashboards.')).internal(),
    units: structure(say('Unitats que el veuen', 'Unidades que lo ven', 'Units that see it'), z.array(z.uuid()).max(50)).internal(),
    cadence: choice(say('S’envia per correu', 'Se envía por correo', 'Sent by e-mail'), cadences).initially('never').internal(),
    addressRound: integer(say('Tanda d’adreces per incrustar', 'Tanda de direcciones para incrustar', 'Round of addresses to embed')).describe(say('Augmenta quan es retiren les adreces donades, que llavors deixen de valer.', 'Aumenta cuando se retiran las direcciones dadas, que entonces dejan de valer.', 'Grows when the addresses given are withdrawn, which are then good no more.')).initially(0).internal(),
    sentOn: text(say('Darrer enviament', 'Último envío', 'Last sent')).optional().internal(),
  },
});
export const sharedWith = { roles, units: z.array(z.uuid()).max(50) };

/** A figure as it was when something was decided on it. */
export const figureSchema = z.object({ indicator: z.string(), name: sentence, place: z.string(), period: z.string().nullable(), value: z.number().nullable(), unit: sentence.optional(), decimals: z.int().optional(), source: sentence.optional(), at: z.string().nullable().optional(), versions: z.array(z.object({ code: z.string(), title: z.string().optional(), version: z.string(), number: z.int() })) });

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** The answer to a question as it was when something was decided on it; one with data that not everybody may see is named and not kept. */
export const answerSchema = z.object({
  title: z.string(), withheld: z.boolean(), sql: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })), rows: z.array(z.array(cell)), more: z.boolean(), measure: z.object({ unit: sentence, decimals: z.int() }),
  sources: z.array(z.object({ code: z.string(), title: z.string(), number: z.int().nullable(), at: z.string() })),
});

/** A decision taken before a dashboard, with the figures it was taken on; written once and sealed. */
export const Decision = record('dashboards.decision', {
  title: say('Decisió presa amb dades', 'Decisión tomada con datos', 'Decision taken on data'), plural: say('Decisions preses amb dades', 'Decisiones tomadas con datos', 'Decisions taken on data'), retention: 'permanent', official: true, read: 'dashboards.read', label: ['what'], list: ['what', 'takenAt'], index: [['dashboard']],
  fields: {
    dashboard: reference(() => Dashboard, say('Quadre', 'Cuadro', 'Dashboard')).internal(),
    what: text(say('Què s’ha decidit', 'Qué se ha decidido', 'What was decided')).internal(),
    why: longText(say('Per què', 'Por qué', 'Why')).internal(),
    takenAt: moment(say('Quan', 'Cuándo', 'When')).internal(),
    figures: structure(say('Xifres', 'Cifras', 'Figures'), z.array(figureSchema).max(400)).internal(),
    answers: structure(say('Respostes', 'Respuestas', 'Answers'), z.array(answerSchema).max(40)).optional().internal(),
  },
});
