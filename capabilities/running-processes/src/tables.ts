import type { EventRow, RowsByTable } from '@comu/processes';

interface Engine extends RowsByTable { readonly event: EventRow }
type ColumnType = 'uuid' | 'text' | 'int' | 'boolean' | 'timestamptz' | 'jsonb';

/** The tables of the engine’s rows, as `@comu/processes` describes them: column (in camel case) and type; `?` may be empty. */
export const tables = {
  instance: { organisation: 'uuid', id: 'uuid', definition: 'text', process: 'text', state: 'text', businessKey: 'text?', parentInstance: 'uuid?', parentActivity: 'uuid?', version: 'int', lastEvent: 'int', startedAt: 'timestamptz', startedBy: 'text?', endedAt: 'timestamptz?' },
  activity: { organisation: 'uuid', instance: 'uuid', id: 'uuid', role: 'text', parent: 'uuid?', element: 'text', state: 'text', startedAt: 'timestamptz', completedAs: 'int?', loop: 'jsonb?', round: 'int?', calledInstance: 'uuid?', toStart: 'jsonb?', toCompensate: 'jsonb?', afterwards: 'jsonb?' },
  token: { organisation: 'uuid', instance: 'uuid', id: 'uuid', scope: 'uuid', element: 'text', flow: 'text?', phase: 'text', taken: 'jsonb?', at: 'timestamptz' },
  variable: { organisation: 'uuid', instance: 'uuid', scope: 'uuid', name: 'text', value: 'jsonb?' },
  task: { organisation: 'uuid', instance: 'uuid', id: 'uuid', activity: 'uuid', element: 'text', name: 'text', form: 'text?', candidates: 'jsonb', excluded: 'jsonb', assignee: 'text?', state: 'text', createdAt: 'timestamptz', dueTerm: 'text?', dueAt: 'timestamptz?', endedAt: 'timestamptz?', completedBy: 'text?', owner: 'text?', priority: 'int?' },
  job: { organisation: 'uuid', instance: 'uuid', id: 'uuid', activity: 'uuid', element: 'text', kind: 'text', name: 'text', input: 'jsonb', attempt: 'int', createdAt: 'timestamptz' },
  timer: { organisation: 'uuid', instance: 'uuid', id: 'uuid', waiter: 'uuid', element: 'text', purpose: 'text', dueAt: 'timestamptz', every: 'text?', left: 'int?' },
  subscription: { organisation: 'uuid', instance: 'uuid', id: 'uuid', waiter: 'uuid', element: 'text', kind: 'text', name: 'text', correlation: 'text?', met: 'boolean' },
  incident: { organisation: 'uuid', instance: 'uuid', id: 'uuid', holder: 'uuid', element: 'text', kind: 'text', facts: 'jsonb', data: 'jsonb', at: 'timestamptz', resolvedAt: 'timestamptz?', resolvedBy: 'text?' },
  event: { organisation: 'uuid', instance: 'uuid', number: 'int', at: 'timestamptz', kind: 'text', element: 'text', name: 'text', activity: 'uuid?', by: 'text?', data: 'jsonb?' },
} as const satisfies { readonly [T in keyof Engine]: { readonly [C in keyof Engine[T]]: ColumnType | `${ColumnType}?` } };
export type EngineTable = keyof typeof tables;

const keys: Readonly<Record<EngineTable, readonly string[]>> = {
  instance: ['organisation', 'id'], activity: ['organisation', 'instance', 'id'], token: ['organisation', 'instance', 'id'], variable: ['organisation', 'instance', 'scope', 'name'],
  task: ['organisation', 'instance', 'id'], job: ['organisation', 'instance', 'id'], timer: ['organisation', 'instance', 'id'], subscription: ['organisation', 'instance', 'id'],
  incident: ['organisation', 'instance', 'id'], event: ['organisation', 'instance', 'number'],
};
export const keyOf = (table: EngineTable) => keys[table];
export const columnsOf = (table: EngineTable): readonly string[] => Object.keys(tables[table]);
/** The name of the column of a field. */
export const nameOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const column = (field: string) => `"${nameOf(field)}"`;

const further = [
  `create index on processes.instance (organisation, business_key)`,
  `create index on processes.instance (organisation, state, id)`,
  `create index on processes.task (organisation, state, due_at, id) where state = 'open'`,
  `create index on processes.task (organisation, id)`,
  `create index on processes.subscription (organisation, kind, name, correlation)`,
  `create index on processes.incident (organisation, id) where resolved_at is null`,
  `create table processes.message (organisation uuid not null, id uuid not null, name text not null, correlation text, payload jsonb not null, at timestamptz not null, primary key (organisation, id))`,
];

/** The SQL that makes the engine’s tables, each within its organisation by forced row-level security; the log is only ever added to. */
export const engineSchema = [
  `create schema if not exists processes`, `grant usage on schema processes to comu_app`,
  ...(Object.keys(tables) as EngineTable[]).map((table) => {
    const columns = Object.entries(tables[table]).map(([name, type]) => `${column(name)} ${type.replace('?', '')}${type.endsWith('?') ? '' : ' not null'}`);
    return `create table processes.${table} (${columns.join(', ')}, primary key (${keys[table].map(column).join(', ')}))`;
  }),
  ...further,
  ...[...Object.keys(tables), 'message'].flatMap((table) => [
    `alter table processes.${table} enable row level security`, `alter table processes.${table} force row level security`,
    `create policy reads on processes.${table} for select using (organisation = any ((select kernel.readable())::uuid[]))`,
    ...(['insert', 'update', 'delete'] as const).map((verb) => `create policy ${verb}s on processes.${table} for ${verb} ${verb === 'insert' ? 'with check' : 'using'} (organisation = (select kernel.acting()))`),
    `grant select, insert${table === 'event' ? '' : ', update, delete'} on processes.${table} to comu_app`,
  ]),
  `create trigger written_once before update or delete on processes.event for each row execute function kernel.written_once()`,
].join(';\n');

/** The SQL by which the pace of the work is read without looking at all that ever ended. */
export const paceSchema = [
  `create index on processes.instance (organisation, started_at)`,
  `create index on processes.instance (organisation, ended_at) where ended_at is not null`,
  `create index on processes.instance (organisation, started_at) where state = 'running'`,
].join(';\n');

/** The SQL that keeps in an index only what is asked of it: what runs by its state, what is about something by its key. What has ended changes fewer of them. */
export const leanSchema = [
  `create index on processes.instance (organisation, id) where state = 'running'`,
  `drop index if exists processes.instance_organisation_state_id_idx`,
  `drop index if exists processes.instance_organisation_business_key_idx`,
  `create index on processes.instance (organisation, business_key) where business_key is not null`,
].join(';\n');
