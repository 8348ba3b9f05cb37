import { dayNumber, type DayNumber } from '../civil-days.ts';
import { TermError } from '../term-error.ts';
import type { Extension } from '../types.ts';

/** A term that has already ended cannot be extended: asking and granting must both come before (art. 32.3). */
export function grantedInTime({ extension, ends }: { extension: Extension; ends: DayNumber }): void {
  if (dayNumber({ date: extension.grantedOn, field: 'extension.grantedOn' }) <= ends) return;
  throw new TermError({
    code: 'terms.extension-after-expiry',
    field: 'extension.grantedOn',
    article: '32.3',
    text: {
      ca: 'L’ampliació s’ha concedit quan el termini ja havia vençut i no té efecte (art. 32.3). Reviseu la data de concessió.',
      es: 'La ampliación se ha concedido cuando el plazo ya había vencido y no tiene efecto (art. 32.3). Revise la fecha de concesión.',
      en: 'The extension was granted after the term had ended and has no effect (art. 32.3). Check the date on which it was granted.',
    },
  });
}
