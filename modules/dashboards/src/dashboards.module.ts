import { defineModule } from '@comu/kernel';
import { Dashboard, Decision } from './dashboards.records.ts';
import { create, list, open, preview, save } from './operations/dashboards.ts';
import { decide, openDecision } from './operations/decisions.ts';
import { addPart, ask, vocabulary } from './operations/question.ts';
import { sendDue, sendEverywhere, sendToMe } from './operations/mail.ts';
import { tellAll, tellEverywhere } from './operations/uses.ts';
import { embedAddress, embedded, withdrawAddresses } from './operations/embed.ts';
import { print } from './operations/outside.ts';
import { say } from './words.ts';

const reads = ['dashboards.read'];
const all = ['dashboards.read', 'dashboards.compose', 'dashboards.decide'];

/** Dashboards and data stories that people put together from indicators, and the decisions taken before them. */
export default defineModule({
  name: 'dashboards',
  title: say('Quadres de comandament', 'Cuadros de mando', 'Dashboards'),
  needs: ['identity', 'indicators', 'documents', 'notifications', 'data'],
  records: [Dashboard, Decision],
  operations: [list, open, preview, create, save, decide, openDecision, embedAddress, withdrawAddresses, embedded, print, sendEverywhere, sendDue, sendToMe, vocabulary, ask, addPart, tellEverywhere, tellAll],
  permissions: {
    'dashboards.read': say('Consulta els quadres', 'Consulta los cuadros', 'Read dashboards'),
    'dashboards.compose': say('Compon quadres', 'Compone cuadros', 'Compose dashboards'),
    'dashboards.decide': say('Anota decisions preses amb dades', 'Anota decisiones tomadas con datos', 'Record decisions taken on data'),
    'dashboards.manage': say('Veu i gestiona tots els quadres', 'Ve y gestiona todos los cuadros', 'See and manage all dashboards'),
  },
  grants: {
    administrator: [...all, 'dashboards.manage'], 'data-steward': [...all, 'dashboards.manage'], secretary: all, signer: all, 'programme-manager': all, comptroller: all,
    'case-handler': reads, archivist: reads, auditor: reads, 'hr-technician': reads, 'training-manager': reads, 'support-agent': reads, 'data-protection-officer': reads,
  },
  schedule: { send: { cron: '30 5 * * *', operation: sendEverywhere }, uses: { cron: '10 4 * * *', operation: tellEverywhere } },
});
