import { Refused, refusal, type Text } from '@comu/kernel';
import { ImpossibleOrder, type SimulationModel } from '@comu/simulation';
import { words } from '@comu/kernel/text';

export const notReady = refusal('simulation.not-ready', {
  status: 409,
  says: words('L’estudi encara s’està aprenent, o no s’ha pogut aprendre. Espereu-vos o comenceu-ne un altre.', 'El estudio todavía se está aprendiendo, o no se ha podido aprender. Espere o empiece otro.', 'The study is still being learnt, or could not be. Wait, or begin another one.'),
});
export const todayStays = refusal('simulation.today-stays', {
  status: 409,
  says: words('L’escenari d’avui no es canvia ni es treu: és amb el que es comparen els altres. Deseu-ne un de nou.', 'El escenario de hoy no se cambia ni se quita: es con el que se comparan los demás. Guarde uno nuevo.', 'Today’s scenario is not changed nor removed: the others are compared with it. Save a new one.'),
});
export const tooMuch = refusal('simulation.too-much', {
  status: 413,
  says: words('El registre té {events} passos i se’n pot aprendre de {most} com a màxim. Trieu un període més curt.', 'El registro tiene {events} pasos y se puede aprender de {most} como máximo. Elija un período más corto.', 'The log has {events} steps and at most {most} can be learnt from. Choose a shorter period.'),
});
export const tooLittle = refusal('simulation.too-little', {
  status: 422,
  says: words('Només hi ha {cases} {cases|cas acabat|casos acabats} i amb dates; en calen com a mínim {least} per aprendre’n alguna cosa. Trieu un període més llarg.', 'Solo hay {cases} {cases|caso acabado|casos acabados} y con fechas; hacen falta al menos {least} para aprender algo. Elija un período más largo.', 'Only {cases} {cases|case has|cases have} ended with dates; at least {least} are needed to learn anything. Choose a longer period.'),
});
export const noSuchThing = refusal('simulation.no-such-thing', {
  status: 422,
  says: words('«{what}» no és en aquest model. Torneu a triar-ho de la llista.', '«{what}» no está en este modelo. Vuelva a elegirlo de la lista.', '“{what}” is not in this model. Choose it again from the list.'),
});
export const notInARow = refusal('simulation.not-in-a-row', {
  status: 422,
  says: words('«{one}» i «{other}» no van l’un just després de l’altre, i per això no es poden fer alhora. Trieu-ne dos de seguits.', '«{one}» y «{other}» no van uno justo después del otro, y por eso no se pueden hacer a la vez. Elija dos seguidos.', '“{one}” and “{other}” do not follow one another, so they cannot be done at the same time. Choose two in a row.'),
});
export const running = refusal('simulation.running', {
  status: 409,
  says: words('Aquest escenari ja s’està simulant. Espereu-vos o atureu-ho.', 'Este escenario ya se está simulando. Espere o deténgalo.', 'This scenario is being simulated already. Wait, or stop it.'),
});

export const noSuchCase = refusal('simulation.no-such-case', {
  status: 404,
  says: words('Aquesta simulació no té aquest període o aquest cas. Torneu a obrir l’estudi.', 'Esta simulación no tiene este período o este caso. Vuelva a abrir el estudio.', 'This simulation has no such period or case. Open the study again.'),
});

/** What the core cannot do, as a refusal in the names of the model. */
export function explained(failure: unknown, model: SimulationModel): unknown {
  if (!(failure instanceof ImpossibleOrder)) return failure;
  const [one = '', other = ''] = failure.elements.map((id) => model.definition.nodes[id]?.name || id);
  return failure.reason === 'not-a-step' ? noSuchThing({ what: one }) : notInARow({ one, other });
}

/** What is told to people of a failure: its own sentence, or that it is ours. */
export const sentenceOf = (failure: unknown): Text => (failure instanceof Refused ? failure.sentence : words('Ha fallat per una causa nostra. Torneu-ho a provar; si continua, aviseu qui administra el programa.', 'Ha fallado por una causa nuestra. Vuelva a probar; si continúa, avise a quien administra el programa.', 'It failed for a reason of ours. Try again; if it goes on, tell whoever runs the program.'));
