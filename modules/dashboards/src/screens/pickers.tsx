import { useMemo, useState } from 'react';
import { Button, Combobox, fold, Select, Skeleton, useLanguage, useQueryOperation, useText, XIcon, type FieldFrame, type Text } from '@comu/design';
import { useFigure } from '@comu/indicators/chart';
import type { Live } from '../parts/story.ts';
import { say } from '../words.ts';

export interface Pickable { readonly id: string; readonly label: string; readonly note?: string }
export interface Measure { readonly code: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly universe: string; readonly period: string | null; readonly mine: boolean }
interface Listed { readonly place: string | null; readonly seat: string | null; readonly indicators: readonly Measure[] }
interface Places { readonly places: readonly { readonly ine: string; readonly name: string }[] }
interface PeriodRows { readonly rows: readonly { readonly place: string; readonly period: string; readonly dimension: string; readonly value: number | null }[] }

/** What can be picked from: the measures that have figures, the municipalities by name, the body’s own one, and the place that the figures it takes of itself are of. */
export interface Choices { readonly measures: readonly Measure[]; readonly places: readonly Pickable[]; readonly here: string; readonly seat: string; nameOf(place: string): string }

export function useChoices(): Choices | undefined {
  const { language } = useLanguage();
  const { data } = useQueryOperation<Listed>('indicators.list');
  const { data: map } = useQueryOperation<Places>('indicators.shapes', {}, { organisation: null });
  return useMemo(() => {
    if (data === undefined || map === undefined) return undefined;
    const names = new Map(map.places.map(({ ine, name }) => [ine, name]));
    const measures = data.indicators.filter(({ period }) => period !== null).toSorted((a, b) => a.name[language].localeCompare(b.name[language], language));
    return { measures, here: data.place ?? '', seat: data.seat ?? '', places: map.places.map(({ ine, name }) => ({ id: ine, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'ca')), nameOf: (place) => names.get(place) ?? place };
  }, [data, map, language]);
}

/** One of a known list, by writing part of its name. */
export function Pick({ items, value, onValue, again = false, ...frame }: FieldFrame & { items: readonly Pickable[]; value: string; onValue(id: string): void; again?: boolean }) {
  const [typed, setTyped] = useState<string>();
  const chosen = items.find(({ id }) => id === value)?.label ?? '';
  const sought = fold(typed ?? '');
  const found = typed === undefined || typed === chosen ? items : items.filter(({ label }) => fold(label).includes(sought));
  return <Combobox {...frame} again={again} items={found} value={value === '' ? null : value} search={typed ?? chosen} onSearch={setTyped} onValue={(id) => { setTyped(undefined); if (id !== null) onValue(id); }} />;
}

/** A few municipalities, added one by one by name. */
export function PlacesPicker({ label, help, choices, value, onValue }: { label: string; help: string; choices: Choices; value: readonly string[]; onValue(places: readonly string[]): void }) {
  const t = useText();
  const [again, setAgain] = useState(false);
  const change = (places: readonly string[]) => { setAgain(true); onValue(places); };
  return (
    <div className="places-picker">
      <Pick key={value.length} again={again} label={label} help={help} optional items={choices.places.filter(({ id }) => !value.includes(id))} value="" onValue={(id) => change([...value, id])} />
      {value.length > 0 && <ul aria-label={label}>{value.map((place) => <li key={place} className="question-chip"><span>{choices.nameOf(place)}</span><button type="button" className="question-chip-remove" onClick={() => change(value.filter((each) => each !== place))} aria-label={t(say('Treu {name}', 'Quitar {name}', 'Remove {name}'), { name: choices.nameOf(place) })}><XIcon size={14} aria-hidden /></button></li>)}</ul>}
    </div>
  );
}

export function MeasurePicker({ choices: { measures }, value, onValue }: { choices: Choices; value: string; onValue(code: string): void }) {
  const t = useText();
  return <Pick label={t(say('Indicador', 'Indicador', 'Indicator'))} items={measures.map(({ code, name, universe }) => ({ id: code, label: t(name), ...(universe === 'own' ? { note: t(say('del mateix ens', 'del propio ente', 'of the body itself')) } : {}) }))} value={value} onValue={onValue} />;
}

/** The periods of a measure, each with its figure where one place is meant, the last one first. */
export function PeriodPicker({ measure, place, value, onValue }: { measure: Measure; place: string; value: string | undefined; onValue(period: string | undefined): void }) {
  const t = useText();
  const figure = useFigure();
  const own = measure.universe === 'own';
  const { data } = useQueryOperation<PeriodRows>('indicators.rows', { indicator: measure.code, period: 'all', dimension: '', ...(own ? {} : { places: [place === '' ? '08019' : place] }) });
  if (data === undefined) return <Skeleton lines={1} />;
  const known = data.rows.toReversed().map((row) => ({ value: row.period, label: place === '' && !own ? row.period : `${row.period}: ${figure(row.value, measure)}` }));
  return <Select label={t(say('Període', 'Periodo', 'Period'))} value={value ?? ''} empty={t(say('Sempre l’últim que hi hagi', 'Siempre el último que haya', 'Always the last there is'))} onValue={(next) => onValue(next === '' ? undefined : next)} options={known} />;
}

/** A figure picked by measure, place and period. */
export function FigurePicker({ choices, onPick }: { choices: Choices; onPick(figure: Live): void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const [place, setPlace] = useState(choices.here);
  const [period, setPeriod] = useState<string>();
  const measure = choices.measures.find((each) => each.code === code);
  const where = measure?.universe === 'own' ? choices.seat : place;
  return (
    <div className="figure-picker">
      <MeasurePicker choices={choices} value={code} onValue={(next) => { setCode(next); setPeriod(undefined); }} />
      {measure !== undefined && measure.universe !== 'own' && <Pick label={t(say('Municipi', 'Municipio', 'Municipality'))} items={choices.places} value={place} onValue={setPlace} />}
      {measure !== undefined && where !== '' && <PeriodPicker measure={measure} place={where} value={period} onValue={setPeriod} />}
      <Button disabled={measure === undefined || where === ''} onClick={() => onPick({ indicator: code, place: where, ...(period === undefined ? {} : { period }) })}>{t(say('Posa-la al text', 'Ponerla en el texto', 'Put it in the text'))}</Button>
    </div>
  );
}
