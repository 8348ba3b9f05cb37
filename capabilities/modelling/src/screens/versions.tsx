import { useMemo, useState } from 'react';
import { Button, ClockCounterClockwiseIcon, Confirm, ProblemNotice, Section, Skeleton, State, TextField, toast, useFormat, useQueryOperation, useRun, useSettled, useText, type Text } from '@comu/design';
import { ProcessDiagram } from '@comu/running-processes/drawing';
import type { Difference, HistoryState, ModelContent, Opened } from './rows.ts';
import type { Draft } from './use-draft.ts';

/** Every state of the model, who made each and when; any two compared on their drawings and in words, and any brought back. */
export function Versions({ model, draft, onAdopt }: { model: Opened; draft: Draft; onAdopt(state: { number: number; content: ModelContent }): void }) {
  const t = useText();
  const format = useFormat();
  const [before, setBefore] = useState<number>();
  const [pages, setPages] = useState<readonly number[]>([]);
  const [after, setAfter] = useState<number | 'drawn'>();
  const compare = (one: number, other: number | 'drawn') => { setBefore(other === 'drawn' ? one : Math.min(one, other)); setAfter(other === 'drawn' ? other : Math.max(one, other)); };
  const { data, error } = useQueryOperation<{ states: HistoryState[]; next: number | null }>('modelling.history', { model: model.id, ...(pages.length === 0 ? {} : { before: pages.at(-1) }) });
  const [restoring, setRestoring] = useState<number>();
  const { run, running, problem } = useRun<{ number: number }>('modelling.restore-state');
  const state = useRun<{ content: ModelContent }>('modelling.state');
  const restore = async (number: number) => {
    const base = await draft.keep();
    if (base === undefined) return;
    const [restored, old] = [await run({ model: model.id, base, number }), await state.run({ model: model.id, number })];
    setRestoring(undefined);
    if (restored === undefined || old === undefined) return;
    onAdopt({ number: restored.number, content: old.content });
    toast(t({ ca: 'S’ha recuperat l’estat {number}', es: 'Se ha recuperado el estado {number}', en: 'State {number} was brought back' }, { number }));
  };
  return (
    <div className="model-stack">
      {error && <ProblemNotice problem={error.problem} />}
      {problem && <ProblemNotice problem={problem} />}
      <Choose newest={draft.number} onCompare={compare} />
      {before !== undefined && after !== undefined && <Compared model={model.id} before={before} after={after} drawn={draft.content.bpmn} onClose={() => { setBefore(undefined); setAfter(undefined); }} />}
      <Section title={t({ ca: 'Estats desats', es: 'Estados guardados', en: 'Saved states' })} describe={t({ ca: 'No se’n perd mai cap.', es: 'Nunca se pierde ninguno.', en: 'None is ever lost.' })}>
        {data === undefined && !error && <Skeleton lines={6} />}
        <ul className="model-history">{data?.states.map(({ number, at, by, note, edition }) => (
          <li key={number}>
            <span className="tabular model-number">{number}</span>
            <span>{format.moment(at)}{by && <span className="soft"> · {by}</span>}{note && <span className="soft"> · {t(sayNote(note))}</span>}</span>
            {edition !== null && <State tone="success">{t({ ca: 'Versió {edition}', es: 'Versión {edition}', en: 'Version {edition}' }, { edition })}</State>}
            <span className="model-acts">
              {number !== data.states[0]?.number && <Button small look="quiet" onClick={() => compare(number, 'drawn')}>{t({ ca: 'Compara amb l’actual', es: 'Comparar con el actual', en: 'Compare with the present' })}<span className="sr-only"> ({number})</span></Button>}
              {number > 1 && <Button small look="quiet" onClick={() => compare(number - 1, number)}>{t({ ca: 'Què hi va canviar', es: 'Qué cambió', en: 'What it changed' })}<span className="sr-only"> ({number})</span></Button>}
              {number !== data.states[0]?.number && <Button small look="quiet" icon={ClockCounterClockwiseIcon} onClick={() => setRestoring(number)}>{t({ ca: 'Recupera’l', es: 'Recuperarlo', en: 'Bring back' })}<span className="sr-only"> ({number})</span></Button>}
            </span>
          </li>
        ))}</ul>
        <div className="model-acts">
          {pages.length > 0 && <Button small onClick={() => setPages(pages.slice(0, -1))}>{t({ ca: 'Més nous', es: 'Más nuevos', en: 'Newer' })}</Button>}
          {data?.next != null && <Button small onClick={() => setPages([...pages, data.next as number])}>{t({ ca: 'Més antics', es: 'Más antiguos', en: 'Older' })}</Button>}
        </div>
      </Section>
      <Confirm open={restoring !== undefined} busy={running} onClose={() => setRestoring(undefined)} onConfirm={() => restoring !== undefined && void restore(restoring)} title={t({ ca: 'Recuperar l’estat {number}', es: 'Recuperar el estado {number}', en: 'Bring state {number} back' }, { number: restoring ?? 0 })} verb={t({ ca: 'Recupera’l', es: 'Recuperarlo', en: 'Bring it back' })}>
        <p>{t({ ca: 'Es desa com a estat nou: els d’ara no es perden.', es: 'Se guarda como estado nuevo: los de ahora no se pierden.', en: 'It is saved as a new state: those of now are not lost.' })}</p>
      </Confirm>
    </div>
  );
}

const notes: Readonly<Record<string, Text>> = {
  template: { ca: 'plantilla', es: 'plantilla', en: 'template' }, import: { ca: 'importat de {rest}', es: 'importado de {rest}', en: 'imported from {rest}' }, restored: { ca: 'recuperat de l’estat {rest}', es: 'recuperado del estado {rest}', en: 'brought back from state {rest}' },
  version: { ca: 'de la versió {rest}', es: 'de la versión {rest}', en: 'from version {rest}' }, apart: { ca: 'a part de {rest}', es: 'aparte de {rest}', en: 'apart from {rest}' },
};
const sayNote = (note: string): Text => {
  const [kind = '', rest = ''] = note.split(/: (.*)/);
  const text = notes[kind] ?? { ca: note, es: note, en: note };
  return { ca: text.ca.replace('{rest}', rest), es: text.es.replace('{rest}', rest), en: text.en.replace('{rest}', rest) };
};

/** Which two to compare, by number: any two states, or one with the present drawing. */
function Choose({ newest, onCompare }: { newest: number; onCompare(one: number, other: number | 'drawn'): void }) {
  const t = useText();
  const [one, setOne] = useState('1');
  const [other, setOther] = useState('');
  const valid = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= newest;
  const wrong = (text: string) => (text === '' || valid(text) ? undefined : t({ ca: 'De l’1 al {newest}.', es: 'Del 1 al {newest}.', en: 'From 1 to {newest}.' }, { newest }));
  const ready = valid(one) && (other === '' || (valid(other) && other !== one));
  return (
    <form className="model-choose" onSubmit={(event) => { event.preventDefault(); if (ready) onCompare(Number(one), other === '' ? 'drawn' : Number(other)); }}>
      <TextField label={t({ ca: 'Compara l’estat', es: 'Comparar el estado', en: 'Compare state' })} inputMode="numeric" className="ds-input short tabular" value={one} onValue={setOne} problem={wrong(one)} />
      <TextField label={t({ ca: 'amb l’estat', es: 'con el estado', en: 'with state' })} help={t({ ca: 'Buit: amb el dibuix d’ara.', es: 'Vacío: con el dibujo de ahora.', en: 'Empty: with the present drawing.' })} inputMode="numeric" className="ds-input short tabular" value={other} onValue={setOther} problem={wrong(other)} />
      <Button type="submit" disabled={!ready}>{t({ ca: 'Compara’ls', es: 'Compararlos', en: 'Compare' })}</Button>
    </form>
  );
}

/** Two states side by side, each with what is only in it marked, and the same in words. */
function Compared({ model, before, after, drawn, onClose }: { model: string; before: number; after: number | 'drawn'; drawn: string; onClose(): void }) {
  const t = useText();
  const [chosen, setChosen] = useState<string>();
  const settled = useSettled(drawn);
  const { data, error } = useQueryOperation<{ before: string; after: string; differences: Difference[] }>('modelling.compare', { model, before, ...(after === 'drawn' ? { drawn: settled } : { after }) });
  // A way is told in words, and drawn thicker where it is new: a badge on each would cover the boxes.
  const steps = useMemo(() => (data?.differences ?? []).filter(({ name }) => !name.includes(' → ')), [data]);
  const ways = useMemo(() => (data?.differences ?? []).filter(({ kind, name }) => kind === 'added' && name.includes(' → ')).map(({ element }) => element), [data]);
  const marks = useMemo(() => ({
    before: Object.fromEntries(steps.filter(({ kind }) => kind !== 'added').map(({ element, kind }) => [element, kind === 'removed' ? { tone: 'incident' as const, sign: '−' } : { tone: 'active' as const, sign: '≠' }])),
    after: Object.fromEntries(steps.filter(({ kind }) => kind !== 'removed').map(({ element, kind }) => [element, kind === 'added' ? { tone: 'done' as const, sign: '+' } : { tone: 'active' as const, sign: '≠' }])),
  }), [steps]);
  const signs = { added: '+', removed: '−', changed: '≠' };
  return (
    <Section title={after === 'drawn' ? t({ ca: 'De l’estat {before} al dibuix d’ara', es: 'Del estado {before} al dibujo de ahora', en: 'From state {before} to the present drawing' }, { before }) : t({ ca: 'De l’estat {before} al {after}', es: 'Del estado {before} al {after}', en: 'From state {before} to {after}' }, { before, after })} actions={<Button small onClick={onClose}>{t({ ca: 'Tanca', es: 'Cerrar', en: 'Close' })}</Button>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data && (
        <div className="model-stack">
          {data.differences.length === 0
            ? <p><State tone="neutral">{t({ ca: 'No hi ha cap diferència en el que fa el procés', es: 'No hay ninguna diferencia en lo que hace el proceso', en: 'There is no difference in what the process does' })}</State></p>
            : <ul className="model-differences">{data.differences.map(({ kind, element, name, sentences }) => <li key={`${kind}-${element}`}><span className="drawn-badge" data-tone={kind === 'added' ? 'done' : kind === 'removed' ? 'incident' : 'active'} aria-hidden>{signs[kind]}</span><div><button type="button" className="model-step" aria-pressed={element === chosen} onClick={() => setChosen(element)}><strong>{name}</strong></button>{sentences.map((sentence, index) => <p key={index} className="small">{t(sentence)}</p>)}</div></li>)}</ul>}
          <div className="model-side-by-side">
            <figure><figcaption>{t({ ca: 'Abans ({number})', es: 'Antes ({number})', en: 'Before ({number})' }, { number: before })}</figcaption><ProcessDiagram bpmn={data.before} marks={marks.before} chosen={chosen} onChoose={setChosen} legend={[]} label={t({ ca: 'El dibuix d’abans', es: 'El dibujo de antes', en: 'The drawing before' })} /></figure>
            <figure><figcaption>{after === 'drawn' ? t({ ca: 'El dibuix d’ara', es: 'El dibujo de ahora', en: 'The present drawing' }) : t({ ca: 'Després ({number})', es: 'Después ({number})', en: 'After ({number})' }, { number: after })}</figcaption><ProcessDiagram bpmn={data.after} marks={marks.after} flows={ways} chosen={chosen} onChoose={setChosen} legend={[]} label={t({ ca: 'El dibuix d’ara', es: 'El dibujo de ahora', en: 'The drawing now' })} /></figure>
          </div>
        </div>
      )}
    </Section>
  );
}
