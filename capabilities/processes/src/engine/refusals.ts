import type { ActivityRow, Uuid } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { CommandRefused } from './commands.ts';
import type { Work } from './work.ts';

/** Why a command cannot be done as things stand, each with how to go on. */
export const refusals = {
  noSuchProcess: { ca: 'El model no té cap procés «{process}».', es: 'El modelo no tiene ningún proceso «{process}».', en: 'The model has no process “{process}”.' },
  ended: { ca: 'Aquest procés ja s’ha acabat.', es: 'Este proceso ya ha terminado.', en: 'This process has already ended.' },
  cannotNow: { ca: 'Ara no es pot fer: {reason}', es: 'Ahora no se puede hacer: {reason}', en: 'It cannot be done now: {reason}' },
  taken: { ca: 'La tasca «{task}» la té una altra persona. Demaneu-li que l’alliberi.', es: 'La tarea «{task}» la tiene otra persona. Pídale que la libere.', en: 'Someone else has the task “{task}”. Ask them to release it.' },
  notYours: { ca: 'La tasca «{task}» no la teniu vós: agafeu-la abans, o demaneu a qui reparteix la feina que la passi.', es: 'La tarea «{task}» no la tiene usted: tómela antes, o pida a quien reparte el trabajo que la pase.', en: 'You do not have the task “{task}”: claim it first, or ask whoever shares out the work to pass it on.' },
  sameAssignee: { ca: 'Aquesta persona ja té la tasca «{task}».', es: 'Esta persona ya tiene la tarea «{task}».', en: 'This person already has the task “{task}”.' },
  delegated: { ca: 'Us han delegat «{task}»: quan hàgiu fet la vostra part, torneu-la a qui us la va delegar, que és qui la tanca.', es: 'Le han delegado «{task}»: cuando haya hecho su parte, devuélvala a quien se la delegó, que es quien la cierra.', en: '“{task}” was delegated to you: when your part is done, return it to whoever delegated it, who closes it.' },
  notDelegated: { ca: 'La tasca «{task}» no us l’ha delegada ningú: feu-la o deixeu-la.', es: 'La tarea «{task}» no se la ha delegado nadie: hágala o déjela.', en: 'Nobody delegated the task “{task}” to you: do it or release it.' },
  cannotMove: { ca: 'No es pot continuar a «{to}»: {reason}', es: 'No se puede continuar en «{to}»: {reason}', en: 'It cannot go on at “{to}”: {reason}' },
  taskEnded: { ca: 'La tasca «{task}» ja està tancada.', es: 'La tarea «{task}» ya está cerrada.', en: 'The task “{task}” is already closed.' },
  fourEyes: {
    ca: 'No podeu fer «{task}» perquè vau fer una tasca que ha de revisar una altra persona. Deixeu-la per a algú altre.',
    es: 'No puede hacer «{task}» porque hizo una tarea que debe revisar otra persona. Déjela para alguien más.',
    en: 'You cannot do “{task}” because you did a task that someone else must check. Leave it to another person.',
  },
  notOffered: { ca: 'Aquesta activitat no s’ofereix ara.', es: 'Esta actividad no se ofrece ahora.', en: 'This activity is not on offer now.' },
  alreadyResolved: { ca: 'La incidència ja està resolta.', es: 'La incidencia ya está resuelta.', en: 'The incident is already resolved.' },
  cannotMigrate: { ca: 'No es pot passar a la versió nova: {reasons}', es: 'No se puede pasar a la versión nueva: {reasons}', en: 'It cannot move to the new version: {reasons}' },
  notWaiting: { ca: 'El procés ja no espera això. Potser algú altre ja ho ha fet: torneu a carregar la pàgina.', es: 'El proceso ya no espera esto. Quizá otra persona ya lo ha hecho: vuelva a cargar la página.', en: 'The process no longer waits for this. Perhaps someone else has done it: reload the page.' },
} satisfies Record<string, Text>;

export function refuse(code: string, sentence: Text, facts: Readonly<Record<string, unknown>>): never {
  throw new CommandRefused({ code, sentence: fill(sentence, facts), facts });
}

export const activityOf = (work: Work, id: Uuid): ActivityRow => found<ActivityRow>(work.rows.activity.get(id), 'activity', id);

/** An activity that waits for an instance it called. */
export function callingActivity(work: Work, id: Uuid): ActivityRow {
  const row = work.rows.activity.get(id);
  return found<ActivityRow>(row?.calledInstance === null ? undefined : row, 'call', id);
}

/** The row a command speaks of; when it has gone, whoever sent the command came late. */
export function found<R>(row: R | undefined, what: string, id: string): R {
  if (row === undefined) refuse('processes.not-waiting', refusals.notWaiting, { what, id });
  return row as R;
}
