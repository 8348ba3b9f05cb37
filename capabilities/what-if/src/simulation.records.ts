import { choice, integer, moment, record, reference, sentence, structure, text, yesNo } from '@comu/kernel';
import { sourceSchema, timeSchema } from '@comu/process-mining';
import { z } from 'zod';
import { changesSchema, modelSchema, termSchema } from './asked.ts';
import { words } from '@comu/kernel/text';

const anything = z.record(z.string(), z.unknown());

/** A process that was learnt from its log, to ask what would happen if. */
export const Study = record('simulation.study', {
  title: words('Estudi de simulació', 'Estudio de simulación', 'Simulation study'), plural: words('Estudis de simulació', 'Estudios de simulación', 'Simulation studies'),
  retention: { years: 5, after: 'begunAt' }, label: ['name'],
  fields: {
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    source: structure(words('De què s’aprèn', 'De qué se aprende', 'Learnt from'), sourceSchema).internal(),
    time: structure(words('Com es compta el temps', 'Cómo se cuenta el tiempo', 'How time is counted'), timeSchema).internal(),
    model: structure(words('Model', 'Modelo', 'Model'), modelSchema).internal(),
    term: structure(words('Termini', 'Plazo', 'Term'), termSchema).optional().open(),
    costCents: integer(words('Cost per hora (cèntims)', 'Coste por hora (céntimos)', 'Cost an hour (cents)')).open(),
    state: choice(words('Estat', 'Estado', 'State'), { learning: words('S’està aprenent', 'Aprendiendo', 'Learning'), ready: words('A punt', 'A punto', 'Ready'), failed: words('No s’ha pogut aprendre', 'No se ha podido aprender', 'Could not be learnt') }).open(),
    trouble: structure(words('Què ha passat', 'Qué ha pasado', 'What happened'), sentence).optional().internal(),
    drawing: structure(words('Dibuix del model', 'Dibujo del modelo', 'Drawing of the model'), z.string().max(5_000_000)).optional().internal(),
    learnt: structure(words('El que s’ha après', 'Lo aprendido', 'What was learnt'), anything).optional().internal(),
    likeness: structure(words('Semblança amb el passat', 'Parecido con el pasado', 'Likeness to the past'), anything).optional().internal(),
    begunAt: moment(words('Començat', 'Empezado', 'Begun')).open(),
  },
});

/** A what-if of a study; the one of today changes nothing. */
export const Scenario = record('simulation.scenario', {
  title: words('Escenari', 'Escenario', 'Scenario'), plural: words('Escenaris', 'Escenarios', 'Scenarios'),
  retention: { years: 5, after: 'savedAt' }, label: ['name'], index: [['study']],
  fields: {
    study: reference(() => Study, words('Estudi', 'Estudio', 'Study')).internal(),
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    today: yesNo(words('És el d’avui', 'Es el de hoy', 'Is today’s')).open(),
    changes: structure(words('Què hi canvia', 'Qué cambia', 'What is otherwise'), changesSchema).open(),
    savedAt: moment(words('Desat', 'Guardado', 'Saved')).open(),
  },
});

/** One simulation of a scenario as it then was, in repetitions. */
export const Run = record('simulation.run', {
  title: words('Simulació', 'Simulación', 'Simulation'), plural: words('Simulacions', 'Simulaciones', 'Simulations'),
  retention: { years: 5, after: 'askedAt' }, index: [['scenario']],
  fields: {
    scenario: reference(() => Scenario, words('Escenari', 'Escenario', 'Scenario')).internal(),
    state: choice(words('Estat', 'Estado', 'State'), { running: words('En marxa', 'En marcha', 'Running'), done: words('Feta', 'Hecha', 'Done'), cancelled: words('Aturada', 'Detenida', 'Cancelled'), failed: words('Ha fallat', 'Ha fallado', 'Failed') }).open(),
    changes: structure(words('Què hi canvia', 'Qué cambia', 'What is otherwise'), changesSchema).open(),
    model: structure(words('Model', 'Modelo', 'Model'), anything).optional().internal(),
    unknown: structure(words('Passos sense dades', 'Pasos sin datos', 'Steps without data'), z.array(z.string())).optional().open(),
    seed: integer(words('Llavor', 'Semilla', 'Seed')).open(),
    repetitions: integer(words('Repeticions', 'Repeticiones', 'Repetitions')).open(),
    finished: integer(words('Repeticions fetes', 'Repeticiones hechas', 'Repetitions done')).open(),
    trouble: structure(words('Què ha passat', 'Qué ha pasado', 'What happened'), sentence).optional().internal(),
    askedAt: moment(words('Demanada', 'Pedida', 'Asked')).open(),
  },
});

/** What one repetition gave. Written once. */
export const Repetition = record('simulation.repetition', {
  title: words('Repetició', 'Repetición', 'Repetition'), plural: words('Repeticions', 'Repeticiones', 'Repetitions'),
  retention: { years: 5, after: 'doneAt' }, unique: [['run', 'number']],
  fields: {
    run: reference(() => Run, words('Simulació', 'Simulación', 'Simulation')).internal(),
    number: integer(words('Número', 'Número', 'Number')).open(),
    measured: structure(words('Mesures', 'Medidas', 'Measures'), anything).open(),
    doneAt: moment(words('Feta', 'Hecha', 'Done')).open(),
  },
});

/** What all repetitions of a simulation say together: written once and sealed, so that a decision can be held against what was known. */
export const Result = record('simulation.result', {
  title: words('Resultat d’una simulació', 'Resultado de una simulación', 'Result of a simulation'), plural: words('Resultats de simulació', 'Resultados de simulación', 'Simulation results'),
  retention: 'permanent', official: true, unique: [['run']],
  fields: {
    run: text(words('Simulació', 'Simulación', 'Simulation')).atMost(36).internal(),
    study: text(words('Estudi', 'Estudio', 'Study')).atMost(200).open(),
    scenario: text(words('Escenari', 'Escenario', 'Scenario')).atMost(200).open(),
    changes: structure(words('Què hi canvia', 'Qué cambia', 'What is otherwise'), changesSchema).open(),
    outcome: structure(words('Resultat', 'Resultado', 'Outcome'), anything).open(),
    toldAt: moment(words('Data', 'Fecha', 'Date')).open(),
  },
});
