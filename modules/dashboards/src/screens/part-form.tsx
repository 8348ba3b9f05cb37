import { useDeferredValue, useState } from 'react';
import { Button, Dialog, EmptyState, RadioGroup, Skeleton, useQueryOperation, useText } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { unpacked, type Packed } from '../parts/pack.ts';
import { say } from '../words.ts';
import { MeasureFields, QuestionForm, TextFields } from './part-fields.tsx';
import { PartView } from './part.tsx';
import { useChoices } from './pickers.tsx';
import type { PartShown } from './rows.ts';

type Kind = Part['kind'];
const kinds = { chart: say('Un gràfic', 'Un gráfico', 'A chart'), figure: say('Una xifra', 'Una cifra', 'A figure'), table: say('Una taula', 'Una tabla', 'A table'), text: say('Un text', 'Un texto', 'A text') } as const;

/** Asks what a part shows, by choice and not by code, and shows it while it is chosen. */
export function PartForm({ before, onDone, onClose }: { before?: Part; onDone(part: Part): void; onClose(): void }) {
  const t = useText();
  const choices = useChoices();
  const [kind, setKind] = useState<Kind>(before?.kind ?? 'chart');
  const [draft, setDraft] = useState<Part | undefined>(before);
  const shown = useDeferredValue(JSON.stringify(draft));
  const part = draft === undefined ? undefined : (JSON.parse(shown ?? JSON.stringify(draft)) as Part);
  const { data } = useQueryOperation<Packed<PartShown>>('dashboards.preview', { parts: [part] }, { enabled: part !== undefined });
  const title = before === undefined ? t(say('Afegeix una peça', 'Añadir una pieza', 'Add a part')) : t(say('Canvia la peça', 'Cambiar la pieza', 'Change the part'));
  const empty = choices !== undefined && choices.measures.length === 0 && kind !== 'text' && kind !== 'question';
  return (
    <Dialog open side wide onClose={onClose} title={title} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" disabled={draft === undefined} onClick={() => draft && onDone(draft)}>{before === undefined ? t(say('Afegeix-la', 'Añadirla', 'Add it')) : t(say('Canvia-la', 'Cambiarla', 'Change it'))}</Button></>}>
      {before === undefined && <RadioGroup label={t(say('Què hi voleu', 'Qué quiere', 'What do you want'))} value={kind} onValue={(next) => { setKind(next as Kind); setDraft(undefined); }} options={Object.entries(kinds).map(([value, label]) => ({ value, label: t(label) }))} />}
      {choices === undefined && <Skeleton lines={4} />}
      {empty && <EmptyState title={t(say('Encara no hi ha cap indicador amb xifres', 'Todavía no hay ningún indicador con cifras', 'No indicator has figures yet'))}>{t(say('Carregueu dades o poseu al dia les xifres pròpies a Indicadors.', 'Cargue datos o actualice las cifras propias en Indicadores.', 'Load data or bring own figures up to date in Indicators.'))}</EmptyState>}
      {choices !== undefined && !empty && <div className="part-form">
        {kind === 'text' ? <TextFields choices={choices} before={before} onPart={setDraft} /> : before?.kind === 'question' ? <QuestionForm before={before} onPart={setDraft} /> : kind === 'question' ? null : <MeasureFields key={kind} kind={kind} choices={choices} before={before} onPart={setDraft} />}
      </div>}
      {part !== undefined && <section className="part-preview" aria-label={t(say('Com quedarà', 'Cómo quedará', 'How it will look'))}><h3>{t(say('Com quedarà', 'Cómo quedará', 'How it will look'))}</h3><PartView part={part} shown={data === undefined ? undefined : unpacked(data)[part.id]} linked={false} /></section>}
    </Dialog>
  );
}
