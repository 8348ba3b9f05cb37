import { useState } from 'react';
import { RadioGroup, Select, TextField, useText } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { answerShapes, type AnswerShape } from '../question/shapes.ts';
import { charts, say, shapeNames, type ChartName } from '../words.ts';
import { MeasurePicker, PeriodPicker, Pick, PlacesPicker, type Choices } from './pickers.tsx';
import { StoryEditor } from './story-editor.tsx';

type Kind = Part['kind'];
/** What each chart is good for, for who has to choose one. */
const charted = {
  map: say('Els 311 municipis, de clar a fosc', 'Los 311 municipios, de claro a oscuro', 'The 311 municipalities, from light to dark'), ranked: say('Qui va al davant', 'Quién va delante', 'Who leads'), line: say('Com ha anat amb els anys', 'Cómo ha ido con los años', 'How it went over the years'),
  distribution: say('Com es reparteixen tots', 'Cómo se reparten todos', 'How all of them spread'), heat: say('Uns quants municipis, any a any', 'Unos cuantos municipios, año a año', 'A few municipalities, year by year'),
} as const satisfies Record<ChartName, object>;

const freshId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 20);
const usualWidth: Readonly<Record<Kind, number>> = { chart: 2, figure: 1, table: 2, text: 3, question: 2 };
interface Given { readonly before: Part | undefined; onPart(part: Part | undefined): void }

function useCommon(before: Part | undefined, kind: Kind) {
  const [id] = useState(() => before?.id ?? freshId());
  return { id, width: before?.width ?? usualWidth[kind] };
}

/** What a text says. */
export function TextFields({ choices, before, onPart }: Given & { choices: Choices }) {
  const common = useCommon(before, 'text');
  return <StoryEditor choices={choices} value={before?.kind === 'text' ? before.text : ''} onValue={(text) => onPart(text.trim() === '' ? undefined : { ...common, kind: 'text', text })} />;
}

/** How an answer that was kept is headed and drawn; what it asks is changed where it was asked. */
export function QuestionForm({ before, onPart }: { before: Extract<Part, { kind: 'question' }>; onPart(part: Part | undefined): void }) {
  const t = useText();
  const [title, setTitle] = useState(before.title);
  const [shape, setShape] = useState<AnswerShape>(before.shape);
  const tell = (next: { title?: string; shape?: AnswerShape }) => { const words = next.title ?? title; onPart(words.trim() === '' ? undefined : { ...before, title: words, shape: next.shape ?? shape }); };
  return (
    <>
      <TextField label={t(say('Títol', 'Título', 'Title'))} value={title} maxLength={200} onValue={(next) => { setTitle(next); tell({ title: next }); }} />
      <Select label={t(say('Com es veu', 'Cómo se ve', 'Seen as'))} value={shape} onValue={(next) => { setShape(next as AnswerShape); tell({ shape: next as AnswerShape }); }} options={answerShapes.map((value) => ({ value, label: t(shapeNames[value]) }))} />
    </>
  );
}

interface Fields { readonly code: string; readonly chart: ChartName; readonly places: readonly string[]; readonly period: string | undefined }

/** Of which measure, where and when a part is, and how it is drawn. */
export function MeasureFields({ kind, choices, before, onPart }: Given & { kind: 'chart' | 'figure' | 'table'; choices: Choices }) {
  const t = useText();
  const common = useCommon(before, kind);
  const [fields, setFields] = useState<Fields>(() => fieldsOf(before, choices.here));
  const { code, places, period } = fields;
  const measure = choices.measures.find((each) => each.code === code);
  const own = measure?.universe === 'own';
  const chart = own && fields.chart !== 'heat' ? 'line' : fields.chart;
  const timed = kind === 'chart' && (chart === 'line' || chart === 'heat');
  const change = (next: Partial<Fields>) => {
    const all = { ...fields, ...next };
    setFields(all);
    onPart(partOf({ kind, common, fields: all, own: choices.measures.find((each) => each.code === all.code)?.universe === 'own', seat: choices.seat }));
  };
  const [apart, why] = timed ? [say('Municipis que es comparen', 'Municipios que se comparan', 'Municipalities compared'), say('Una línia per a cada un.', 'Una línea para cada uno.', 'A line for each.')]
    : kind === 'table' ? [say('Només aquests municipis', 'Solo estos municipios', 'Only these municipalities'), say('Si no en trieu cap, hi surten tots.', 'Si no elige ninguno, salen todos.', 'With none chosen, all are shown.')]
      : [say('Municipis que destaquen', 'Municipios que destacan', 'Municipalities set apart'), say('Es marquen sobre la resta, i les decisions en desen la xifra.', 'Se marcan sobre el resto, y las decisiones guardan su cifra.', 'They stand out from the rest, and decisions keep their figure.')];
  return (
    <>
      <MeasurePicker choices={choices} value={code} onValue={(next) => change({ code: next, period: undefined })} />
      {kind === 'chart' && <RadioGroup label={t(say('Com es veu', 'Cómo se ve', 'How it is seen'))} help={`${t(charted[chart])}.`} value={chart} onValue={(next) => change({ chart: next as ChartName })} options={Object.entries(charts).filter(([value]) => !own || value === 'line' || value === 'heat').map(([value, label]) => ({ value, label: t(label) }))} />}
      {kind === 'figure' && !own && <Pick label={t(say('Municipi', 'Municipio', 'Municipality'))} items={choices.places} value={places[0] ?? ''} onValue={(next) => change({ places: [next] })} />}
      {kind !== 'figure' && !own && <PlacesPicker label={t(apart)} help={t(why)} choices={choices} value={places} onValue={(next) => change({ places: next })} />}
      {measure !== undefined && !timed && <PeriodPicker measure={measure} place={own ? choices.seat : kind === 'figure' ? (places[0] ?? '') : ''} value={period} onValue={(next) => change({ period: next })} />}
    </>
  );
}

function fieldsOf(before: Part | undefined, here: string): Fields {
  const usual = here === '' ? [] : [here];
  if (before?.kind === 'chart') return { code: before.indicator, chart: before.chart, places: before.places, period: before.period };
  if (before?.kind === 'figure') return { code: before.indicator, chart: 'map', places: [before.place], period: before.period };
  if (before?.kind === 'table') return { code: before.indicator, chart: 'map', places: before.places, period: before.period };
  return { code: '', chart: 'map', places: usual, period: undefined };
}

/** The part that was chosen, once enough was. The figures a body takes of itself are of no other place. */
function partOf({ kind, common, fields: { code, chart, places, period }, own, seat }: { kind: 'chart' | 'figure' | 'table'; common: { id: string; width: number }; fields: Fields; own: boolean; seat: string }): Part | undefined {
  if (code === '') return undefined;
  const of = own ? [] : [...places];
  const when = period === undefined ? {} : { period };
  if (kind === 'table') return { ...common, kind, indicator: code, places: of, ...when };
  if (kind === 'chart') {
    const as = own && chart !== 'heat' ? 'line' : chart;
    return { ...common, kind, indicator: code, chart: as, places: of, ...(as === 'line' || as === 'heat' ? {} : when) };
  }
  const place = own ? seat : (places[0] ?? '');
  return place === '' ? undefined : { ...common, kind, indicator: code, place, ...when };
}
