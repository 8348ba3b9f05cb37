import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react';
import { ArrowCounterClockwiseIcon, ArrowRightIcon, Button, Dialog, InfoIcon, Skeleton, State, useQueryOperation, useText, type Text } from '@comu/design';
import { Findings } from '@comu/running-processes/findings';
import type { Drawer, Drawn, Sign } from './drawing/drawer.ts';
import { kindOf } from './kind-words.ts';
import { Outline } from './outline.tsx';
import { Panel } from './properties/panel.tsx';
import type { Checked, Finding, Words } from './rows.ts';
import type { Draft } from './use-draft.ts';
import { variablesIn } from './variables.ts';

const Canvas = lazy(async () => ({ default: (await import('./drawing/canvas.tsx')).Canvas }));

/** Narrower than this one reads and makes small changes; boxes are not dragged with a finger. */
const useNarrow = (): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia('(max-width: 48rem)').matches);
  useEffect(() => {
    const media = matchMedia('(max-width: 48rem)');
    const told = () => setNarrow(media.matches);
    media.addEventListener('change', told);
    return () => media.removeEventListener('change', told);
  }, []);
  return narrow;
};

/** The drawing, its steps in words beside it, what the chosen one says, and what is wrong, as it is drawn. */
export function Draw({ draft, checked, drawn: paper, hidden }: {
  draft: Draft; checked: Checked | undefined;
  /** What the paper was last drawn from anew: what the draft holds may be further on. */
  drawn: string; hidden: boolean;
}) {
  const t = useText();
  const narrow = useNarrow();
  const { data: words } = useQueryOperation<Words>('modelling.words');
  const [drawer, setDrawer] = useState<Drawer>();
  const [stamp, bump] = useReducer((count: number) => count + 1, 0);
  const [open, setOpen] = useState(false);
  const changes = useRef(0);
  const unwritten = useRef(false);
  const take = () => {
    const now = (changes.current += 1);
    unwritten.current = true;
    bump();
    // The file is written a moment after the last change, not at each letter.
    setTimeout(() => {
      if (now !== changes.current || drawer === undefined) return;
      void drawer.xml().then((bpmn) => {
        if (now !== changes.current) return;
        unwritten.current = false;
        draft.change({ bpmn });
      });
    }, Math.min(4000, 400 + paper.length / 1500));
  };
  // What was drawn a moment before leaving is kept as well.
  const leave = useEffectEvent(() => {
    if (!unwritten.current || drawer === undefined) return;
    void drawer.xml().then((bpmn) => { draft.change({ bpmn }); void draft.keep(); });
  });
  useEffect(() => () => leave(), []);
  // `stamp` tells that the editor has changed what it holds.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const all = useMemo(() => drawer?.all() ?? [], [drawer, stamp]);
  const variables = useMemo(() => (drawer === undefined ? [] : variablesIn(drawer, all)), [drawer, all]);
  const findings = useMemo(() => (checked?.findings ?? []).map((finding) => calledByKind(finding, all)), [checked, all]);
  const signs = useMemo(() => signsOf(findings, t), [findings, t]);
  const chosen = drawer?.chosen();
  useEffect(() => {
    if (!hidden) drawer?.whole('readable');
  }, [drawer, hidden]);
  const choose = (id: string) => {
    drawer?.choose(id);
    if (narrow) setOpen(true);
  };
  const panel = drawer === undefined ? <Skeleton lines={6} /> : <Panel drawer={drawer} drawn={chosen ?? drawer.root()} all={all} words={words} variables={variables} decisions={draft.content.decisions} />;
  const may = drawer?.may() ?? { undo: false, redo: false };
  return (
    <div className="model-draw" hidden={hidden}>
      {narrow && <p className="notice" data-color="info"><InfoIcon size={18} aria-hidden /><span>{t({ ca: 'En aquesta pantalla podeu llegir el procés i canviar què diu cada pas. Per dibuixar-hi, obriu-lo en un ordinador.', es: 'En esta pantalla puede leer el proceso y cambiar qué dice cada paso. Para dibujar, ábralo en un ordenador.', en: 'On this screen you can read the process and change what each step says. To draw, open it on a computer.' })}</span></p>}
      <div className="model-bar no-print">
        <Button small look="quiet" icon={ArrowCounterClockwiseIcon} disabled={!may.undo} onClick={() => drawer?.undo()}>{t({ ca: 'Desfés', es: 'Deshacer', en: 'Undo' })}</Button>
        <Button small look="quiet" icon={ArrowRightIcon} disabled={!may.redo} onClick={() => drawer?.redo()}>{t({ ca: 'Refés', es: 'Rehacer', en: 'Redo' })}</Button>
        <CheckState checked={checked} />
      </div>
      <div className="model-desk">
        <Outline drawer={drawer} all={all} chosen={chosen?.id} signs={signs} onChoose={choose} still={narrow} />
        <Suspense fallback={<Skeleton lines={10} />}>
          <Canvas bpmn={paper} signs={signs} onDrawer={setDrawer} onChange={take} onChoose={bump} label={t({ ca: 'Dibuix del procés. La llista de passos diu el mateix en paraules i s’hi pot canviar tot amb el teclat.', es: 'Dibujo del proceso. La lista de pasos dice lo mismo en palabras y en ella se puede cambiar todo con el teclado.', en: 'Drawing of the process. The list of steps says the same in words, and all can be changed there by keyboard.' })} />
        </Suspense>
        {!narrow && <aside className="model-panel" aria-label={t({ ca: 'Què diu l’element triat', es: 'Qué dice el elemento elegido', en: 'What the chosen element says' })}>{panel}</aside>}
      </div>
      {narrow && <Dialog open={open} onClose={() => setOpen(false)} title={t({ ca: 'Què diu aquest pas', es: 'Qué dice este paso', en: 'What this step says' })}>{panel}</Dialog>}
      {findings.length > 0 && <section className="model-findings" aria-label={t({ ca: 'Per corregir o mirar', es: 'Por corregir o mirar', en: 'To correct or look at' })}><h2>{t({ ca: 'Per corregir o mirar', es: 'Por corregir o mirar', en: 'To correct or look at' })}</h2><Findings findings={findings.map((finding) => ({ ...finding, name: t(finding.called) }))} chosen={chosen?.id} onChoose={choose} />{checked !== undefined && checked.left > 0 && <p className="small soft">{t({ ca: 'I {count} més: es veuran quan aquestes estiguin resoltes.', es: 'Y {count} más: se verán cuando estas estén resueltas.', en: 'And {count} more: they will be seen once these are solved.' }, { count: checked.left })}</p>}</section>}
    </div>
  );
}

function CheckState({ checked }: { checked: Checked | undefined }) {
  const t = useText();
  if (checked === undefined) return null;
  const refusing = checked.findings.filter(({ refuses }) => refuses).length;
  const rest = checked.findings.length - refusing + checked.left;
  return (
    <span className="model-check" aria-live="polite">
      {refusing > 0
        ? <State tone="danger">{t(refusing === 1 ? { ca: '1 cosa per corregir', es: '1 cosa por corregir', en: '1 thing to correct' } : { ca: '{count} coses per corregir', es: '{count} cosas por corregir', en: '{count} things to correct' }, { count: refusing })}</State>
        : <State tone="success">{t({ ca: 'Es pot publicar', es: 'Se puede publicar', en: 'It can be published' })}</State>}
      {rest > 0 && <span className="small soft">{t(rest === 1 ? { ca: '1 avís', es: '1 aviso', en: '1 warning' } : { ca: '{count} avisos', es: '{count} avisos', en: '{count} warnings' }, { count: rest })}</span>}
    </span>
  );
}

/** What has no name is called by what it is, not by its identifier in the file. */
function calledByKind(finding: Finding, all: readonly Drawn[]): Finding & { readonly called: Text } {
  const part = all.find(({ id }) => id === finding.element)?.part;
  const known = { ca: finding.name, es: finding.name, en: finding.name };
  if (part === undefined || (part.name ?? '') !== '' || finding.element === '') return { ...finding, called: known };
  const kind = kindOf(part);
  const { ca, es, en } = finding.sentence;
  return { ...finding, called: kind, sentence: { ca: ca.replaceAll(finding.element, kind.ca), es: es.replaceAll(finding.element, kind.es), en: en.replaceAll(finding.element, kind.en) } };
}

function signsOf(findings: readonly Finding[], t: ReturnType<typeof useText>): Readonly<Record<string, Sign>> {
  const signs: Record<string, Sign> = {};
  for (const { element, refuses, sentence } of findings) {
    if (element === '' || signs[element]?.tone === 'wrong') continue;
    signs[element] = { tone: refuses ? 'wrong' : 'advice', sign: refuses ? '!' : 'i', words: t(sentence) };
  }
  return signs;
}
