import { defineModule } from '@comu/kernel';
import { Comment } from './comment.records.ts';
import { Decision } from './decision.records.ts';
import { checkModel } from './operations/check-model.ts';
import { resolveAlike, resolveBatch } from './operations/alike.ts';
import { commentOnTask, comments } from './operations/comments.ts';
import { definitionAtWork, instancesOf, publishedProcesses, stoppedSteps } from './operations/cockpit.ts';
import { deployProcess } from './operations/deploy.ts';
import { applyCommand, fireTimer, runEngineJob, runOutsideJob, startCalled } from './operations/engine.ts';
import { keepDecision } from './operations/keep-decision.ts';
import { cancelProcess, resolveIncident, sendMessage } from './operations/manage.ts';
import { checkBatch, moveBatch, reverseBatch } from './operations/migration-batches.ts';
import { migrationAtWork, tryBack, undoAtWork } from './operations/migration-look.ts';
import { carryOutMigration, changePlan, checkMigration, finishMigration, planMigration, retryCorrected, reverseMigration, stopMigration } from './operations/migrations.ts';
import { movesIn, moveStep } from './operations/moving.ts';
import { whereProcessStands } from './operations/look.ts';
import { changeData } from './operations/mend.ts';
import { completeTasks, startProcesses } from './operations/many.ts';
import { pace } from './operations/pace.ts';
import { startProcess } from './operations/start.ts';
import { taskForm } from './operations/task-form.ts';
import { assignTask, changeTask, colleagues, delegateTask, handOver, returnTask } from './operations/share-tasks.ts';
import { claimTask, completeTask, releaseTask, tasks } from './operations/tasks.ts';
import { workload } from './operations/workload.ts';
import { Migration, migratedSchema } from './migration.records.ts';
import { ProcessDefinition } from './processes.records.ts';
import { taskCareSchema } from './task-care.ts';
import { engineSchema, leanSchema, paceSchema } from './tables.ts';

const everybody = ['processes.read', 'processes.run'];

/** Processes at work: the engine’s rows in PostgreSQL, tasks for people, operations called by the model. */
export default defineModule({
  name: 'processes',
  title: { ca: 'Processos', es: 'Procesos', en: 'Processes' },
  needs: ['identity', 'terms'],
  records: [ProcessDefinition, Decision, Migration, Comment],
  operations: [deployProcess, startProcess, startProcesses, claimTask, releaseTask, completeTask, tasks, taskForm, sendMessage, resolveIncident, cancelProcess, applyCommand, fireTimer, startCalled, runEngineJob, runOutsideJob, keepDecision, whereProcessStands, publishedProcesses, definitionAtWork, pace, instancesOf, stoppedSteps, changeData, colleagues, handOver, delegateTask, returnTask, assignTask, changeTask, completeTasks, commentOnTask, comments, workload, resolveAlike, resolveBatch, movesIn, moveStep, planMigration, changePlan, checkMigration, carryOutMigration, stopMigration, reverseMigration, finishMigration, retryCorrected, migrationAtWork, undoAtWork, tryBack, checkBatch, moveBatch, reverseBatch, checkModel],
  permissions: {
    'processes.read': { ca: 'Consulta processos', es: 'Consulta procesos', en: 'Read processes' },
    'processes.run': { ca: 'Fa tasques', es: 'Hace tareas', en: 'Do tasks' },
    'processes.manage': { ca: 'Resol incidències', es: 'Resuelve incidencias', en: 'Resolve incidents' },
    'processes.assign': { ca: 'Reparteix tasques', es: 'Reparte tareas', en: 'Share out tasks' },
    'processes.model': { ca: 'Publica processos', es: 'Publica procesos', en: 'Publish processes' },
  },
  grants: {
    administrator: ['processes.read', 'processes.assign', 'processes.manage', 'processes.model'], 'registry-clerk': everybody, 'case-handler': everybody, secretary: [...everybody, 'processes.assign', 'processes.manage'],
    comptroller: everybody, signer: everybody, 'programme-manager': [...everybody, 'processes.assign', 'processes.manage', 'processes.model'], archivist: everybody, auditor: ['processes.read'],
    'data-steward': everybody, 'data-protection-officer': everybody, 'support-agent': everybody, 'equipment-manager': everybody, 'hr-technician': everybody, 'training-manager': everybody,
  },
  migrations: [{ id: '0001-engine', sql: engineSchema }, { id: '0002-task-care', sql: taskCareSchema }, { id: '0003-migrated', sql: migratedSchema }, { id: '0004-pace', sql: paceSchema }, { id: '0005-lean', sql: leanSchema }],
});
