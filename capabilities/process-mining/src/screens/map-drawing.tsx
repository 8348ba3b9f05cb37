import type { KeyboardEvent } from 'react';
import { useFormat, useText } from '@comu/design';
import type { ProcessMap } from '@comu/mining';
import type { TimeKind } from '../sources/source.ts';
import type { Shown } from './choose-paths.ts';
import { layered, type Layout, type Routed } from './layout.ts';
import { useStep } from './step-names.tsx';
import { useDuration } from './use-view.ts';

const [start, end] = ['\u0001start', '\u0001end'];
const box = { width: 196, height: 62 };

export type Told = 'frequency' | 'time';
interface Props { readonly layout: Layout; readonly scale: number; readonly map: ProcessMap; readonly shown: Shown; readonly told: Told; readonly time: TimeKind; onStep(activity: string): void; onEdge(from: string, to: string): void; onBorder(kind: 'start' | 'end', activity: string): void }

/** Where everything of a map goes. */
export function mapLayout(map: ProcessMap, shown: Shown): Layout {
  const steps = map.steps.filter(({ activity }) => shown.activities.has(activity));
  return layered({
    nodes: [{ id: start, width: 26, height: 26 }, ...steps.map(({ activity }) => ({ id: activity, ...box })), { id: end, width: 26, height: 26 }],
    edges: [...shown.edges.map(({ from, to, count }) => ({ from, to, weight: count })), ...borders(steps, 'starts').map(({ activity, starts }) => ({ from: start, to: activity, weight: starts })), ...borders(steps, 'ends').map(({ activity, ends }) => ({ from: activity, to: end, weight: ends }))],
  });
}

/** Where cases begin, in the measures of the layout. */
export const startOf = ({ nodes }: Layout) => nodes.find(({ id }) => id === start) ?? { x: 0, y: 0 };

/** The most arrows that show their figure without being asked; the others tell it when they are pointed at or reached by keyboard. */
const mostLabels = 45;

/** The map drawn: each step a box, each path an arrow as thick as it is travelled or as it makes wait. Every box and arrow opens its cases, by mouse, touch or keyboard. */
export function MapDrawing({ layout, scale, map, shown, told, time, onStep, onEdge, onBorder }: Props) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(time);
  const called = useStep();
  const steps = map.steps.filter(({ activity }) => shown.activities.has(activity));
  const edgeOf = (routed: Routed) => shown.edges.find(({ from, to }) => from === routed.from && to === routed.to);
  const most = { count: Math.max(1, ...steps.map(({ count }) => count)), edge: Math.max(1, ...shown.edges.map(({ count }) => count)), wait: Math.max(1, ...shown.edges.map(({ wait }) => wait?.total ?? 0)), stepWait: Math.max(1, ...steps.map((step) => step.wait?.total ?? 0)) };
  const weightOf = (routed: Routed) => {
    const edge = edgeOf(routed);
    if (edge === undefined) return 0.12;
    return told === 'time' ? Math.sqrt((edge.wait?.total ?? 0) / most.wait) : Math.sqrt(edge.count / most.edge);
  };
  const press = (act: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  return (
    <svg className="mining-map" role="group" aria-label={t({ ca: 'Mapa del procés: {steps} {steps|pas|passos} i {paths} {paths|camí|camins}. La taula diu el mateix.', es: 'Mapa del proceso: {steps} {steps|paso|pasos} y {paths} {paths|camino|caminos}. La tabla dice lo mismo.', en: 'Process map: {steps} {steps|step|steps} and {paths} {paths|path|paths}. The table says the same.' }, { steps: steps.length, paths: shown.edges.length })} width={layout.width * scale} height={layout.height * scale} viewBox={`0 0 ${layout.width} ${layout.height}`} data-told={told}>
      <defs><marker id="mining-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.6 L7.4 4 L0 7.4 Z" fill="context-stroke" /></marker></defs>
      {layout.edges.toSorted((a, b) => weightOf(a) - weightOf(b)).map((routed, place, all) => {
        const edge = edgeOf(routed);
        const [kind, activity] = routed.from === start ? ['start' as const, routed.to] : ['end' as const, routed.from];
        const act = () => (edge === undefined ? onBorder(kind, activity) : onEdge(edge.from, edge.to));
        const count = edge?.count ?? (kind === 'start' ? steps.find((each) => each.activity === activity)?.starts : steps.find((each) => each.activity === activity)?.ends) ?? 0;
        const label = told === 'time' && edge !== undefined ? (edge.wait === null ? '' : duration(edge.wait.median)) : format.integer(count);
        const says = edge === undefined
          ? t(kind === 'start' ? { ca: '{count} {count|cas comença|casos comencen} amb «{activity}»', es: '{count} {count|caso empieza|casos empiezan} con «{activity}»', en: '{count} {count|case begins|cases begin} with “{activity}”' } : { ca: '{count} {count|cas acaba|casos acaben} amb «{activity}»', es: '{count} {count|caso acaba|casos acaban} con «{activity}»', en: '{count} {count|case ends|cases end} with “{activity}”' }, { count, activity: called(activity) })
          : t({ ca: 'De «{from}» a «{to}»: {count} {count|vegada|vegades}, {wait} d’espera de mediana', es: 'De «{from}» a «{to}»: {count} {count|vez|veces}, {wait} de espera de mediana', en: 'From “{from}” to “{to}”: {count} {count|time|times}, {wait} of waiting in the middle' }, { from: called(edge.from), to: called(edge.to), count, wait: duration(edge.wait?.median) });
        const [x, y] = labelAt(routed);
        const width = label.length * 6.6 + 10;
        return (
          <g key={`${routed.from}\n${routed.to}`} role="button" tabIndex={0} aria-label={says} className="mining-edge" data-back={routed.back || undefined} data-border={edge === undefined || undefined} data-quiet={place < all.length - mostLabels || undefined} onClick={act} onKeyDown={press(act)}>
            <title>{says}</title>
            <path d={curveOf(routed)} className="mining-edge-hit" />
            <path d={curveOf(routed)} className="mining-edge-line" strokeWidth={1.2 + 6.8 * weightOf(routed)} markerEnd="url(#mining-arrow)" />
            {label !== '' && <><rect x={x - width / 2} y={y - 9} width={width} height={18} rx={4} className="mining-edge-plate" /><text x={x} y={y + 4} textAnchor="middle" className="mining-edge-label">{label}</text></>}
          </g>
        );
      })}
      {layout.nodes.map((node) => {
        if (node.id === start || node.id === end) return <g key={node.id} aria-hidden><circle cx={node.x + 13} cy={node.y + 13} r={11} className={node.id === start ? 'mining-start' : 'mining-end'} /></g>;
        const step = steps.find(({ activity }) => activity === node.id);
        if (step === undefined) return null;
        const heat = told === 'time' ? Math.sqrt((step.wait?.total ?? 0) / most.stepWait) : Math.sqrt(step.count / most.count);
        const second = told === 'time' ? (step.work !== null ? t({ ca: '{time} de feina', es: '{time} de trabajo', en: '{time} of work' }, { time: duration(step.work.median) }) : step.wait !== null ? t({ ca: 'espera {time}', es: 'espera {time}', en: 'waits {time}' }, { time: duration(step.wait.median) }) : '–') : t({ ca: '{count} {count|vegada|vegades}', es: '{count} {count|vez|veces}', en: '{count} {count|time|times}' }, { count: format.integer(step.count) });
        const name = called(step.activity);
        const lines = wrapped(name);
        return (
          <g key={node.id} role="button" tabIndex={0} aria-label={`${name}: ${second}`} className="mining-step" transform={`translate(${node.x} ${node.y})`} onClick={() => onStep(step.activity)} onKeyDown={press(() => onStep(step.activity))}>
            <title>{`${name}: ${second}`}</title>
            <rect width={node.width} height={node.height} rx={9} style={{ '--heat': `${Math.round(8 + heat * 36)}%` } as object} />
            {lines.map((line, index) => <text key={index} x={node.width / 2} y={lines.length === 1 ? 27 : 20 + index * 15} textAnchor="middle" className="mining-step-name">{line}</text>)}
            <text x={node.width / 2} y={node.height - 9} textAnchor="middle" className="mining-step-count">{second}</text>
          </g>
        );
      })}
    </svg>
  );
}

/** Where cases begin and end, the rare places left out when there are many. */
function borders<K extends 'starts' | 'ends'>(steps: ProcessMap['steps'], kind: K) {
  const total = steps.reduce((sum, step) => sum + step[kind], 0);
  const sorted = steps.filter((step) => step[kind] > 0).toSorted((a, b) => b[kind] - a[kind]);
  return sorted.filter((step, index) => index === 0 || step[kind] >= total * 0.02);
}

/** A smooth line through the points of an arrow, straight down where it enters and leaves. */
function curveOf({ points }: Routed): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  if (points.length === 4 && first[0] === points[3]?.[0]) return `M${first.join(' ')} C${points[1]?.join(' ')} ${points[2]?.join(' ')} ${points[3]?.join(' ')}`;
  let [before, path] = [first, `M${first.join(' ')}`];
  for (const point of rest) {
    const middle = (before[1] + point[1]) / 2;
    path += ` C${before[0]} ${middle} ${point[0]} ${middle} ${point.join(' ')}`;
    before = point;
  }
  return path;
}

function labelAt({ points }: Routed): readonly [number, number] {
  if (points.length === 4 && points[0]?.[0] === points[3]?.[0]) return [(points[1]?.[0] ?? 0) + 2, points[1]?.[1] ?? 0];
  const at = Math.max(0, Math.floor((points.length - 1) / 2));
  const a: readonly [number, number] = points[at] ?? [0, 0];
  const b = points[at + 1] ?? a;
  return points.length % 2 === 1 ? (points[(points.length - 1) / 2] ?? a) : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** A name in one line or two of what fits in a box. */
function wrapped(name: string): readonly string[] {
  const most = 27;
  if (name.length <= most) return [name];
  const words = name.split(' ');
  let first = '';
  while (words.length > 0 && `${first} ${words[0]}`.trim().length <= most) first = `${first} ${words.shift()}`.trim();
  const second = words.join(' ');
  return [first === '' ? name.slice(0, most) : first, second.length > most ? `${second.slice(0, most - 1)}…` : second].filter((line) => line !== '');
}
