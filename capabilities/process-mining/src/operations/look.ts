import { operation, recordReading, type Context, type Text } from '@comu/kernel';
import { Person } from '@comu/identity';
import { answered, answerSchema } from '../answered.ts';
import { sourceSchema, timeSchema } from '../sources/source.ts';
import { views, type ViewName } from '../views/views.ts';
import { words } from '@comu/kernel/text';

const titles: Readonly<Record<ViewName, Text>> = {
  map: words('Mapa del procés', 'Mapa del proceso', 'Process map'),
  variants: words('Maneres de fer-ho', 'Maneras de hacerlo', 'Variants'),
  rework: words('Feina repetida', 'Trabajo repetido', 'Rework'),
  'hand-overs': words('Canvis de mans', 'Cambios de manos', 'Hand-overs'),
  conformance: words('Conformitat amb el model', 'Conformidad con el modelo', 'Conformance with the model'),
  'open-cases': words('Casos en marxa i terminis en risc', 'Casos en marcha y plazos en riesgo', 'Open cases and terms at risk'),
  compare: words('Comparació', 'Comparación', 'Comparison'),
};

const look = (view: ViewName) => operation(`mining.${view}` as `${string}.${string}`, {
  title: titles[view], permission: 'mining.read', kind: 'query', input: { source: sourceSchema, time: timeSchema, ...views[view].asks }, output: answerSchema,
  async run({ source, time, ...asked }, context) {
    const found = await answered(context, { view, source: source as never, time: time as never, asked });
    if (view === 'hand-overs' && asked['between' as never] === 'resource') await peopleSeen(context, found.answer, `mining.${view}`);
    return found;
  },
});

/** Names of people who work here are personal data, and who saw them is kept. */
async function peopleSeen(context: Context, answer: unknown, name: string) {
  const { list = [] } = (answer ?? {}) as { list?: readonly { from: string; to: string }[] };
  const names = [...new Set(list.flatMap(({ from, to }) => [from, to]))];
  await recordReading(context, name, Person, names.map((each) => ({ name: each })));
}

export const looks = (Object.keys(views) as ViewName[]).map(look);
