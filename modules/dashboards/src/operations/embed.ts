import { organisationOf } from '@comu/identity';
import { dayInMadrid, operation, sameCode, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { Dashboard } from '../dashboards.records.ts';
import { dataOf } from '../parts/data.ts';
import { specOf } from '../parts/spec.ts';
import { addressExpired, addressFarOff, badAddress } from '../refusals.ts';
import { say } from '../words.ts';
import { seen } from './dashboards.ts';
import { drawnAlone } from './outside.ts';

const partId = z.string().regex(/^[a-z0-9]{1,24}$/);
const mostYears = 5;

/** The code of an address: its last day, and a signature that ends with the round of addresses it was given in. */
function codeOf({ vault, organisation }: Context, { id, addressRound }: Pick<RowOf<typeof Dashboard>, 'id' | 'addressRound'>, part: string, until: string): string {
  return `${until}.${vault.code('dashboards.embed', `${organisation} ${id} ${part} ${until} ${addressRound}`)}`;
}

const inYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

/** The signed address at which one chart of a dashboard can be put in another page, as a picture that keeps itself up to date; for a year, unless another last day is asked for. */
export const embedAddress = operation('dashboards.embed-address', {
  title: say('Dona l’adreça per incrustar un gràfic', 'Da la dirección para incrustar un gráfico', 'Give the address to embed a chart'), permission: 'dashboards.compose', kind: 'query', input: { dashboard: Dashboard.id, part: partId, until: z.iso.date().optional() }, output: z.object({ address: z.string(), until: z.iso.date(), title: z.string() }),
  async run({ dashboard: id, part, until }, context) {
    const dashboard = await seen(context, id);
    const chart = dashboard.parts.find((each) => each.id === part);
    if (chart?.kind !== 'chart') throw badAddress();
    const today = dayInMadrid(context.now);
    const last = until ?? inYears(today, 1);
    if (last < today || last > inYears(today, mostYears)) throw addressFarOff({ years: mostYears });
    const { rows } = (await dataOf(context, [chart]))[part] ?? {};
    const { slug } = await organisationOf(context, context.organisation);
    return { address: `${context.publicUrl}/api/embed/${slug}/${id}/${part}/${codeOf(context, dashboard, part, last)}`, until: last, title: rows === undefined ? '' : specOf(chart, rows, context.language).spec.title[context.language] };
  },
});

/** Every address given of a dashboard stops showing anything; new ones may be given. */
export const withdrawAddresses = operation('dashboards.withdraw-addresses', {
  title: say('Retira les adreces donades', 'Retira las direcciones dadas', 'Withdraw the addresses given'), permission: 'dashboards.compose', input: { dashboard: Dashboard.id }, output: z.object({ version: z.int() }),
  async run({ dashboard: id }, context) {
    const { addressRound } = await seen(context, id);
    const { version } = await context.db.update(Dashboard, id, { addressRound: addressRound + 1 });
    return { version };
  },
});

/** The chart behind a signed address; nothing else of the dashboard is told. */
export const embedded = operation('dashboards.embedded', {
  title: say('Mostra un gràfic incrustat', 'Muestra un gráfico incrustado', 'Show an embedded chart'), permission: 'anyone', kind: 'query', perMinute: 120, input: { dashboard: z.uuid(), part: partId, code: z.string().max(200) }, output: z.object({ svg: z.string() }),
  async run({ dashboard: id, part: wanted, code }, context) {
    const dashboard = await context.db.find(Dashboard, id);
    const part = dashboard?.parts.find((each) => each.id === wanted);
    const until = code.slice(0, 10);
    if (dashboard === undefined || part?.kind !== 'chart' || !sameCode(code, codeOf(context, dashboard, wanted, until))) throw badAddress();
    if (until < dayInMadrid(context.now)) throw addressExpired({ until });
    return { svg: await drawnAlone(part, (await dataOf(context, [part]))[wanted] ?? {}, context.language) };
  },
});
