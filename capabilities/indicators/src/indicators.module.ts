import { defineModule } from '@comu/kernel';
import { compute, declare, editions, feed, removeGroup, removeTarget, retire, saveGroup, setTarget, tryFormula, tryIndex, users } from './operations/change.ts';
import { agree, computeLater, forgetFigures, nightly, onComputed, onVersion, ownFigures, receiveFigures, takeOwnFigures } from './operations/jobs.ts';
import { list, page, placePage, rowsOf, shapes, valueWithWhy } from './operations/read.ts';
import { Agreement, Alert, Computation, Edition, Group, Indicator, Target, Value } from './records/records.ts';
import { Firing, Reaction } from './records/reactions.ts';
import { explainValue } from './explain/explain.ts';
import { finishTask, keepReaction, reactionPage, reactions, removeReaction, retryStep, tryReaction, watchDataset, watchLater } from './reactions/operations.ts';
import { keepTasks, runStep } from './reactions/steps.ts';
import { say } from './words.ts';

const reads = ['indicators.read'];

/** Indicators declared once: what they mean, how they are computed and from which data, and how each municipality stands beside its peers. */
export default defineModule({
  name: 'indicators',
  title: say('Indicadors', 'Indicadores', 'Indicators'),
  needs: ['identity', 'notifications', 'data'],
  records: [Indicator, Edition, Computation, Value, Target, Group, Alert, Agreement, Reaction, Firing],
  operations: [
    list, page, valueWithWhy, explainValue, placePage, rowsOf, shapes, compute, tryFormula, tryIndex, editions, declare, feed, users, retire, setTarget, removeTarget, saveGroup, removeGroup,
    keepReaction, tryReaction, reactions, reactionPage, removeReaction, retryStep, finishTask, watchLater, watchDataset, runStep, keepTasks,
    onVersion, computeLater, onComputed, nightly, ownFigures, takeOwnFigures, receiveFigures, forgetFigures, agree,
  ],
  permissions: {
    'indicators.read': say('Consulta els indicadors', 'Consulta los indicadores', 'Read the indicators'),
    'indicators.manage': say('Declara indicadors, objectius i avisos', 'Declara indicadores, objetivos y avisos', 'Declare indicators, targets and alerts'),
    'indicators.agree': say('Decideix si l’ens comparteix les seves xifres', 'Decide si el ente comparte sus cifras', 'Decide whether the body shares its figures'),
  },
  grants: {
    administrator: ['indicators.read', 'indicators.manage', 'indicators.agree'], secretary: ['indicators.read', 'indicators.agree'], signer: ['indicators.read', 'indicators.agree'], 'data-steward': ['indicators.read', 'indicators.manage'], 'programme-manager': ['indicators.read', 'indicators.manage'],
    comptroller: reads, 'case-handler': reads, archivist: reads, auditor: reads, 'data-protection-officer': reads, 'hr-technician': reads, 'training-manager': reads, 'support-agent': reads, 'registry-clerk': reads, 'equipment-manager': reads,
  },
  on: { 'data.version-published': [onVersion, watchDataset], 'data.incident-opened': watchDataset, 'indicators.computed': onComputed },
  schedule: { nightly: { cron: '15 3 * * *', operation: nightly } },
});
