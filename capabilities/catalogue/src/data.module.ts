import { defineModule } from '@comu/kernel';
import { createDataset, describeColumn, describeDataset, describeHouse } from './operations/describe.ts';
import { acknowledgeIncident, assignIncident, incident, incidents, reopenIncident, solveIncident } from './operations/incidents.ts';
import { search } from './operations/search.ts';
import { AccessRule, Check, Concept, Contract, Dataset, Derivation, Incident, Load, Reaction, Rule, Source, Transformation, Use, Version } from './records/index.ts';
import { say } from './words.ts';

const reads = ['data.read'];

/** Data: one governed system from the record and the file to whoever uses them. */
export default defineModule({
  name: 'data',
  title: say('Dades', 'Datos', 'Data'),
  needs: ['identity'],
  records: [Dataset, Version, Load, Check, Rule, Incident, Contract, Concept, AccessRule, Source, Derivation, Use, Transformation, Reaction],
  operations: [search, describeHouse, createDataset, describeDataset, describeColumn, incidents, incident, acknowledgeIncident, assignIncident, solveIncident, reopenIncident],
  permissions: {
    'data.read': say('Consulta el catàleg de dades', 'Consulta el catálogo de datos', 'Read the data catalogue'),
    'data.steward': say('Té cura de les dades', 'Cuida los datos', 'Care for data'),
    'data.administer': say('Decideix qui veu quines dades i d’on venen', 'Decide quién ve qué datos y de dónde vienen', 'Decide who sees which data and where they come from'),
  },
  grants: {
    administrator: ['data.read', 'data.steward', 'data.administer'], 'data-steward': ['data.read', 'data.steward'], 'data-protection-officer': ['data.read', 'data.administer'],
    secretary: reads, comptroller: reads, signer: reads, 'programme-manager': reads, archivist: reads, auditor: reads, 'case-handler': reads, 'hr-technician': reads, 'training-manager': reads,
  },
});
