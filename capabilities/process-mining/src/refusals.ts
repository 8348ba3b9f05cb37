import { NoNet, UnreadableLog } from '@comu/mining';
import { Refused, refusal } from '@comu/kernel';
import { words } from '@comu/kernel/text';

/** Nothing to look at: no case in the period, or none at all yet. */
export const nothingThere = refusal('mining.nothing-there', {
  status: 422,
  says: words('No hi ha cap cas que hagi començat en aquest període. Trieu-ne un altre o treieu les dates.', 'No hay ningún caso que haya empezado en este período. Elija otro o quite las fechas.', 'No case began in this period. Choose another one or remove the dates.'),
});
export const nowhereElse = refusal('mining.not-allowed-there', {
  status: 403,
  says: words('Per comparar amb un altre ens cal que també hi tingueu el permís «mining.read». Demaneu-lo a qui l’administra.', 'Para comparar con otro ente debe tener también en él el permiso «mining.read». Pídalo a quien lo administra.', 'To compare with another organisation you must hold “mining.read” there too. Ask its administrator.'),
});
export const tooLarge = refusal('mining.too-large', {
  status: 413,
  says: words('El registre té {events} esdeveniments i aquí se’n poden mirar {most}. Trieu un període més curt.', 'El registro tiene {events} eventos y aquí se pueden ver {most}. Elija un período más corto.', 'The log has {events} events and {most} can be looked at here. Choose a shorter period.'),
});
export const unknownModel = refusal('mining.unknown-model', {
  status: 404,
  says: words('Aquest ens no té aquest model publicat. Torneu a triar-lo de la llista.', 'Este ente no tiene publicado este modelo. Vuelva a elegirlo de la lista.', 'This organisation has not published this model. Choose it again from the list.'),
});

/** What the core cannot read or hold against a log, as a refusal; anything else is passed on. */
export function explained(failure: unknown): unknown {
  if (failure instanceof UnreadableLog) return new Refused(failure.code, failure.reason === 'too-large' ? 413 : 422, failure.sentence);
  if (failure instanceof NoNet) return new Refused(failure.code, 422, failure.sentence, { element: failure.element });
  return failure;
}
