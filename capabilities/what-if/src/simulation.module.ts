import { defineModule } from '@comu/kernel';
import { simulatedCase, simulatedCases } from './operations/cases.ts';
import { page } from './operations/page.ts';
import { runOperations } from './operations/run.ts';
import { scenarioOperations } from './operations/scenario.ts';
import { studyOperations } from './operations/study.ts';
import { Repetition, Result, Run, Scenario, Study } from './simulation.records.ts';

const all = ['simulation.read', 'simulation.run'];

/** What if: processes simulated on a virtual clock, from what their logs tell. */
export default defineModule({
  name: 'simulation',
  title: { ca: 'Què passaria si', es: 'Qué pasaría si', en: 'What if' },
  needs: ['identity', 'processes', 'terms', 'mining'],
  records: [Study, Scenario, Run, Repetition, Result],
  operations: [...studyOperations, ...scenarioOperations, ...runOperations, page, simulatedCases, simulatedCase],
  permissions: {
    'simulation.read': { ca: 'Consulta les simulacions', es: 'Consulta las simulaciones', en: 'See simulations' },
    'simulation.run': { ca: 'Simula què passaria si', es: 'Simula qué pasaría si', en: 'Simulate what would happen if' },
  },
  grants: { administrator: all, secretary: all, 'programme-manager': all, 'data-steward': all, comptroller: ['simulation.read'], auditor: ['simulation.read'], 'case-handler': ['simulation.read'] },
});
