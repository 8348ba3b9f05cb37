import type { Text, Tone } from '@comu/design';
import type { Standing } from './rows.ts';

/** How an instance is called by its state. */
export const stateWords: Readonly<Record<Standing['state'], Text>> = {
  running: { ca: 'En marxa', es: 'En marcha', en: 'Running' },
  completed: { ca: 'Acabat', es: 'Acabado', en: 'Completed' },
  terminated: { ca: 'Tancat pel model', es: 'Cerrado por el modelo', en: 'Closed by the model' },
  failed: { ca: 'Fallat', es: 'Fallido', en: 'Failed' },
  cancelled: { ca: 'Anul·lat', es: 'Anulado', en: 'Cancelled' },
};
export const stateTones: Readonly<Record<Standing['state'], Tone>> = { running: 'info', completed: 'success', terminated: 'success', failed: 'danger', cancelled: 'off' };

/** How a migration is called by its state. */
export const migrationWords = {
  draft: { ca: 'Per comprovar', es: 'Por comprobar', en: 'To be checked' }, checking: { ca: 'Comprovant', es: 'Comprobando', en: 'Checking' }, checked: { ca: 'Comprovat', es: 'Comprobado', en: 'Checked' },
  moving: { ca: 'En curs', es: 'En curso', en: 'Under way' }, moved: { ca: 'Fet; es pot desfer', es: 'Hecho; se puede deshacer', en: 'Done; can be undone' }, finished: { ca: 'Donat per acabat', es: 'Dado por acabado', en: 'Declared finished' },
  reversing: { ca: 'Desfent', es: 'Deshaciendo', en: 'Being undone' }, reversed: { ca: 'Desfet', es: 'Deshecho', en: 'Undone' },
} satisfies Record<string, Text>;
export const migrationTones: Readonly<Record<keyof typeof migrationWords, Tone>> = { draft: 'pending', checking: 'info', checked: 'info', moving: 'info', moved: 'success', finished: 'success', reversing: 'info', reversed: 'off' };

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** Where what a process is about is found: a case, when it is about one. */
export const aboutHref = (org: string, businessKey: string | null) => (businessKey !== null && identifier.test(businessKey) ? `/o/${org}/cases/${businessKey}` : undefined);
