import { operation } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { Dataset } from '../records/index.ts';
import { legalBases, say } from '../words.ts';

const activity = z.object({
  id: z.uuid(), code: z.string(), title: z.string(), purpose: z.string().nullable(), legalBasis: z.string().nullable(), law: z.string().nullable(), subjects: z.string().nullable(), categories: z.array(z.string()), special: z.array(z.string()),
  recipients: z.string().nullable(), retention: z.string().nullable(), owner: z.string().nullable(), safeguards: z.array(z.string()), missing: z.array(z.string()),
});
const register = z.object({ controller: z.string(), at: z.string(), activities: z.array(activity), complete: z.int() });

/** The record of processing activities (GDPR art. 30), generated from what the catalogue says of each dataset with personal data; what is missing is named, never filled in. */
export const processingActivities = operation('data.processing-activities', {
  title: say('Registre d’activitats de tractament', 'Registro de actividades de tratamiento', 'Record of processing activities'), permission: 'data.read', kind: 'query', input: {}, output: register,
  async run(_, context) {
    const { db, organisation, now } = context;
    const datasets = (await db.all(Dataset, { personal: ['personal', 'special'] }, { limit: 5000 })).toSorted((a, b) => a.title.localeCompare(b.title, 'ca'));
    const activities = datasets.map((each): z.output<typeof activity> => {
      const of = (kind: string) => each.columns.filter((column) => column.class === kind).map(({ title }) => title);
      const needed = { purpose: each.purpose, legalBasis: each.legalBasis, subjects: each.subjects, recipients: each.recipients, retention: each.retention, owner: each.owner };
      return {
        id: each.id, code: each.code, title: each.title, purpose: each.purpose, legalBasis: each.legalBasis === null ? null : legalBases[each.legalBasis].ca, law: each.law, subjects: each.subjects, categories: of('personal'), special: of('special'),
        recipients: each.recipients, retention: each.retention, owner: each.owner, safeguards: safeguardsOf(each), missing: Object.entries(needed).flatMap(([field, value]) => (value === null || value === '' ? [field] : [])),
      };
    });
    return { controller: (await organisationOf(context, organisation)).name, at: now.toISOString(), activities, complete: activities.filter(({ missing }) => missing.length === 0).length };
  },
});

/** The measures of art. 32 that the platform itself applies to these data. */
function safeguardsOf({ access, kind, threshold }: { access: string; kind: string; threshold: number }): string[] {
  return [
    'Aïllament per ens a la base de dades i permisos per rol', 'Registre de cada consulta de dades personals',
    ...(kind === 'record' ? ['Història de canvis segellada'] : ['Versions immutables amb empremta SHA-256']),
    `Seudònims per defecte i cap recompte de menys de ${threshold}`, ...(access === 'restricted' ? ['Accés restringit a les regles aprovades'] : []),
  ];
}
