import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ArrowCounterClockwiseIcon, Button, MagnifyingGlassIcon, PlusIcon, useLanguage, useText } from '@comu/design';
import './processes.css';

/** What a drawing shows on an element: a sign (never only a colour), and how much has passed, from 0 to 4. */
export interface Mark {
  readonly tone: 'done' | 'active' | 'incident' | 'passed' | 'wrong';
  readonly sign: string;
  readonly heat?: number;
}

export interface DrawingProps {
  readonly bpmn: string;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly flows?: readonly string[];
  /** What the picture is, for who cannot see it. */
  readonly label: string;
  readonly chosen?: string | undefined;
  /** What the reader calls a step, where the file itself does not say it in the reader’s language. */
  called?(name: string): string;
  onChoose?(element: string): void;
}

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
interface Canvas {
  viewbox(shown?: Box): { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
  resized(): void;
  zoom(step?: number | 'fit-viewport', centre?: 'auto'): number;
  scroll(by: { dx: number; dy: number }): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  scrollToElement(element: string, padding?: number): void;
}
interface Overlays { add(element: string, overlay: { position: object; html: HTMLElement; scale?: boolean | object }): string; clear(): void }
type Drawn = Box & { readonly businessObject: { readonly id: string }; readonly waypoints?: readonly { readonly x: number; readonly y: number }[] };
interface Elements { get(id: string): Drawn | undefined }

/** An element as the file tells it: its name in Catalan, and in the other languages where somebody wrote it. */
interface Named { name?: string; readonly extensionElements?: { readonly values?: readonly ({ readonly $type: string } & Readonly<Partial<Record<string, string>>>)[] } }

const noFlows: readonly string[] = [];
/** Below this the words of a model cannot be read, so a large one opens on a part of it. */
const smallest = 0.62;
/** Empty paper around a model, in its own units. */
const margin = 40;

/** A BPMN model as it is drawn in its file, with marks on its elements. Mouse and touch move it; beside it the same is told in words. */
export function Drawing({ bpmn, marks, flows = noFlows, label, chosen, called, onChoose }: DrawingProps) {
  const t = useText();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const [drawn, setDrawn] = useState<{ readonly bpmn: string; readonly well: boolean }>();
  // A model that changes is not drawn until its own file has been read, however soon that is: its marks are put anew.
  const state = drawn?.bpmn !== bpmn ? 'coming' : drawn.well ? 'drawn' : 'undrawable';
  const choose = useEffectEvent((element: string) => onChoose?.(element));

  const name = useEffectEvent((elements: readonly Named[]) => {
    for (const element of elements) {
      const said = element.extensionElements?.values?.find(({ $type }) => $type === 'comu:name')?.[language];
      if (element.name) element.name = said ?? called?.(element.name) ?? element.name;
    }
  });

  useEffect(() => {
    if (frame.current === null) return;
    // Words are measured outside the page's styles, so the font is given by its real name.
    const { fontFamily } = getComputedStyle(frame.current);
    // The wheel belongs to the page: a diagram that takes it traps who scrolls past.
    const made = new NavigatedViewer({ container: frame.current, zoomScroll: { enabled: false }, bpmnRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' }, textRenderer: { defaultStyle: { fontFamily, fontSize: 12 }, externalStyle: { fontSize: 12 } } } as object);
    made.on('element.click', ({ element }: { element: { businessObject?: { id?: string } } }) => element.businessObject?.id !== undefined && choose(element.businessObject.id));
    made.on('import.parse.complete', ({ elementsById }: { elementsById?: Readonly<Record<string, Named>> }) => name(Object.values(elementsById ?? {})));
    setViewer(made);
    return () => made.destroy();
  }, []);

  useEffect(() => {
    if (viewer === undefined) return;
    let left = false;
    viewer.importXML(bpmn).then(() => !left && setDrawn({ bpmn, well: true }), () => !left && setDrawn({ bpmn, well: false }));
    return () => { left = true; };
  }, [viewer, bpmn]);

  useEffect(() => {
    if (viewer === undefined || state !== 'drawn') return;
    const canvas = viewer.get('canvas') as Canvas;
    const first = Object.entries(marks).find(([, { tone }]) => tone !== 'done' && tone !== 'passed')?.[0];
    showWhole(canvas, frame.current);
    if (canvas.zoom() < smallest) showPart(canvas, first === undefined ? undefined : (viewer.get('elementRegistry') as Elements).get(first));
    // Only when a model has just been drawn: later marks leave the view where the reader put it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [viewer, state]);

  useEffect(() => {
    if (viewer === undefined || state !== 'drawn') return;
    const [canvas, elements, overlays] = [viewer.get('canvas') as Canvas, viewer.get('elementRegistry') as Elements, viewer.get('overlays') as Overlays];
    const put: [string, string][] = [];
    const mark = (element: string, name: string) => { canvas.addMarker(element, name); put.push([element, name]); };
    for (const [element, { tone, sign, heat = 0 }] of Object.entries(marks)) {
      if (elements.get(element) === undefined) continue;
      mark(element, `drawn-${tone}`);
      if (heat > 0) mark(element, `drawn-heat-${heat}`);
      overlays.add(element, { position: placeOf(elements.get(element)), scale: { min: 0.85, max: 1.2 }, html: badge(tone, sign) });
    }
    for (const flow of flows) if (elements.get(flow) !== undefined) mark(flow, 'drawn-taken');
    return () => {
      overlays.clear();
      for (const [element, name] of put) if (elements.get(element) !== undefined) canvas.removeMarker(element, name);
    };
  }, [viewer, state, marks, flows]);

  useEffect(() => {
    if (viewer === undefined || state !== 'drawn' || chosen === undefined) return;
    const [canvas, elements] = [viewer.get('canvas') as Canvas, viewer.get('elementRegistry') as Elements];
    if (elements.get(chosen) === undefined) return;
    canvas.addMarker(chosen, 'drawn-chosen');
    canvas.scrollToElement(chosen, 60);
    return () => { if (elements.get(chosen) !== undefined) canvas.removeMarker(chosen, 'drawn-chosen'); };
  }, [viewer, state, chosen]);

  useEffect(() => {
    if (state !== 'drawn') return;
    const svg = frame.current?.querySelector('svg[data-element-id], .djs-container > svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', label);
  }, [state, label]);

  const canvas = viewer?.get('canvas') as Canvas | undefined;
  const zoom = (by: number) => canvas?.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * by)), 'auto');
  return (
    <div className="drawing">
      {state !== 'undrawable' && <div className="drawing-tools no-print">
        <Button small look="quiet" icon={PlusIcon} onClick={() => zoom(1.25)}>{t({ ca: 'Amplia', es: 'Ampliar', en: 'Larger' })}</Button>
        <Button small look="quiet" icon={MagnifyingGlassIcon} onClick={() => zoom(0.8)}>{t({ ca: 'Redueix', es: 'Reducir', en: 'Smaller' })}</Button>
        <Button small look="quiet" icon={ArrowCounterClockwiseIcon} onClick={() => canvas !== undefined && showWhole(canvas, frame.current)}>{t({ ca: 'Tot sencer', es: 'Entero', en: 'Whole' })}</Button>
      </div>}
      <div className="drawing-frame" ref={frame} data-state={state} {...useTouch(canvas)} />
      {state === 'undrawable' && <p className="drawing-none">{t({ ca: 'Aquest fitxer no porta dibuix o no es pot dibuixar. La llista diu el mateix en paraules.', es: 'Este archivo no lleva dibujo o no se puede dibujar. La lista dice lo mismo en palabras.', en: 'This file carries no drawing or cannot be drawn. The list says the same in words.' })}</p>}
    </div>
  );
}

/** All of the model with a margin, never larger than life, in a frame no taller than it needs. */
function showWhole(canvas: Canvas, frame: HTMLElement | null) {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.max(smallest, Math.min(1, outer.width / (inner.width + 60)));
  if (frame !== null) frame.style.height = `${Math.min(480, Math.max(200, inner.height * scale + 110))}px`;
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(Math.min(1, canvas.zoom() * 0.93), 'auto');
}

/** As much as can be read of a model that does not fit: what matters a third from the left, and never more empty paper than a margin. */
function showPart(canvas: Canvas, what: Box | undefined) {
  const { inner, outer } = canvas.viewbox();
  const [width, height] = [outer.width / smallest, outer.height / smallest];
  const within = (wanted: number, from: number, length: number, room: number) => (length + 2 * margin <= room ? from + (length - room) / 2 : Math.min(Math.max(wanted, from - margin), from + length + margin - room));
  canvas.viewbox({ x: within(what === undefined ? inner.x : what.x + what.width / 2 - width / 3, inner.x, inner.width, width), y: within(what === undefined ? inner.y : what.y + what.height / 2 - height / 2, inner.y, inner.height, height), width, height });
}

/** Where the sign of an element sits: on the corner of a step, on the middle of the longest stretch of a way. */
function placeOf(element: Drawn | undefined): object {
  const points = element?.waypoints ?? [];
  const stretches = points.slice(1).map((to, at) => { const from = points[at] ?? to; return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, length: Math.hypot(to.x - from.x, to.y - from.y) }; });
  const [longest] = stretches.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return { top: -11, right: 11 };
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  return { left: longest.x - left - 9, top: longest.y - top - 9 };
}

function badge(tone: Mark['tone'], sign: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'drawn-badge';
  element.dataset['tone'] = tone;
  element.setAttribute('aria-hidden', 'true');
  element.textContent = sign;
  return element;
}

/** A finger moves the drawing sideways and leaves the page its own up and down. */
function useTouch(canvas: Canvas | undefined) {
  const last = useRef<number | undefined>(undefined);
  const end = () => { last.current = undefined; };
  return {
    onPointerDown: (event: React.PointerEvent) => { if (event.pointerType === 'touch') last.current = event.clientX; },
    onPointerMove: (event: React.PointerEvent) => {
      if (last.current === undefined) return;
      canvas?.scroll({ dx: event.clientX - last.current, dy: 0 });
      last.current = event.clientX;
    },
    onPointerUp: end, onPointerCancel: end,
  };
}
