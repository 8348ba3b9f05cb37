import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ChartFrame, Skeleton, useLanguage, useQueryOperation, useText } from '@comu/design';
import type { ChartRow, ChartSpec, Shapes } from '@comu/charts';
import { say } from '../words.ts';

type Charts = typeof import('@comu/charts');
let loaded: Charts | undefined;

/** A chart that fits where it stands, in the colours of the page, with its table, source, formula, CSV and SVG. Its code comes when the first one is drawn. */
export function Chart({ spec, rows, source, formula }: { spec: ChartSpec; rows: readonly ChartRow[]; source: ReactNode; formula?: ReactNode }) {
  const t = useText();
  const { language } = useLanguage();
  const [charts, setCharts] = useState(loaded);
  const [width, setWidth] = useState(0);
  const room = useRef<HTMLDivElement>(null);
  const { data: shapes } = useQueryOperation<Shapes>('indicators.shapes', {}, { organisation: null, enabled: spec.kind === 'map' });
  useEffect(() => { if (charts === undefined) void import('@comu/charts').then((module) => { loaded = module; setCharts(module); }); }, [charts]);
  useEffect(() => {
    const box = room.current;
    if (box === null) return;
    const watch = new ResizeObserver(([entry]) => { if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width)); });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const ready = charts !== undefined && width > 0 && (spec.kind !== 'map' || shapes !== undefined);
  return (
    <div ref={room} className="indicator-chart">
      {charts === undefined ? <Skeleton lines={6} /> : (
        <ChartFrame title={t(spec.title)} describe={charts.describeChart(spec, rows, language)} source={source} formula={formula} data={charts.tableOf(spec, rows, language)}>
          {ready ? <div dangerouslySetInnerHTML={{ __html: charts.draw(spec, rows, { language, width: Math.max(240, width), theme: 'page', ...(shapes === undefined ? {} : { shapes }) }) }} /> : <Skeleton lines={6} />}
        </ChartFrame>
      )}
    </div>
  );
}

/** Where figures come from, in a line: source, dataset versions and day. */
export function useSourceLine() {
  const t = useText();
  const { language } = useLanguage();
  return ({ source, sources, at }: { source: { ca: string; es: string; en: string }; sources: readonly { title: string; number: number }[]; at: string | null }) => [
    t(source), ...sources.map(({ title, number }) => t(say('{title}, versió {number}', '{title}, versión {number}', '{title}, version {number}'), { title, number })),
    ...(at === null ? [] : [t(say('calculat el {day}', 'calculado el {day}', 'computed on {day}'), { day: new Intl.DateTimeFormat({ ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }[language], { timeZone: 'Europe/Madrid' }).format(new Date(at)) })]),
  ].join(' · ');
}

export const useFigure = () => {
  const { language } = useLanguage();
  return (value: number | null, { unit, decimals }: { unit: { ca: string; es: string; en: string }; decimals: number }): string => {
    if (value === null) return { ca: 'sense dades', es: 'sin datos', en: 'no data' }[language];
    const words = new Intl.NumberFormat({ ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }[language], { useGrouping: 'always', minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
    return unit[language] === '' ? words : `${words} ${unit[language]}`;
  };
};
