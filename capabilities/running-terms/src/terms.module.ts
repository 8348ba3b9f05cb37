import { defineModule } from '@comu/kernel';
import { addHoliday, calendarOfYear, expireTerm, extendTerm, importHolidays, meetTerm, missingHolidays, previewHoliday, recomputeEverywhere, recomputeTerms, removeHoliday, resumeTerm, startTerm, suspendTerm, termsOf } from './operations/index.ts';
import { Holiday, TermChange, Term } from './terms.records.ts';

/** Terms that run: started, suspended, resumed, extended, met; computed again when a calendar changes (Llei 39/2015, arts. 22 and 29–33). */
export default defineModule({
  name: 'terms',
  title: { ca: 'Terminis', es: 'Plazos', en: 'Terms' },
  needs: ['identity'],
  records: [Holiday, Term, TermChange],
  operations: [startTerm, suspendTerm, resumeTerm, extendTerm, meetTerm, expireTerm, termsOf, addHoliday, removeHoliday, previewHoliday, importHolidays, calendarOfYear, missingHolidays, recomputeTerms, recomputeEverywhere],
  permissions: {
    'terms.read': { ca: 'Consulta terminis', es: 'Consulta plazos', en: 'Read terms' },
    'terms.manage': { ca: 'Suspèn i amplia terminis', es: 'Suspende y amplía plazos', en: 'Suspend and extend terms' },
    'terms.holidays': { ca: 'Edita el calendari de l’ens', es: 'Edita el calendario del ente', en: 'Edit the organisation’s calendar' },
  },
  grants: {
    administrator: ['terms.read', 'terms.holidays'], 'registry-clerk': ['terms.read'], 'case-handler': ['terms.read', 'terms.manage'],
    secretary: ['terms.read', 'terms.manage', 'terms.holidays'], comptroller: ['terms.read'], signer: ['terms.read'],
    'programme-manager': ['terms.read', 'terms.manage'], auditor: ['terms.read'], archivist: ['terms.read'],
  },
});
