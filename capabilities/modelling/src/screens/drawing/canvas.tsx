import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ArrowCounterClockwiseIcon, Button, MagnifyingGlassIcon, PlusIcon, ProblemNotice, Skeleton, useLanguage, useText } from '@comu/design';
import type { Drawer, Sign } from './drawer.ts';
import { openDrawer } from './open-drawer.ts';

/** The paper on which a process is drawn. It tells when the drawing has changed or something was chosen; what it shows is also listed in words beside it. */
export function Canvas({ bpmn, signs, label, onDrawer, onChange, onChoose }: {
  /** What to draw; a new value draws anew and forgets what could be undone. */
  bpmn: string; signs: Readonly<Record<string, Sign>>; label: string; onDrawer(drawer: Drawer | undefined): void; onChange(): void; onChoose(): void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawer, setDrawer] = useState<Drawer>();
  const [come, setCome] = useState<{ readonly of: string; readonly by: Drawer; readonly state: 'drawn' | 'undrawable' }>();
  const state = come !== undefined && come.of === bpmn && come.by === drawer ? come.state : 'coming';
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
    if (drawer === undefined) return;
    let left = false;
    drawer.load(bpmn).then(() => {
      if (left) return;
      setCome({ of: bpmn, by: drawer, state: 'drawn' });
      drawer.whole();
      give(drawer);
    }, () => !left && setCome({ of: bpmn, by: drawer, state: 'undrawable' }));
    return () => { left = true; };
  }, [drawer, bpmn]);

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
      <div className="model-paper" ref={frame} data-state={state} />
      {state === 'coming' && <Skeleton lines={6} />}
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
