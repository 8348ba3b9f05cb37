import { momentWords, shortDate } from '@comu/terms';
import type { NodeKind } from '../model/definition.ts';
import type { IncidentKind } from '../rows.ts';
import type { Text } from '../text.ts';

/** The sentences in which a process tells where it stands. */
export const ends: Readonly<Record<'completed' | 'terminated' | 'failed' | 'cancelled', Text>> = {
  completed: { ca: 'S’ha acabat.', es: 'Ha terminado.', en: 'It has finished.' },
  terminated: { ca: 'S’ha tancat abans d’hora perquè el model ho preveu.', es: 'Se ha cerrado antes de tiempo porque el modelo lo prevé.', en: 'It was closed early, as the model provides.' },
  failed: { ca: 'S’ha aturat per un error que ha passat a qui l’havia cridat.', es: 'Se ha detenido por un error que ha pasado a quien lo llamó.', en: 'It stopped with an error, which went to whoever called it.' },
  cancelled: { ca: 'S’ha anul·lat.', es: 'Se ha anulado.', en: 'It was cancelled.' },
};

export const active = {
  waitsForAny: { ca: 'Espera que algú ({who}) faci «{name}».', es: 'Espera que alguien ({who}) haga «{name}».', en: 'It waits for someone ({who}) to do “{name}”.' },
  waits: { ca: 'Cal fer «{name}».', es: 'Hay que hacer «{name}».', en: '“{name}” is to be done.' },
  waitsForPerson: { ca: '{who} té «{name}» per fer.', es: '{who} tiene «{name}» por hacer.', en: '{who} has “{name}” to do.' },
  dueBy: { ca: 'Termini: {date}.', es: 'Plazo: {date}.', en: 'Due: {date}.' },
  runs: { ca: 'S’està fent automàticament «{name}».', es: 'Se está haciendo automáticamente «{name}».', en: '“{name}” is running automatically.' },
  retries: { ca: '«{name}» ha fallat (intents: {attempts}) i es tornarà a provar: {date}.', es: '«{name}» ha fallado (intentos: {attempts}) y se volverá a intentar: {date}.', en: '“{name}” has failed (attempts: {attempts}) and will be tried again: {date}.' },
  calls: { ca: 'Espera que acabi el procés que ha cridat «{name}».', es: 'Espera que termine el proceso al que ha llamado «{name}».', en: 'It waits for the process called by “{name}” to finish.' },
  happens: { ca: 'Espera que passi «{name}».', es: 'Espera que ocurra «{name}».', en: 'It waits for “{name}” to happen.' },
  first: { ca: 'Espera el que passi primer: {what}.', es: 'Espera lo que ocurra primero: {what}.', en: 'It waits for whichever happens first: {what}.' },
  or: { ca: ' o ', es: ' o ', en: ' or ' },
  receives: { ca: 'Espera rebre resposta a «{name}».', es: 'Espera recibir respuesta en «{name}».', en: 'It waits for an answer at “{name}”.' },
  message: { ca: 'Espera el missatge «{what}».', es: 'Espera el mensaje «{what}».', en: 'It waits for the message “{what}”.' },
  signal: { ca: 'Espera el senyal «{what}».', es: 'Espera la señal «{what}».', en: 'It waits for the signal “{what}”.' },
  conditional: { ca: 'Espera que es compleixi «{what}».', es: 'Espera que se cumpla «{what}».', en: 'It waits for “{what}” to become true.' },
  timer: { ca: 'A «{name}» espera una data: {date}.', es: 'En «{name}» espera una fecha: {date}.', en: 'At “{name}” it waits for a date: {date}.' },
  joins: { ca: 'A «{name}» s’espera que arribin els altres camins ({count} de {all}).', es: 'En «{name}» se espera que lleguen los demás caminos ({count} de {all}).', en: 'At “{name}” the other paths are still to arrive ({count} of {all}).' },
  stuck: { ca: '«{name}» espera un camí que ja no pot arribar: aquest procés no acabarà sol. Reviseu el model.', es: '«{name}» espera un camino que ya no puede llegar: este proceso no terminará solo. Revise el modelo.', en: '“{name}” waits for a path that can no longer arrive: this process will not end by itself. Review the model.' },
  offers: { ca: 'A «{name}» es pot fer, tantes vegades com calgui: {what}.', es: 'En «{name}» se puede hacer, tantas veces como haga falta: {what}.', en: 'At “{name}” one may do, as often as needed: {what}.' },
} satisfies Record<string, Text>;

export const done = {
  byPerson: { ca: '{who} va fer «{name}» ({date}).', es: '{who} hizo «{name}» ({date}).', en: '{who} did “{name}” ({date}).' },
  byItself: { ca: 'Es va fer «{name}» automàticament ({date}).', es: 'Se hizo «{name}» automáticamente ({date}).', en: '“{name}” was done automatically ({date}).' },
} satisfies Record<string, Text>;

export const nexts = {
  after: { ca: 'Després de «{from}» ve «{name}».', es: 'Después de «{from}» viene «{name}».', en: 'After “{from}” comes “{name}”.' },
  maybe: { ca: 'Després de «{from}» pot venir «{name}»{when}.', es: 'Después de «{from}» puede venir «{name}»{when}.', en: 'After “{from}” may come “{name}”{when}.' },
  event: { ca: 'Mentrestant, si passa «{event}», ve «{name}».', es: 'Mientras tanto, si ocurre «{event}», viene «{name}».', en: 'Meanwhile, if “{event}” happens, “{name}” comes.' },
  end: { ca: 'Després de «{from}» s’acaba.', es: 'Después de «{from}» termina.', en: 'After “{from}” it ends.' },
} satisfies Record<string, Text>;

export const whenWords: Text = { ca: ', si {condition}', es: ', si {condition}', en: ', if {condition}' };
export const otherwiseWords: Text = { ca: ', en cas contrari', es: ', en caso contrario', en: ', otherwise' };

export const incidents: Readonly<Record<IncidentKind, Text>> = {
  expression: { ca: '«{name}» s’ha aturat: no s’ha pogut calcular «{source}» ({reason}). Corregiu les dades i torneu-ho a provar.', es: '«{name}» se ha detenido: no se ha podido calcular «{source}» ({reason}). Corrija los datos y vuelva a intentarlo.', en: '“{name}” stopped: “{source}” could not be evaluated ({reason}). Correct the data and try again.' },
  'no-way-out': { ca: '«{name}» s’ha aturat: amb aquestes dades no s’obre cap camí. Corregiu-les i torneu-ho a provar.', es: '«{name}» se ha detenido: con estos datos no se abre ningún camino. Corríjalos y vuelva a intentarlo.', en: '“{name}” stopped: with these data no path opens. Correct them and try again.' },
  'bad-timer': { ca: '«{name}» s’ha aturat: «{value}» no és cap data ni durada. Corregiu les dades i torneu-ho a provar.', es: '«{name}» se ha detenido: «{value}» no es una fecha ni una duración. Corrija los datos y vuelva a intentarlo.', en: '“{name}” stopped: “{value}” is neither a date nor a duration. Correct the data and try again.' },
  'bad-loop': { ca: '«{name}» s’ha aturat: no se sap quantes vegades s’ha de fer («{value}»). Corregiu les dades i torneu-ho a provar.', es: '«{name}» se ha detenido: no se sabe cuántas veces debe hacerse («{value}»). Corrija los datos y vuelva a intentarlo.', en: '“{name}” stopped: how often it must be done is not known (“{value}”). Correct the data and try again.' },
  operation: { ca: '«{name}» ha fallat (intents: {attempts}): {message}. Resoleu-ne la causa i torneu-ho a provar, o feu-ho a mà i salteu-lo.', es: '«{name}» ha fallado (intentos: {attempts}): {message}. Resuelva la causa y vuelva a intentarlo, o hágalo a mano y sáltelo.', en: '“{name}” failed (attempts: {attempts}): {message}. Resolve the cause and try again, or do it by hand and skip it.' },
  'error-event': { ca: '«{name}» ha acabat amb l’error «{code}», que el model no preveu.', es: '«{name}» ha terminado con el error «{code}», que el modelo no prevé.', en: '“{name}” ended with the error “{code}”, which the model does not provide for.' },
  'no-operation': { ca: '«{name}» no diu què ha de fer. Corregiu el model.', es: '«{name}» no dice qué debe hacer. Corrija el modelo.', en: '“{name}” does not say what to do. Correct the model.' },
  runaway: { ca: '«{name}» fa voltes sense esperar res i s’ha aturat. Corregiu el model.', es: '«{name}» da vueltas sin esperar nada y se ha detenido. Corrija el modelo.', en: '“{name}” goes round without waiting for anything and was stopped. Correct the model.' },
  'called-process': { ca: '«{name}» crida un procés que no s’ha pogut començar: {message}.', es: '«{name}» llama a un proceso que no se ha podido iniciar: {message}.', en: '“{name}” calls a process that could not be started: {message}.' },
  'bad-reference': { ca: '«{name}» es refereix a un element que no existeix. Corregiu el model.', es: '«{name}» se refiere a un elemento que no existe. Corrija el modelo.', en: '“{name}” refers to an element that does not exist. Correct the model.' },
};

export const errorWithReason: Text = { ca: '«{name}» s’ha aturat: {errorMessage} El model no preveu aquest error ({code}): resoleu-ne la causa i torneu-ho a provar.', es: '«{name}» se ha detenido: {errorMessage} El modelo no prevé este error ({code}): resuelva la causa y vuelva a intentarlo.', en: '“{name}” stopped: {errorMessage} The model does not provide for this error ({code}): resolve the cause and try again.' };

export const givenTo: Text = { ca: 'Dada per a «{name}»', es: 'Dato para «{name}»', en: 'Given to “{name}”' };
export const resultOf: Text = { ca: 'Resultat de «{name}»', es: 'Resultado de «{name}»', en: 'Result of “{name}”' };

export const after: Text = { ca: '{what} després de “{name}”', es: '{what} después de “{name}”', en: '{what} after ‘{name}’' };

const kinds = {
  start: { ca: 'Inici', es: 'Inicio', en: 'Start' },
  end: { ca: 'Final', es: 'Final', en: 'End' },
  event: { ca: 'Esdeveniment', es: 'Evento', en: 'Event' },
  gateway: { ca: 'Encreuament', es: 'Cruce', en: 'Gateway' },
  step: { ca: 'Pas sense nom', es: 'Paso sin nombre', en: 'Step without a name' },
} satisfies Record<string, Text>;

/** What a node that nobody named is called: what it is. */
export function unnamed(kind: NodeKind): Text {
  if (kind === 'startEvent') return kinds.start;
  if (kind === 'endEvent') return kinds.end;
  return kind.endsWith('Event') ? kinds.event : kind.endsWith('Gateway') ? kinds.gateway : kinds.step;
}

const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short' });

/** A moment of Madrid as people write it: 11 de gener de 2026. With its hour when asked. */
export function dayWords(instant: string, withHour = false): Text {
  const at = new Date(instant);
  return withHour ? momentWords(at) : shortDate(dayIn.format(at));
}
