import { useEffect, useRef, useState } from 'react';
import { ChartFrame, Dashboard, ProblemNotice, Section, Skeleton, Stat, useFormat, useQueryOperation, useText } from '@comu/design';
import { useLasted } from './lasted.ts';
import type { Pace } from './rows.ts';

const [height, foot, top] = [150, 26, 20] as const;

/** What comes in beside what goes out, week by week, of one process or of all of them, with how long what ended took and since when the oldest waits. */
export function PaceSection({ code }: { code?: string }) {
  const t = useText();
  const format = useFormat();
  const lasted = useLasted();
  const { data, error } = useQueryOperation<Pace>('processes.pace', code === undefined ? {} : { code });
  const title = t({ ca: 'Ritme', es: 'Ritmo', en: 'Pace' });
  if (error) return <Section title={title}><ProblemNotice problem={error.problem} /></Section>;
  if (data === undefined) return <Section title={title}><Skeleton lines={4} /></Section>;
  const [begun, ended] = [data.weeks.reduce((sum, week) => sum + week.begun, 0), data.weeks.reduce((sum, week) => sum + week.ended, 0)];
  if (begun === 0 && ended === 0 && data.oldest === null) return null;
  const weeks = data.weeks.length;
  return (
    <Section title={title} describe={readingOf()}>
      <Dashboard>
        <Stat label={t({ ca: 'Començats, per setmana', es: 'Comenzados, por semana', en: 'Begun, a week' })} value={format.decimal((begun / weeks).toFixed(1))} note={t({ ca: '{begun} en {weeks} setmanes', es: '{begun} en {weeks} semanas', en: '{begun} in {weeks} weeks' }, { begun: format.integer(begun), weeks })} />
        <Stat label={t({ ca: 'Acabats, per setmana', es: 'Acabados, por semana', en: 'Ended, a week' })} value={format.decimal((ended / weeks).toFixed(1))} note={t({ ca: '{ended} en {weeks} setmanes', es: '{ended} en {weeks} semanas', en: '{ended} in {weeks} weeks' }, { ended: format.integer(ended), weeks })} />
        <Stat label={t({ ca: 'La meitat acaba en', es: 'La mitad acaba en', en: 'Half end within' })} value={data.median === null ? '–' : lasted(data.median)} note={data.high === null ? t({ ca: 'Encara no n’ha acabat cap', es: 'Todavía no ha acabado ninguno', en: 'None has ended yet' }) : t({ ca: 'Nou de cada deu, en {high}', es: 'Nueve de cada diez, en {high}', en: 'Nine in ten, within {high}' }, { high: lasted(data.high) })} />
        <Stat label={t({ ca: 'El més antic en marxa', es: 'El más antiguo en marcha', en: 'The oldest running' })} value={data.oldest === null ? '–' : format.ago(data.oldest)} note={data.oldest === null ? undefined : format.day(data.oldest)} />
      </Dashboard>
      <Weeks weeks={data.weeks} />
    </Section>
  );

  function readingOf(): string {
    const last = data?.weeks.slice(-4) ?? [];
    const [into, out] = [last.reduce((sum, week) => sum + week.begun, 0), last.reduce((sum, week) => sum + week.ended, 0)];
    const facts = { into: format.integer(into), out: format.integer(out) };
    if (into > out) return t({ ca: 'Les darreres quatre setmanes n’han començat {into} i n’han acabat {out}: la feina en marxa creix.', es: 'Las últimas cuatro semanas han comenzado {into} y han acabado {out}: el trabajo en marcha crece.', en: 'In the last four weeks {into} began and {out} ended: work under way grows.' }, facts);
    if (into < out) return t({ ca: 'Les darreres quatre setmanes n’han començat {into} i n’han acabat {out}: la feina en marxa baixa.', es: 'Las últimas cuatro semanas han comenzado {into} y han acabado {out}: el trabajo en marcha baja.', en: 'In the last four weeks {into} began and {out} ended: work under way shrinks.' }, facts);
    return t({ ca: 'Les darreres quatre setmanes n’han començat i acabat els mateixos: {into}.', es: 'Las últimas cuatro semanas han comenzado y acabado los mismos: {into}.', en: 'In the last four weeks as many began as ended: {into}.' }, facts);
  }
}

function Weeks({ weeks }: { weeks: Pace['weeks'] }) {
  const t = useText();
  const format = useFormat();
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const box = room.current;
    if (box === null) return undefined;
    const watch = new ResizeObserver(([entry]) => { if (entry !== undefined) setWidth(Math.min(960, Math.max(280, Math.floor(entry.contentRect.width)))); });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const words = { week: t({ ca: 'Setmana del', es: 'Semana del', en: 'Week of' }), begun: t({ ca: 'Començats', es: 'Comenzados', en: 'Begun' }), ended: t({ ca: 'Acabats', es: 'Acabados', en: 'Ended' }) };
  const most = Math.max(1, ...weeks.flatMap(({ begun, ended }) => [begun, ended]));
  const wide = width / Math.max(1, weeks.length);
  const bar = Math.max(4, Math.min(26, wide / 2 - 4));
  const tall = (value: number) => (value / most) * (height - top);
  const every = Math.ceil(weeks.length / (width / 84));
  return (
    <div ref={room} className="pace"><ChartFrame title={t({ ca: 'Setmana a setmana', es: 'Semana a semana', en: 'Week by week' })} describe={t({ ca: 'La darrera columna és la setmana actual, que encara no ha acabat.', es: 'La última columna es la semana actual, que todavía no ha acabado.', en: 'The last column is the present week, which has not ended.' })} source={t({ ca: 'els passos que el motor deixa escrits', es: 'los pasos que el motor deja escritos', en: 'the steps that the engine leaves written' })} data={{ columns: [words.week, words.begun, words.ended], rows: weeks.map(({ from, begun, ended }) => [format.shortDay(from), begun, ended]) }}>
      <svg className="pace-weeks" viewBox={`0 0 ${width} ${height + foot}`} role="img" aria-label={weeks.map(({ from, begun, ended }) => `${format.shortDay(from)}: ${words.begun} ${begun}, ${words.ended} ${ended}`).join('; ')}>
        {weeks.map(({ from, begun, ended }, place) => {
          const middle = place * wide + wide / 2;
          return (
            <g key={from}>
              <rect className="pace-begun" x={middle - bar - 1} y={height - tall(begun)} width={bar} height={tall(begun)} rx={2} />
              <rect className="pace-ended" x={middle + 1} y={height - tall(ended)} width={bar} height={tall(ended)} rx={2} />
              {begun > 0 && <text x={middle - bar / 2 - 1} y={height - tall(begun) - 4} textAnchor="middle">{begun}</text>}
              {ended > 0 && <text x={middle + bar / 2 + 1} y={height - tall(ended) - 4} textAnchor="middle">{ended}</text>}
              {(weeks.length - 1 - place) % every === 0 && <text className="pace-day" x={middle} y={height + 17} textAnchor="middle">{format.shortDay(from).slice(0, -5)}</text>}
            </g>
          );
        })}
        <line x1={0} x2={width} y1={height} y2={height} className="pace-ground" />
      </svg>
    </ChartFrame>
    <ul className="drawing-legend small" aria-label={t({ ca: 'Llegenda', es: 'Leyenda', en: 'Legend' })}><li><span className="pace-key" data-what="begun" aria-hidden />{words.begun}</li><li><span className="pace-key" data-what="ended" aria-hidden />{words.ended}</li></ul></div>
  );
}
