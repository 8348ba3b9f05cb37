export { default as processes } from './processes.module.ts';
export { ProcessDefinition } from './processes.records.ts';
export { Decision } from './decision-taken.ts';
export { deployProcess } from './operations/deploy.ts';
export { startProcess } from './operations/start.ts';
export { cancelProcess, processOf, resolveIncident, sendMessage } from './operations/manage.ts';
export { claimTask, completeTask, openTasks, tasks, type OpenTask } from './operations/tasks.ts';
export { definitionOf } from './definitions.ts';
export { whereProcessStands } from './operations/look.ts';
