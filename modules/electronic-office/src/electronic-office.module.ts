import { defineModule } from '@comu/kernel';
import { Digitisation, Draft, Filing, Offering } from './electronic-office.records.ts';
import { attach, beginDraft, detach, discardDraft, draftOf, file, fileOfMatter, fileOfNotification, home, lapseDraft, matter, matters, offer, offerUsual, openNotification, receiptOf, rejectNotification, saveDraft } from './operations/index.ts';
import { digitise, progress, readScan, sealCopy } from './counter/digitise.ts';
import { registerPaper } from './counter/register-paper.ts';
import { verifyCopy } from './counter/verify-copy.ts';
import { keepVisitorProvider, providersOf } from './visitors/providers.ts';
import { Journey, Visit, Visitor, VisitorProvider } from './visitors/visitors.records.ts';
import { beginJourney, endVisit, openVisit, sweepVisits, takeJourney, visitOf } from './visitors/visits.ts';

/** The electronic office (Llei 40/2015, art. 38): what a body offers to citizens, who come identified, file, follow and are notified; and paper made electronic at the counter. */
export default defineModule({
  name: 'electronic-office',
  title: { ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'cases', 'notifications'],
  records: [Visitor, Visit, Journey, VisitorProvider, Offering, Draft, Filing, Digitisation],
  operations: [
    home, offer, offerUsual, beginDraft, saveDraft, attach, detach, discardDraft, draftOf, lapseDraft, file, matters, matter, receiptOf, fileOfMatter, openNotification, rejectNotification, fileOfNotification,
    digitise, readScan, sealCopy, progress, registerPaper, verifyCopy,
    keepVisitorProvider, providersOf, openVisit, visitOf, endVisit, beginJourney, takeJourney, sweepVisits,
  ],
  // What the addresses below /api/seu/ have where a body has its short name.
  reserves: ['ways', 'identify', 'me', 'leave'],
  schedule: { sweep: { cron: '40 2 * * *', operation: sweepVisits } },
  // A body opens its office with the usual procedures as soon as it has them.
  on: { 'general-procedures.adopted': offerUsual },
  permissions: {
    'electronic-office.read': { ca: 'Consulta què es presenta a la seu', es: 'Consulta qué se presenta en la sede', en: 'Read what is filed in the office' },
    'electronic-office.manage': { ca: 'Publica tràmits a la seu', es: 'Publica trámites en la sede', en: 'Offer procedures in the office' },
    'electronic-office.digitise': { ca: 'Digitalitza paper i en fa còpies autèntiques', es: 'Digitaliza papel y hace copias auténticas', en: 'Digitise paper into authentic copies' },
  },
  grants: {
    administrator: ['electronic-office.read', 'electronic-office.manage'], 'registry-clerk': ['electronic-office.read', 'electronic-office.digitise'], 'case-handler': ['electronic-office.read', 'electronic-office.digitise'],
    secretary: ['electronic-office.read', 'electronic-office.manage', 'electronic-office.digitise'], 'programme-manager': ['electronic-office.read'], auditor: ['electronic-office.read'], archivist: ['electronic-office.read'],
  },
});
