import { defineModule } from '@comu/kernel';
import {
  adoptProcedures, answerRequirement, applicationStatus, attachDocument, callBudget, candidaciesOf, defineResource, draftCall, followMovedTerm, followSignature, followTerm, holders, openCalls, publishCall, readyToSign, receiveAmendment, receiveApplication, receiveProgress, retitle, retitleEverywhere, saveDraft, submit, titleCall,
} from './operations/index.ts';
import { Application, Call, Candidacy, Commitment, Resource, Step } from './service-catalogue.records.ts';
import { simulatedReport } from './simulation/town.ts';
import { checkDocuments } from './steps/check-documents.ts';
import { recordScore } from './steps/record-score.ts';
import { acceptAmendment, beginAmendment, composeRequirement, endAmendment, notifyRequirement } from './steps/requirement.ts';
import { adoptResolution, close, composeResolution, notifyResolution } from './steps/resolution.ts';

/** The service catalogue: resources and calls of a supramunicipal body, who may apply and why, applications from draft to resolution, budget. */
export default defineModule({
  name: 'service-catalogue',
  title: { ca: 'Catàleg de serveis', es: 'Catálogo de servicios', en: 'Service catalogue' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'cases', 'notifications', 'resolutions'],
  records: [Resource, Call, Application, Step, Candidacy, Commitment],
  operations: [
    defineResource, draftCall, publishCall, titleCall, openCalls, saveDraft, attachDocument, readyToSign, submit, answerRequirement, applicationStatus, callBudget, candidaciesOf, adoptProcedures, holders, simulatedReport,
    receiveApplication, receiveAmendment, receiveProgress, retitle, retitleEverywhere,
    checkDocuments, recordScore, composeRequirement, notifyRequirement, beginAmendment, acceptAmendment, endAmendment, composeResolution, adoptResolution, notifyResolution, close,
  ],
  on: { 'signatures.document-signed': followSignature, 'signatures.signature-rejected': followSignature, 'terms.expired': followTerm, 'terms.changed': followMovedTerm },
  permissions: {
    'service-catalogue.read': { ca: 'Consulta el catàleg de serveis', es: 'Consulta el catálogo de servicios', en: 'Read the service catalogue' },
    'service-catalogue.apply': { ca: 'Sol·licita recursos del catàleg', es: 'Solicita recursos del catálogo', en: 'Apply for resources' },
    'service-catalogue.sign': { ca: 'Signa les sol·licituds de l’ens', es: 'Firma las solicitudes del ente', en: 'Sign the body’s applications' },
    'service-catalogue.resolve': { ca: 'Signa les resolucions del catàleg', es: 'Firma las resoluciones del catálogo', en: 'Sign the catalogue’s resolutions' },
    'service-catalogue.manage': { ca: 'Defineix recursos i publica convocatòries', es: 'Define recursos y publica convocatorias', en: 'Define resources and publish calls' },
  },
  grants: {
    administrator: ['service-catalogue.read'], 'registry-clerk': ['service-catalogue.read'], 'case-handler': ['service-catalogue.read', 'service-catalogue.apply'],
    secretary: ['service-catalogue.read', 'service-catalogue.apply'], comptroller: ['service-catalogue.read'], signer: ['service-catalogue.read', 'service-catalogue.sign', 'service-catalogue.resolve'],
    'programme-manager': ['service-catalogue.read', 'service-catalogue.manage'], archivist: ['service-catalogue.read'], auditor: ['service-catalogue.read'],
  },
});
