import { useState } from 'react';
import { Button, Dialog, EmptyState, RadioGroup, Select, Skeleton, TextArea, useQueryOperation, useText, type Text } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { charts, say, type ChartName } from '../words.ts';

interface Indicators { readonly place: string | null; readonly indicators: readonly { readonly code: string; readonly name: Text; readonly universe: string; readonly period: string | null }[] }
interface Shapes { readonly places: readonly { readonly ine: string; readonly name: string }[] }

/** Asks what the new part shows. */
export function PartForm({ onAdd, onClose }: { onAdd(part: Part): void; onClose(): void }) {
  const t = useText();
  const { data } = useQueryOperation<Indicators>('indicators.list');
  const { data: shapes } = useQueryOperation<Shapes>('indicators.shapes', {}, { organisation: null });
  const [kind, setKind] = useState<string>('chart');
  const [chosen, setIndicator] = useState('');
  const [chart, setChart] = useState<string>('map');
  const [place, setPlace] = useState<string>();
  const [words, setWords] = useState('');
  const ready = (data?.indicators ?? []).filter(({ period }) => period !== null);
  const indicator = ready.find(({ code }) => code === chosen) ?? ready[0];
  const own = indicator?.universe === 'own';
  const here = place ?? data?.place ?? '';
  const usual = own && chart !== 'heat' ? 'line' : chart;
  const add = () => {
    const common = { id: crypto.randomUUID().replaceAll('-', '').slice(0, 20), width: kind === 'figure' ? 1 : kind === 'text' ? 3 : 2 };
    if (kind === 'text') return onAdd({ ...common, kind, text: words });
    if (indicator === undefined) return;
    if (kind === 'figure') return onAdd({ ...common, kind, indicator: indicator.code, place: here });
    if (kind === 'table') return onAdd({ ...common, kind, indicator: indicator.code, places: [] });
    onAdd({ ...common, kind: 'chart', indicator: indicator.code, chart: usual as ChartName, places: here === '' ? [] : [here] });
  };
  const usable = kind === 'text' ? words.trim() !== '' : indicator !== undefined && (kind !== 'figure' || here !== '');
  const placeOptions = (shapes?.places ?? []).map(({ ine, name }) => ({ value: ine, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'ca'));
  return (
    <Dialog open side onClose={onClose} title={t(say('Afegeix una peça', 'Añadir una pieza', 'Add a part'))} footer={<Button look="primary" disabled={!usable} onClick={add}>{t(say('Afegeix-la', 'Añadirla', 'Add it'))}</Button>}>
      <RadioGroup label={t(say('Què hi voleu', 'Qué quiere', 'What do you want'))} value={kind} onValue={setKind} options={[
        { value: 'chart', label: t(say('Un gràfic', 'Un gráfico', 'A chart')) }, { value: 'figure', label: t(say('Una xifra', 'Una cifra', 'A figure')) }, { value: 'table', label: t(say('Una taula', 'Una tabla', 'A table')) }, { value: 'text', label: t(say('Un text', 'Un texto', 'A text')) },
      ]} />
      {data === undefined && <Skeleton lines={3} />}
      {kind !== 'text' && data !== undefined && ready.length === 0 && <EmptyState title={t(say('Encara no hi ha cap indicador amb xifres', 'Todavía no hay ningún indicador con cifras', 'No indicator has figures yet'))}>{t(say('Carregueu dades o poseu al dia les xifres pròpies a Indicadors.', 'Cargue datos o actualice las cifras propias en Indicadores.', 'Load data or bring own figures up to date in Indicators.'))}</EmptyState>}
      {kind === 'text' && <TextArea rows={8} label={t(say('Text', 'Texto', 'Text'))} help={t(say('Per posar-hi una xifra viva escriviu {{codi:municipi}}, com ara {{population:08019}}. Una línia en blanc separa paràgrafs.', 'Para poner una cifra viva escriba {{código:municipio}}, como {{population:08019}}. Una línea en blanco separa párrafos.', 'For a live figure write {{code:municipality}}, such as {{population:08019}}. An empty line parts paragraphs.'))} value={words} onValue={setWords} />}
      {kind !== 'text' && ready.length > 0 && <>
        <Select label={t(say('Indicador', 'Indicador', 'Indicator'))} value={indicator?.code ?? ''} onValue={setIndicator} options={ready.map(({ code, name }) => ({ value: code, label: t(name) }))} />
        {kind === 'chart' && <Select label={t(say('Com es veu', 'Cómo se ve', 'How it is seen'))} value={usual} onValue={setChart} options={Object.entries(charts).filter(([value]) => !own || value === 'line' || value === 'heat').map(([value, label]) => ({ value, label: t(label) }))} />}
        {kind !== 'table' && placeOptions.length > 0 && <Select label={kind === 'figure' ? t(say('Municipi', 'Municipio', 'Municipality')) : t(say('Municipi que destaca', 'Municipio que destaca', 'Municipality set apart'))} value={here} onValue={setPlace} options={[...(kind === 'figure' && here !== '' ? [] : [{ value: '', label: kind === 'figure' ? t(say('Trieu-ne un', 'Elija uno', 'Choose one')) : t(say('Cap', 'Ninguno', 'None')) }]), ...placeOptions]} />}
      </>}
    </Dialog>
  );
}
