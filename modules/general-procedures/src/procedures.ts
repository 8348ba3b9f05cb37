import { readFileSync } from 'node:fs';
import type { NewRow } from '@comu/kernel';
import type { Procedure } from '@comu/cases';

const bpmn = (name: string) => readFileSync(new URL(`../processes/${name}.bpmn`, import.meta.url), 'utf8');
type Shipped = NewRow<typeof Procedure> & { readonly bpmn: string };

/** The procedures any local government needs from the first day; each body puts its own series in place of the words. */
export const procedures: readonly Shipped[] = [
  {
    // Silence grants what is asked for, save the exceptions of the law (art. 24.1); three months where no rule says otherwise (art. 21.3).
    code: 'generic-application', name: 'Sol·licitud genèrica', nameEs: 'Solicitud genérica', nameEn: 'General application', process: 'generic-application', months: 3, article: 'Llei 39/2015, art. 21.3', silence: 'granted', series: 'Instàncies genèriques', keptYears: 5, bpmn: bpmn('generic-application'),
  },
  {
    // Silence grants access too, unless a law denies it (Llei 19/2014, art. 35).
    code: 'access-to-information', name: 'Accés a la informació pública', nameEs: 'Acceso a la información pública', nameEn: 'Access to public information', process: 'access-to-information', months: 1, article: 'Llei 19/2014, art. 33.1', silence: 'granted', series: 'Dret d’accés a la informació pública', keptYears: 5, bpmn: bpmn('access-to-information'),
  },
  {
    code: 'internal-decree', name: 'Decret intern', nameEs: 'Decreto interno', nameEn: 'Internal decree', process: 'internal-decree', months: 0, article: 'Llei 7/1985, arts. 21 i 34', silence: 'none', series: 'Decrets d’alcaldia o presidència', keptYears: 0, bpmn: bpmn('internal-decree'),
  },
];
