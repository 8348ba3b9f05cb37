import { useEffect } from 'react';
import { Button, ButtonLink, ProblemNotice, Section, State, useFormat, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { say } from '../words.ts';

export interface Progress { readonly state: 'waiting' | 'done' | 'held' | 'failed'; readonly percent: number | null; readonly says: Text | null; readonly code: string; readonly title: string; readonly rows: number | null; readonly incidents: number | null }
/** What a load was begun with, so that it can be begun again. */
export type LoadInput = Readonly<Record<string, unknown>>;
export interface Begun { readonly load: string; readonly input: LoadInput }

/** How a load goes, to its end; one that failed through no fault of its file is begun again with a press. */
export function Following({ begun: { load, input }, org, again, onBegun }: { begun: Begun; org: string; again(): void; onBegun(begun: Begun): void }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useProgress(load);
  const retry = useRun<{ load: string }>('data.begin-load');
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined || data.state === 'waiting') return (
    <Section title={t(say('S’està carregant', 'Cargando', 'Loading'))}>
      <progress className="data-progress" max={100} {...(data?.percent == null ? {} : { value: data.percent })} aria-label={t(say('Progrés de la càrrega', 'Progreso de la carga', 'Progress of the load'))} />
      <p className="soft" role="status">{data?.percent == null ? t(say('En cua…', 'En cola…', 'Waiting…')) : `${data.percent} %`}</p>
      <p>{t(say('Podeu marxar d’aquí: la càrrega continua i la versió anterior es llegeix mentrestant.', 'Puede salir de aquí: la carga continúa y mientras tanto se lee la versión anterior.', 'You may leave: the load goes on and the former version is read meanwhile.'))}</p>
    </Section>
  );
  const open = <ButtonLink look="primary" href={`/o/${org}/dades/conjunt/${data.code}${(data.incidents ?? 0) > 0 ? '#qualitat' : ''}`}>{t(say('Obre la fitxa', 'Abrir la ficha', 'Open its page'))}</ButtonLink>;
  return (
    <Section title={data.state === 'done' ? t(say('Versió publicada', 'Versión publicada', 'Version published')) : data.state === 'held' ? t(say('Desada, però no publicada', 'Guardada, pero no publicada', 'Kept, but not published')) : t(say('No s’ha pogut carregar', 'No se ha podido cargar', 'It could not be loaded'))}>
      <div role="status">
        {data.state === 'done' && <p>{t(say('“{title}” té {rows} {rows|fila|files}.', '«{title}» tiene {rows} {rows|fila|filas}.', '“{title}” has {rows} {rows|row|rows}.'), { title: data.title, rows: format.integer(data.rows ?? 0) })}</p>}
        {data.state === 'held' && <p>{t(say('Una regla o el contracte n’aturen la publicació: continua vigent la versió anterior. Mireu-ne les incidències.', 'Una regla o el contrato detienen su publicación: sigue vigente la versión anterior. Mire sus incidencias.', 'A rule or the contract stops its publication: the former version stays in place. See its incidents.'))}</p>}
        {data.says !== null && <p>{t(data.says)}</p>}
        {(data.incidents ?? 0) > 0 && <p><State tone="warning">{t(data.incidents === 1 ? say('1 incidència', '1 incidencia', '1 incident') : say('{n} incidències', '{n} incidencias', '{n} incidents'), { n: format.integer(data.incidents ?? 0) })}</State></p>}
      </div>
      {retry.problem && <ProblemNotice problem={retry.problem} />}
      <div className="data-form-row">{data.state === 'failed' ? <Button look="primary" busy={retry.running} onClick={() => void retry.run(input).then((next) => next !== undefined && onBegun({ load: next.load, input }))}>{t(say('Torna-ho a provar', 'Volver a probar', 'Try again'))}</Button> : open}<Button onClick={again}>{t(say('Carrega un altre fitxer', 'Cargar otro archivo', 'Load another file'))}</Button></div>
    </Section>
  );
}

/** Asked again every second while it works; the last answer stays. */
export function useProgress(load: string) {
  const asked = useQueryOperation<Progress>('data.load-progress', { load });
  const { refetch } = asked;
  const waiting = asked.data === undefined || asked.data.state === 'waiting';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), 1000);
    return () => clearInterval(timer);
  }, [waiting, refetch]);
  return asked;
}
