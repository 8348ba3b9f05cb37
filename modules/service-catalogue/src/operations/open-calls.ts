import { dayInMadrid, operation } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { eligibility } from '../eligibility.ts';
import { words } from '../rules-of-a-call.ts';
import { Application, Call, Resource } from '../service-catalogue.records.ts';

const ruleSchema = z.object({ rule: z.enum(['kind', 'population', 'dates']), passes: z.boolean(), says: words, figure: z.int().optional(), on: z.string().optional(), source: words.optional() });
export const openCallSchema = z.object({ call: Call.row, resource: Resource.row, owner: z.string(), eligible: z.boolean(), rules: z.array(ruleSchema), application: z.uuid().nullable() });

/** The published calls that have not closed, each with whether the acting body may apply and why: those open to it first. */
export const openCalls = operation('service-catalogue.open-calls', {
  title: { ca: 'Convocatòries obertes', es: 'Convocatorias abiertas', en: 'Open calls' }, permission: 'service-catalogue.read', kind: 'query', input: {}, output: z.array(openCallSchema),
  async run(_, context) {
    const { db, organisation, now } = context;
    const today = dayInMadrid(now);
    const calls = (await db.all(Call, { state: 'published' })).filter(({ closesOn }) => today <= closesOn);
    const resources = new Map((await db.all(Resource, { id: calls.map(({ resource }) => resource) })).map((each) => [each.id, each]));
    const mine = new Map((await db.all(Application, { call: calls.map(({ id }) => id) })).map((each) => [each.call, each.id]));
    const body = await organisationOf(context, organisation);
    const found = await Promise.all(calls.map(async (call) => ({
      call, resource: resources.get(call.resource)!, owner: (await organisationOf(context, call.owner)).name, ...readable(eligibility({ call, body, today })), application: mine.get(call.id) ?? null,
    })));
    return found.toSorted((a, b) => Number(b.eligible) - Number(a.eligible) || a.call.closesOn.localeCompare(b.call.closesOn));
  },
});

const readable = ({ eligible, rules }: ReturnType<typeof eligibility>) => ({ eligible, rules: rules.map((each) => ({ ...each })) });
