import { defineModule } from '@comu/kernel';
import { defineResource } from './operations/define-resource.ts';
import { openCalls } from './operations/open-calls.ts';
import { draftCall, publishCall } from './operations/publish-call.ts';
import { Application, Call, Candidacy, Commitment, Resource, Step } from './service-catalogue.records.ts';

/** The service catalogue: resources and calls of a supramunicipal body, who may apply and why, applications from draft to resolution, budget. */
export default defineModule({
  name: 'service-catalogue',
  title: { ca: 'Catàleg de serveis', es: 'Catálogo de servicios', en: 'Service catalogue' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'cases', 'notifications', 'resolutions'],
  records: [Resource, Call, Application, Step, Candidacy, Commitment],
  operations: [defineResource, draftCall, publishCall, openCalls],
  permissions: {
    'service-catalogue.read': { ca: 'Consulta el catàleg de serveis', es: 'Consulta el catálogo de servicios', en: 'Read the service catalogue' },
    'service-catalogue.apply': { ca: 'Sol·licita recursos del catàleg', es: 'Solicita recursos del catálogo', en: 'Apply for resources' },
    'service-catalogue.manage': { ca: 'Defineix recursos i publica convocatòries', es: 'Define recursos y publica convocatorias', en: 'Define resources and publish calls' },
  },
  grants: {
    administrator: ['service-catalogue.read'], 'registry-clerk': ['service-catalogue.read'], 'case-handler': ['service-catalogue.read', 'service-catalogue.apply'],
    secretary: ['service-catalogue.read', 'service-catalogue.apply'], comptroller: ['service-catalogue.read'], signer: ['service-catalogue.read'],
    'programme-manager': ['service-catalogue.read', 'service-catalogue.manage'], archivist: ['service-catalogue.read'], auditor: ['service-catalogue.read'],
  },
});
