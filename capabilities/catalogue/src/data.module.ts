import { defineModule } from '@comu/kernel';
import { accessRules, keepAccessRule, readings, removeAccessRule } from './operations/access.ts';
import { ask, checkQuestion, figures } from './operations/ask.ts';
import { activateContract, contractChanges, contracts, contractUsers, draftContract, retireContract } from './operations/contracts.ts';
import { datasetPage } from './operations/dataset-page.ts';
import { createDataset, describeColumn, describeDataset, describeHouse } from './operations/describe.ts';
import { acknowledgeIncident, assignIncident, incident, incidents, reopenIncident, solveIncident } from './operations/incidents.ts';
import { openLineage, receiveLineage } from './operations/lineage.ts';
import { beginLoad, loadFile, loadProgress, proposeFile, runLoad } from './operations/load.ts';
import { processingActivities } from './operations/processing.ts';
import { profile } from './operations/profile.ts';
import { keepReaction, reactions, reactToIncident, reactToVersion, watchFreshness } from './operations/reactions.ts';
import { keepRule, rules, setRule } from './operations/rules.ts';
import { search } from './operations/search.ts';
import { renewSnapshot, takeSnapshot } from './operations/snapshots.ts';
import { bringFromCatalogue, browseCatalogue } from './operations/outside-catalogue.ts';
import { fetchSource, keepSource, removeSource, runSource, sources } from './operations/sources.ts';
import { afterVersion, joinYears, keepTransformation, runTransformation, transformationOf } from './operations/transformations.ts';
import { compareVersions, download, leftOut, restoreVersion, sample } from './operations/versions.ts';
import { watchEverybody } from './operations/watch.ts';
import { answerWebhook, notifySource, openWebhook } from './operations/webhooks.ts';
import { counting } from './records/counting.ts';
import { AccessRule, Check, Concept, Contract, Dataset, Derivation, Incident, Load, Reaction, Rule, Source, Transformation, Use, Version } from './records/index.ts';
import { say } from './words.ts';

const reads = ['data.read'];

/** Data: one governed system from the record and the file to whoever uses them. */
export default defineModule({
  name: 'data',
  title: say('Dades', 'Datos', 'Data'),
  needs: ['identity'],
  records: [Dataset, Version, Load, Check, Rule, Incident, Contract, Concept, AccessRule, Source, Derivation, Use, Transformation, Reaction],
  migrations: [counting],
  operations: [
    search, datasetPage, profile, describeHouse, createDataset, describeDataset, describeColumn, proposeFile, loadFile, beginLoad, runLoad, loadProgress, takeSnapshot, renewSnapshot,
    ask, checkQuestion, figures, sample, download, compareVersions, restoreVersion, leftOut, accessRules, keepAccessRule, removeAccessRule, readings, rules, keepRule, setRule,
    incidents, incident, acknowledgeIncident, assignIncident, solveIncident, reopenIncident, contracts, draftContract, contractChanges, contractUsers, activateContract, retireContract,
    sources, keepSource, removeSource, openWebhook, notifySource, answerWebhook, fetchSource, runSource, browseCatalogue, bringFromCatalogue, keepTransformation, joinYears, transformationOf, runTransformation,
    keepReaction, reactions, watchFreshness, openLineage, receiveLineage, processingActivities,
  ],
  on: { 'data.version-published': [afterVersion, reactToVersion], 'data.incident-opened': reactToIncident },
  schedule: { watch: { cron: '30 3 * * *', operation: watchEverybody } },
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
