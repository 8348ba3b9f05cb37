import { defineModule } from '@comu/kernel';
import { Model, Publication, SavedState } from './modelling.records.ts';
import { checkDrawing, compareModels, lookAtTables, rehearse, runModelTests, tryTable } from './operations/check.ts';
import { drawPublished, importModel, readModelFiles, renameModel, restoreState, retireModel, saveApart, saveModel, startModel } from './operations/draw.ts';
import { houseOperations } from './operations/house-operations.ts';
import { modellingWords, modelHistory, models, modelStands, openModel, savedState } from './operations/look.ts';
import { publishModel } from './operations/publish.ts';

/** Where processes are drawn, tested and published: drafts whose every state is kept, tests on a virtual clock, and the way from one version to the next. */
export default defineModule({
  name: 'modelling',
  title: { ca: 'Models de processos', es: 'Modelos de procesos', en: 'Process models' },
  needs: ['identity', 'processes', 'terms'],
  records: [Model, SavedState, Publication],
  operations: [
    models, openModel, modelStands, modelHistory, savedState, modellingWords, houseOperations, startModel, importModel, readModelFiles, drawPublished, saveModel, restoreState, saveApart, renameModel, retireModel,
    checkDrawing, rehearse, runModelTests, compareModels, lookAtTables, tryTable, publishModel,
  ],
});
