import { choice, integer, record, reference, structure, text } from '@comu/kernel';
import { z } from 'zod';
import { ProcessDefinition } from './processes.records.ts';

/** Moving the running instances of one version of a process to another: the plan, how far it has come, and whether it can still be undone. */
export const Migration = record('processes.migration', {
  title: { ca: 'Pas a una altra versió', es: 'Paso a otra versión', en: 'Migration' }, plural: { ca: 'Passos a una altra versió', es: 'Pasos a otra versión', en: 'Migrations' },
  retention: 'permanent', read: 'processes.manage', label: ['name'], list: ['name', 'state', 'total', 'createdAt'],
  fields: {
    name: text({ ca: 'Procés', es: 'Proceso', en: 'Process' }).open(),
    from: reference(() => ProcessDefinition, { ca: 'De la versió', es: 'De la versión', en: 'From version' }).open(),
    to: reference(() => ProcessDefinition, { ca: 'A la versió', es: 'A la versión', en: 'To version' }).open(),
    /** Where each element of the former version goes on; those that are not named stay on the same. */
    places: structure({ ca: 'Pla', es: 'Plan', en: 'Plan' }, z.record(z.string().max(200), z.string().max(200))).open(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      draft: { ca: 'Per comprovar', es: 'Por comprobar', en: 'To be checked' },
      checking: { ca: 'Comprovant', es: 'Comprobando', en: 'Checking' },
      checked: { ca: 'Comprovat', es: 'Comprobado', en: 'Checked' },
      moving: { ca: 'En curs', es: 'En curso', en: 'Under way' },
      moved: { ca: 'Fet; es pot desfer', es: 'Hecho; se puede deshacer', en: 'Done; can be undone' },
      finished: { ca: 'Donat per acabat', es: 'Dado por acabado', en: 'Declared finished' },
      reversing: { ca: 'Desfent', es: 'Deshaciendo', en: 'Being undone' },
      reversed: { ca: 'Desfet', es: 'Deshecho', en: 'Undone' },
    }).initially('draft').internal(),
    /** Counts checks and runs, so that the job of an earlier one knows that it is late. */
    round: integer({ ca: 'Volta', es: 'Vuelta', en: 'Round' }).initially(0).internal(),
    total: integer({ ca: 'Tràmits', es: 'Trámites', en: 'Instances' }).initially(0).internal(),
    by: text({ ca: 'Per ordre de', es: 'Por orden de', en: 'By order of' }).optional().internal(),
    reason: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }).optional().internal(),
  },
});

/** What became of each instance in a migration; the rows it had before are kept until the migration is declared finished. */
export const migratedSchema = [
  `create table processes.migrated (organisation uuid not null, migration uuid not null, instance uuid not null, state text not null, conflicts jsonb not null default '[]', before jsonb, version int, at timestamptz not null, primary key (organisation, migration, instance))`,
  `create index on processes.migrated (organisation, migration, state, instance)`,
  `alter table processes.migrated enable row level security`, `alter table processes.migrated force row level security`,
  `create policy reads on processes.migrated for select using (organisation = any ((select kernel.readable())::uuid[]))`,
  ...(['insert', 'update', 'delete'] as const).map((verb) => `create policy ${verb}s on processes.migrated for ${verb} ${verb === 'insert' ? 'with check' : 'using'} (organisation = (select kernel.acting()))`),
  `grant select, insert, update, delete on processes.migrated to comu_app`,
].join(';\n');
