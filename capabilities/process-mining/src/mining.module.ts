import { defineModule } from '@comu/kernel';
import { background } from './answered.ts';
import { Answer, EventLogFile } from './mining.records.ts';
import { casesBehindFigure, oneCase } from './operations/behind.ts';
import { importLog, minableProcesses, proposeReading, removeLog } from './operations/bring.ts';
import { exportLog } from './operations/export.ts';
import { looks } from './operations/look.ts';
import { remainingTime } from './operations/remaining.ts';
import { namesOfSteps } from './operations/step-names.ts';

const all = ['mining.read', 'mining.import', 'mining.export'];

/** Process mining: how work really flows, seen in our own event table and in logs that people bring. */
export default defineModule({
  name: 'mining',
  title: { ca: 'Mineria de processos', es: 'Minería de procesos', en: 'Process mining' },
  needs: ['identity', 'processes', 'terms'],
  records: [EventLogFile, Answer],
  operations: [...looks, casesBehindFigure, oneCase, namesOfSteps, remainingTime, proposeReading, importLog, removeLog, minableProcesses, exportLog, ...background],
  permissions: {
    'mining.read': { ca: 'Consulta com flueix la feina', es: 'Consulta cómo fluye el trabajo', en: 'See how work flows' },
    'mining.import': { ca: 'Importa registres d’esdeveniments', es: 'Importa registros de eventos', en: 'Import event logs' },
    'mining.export': { ca: 'Exporta registres d’esdeveniments', es: 'Exporta registros de eventos', en: 'Export event logs' },
  },
  grants: { administrator: all, secretary: all, 'programme-manager': all, 'data-steward': all, 'case-handler': ['mining.read'], comptroller: ['mining.read'], auditor: ['mining.read'], signer: ['mining.read'] },
});
