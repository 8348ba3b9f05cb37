import { useId, useState, type ReactNode } from 'react';
import { Button, Dialog, PlusIcon, Select, TextField, useLanguage, useText, XIcon, type Option } from '@comu/design';
import { aggregates, comparisons, shares, territorial } from '../question/keywords.ts';
import { completed, dividable, placeOf } from '../question/read.ts';
import { columnOf, isTime, titleOfBy, titleOfMeasure } from '../question/sql.ts';
import type { Aggregate, By, Comparison, Only, Per, Question, Source, Vocabulary } from '../question/types.ts';
import { say } from '../words.ts';

interface Given { question: Question; source: Source; vocabulary: Vocabulary; others: readonly Source[]; onChange(question: Question): void; onSource(source: Source): void }

/** How a question was understood, piece by piece: each can be changed or taken away, and more can be added. */
export function Chips({ question, source, vocabulary, others, onChange, onSource }: Given) {
  const t = useText();
  const { language } = useLanguage();
  const [editing, setEditing] = useState<ReactNode>();
  const close = () => setEditing(undefined);
  const change = (next: Question) => { onChange(next); close(); };
  const { by, only, first } = question;
  const editBy = (at: number) => setEditing(<ByDialog source={source} value={by[at]} onClose={close} onSave={(next) => change({ ...question, by: at === by.length ? [...by, next] : by.map((each, index) => (index === at ? next : each)) })} />);
  const editOnly = (at: number) => setEditing(<OnlyDialog source={source} vocabulary={vocabulary} value={only[at]} onClose={close} onSave={(next) => change({ ...question, only: at === only.length ? [...only, next] : only.map((each, index) => (index === at ? next : each)) })} />);
  return (
    <div className="question-chips" role="group" aria-label={t(say('Així s’ha entès', 'Así se ha entendido', 'How it was understood'))}>
      <Chip label={t(source.kind === 'indicator' ? say('indicador', 'indicador', 'indicator') : say('dades', 'datos', 'data'))} value={source.title[language]} onEdit={() => setEditing(<SourceDialog vocabulary={vocabulary} others={others} value={source} onClose={close} onSave={(next) => { onSource(next); close(); }} />)} />
      <Chip label={t(say('es mesura', 'se mide', 'measured'))} value={question.measure.of === 'gathered' && question.per === undefined ? t(gathered[source.gathers ?? 'mean']) : titleOfMeasure(source, question, language)} onEdit={() => setEditing(<MeasureDialog source={source} value={question} onClose={close} onSave={({ measure, per }) => { const { per: _, ...rest } = question; change({ ...rest, measure, ...(per === undefined ? {} : { per }) }); }} />)} />
      {by.map((each, at) => <Chip key={`by${each.column}`} label={t(say('per', 'por', 'by'))} value={titleOfBy(source, each, language)} onEdit={() => editBy(at)} onRemove={() => onChange({ ...question, by: by.filter((_, index) => index !== at) })} />)}
      {only.map((each, at) => <Chip key={`only${at}${each.column}`} label={t(say('només', 'solo', 'only'))} value={sayOnly(source, each, language, t)} onEdit={() => editOnly(at)} onRemove={() => onChange({ ...question, only: only.filter((_, index) => index !== at) })} />)}
      {first !== undefined && <Chip label={t(say('ordre', 'orden', 'order'))} value={t(first.how === 'most' ? say('els {n} més alts', 'los {n} más altos', 'the {n} highest') : say('els {n} més baixos', 'los {n} más bajos', 'the {n} lowest'), { n: first.many })} onEdit={() => setEditing(<FirstDialog value={first} onClose={close} onSave={(next) => change({ ...question, first: next })} />)} onRemove={() => { const { first: _, ...rest } = question; onChange(rest); }} />}
      {by.length < 2 && <Button small look="quiet" icon={PlusIcon} onClick={() => editBy(by.length)}>{t(say('Agrupa', 'Agrupar', 'Group'))}</Button>}
      <Button small look="quiet" icon={PlusIcon} onClick={() => editOnly(only.length)}>{t(say('Filtra', 'Filtrar', 'Filter'))}</Button>
      {first === undefined && by.length > 0 && <Button small look="quiet" icon={PlusIcon} onClick={() => onChange({ ...question, first: { how: 'most', many: 10 } })}>{t(say('Només els primers', 'Solo los primeros', 'Only the first'))}</Button>}
      {editing}
    </div>
  );
}

/** How an indicator makes one figure of several municipalities. */
const gathered = { sum: say('suma dels municipis', 'suma de los municipios', 'sum of the municipalities'), ratio: say('conjunt dels municipis', 'conjunto de los municipios', 'the municipalities as a whole'), mean: say('mitjana dels municipis', 'media de los municipios', 'mean of the municipalities') } as const;

function Chip({ label, value, onEdit, onRemove }: { label: string; value: string; onEdit(): void; onRemove?(): void }) {
  const t = useText();
  return (
    <span className="question-chip">
      <button type="button" onClick={onEdit} aria-label={t(say('{label}: {value}. Canvia-ho', '{label}: {value}. Cambiarlo', '{label}: {value}. Change it'), { label, value })}><span className="question-chip-label">{label}</span> {value}</button>
      {onRemove && <button type="button" className="question-chip-remove" onClick={onRemove} aria-label={t(say('Treu: {label} {value}', 'Quitar: {label} {value}', 'Remove: {label} {value}'), { label, value })}><XIcon size={14} aria-hidden /></button>}
    </span>
  );
}

export function sayOnly(source: Source, { column: name, is, values }: Only, language: 'ca' | 'es' | 'en', t: ReturnType<typeof useText>): string {
  const column = columnOf(source, name);
  const title = column?.title[language] ?? territorial[name]?.title[language] ?? name;
  const shown = values.map((value) => column?.values?.find((each) => each.value === value)?.title[language] ?? (/^\d{4,}$/.test(value) && (name === '@habitants' || column?.kind === 'number') ? new Intl.NumberFormat({ ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }[language], { useGrouping: 'always' }).format(Number(value)) : value)).join(', ');
  if (is === 'last') return values[0] === '1' ? t(say('l’últim període', 'el último periodo', 'the last period')) : t(say('els últims {n} períodes', 'los últimos {n} periodos', 'the last {n} periods'), { n: values[0] ?? '1' });
  return is === '=' ? (name.startsWith('@') ? shown : `${title}: ${shown}`) : `${title} ${comparisons[is].title[language]} ${shown}`;
}

function Ask({ title, onClose, onSave, usable = true, children }: { title: string; onClose(): void; onSave(): void; usable?: boolean; children: ReactNode }) {
  const t = useText();
  return <Dialog open onClose={onClose} title={title} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" disabled={!usable} onClick={onSave}>{t(say('Canvia-ho', 'Cambiarlo', 'Change it'))}</Button></>}>{children}</Dialog>;
}

function SourceDialog({ vocabulary: { sources }, others, value, onClose, onSave }: { vocabulary: Vocabulary; others: readonly Source[]; value: Source; onClose(): void; onSave(source: Source): void }) {
  const t = useText();
  const { language } = useLanguage();
  const [key, setKey] = useState(value.key);
  const sorted = [...others, ...sources.filter((each) => !others.includes(each)).toSorted((a, b) => a.title[language].localeCompare(b.title[language], language))];
  return <Ask title={t(say('De quines dades?', '¿De qué datos?', 'Which data?'))} onClose={onClose} onSave={() => onSave(sources.find((each) => each.key === key) ?? value)}><Select label={t(say('Indicador o conjunt de dades', 'Indicador o conjunto de datos', 'Indicator or dataset'))} value={key} onValue={setKey} options={[...new Set([value, ...sorted])].map((each) => ({ value: each.key, label: `${each.title[language]}${each.kind === 'indicator' ? ` · ${t(say('indicador', 'indicador', 'indicator'))}` : ''}` }))} /></Ask>;
}

function MeasureDialog({ source, value, onClose, onSave }: { source: Source; value: Pick<Question, 'measure' | 'per'>; onClose(): void; onSave(next: Pick<Question, 'measure' | 'per'>): void }) {
  const t = useText();
  const { language } = useLanguage();
  const numbers = source.columns.filter(({ kind }) => kind === 'number');
  const [of, setOf] = useState<Aggregate>(value.measure.of);
  const [per, setPer] = useState<Per | ''>(value.per ?? '');
  const [column, setColumn] = useState(value.measure.column ?? numbers[0]?.name ?? '');
  const choices = (Object.keys(aggregates) as Aggregate[]).filter((each) => (each === 'gathered' ? source.kind === 'indicator' : each === 'count' || each === 'distinct' || numbers.length > 0));
  const columns = of === 'distinct' ? source.columns : numbers;
  const divided = dividable(source, { of });
  const save = () => onSave({ measure: of === 'count' ? { of } : { of, column: columns.some(({ name }) => name === column) ? column : (columns[0]?.name ?? '') }, ...(per === '' || !divided ? {} : { per }) });
  return (
    <Ask title={t(say('Què es mesura?', '¿Qué se mide?', 'What is measured?'))} onClose={onClose} onSave={save}>
      <Select label={t(say('Com s’ajunten les files', 'Cómo se juntan las filas', 'How rows are gathered'))} value={of} onValue={(next) => { setOf(next as Aggregate); if (next === 'sum' || next === 'mean') setColumn(column || (numbers[0]?.name ?? '')); }} options={choices.map((each) => ({ value: each, label: each === 'gathered' ? t(say('Com diu l’indicador', 'Como dice el indicador', 'As the indicator says')) : aggregates[each].title[language] }))} />
      {of !== 'count' && of !== 'gathered' && columns.length > 1 && <Select label={t(say('De quina columna', 'De qué columna', 'Of which column'))} value={column} onValue={setColumn} options={columns.map(({ name, title }) => ({ value: name, label: title[language] }))} />}
      {divided && <Select label={t(say('Dividit', 'Dividido', 'Divided'))} help={t(say('Pels habitants del padró de 2024 dels municipis que hi tenen dades.', 'Por los habitantes del padrón de 2024 de los municipios que tienen datos.', 'By the inhabitants, on the 2024 register, of the municipalities that have data.'))} value={per} onValue={(next) => setPer(next as Per | '')} options={[{ value: '', label: t(say('No', 'No', 'No')) }, ...(Object.keys(shares) as Per[]).map((each) => ({ value: each, label: shares[each].title[language] }))]} />}
    </Ask>
  );
}

function groupings(source: Source, language: 'ca' | 'es' | 'en'): (Option & { readonly by: By })[] {
  const territory = placeOf(source) === undefined ? [] : ['@municipi', '@comarca', '@mida'].map((column): By => ({ column }));
  const own = source.columns.filter(({ kind }) => kind !== 'place' && (kind !== 'number' || source.kind === 'dataset')).flatMap(({ name, kind }): By[] => (kind === 'day' || kind === 'moment' ? [{ column: name, grain: 'year' }, { column: name, grain: 'month' }] : [{ column: name }]));
  return [...territory, ...own].map((by) => ({ by, value: `${by.column}|${by.grain ?? ''}`, label: titleOfBy(source, by, language) }));
}

function ByDialog({ source, value, onClose, onSave }: { source: Source; value: By | undefined; onClose(): void; onSave(by: By): void }) {
  const t = useText();
  const { language } = useLanguage();
  const options = groupings(source, language);
  const [chosen, setChosen] = useState(value === undefined ? (options[0]?.value ?? '') : `${value.column}|${value.grain ?? ''}`);
  const by = options.find((each) => each.value === chosen)?.by;
  return <Ask title={t(say('Per què s’agrupa?', '¿Por qué se agrupa?', 'By what?'))} onClose={onClose} usable={by !== undefined} onSave={() => by && onSave(by)}><Select label={t(say('Agrupa per', 'Agrupar por', 'Group by'))} value={chosen} onValue={setChosen} options={options.map(({ value: each, label }) => ({ value: each, label }))} /></Ask>;
}

function OnlyDialog({ source, vocabulary: { territory }, value, onClose, onSave }: { source: Source; vocabulary: Vocabulary; value: Only | undefined; onClose(): void; onSave(only: Only): void }) {
  const t = useText();
  const id = useId();
  const { language } = useLanguage();
  const columns: Option[] = [...(placeOf(source) === undefined ? [] : ['@municipi', '@comarca', '@mida', '@habitants'].map((name) => ({ value: name, label: territorial[name]!.title[language] }))), ...source.columns.filter(({ kind }) => kind !== 'place').map(({ name, title }) => ({ value: name, label: title[language] }))];
  const [column, setColumn] = useState(value?.column ?? columns[0]?.value ?? '');
  const [is, setIs] = useState<Comparison>(value?.is ?? '=');
  const [written, setWritten] = useState(value?.values.join('; ') ?? '');
  const options = (column === '@municipi' ? territory.places.map(({ name }) => ({ value: name, title: { ca: name, es: name, en: name } })) : column === '@comarca' ? territory.counties.map((name) => ({ value: name, title: { ca: name, es: name, en: name } })) : column === '@mida' ? territory.bands.map((band) => ({ value: band.ca, title: band })) : columnOf(source, column)?.values) ?? [];
  const compared = (Object.keys(comparisons) as Comparison[]).filter((each) => (each === 'last' ? isTime(source, column) : each === '=' || each === '<>' || column === '@habitants' || ['number', 'year', 'day', 'moment'].includes(columnOf(source, column)?.kind ?? '')));
  const values = is === 'last' ? [written.trim() || '1'] : written.split(';').map((each) => { const found = options.find(({ title, value: known }) => title[language] === each.trim() || known === each.trim()); return found?.value ?? each.trim(); }).filter((each) => each !== '');
  const number = column === '@habitants' || ['number', 'year', 'day', 'moment'].includes(columnOf(source, column)?.kind ?? '');
  const clean = number ? values.map((each) => each.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.')) : values;
  const wrong = number && clean.some((each) => !/^-?\d+(\.\d+)?$/.test(each)) ? t(say('Escriviu un número.', 'Escriba un número.', 'Write a number.')) : undefined;
  return (
    <Ask title={t(say('Quines files compten?', '¿Qué filas cuentan?', 'Which rows count?'))} onClose={onClose} usable={clean.length > 0 && wrong === undefined} onSave={() => onSave({ column, is: compared.includes(is) ? is : '=', values: clean })}>
      <Select label={t(say('Columna', 'Columna', 'Column'))} value={column} onValue={(next) => { setColumn(next); setIs('='); setWritten(''); }} options={columns} />
      <Select label={t(say('Comparació', 'Comparación', 'Comparison'))} value={is} onValue={(next) => setIs(next as Comparison)} options={compared.map((each) => ({ value: each, label: comparisons[each].title[language] }))} />
      {options.length > 0 && options.length <= 40 && !number
        ? <Select label={t(say('Valor', 'Valor', 'Value'))} value={clean[0] ?? ''} empty={t(say('Trieu-ne un', 'Elija uno', 'Choose one'))} onValue={setWritten} options={options.map(({ value: each, title }) => ({ value: each, label: title[language] }))} />
        : <><TextField label={is === 'last' ? t(say('Quants períodes', 'Cuántos periodos', 'How many periods')) : t(say('Valor', 'Valor', 'Value'))} help={is === 'last' ? undefined : t(say('Si n’hi ha més d’un, separeu-los amb punt i coma.', 'Si hay más de uno, sepárelos con punto y coma.', 'If there are several, part them with semicolons.'))} problem={written === '' ? undefined : wrong} list={`${id}-values`} value={written} onValue={setWritten} {...(number ? { inputMode: 'decimal' as const } : {})} /><datalist id={`${id}-values`}>{options.map(({ value: each, title }) => <option key={each} value={title[language]}>{title[language]}</option>)}</datalist></>}
    </Ask>
  );
}

function FirstDialog({ value, onClose, onSave }: { value: NonNullable<Question['first']>; onClose(): void; onSave(first: NonNullable<Question['first']>): void }) {
  const t = useText();
  const [how, setHow] = useState<string>(value.how);
  const [many, setMany] = useState(String(value.many));
  const number = Number(many);
  return (
    <Ask title={t(say('Quants i per quin cap?', '¿Cuántos y por qué extremo?', 'How many, from which end?'))} onClose={onClose} usable={Number.isInteger(number) && number > 0 && number <= 5000} onSave={() => onSave({ how: how as 'most', many: number })}>
      <Select label={t(say('Quins', 'Cuáles', 'Which'))} value={how} onValue={setHow} options={[{ value: 'most', label: t(say('Els més alts', 'Los más altos', 'The highest')) }, { value: 'least', label: t(say('Els més baixos', 'Los más bajos', 'The lowest')) }]} />
      <TextField label={t(say('Quants', 'Cuántos', 'How many'))} inputMode="numeric" value={many} onValue={setMany} />
    </Ask>
  );
}

/** The simplest question to a source: what one gets by picking it. */
export const plainQuestion = (source: Source): Question => completed(source, { by: [], only: [], ...(source.columns.some(({ kind }) => kind === 'number') ? {} : { of: 'count' as const }) });
