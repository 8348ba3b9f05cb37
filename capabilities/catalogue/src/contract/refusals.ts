import { refusal } from '@comu/kernel';
import { say } from '../words.ts';

export const badContract = refusal('data.bad-contract', { status: 422, rule: 'Open Data Contract Standard 3.1.0', says: say('El contracte no es pot llegir: {detail}', 'El contrato no se puede leer: {detail}', 'The contract cannot be read: {detail}') });
export const notDraft = refusal('data.contract-not-draft', { says: say('Només un esborrany es pot canviar o activar. Feu-ne una edició nova.', 'Solo un borrador se puede cambiar o activar. Haga una edición nueva.', 'Only a draft may be changed or activated. Make a new edition.') });
export const notActive = refusal('data.contract-not-active', { says: say('Aquest contracte no és vigent.', 'Este contrato no está vigente.', 'This contract is not active.') });
export const breaksUsers = refusal('data.contract-breaks-users', { says: say('Aquest canvi trenca {users}. Reviseu-ho i confirmeu-ho si cal fer-lo.', 'Este cambio rompe {users}. Revíselo y confírmelo si hay que hacerlo.', 'This change breaks {users}. Look at it and confirm if it must be made.') });
export const leavesUsers = refusal('data.contract-has-users', { says: say('Compten amb aquest contracte {users}. Reviseu-ho i confirmeu-ho si cal retirar-lo.', 'Cuentan con este contrato {users}. Revíselo y confírmelo si hay que retirarlo.', '{users} count on this contract. Look at it and confirm if it must be retired.') });
