import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, CheckCircleIcon, ClockIcon, Page, ProblemNotice, Skeleton, State, Tabs, useFormat, useQueryOperation, useSettled, useText, type ScreenProps } from '@comu/design';
import { Crossed } from './crossed.tsx';
import { Draw } from './draw.tsx';
import { Exporting } from './exporting.tsx';
import { Publishing } from './publishing.tsx';
import type { Checked, Opened } from './rows.ts';
import { Tests } from './tests.tsx';
import { useDraft, type Draft } from './use-draft.ts';
import { Versions } from './versions.tsx';
import './modelling.css';
import './paper.css';

const Tables = lazy(async () => ({ default: (await import('./tables.tsx')).Tables }));

/** One model: drawn, its tables, its tests, its history and its publication. */
export function ModelEditor({ params: { org = '', model = '' } }: ScreenProps) {
  const t = useText();
  const [opened, setOpened] = useState<Opened>();
  const { data, error } = useQueryOperation<Opened>('modelling.open-model', { model }, { enabled: opened?.id !== model });
  if (opened?.id !== model && data?.id === model) setOpened(data);
  const trail = [{ label: t({ ca: 'Models', es: 'Modelos', en: 'Models' }), href: `/o/${org}/modelatge` }];
  if (opened?.id === model) return <Editing key={opened.id} org={org} opened={opened} trail={trail} />;
  return <Page title={t({ ca: 'Model de procés', es: 'Modelo de proceso', en: 'Process model' })} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={10} />}</Page>;
}

type Part = 'draw' | 'tables' | 'tests' | 'versions' | 'publish';

function Editing({ org, opened, trail }: { org: string; opened: Opened; trail: readonly { label: string; href: string }[] }) {
  const t = useText();
  const draft = useDraft(opened);
  const [part, setPart] = useState<Part>('draw');
  const [paper, setPaper] = useState(opened.content.bpmn);
  const { content } = draft;
  const asked = useSettled(useMemo(() => ({ code: opened.code, bpmn: content.bpmn, decisions: content.decisions }), [opened.code, content.bpmn, content.decisions]), Math.min(8000, 700 + content.bpmn.length / 800));
  const { data: checked } = useQueryOperation<Checked>('modelling.check', asked);
  const adopt = (state: { number: number; content: typeof content }) => {
    draft.adopt(state);
    setPaper(state.content.bpmn);
  };
  return (
    <Page title={opened.name} trail={trail} state={<Kept draft={draft} />} actions={<Exporting model={opened} draft={draft} onAdopt={(bpmn) => { draft.change({ bpmn }); setPaper(bpmn); }} />}>
      {draft.problem && <ProblemNotice problem={draft.problem} action={<Button small onClick={() => void draft.keep()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} />}
      <Crossed org={org} model={opened} draft={draft} onAdopt={adopt} />
      <Tabs label={t({ ca: 'Parts del model', es: 'Partes del modelo', en: 'Parts of the model' })} value={part} onValue={(key) => setPart(key as Part)} tabs={[
        { key: 'draw', label: t({ ca: 'Dibuix', es: 'Dibujo', en: 'Drawing' }) }, { key: 'tables', label: t({ ca: 'Taules de decisió', es: 'Tablas de decisión', en: 'Decision tables' }), count: content.decisions.length },
        { key: 'tests', label: t({ ca: 'Assaig i proves', es: 'Ensayo y pruebas', en: 'Rehearsal and tests' }), count: content.tests.length }, { key: 'versions', label: t({ ca: 'Història', es: 'Historia', en: 'History' }) },
        { key: 'publish', label: t({ ca: 'Publicació', es: 'Publicación', en: 'Publication' }) }]}>
        <Draw draft={draft} checked={checked} drawn={paper} hidden={part !== 'draw'} />
        {part === 'tables' && <Suspense fallback={<Skeleton lines={8} />}><Tables draft={draft} /></Suspense>}
        {part === 'tests' && <Tests draft={draft} />}
        {part === 'versions' && <Versions model={opened} draft={draft} onAdopt={adopt} />}
        {part === 'publish' && <Publishing org={org} model={opened} draft={draft} checked={checked} />}
      </Tabs>
    </Page>
  );
}

/** Whether what is drawn is kept. */
function Kept({ draft }: { draft: Draft }) {
  const t = useText();
  const format = useFormat();
  const said = {
    kept: <State tone="neutral" icon={CheckCircleIcon}>{t({ ca: 'Desat ({number})', es: 'Guardado ({number})', en: 'Saved ({number})' }, { number: format.integer(draft.number) })}</State>,
    'to-keep': <State tone="neutral" icon={ClockIcon}>{t({ ca: 'Es desarà sol', es: 'Se guardará solo', en: 'Will be saved' })}</State>,
    keeping: <State tone="neutral" icon={ClockIcon}>{t({ ca: 'S’està desant…', es: 'Guardando…', en: 'Saving…' })}</State>,
    crossed: <State tone="warning">{t({ ca: 'Sense desar', es: 'Sin guardar', en: 'Not saved' })}</State>,
    refused: <State tone="danger">{t({ ca: 'Sense desar', es: 'Sin guardar', en: 'Not saved' })}</State>,
  };
  return <span aria-live="polite">{said[draft.keeping]}</span>;
}
