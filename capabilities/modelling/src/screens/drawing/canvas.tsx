import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { ArrowCounterClockwiseIcon, Button, MagnifyingGlassIcon, PlusIcon, ProblemNotice, Skeleton, useFormat, useLanguage, useText } from '@comu/design';
import type { Drawer, Sign } from './drawer.ts';
import { openDrawer } from './open-drawer.ts';

/** Boxes and lines from which drawing takes so long that one is asked first: bpmn-js draws some 1,000 a second and cannot be interrupted. */
const mostAtOnce = 3000;
const nextFrame = () => new Promise<void>((go) => { requestAnimationFrame(() => setTimeout(go)); });

/** The paper on which a process is drawn. It tells when the drawing has changed or something was chosen; what it shows is also listed in words beside it. */
export function Canvas({ bpmn, signs, label, onDrawer, onChange, onChoose }: {
  /** What to draw; a new value draws anew and forgets what could be undone. */
  bpmn: string; signs: Readonly<Record<string, Sign>>; label: string; onDrawer(drawer: Drawer | undefined): void; onChange(): void; onChoose(): void;
}) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawer, setDrawer] = useState<Drawer>();
  const [come, setCome] = useState<{ readonly of: string; readonly by: Drawer; readonly state: 'drawn' | 'undrawable' }>();
  const state = come !== undefined && come.of === bpmn && come.by === drawer ? come.state : 'coming';
  const [agreed, setAgreed] = useState(false);
  const size = useMemo(() => bpmn.split(/<(?:\w+:)?BPMN(?:Shape|Edge)\b/).length - 1, [bpmn]);
  const waits = size > mostAtOnce && !agreed;
  const told = useEffectEvent((what: 'change' | 'choose') => (what === 'change' ? onChange() : onChoose()));
  const give = useEffectEvent(onDrawer);

  useEffect(() => {
    if (frame.current === null) return;
    const made = openDrawer({ container: frame.current, language });
    made.onChange(() => told('change'));
    made.onChoose(() => told('choose'));
    setDrawer(made);
    return () => { give(undefined); made.close(); };
  }, [language]);

  useEffect(() => {
    if (drawer === undefined || waits) return;
    let left = false;
    // What is slow is told before it begins.
    void nextFrame().then(() => (left ? undefined : drawer.load(bpmn))).then(() => {
      if (left) return;
      setCome({ of: bpmn, by: drawer, state: 'drawn' });
      drawer.whole('readable');
      give(drawer);
    }, () => !left && setCome({ of: bpmn, by: drawer, state: 'undrawable' }));
    return () => { left = true; };
  }, [drawer, bpmn, waits]);

  useEffect(() => {
    if (state === 'drawn') drawer?.sign(signs);
  }, [drawer, state, signs]);

  useEffect(() => {
    if (state === 'drawn') nameParts(frame.current, label);
  }, [state, label]);

  return (
    <div className="model-canvas">
      <div className="drawing-tools no-print">
        <Button small look="quiet" icon={PlusIcon} onClick={() => drawer?.zoom(1.25)}>{t({ ca: 'Amplia', es: 'Ampliar', en: 'Larger' })}</Button>
        <Button small look="quiet" icon={MagnifyingGlassIcon} onClick={() => drawer?.zoom(0.8)}>{t({ ca: 'Redueix', es: 'Reducir', en: 'Smaller' })}</Button>
        <Button small look="quiet" icon={ArrowCounterClockwiseIcon} onClick={() => drawer?.whole()}>{t({ ca: 'Tot sencer', es: 'Entero', en: 'Whole' })}</Button>
      </div>
      <div className="model-paper" ref={frame} data-state={state} hidden={waits} />
      {waits && (
        <div className="notice" data-color="info">
          <p>{t({ ca: 'Aquest procés té {size} elements. Dibuixar-lo pot trigar mig minut, i mentrestant la pàgina no respondrà.', es: 'Este proceso tiene {size} elementos. Dibujarlo puede tardar medio minuto, y entretanto la página no responderá.', en: 'This process has {size} elements. Drawing it may take half a minute, while the page does not answer.' }, { size: format.integer(size) })}</p>
          <p className="small">{t({ ca: 'Es treballa millor dividint-lo en processos que es criden. La història, les taules, les proves i la publicació funcionen sense dibuixar-lo.', es: 'Se trabaja mejor dividiéndolo en procesos que se llaman. La historia, las tablas, las pruebas y la publicación funcionan sin dibujarlo.', en: 'It is easier to work with when split into processes that call one another. History, tables, tests and publication work without drawing it.' })}</p>
          <Button onClick={() => setAgreed(true)}>{t({ ca: 'Dibuixa’l sencer', es: 'Dibujarlo entero', en: 'Draw all of it' })}</Button>
        </div>
      )}
      {state === 'coming' && !waits && (size > mostAtOnce ? <p className="notice" role="status">{t({ ca: 'S’estan dibuixant {size} elements…', es: 'Dibujando {size} elementos…', en: 'Drawing {size} elements…' }, { size: format.integer(size) })}</p> : <Skeleton lines={6} />)}
      {state === 'undrawable' && <ProblemNotice problem={{ status: 422, code: 'modelling.undrawable', title: '', detail: '', sentence: undrawable, facts: {}, fields: [] }} />}
    </div>
  );
}

const undrawable = {
  ca: 'Aquest fitxer no porta dibuix o no es pot dibuixar. Obriu-lo amb l’editor d’on ve i torneu-lo a desar amb el diagrama.',
  es: 'Este archivo no lleva dibujo o no se puede dibujar. Ábralo con el editor de donde viene y vuelva a guardarlo con el diagrama.',
  en: 'This file carries no drawing or cannot be drawn. Open it with the editor it comes from and save it again with its diagram.',
};

/** What the editor leaves without a name for who cannot see it: the picture, and the tools of its palette. */
function nameParts(frame: HTMLElement | null, label: string) {
  const svg = frame?.querySelector('.djs-container > svg');
  svg?.setAttribute('role', 'img');
  svg?.setAttribute('aria-label', label);
  for (const entry of frame?.querySelectorAll<HTMLElement>('.djs-palette .entry') ?? []) entry.setAttribute('aria-hidden', 'true');
}
