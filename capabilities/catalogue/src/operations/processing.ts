import { operation, type Text } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { saidOf, written } from '../house/said-of.ts';
import { Dataset, words } from '../records/index.ts';
import { legalBases, say } from '../words.ts';

const activity = z.object({
  id: z.uuid(), code: z.string(), title: written, purpose: written.nullable(), legalBasis: words.nullable(), law: z.string().nullable(), subjects: z.string().nullable(), categories: z.array(written), special: z.array(written),
  recipients: z.string().nullable(), retention: written.nullable(), owner: z.string().nullable(), safeguards: z.array(words), missing: z.array(z.string()),
});
const register = z.object({ controller: z.string(), at: z.string(), activities: z.array(activity), complete: z.int() });

/** The record of processing activities (GDPR art. 30), generated from what the catalogue says of each dataset with personal data; what is missing is named, never filled in. */
export const processingActivities = operation('data.processing-activities', {
  title: say('Registre d’activitats de tractament', 'Registro de actividades de tratamiento', 'Record of processing activities'), permission: 'data.read', kind: 'query', input: {}, output: register,
  async run(_, context) {
    const { db, house, organisation, now } = context;
    const datasets = (await db.all(Dataset, { personal: ['personal', 'special'] }, { limit: 5000 })).toSorted((a, b) => a.title.localeCompare(b.title, 'ca'));
    const activities = datasets.map((each): z.output<typeof activity> => {
      const own = saidOf(each, house);
      const of = (kind: string) => each.columns.filter((column) => column.class === kind).map((column) => own.column(column).title);
      const needed = { purpose: each.purpose, legalBasis: each.legalBasis, subjects: each.subjects, recipients: each.recipients, retention: each.retention, owner: each.owner };
      return {
        id: each.id, code: each.code, title: own.title, purpose: own.purpose, legalBasis: each.legalBasis === null ? null : legalBases[each.legalBasis], law: each.law, subjects: each.subjects, categories: of('personal'), special: of('special'),
        recipients: each.recipients, retention: own.retention, owner: each.owner, safeguards: safeguardsOf(each), missing: Object.entries(needed).flatMap(([field, value]) => (value === null || value === '' ? [field] : [])),
      };
    });
    return { controller: (await organisationOf(context, organisation)).name, at: now.toISOString(), activities, complete: activities.filter(({ missing }) => missing.length === 0).length };
  },
});

/** The measures of art. 32 that the platform itself applies to these data. */
function safeguardsOf({ access, kind, threshold }: { access: string; kind: string; threshold: number }): Text[] {
  return [
    say('Aïllament per ens a la base de dades i permisos per rol', 'Aislamiento por ente en la base de datos y permisos por rol', 'Each body apart in the database, and permissions by role'),
    say('Registre de cada consulta de dades personals', 'Registro de cada consulta de datos personales', 'Every reading of personal data is recorded'),
    kind === 'record' ? say('Història de canvis segellada', 'Historia de cambios sellada', 'Sealed history of changes') : say('Versions immutables amb empremta SHA-256', 'Versiones inmutables con huella SHA-256', 'Versions that never change, with their SHA-256 digest'),
    say(`Seudònims per defecte i cap recompte de menys de ${threshold}`, `Seudónimos por defecto y ningún recuento de menos de ${threshold}`, `Pseudonyms by default, and no count below ${threshold}`),
    ...(access === 'restricted' ? [say('Accés restringit a les regles aprovades', 'Acceso restringido a las reglas aprobadas', 'Access only by the rules that were approved')] : []),
  ];
}
