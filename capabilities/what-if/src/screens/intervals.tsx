import { useEffect, useRef, useState } from 'react';
import { ChartFrame, useText, type Text } from '@comu/design';

/** One line of the chart: where it is, and between what it may be. Null where it is an exact figure. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly in80: readonly [number, number] | null;
  readonly in95: readonly [number, number] | null;
  /** Drawn as what happened and not as what is simulated. */
  readonly past?: boolean;
}

const [row, line, top, label, widest] = [44, 15, 10, 14, 720] as const;

/** A name in the lines it takes, each of so many letters at most; a word is never cut. */
const inLines = (name: string, letters: number): readonly string[] => name.split(' ').reduce<string[]>((lines, word) => {
  const last = lines.at(-1);
  return last !== undefined && `${last} ${word}`.length <= letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
}, []);

/** Figures as intervals, one under another on the same scale: the line holds 95 in 100 periods, the bar 80, the dot is their mean. */
export function Intervals({ title, rows, say, source }: { title: string; rows: readonly IntervalRow[]; say(value: number): string; source: Text }) {
  const t = useText();
  const [plot, setPlot] = useState(600);
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = room.current;
    if (box === null) return;
    // Drawn as wide as there is room, so that its words are as large as those around it.
    const watch = new ResizeObserver(([entry]) => { if (entry !== undefined) setPlot(Math.min(widest, Math.max(240, Math.floor(entry.contentRect.width)))); });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const letters = Math.floor((plot - 130) / 7);
  const names = rows.map(({ name }) => inLines(name, letters));
  const most = Math.max(...rows.map(({ value, in95 }) => Math.max(value, in95?.[1] ?? 0)), Number.MIN_VALUE);
  // A long tail would press all else against the edge.
  const end = Math.min(most, Math.max(...rows.map(({ value, in80 }) => Math.max(value, in80?.[1] ?? 0))) * 1.6) || 1;
  const tops = names.map((_, place) => top + names.slice(0, place).reduce((sum, lines) => sum + row + (lines.length - 1) * line, 0));
  const at = (value: number) => (Math.min(Math.max(value, 0), end) / end) * (plot - 16) + 8;
  const columns = [t({ ca: 'Què', es: 'Qué', en: 'What' }), t({ ca: 'Mitjana', es: 'Media', en: 'Mean' }), t({ ca: '80 %: de', es: '80 %: de', en: '80 %: from' }), t({ ca: 'a', es: 'a', en: 'to' }), t({ ca: '95 %: de', es: '95 %: de', en: '95 %: from' }), t({ ca: 'a', es: 'a', en: 'to' })];
  const data = { columns, rows: rows.map(({ name, value, in80, in95 }) => [name, say(value), ...[in80?.[0], in80?.[1], in95?.[0], in95?.[1]].map((each) => (each === undefined ? '–' : say(each)))]) };
  return (
    <div ref={room}><ChartFrame title={title} describe={t({ ca: 'El punt és la mitjana; la barra, on cauen 8 de cada 10 períodes; la línia, 95 de cada 100.', es: 'El punto es la media; la barra, donde caen 8 de cada 10 períodos; la línea, 95 de cada 100.', en: 'The dot is the mean; the bar, where 8 in 10 periods fall; the line, 95 in 100.' })} source={t(source)} data={data}>
      <svg className="what-if-intervals" viewBox={`0 0 ${plot} ${(tops.at(-1) ?? 0) + row + ((names.at(-1)?.length ?? 1) - 1) * line}`} role="img" aria-label={rows.map(({ name, value, in80 }) => `${name}: ${say(value)}${in80 === null ? '' : ` (${say(in80[0])} – ${say(in80[1])})`}`).join('; ')}>
        {rows.map(({ name, value, in80, in95, past = false }, place) => {
          const lines = names[place] ?? [name];
          const first = (tops[place] ?? top) + label;
          const y = first + (lines.length - 1) * line + 12;
          return (
            <g key={`${name} ${place}`} data-past={past || undefined}>
              {lines.map((words, index) => <text key={index} x={8} y={first + index * line} className="what-if-name">{words}</text>)}
              <text x={plot - 8} y={first} textAnchor="end" className="what-if-figure">{say(value)}</text>
              <line x1={8} x2={plot - 8} y1={y} y2={y} className="what-if-track" />
              {in95 !== null && <line x1={at(in95[0])} x2={at(in95[1])} y1={y} y2={y} className="what-if-95" />}
              {in80 !== null && <line x1={at(in80[0])} x2={at(in80[1])} y1={y} y2={y} className="what-if-80" />}
              {past ? <path d={`M${at(value)} ${y - 7}l7 7-7 7-7-7z`} className="what-if-past" /> : <circle cx={at(value)} cy={y} r={5.5} className="what-if-dot" />}
            </g>
          );
        })}
      </svg>
    </ChartFrame></div>
  );
}
