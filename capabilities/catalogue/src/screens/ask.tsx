import { useState } from 'react';
import { Button, ButtonLink, Page, ProblemNotice, Section, Skeleton, TextArea, TextField, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import type { Answer } from './rows.ts';
import './data.css';

/** A question in SQL over the datasets by their code; only what whoever asks may see is in reach. */
export function Ask({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const may = useOrganisation()?.can('data.administer') === true;
  const [sql, setSql] = useState('');
  const [purpose, setPurpose] = useState('');
  const [asked, setAsked] = useState<{ sql: string; purpose?: string }>();
  const { data, error, isFetching } = useQueryOperation<Answer>('data.ask', asked ?? {}, { enabled: asked !== undefined });
  const ask = () => sql.trim() !== '' && setAsked({ sql, ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }) });
  return (
    <Page title={t(say('Consulta en SQL', 'Consulta en SQL', 'Query in SQL'))} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]} lead={t(say('Anomeneu cada conjunt pel seu codi. Només s’hi llegeix el que podeu veure.', 'Nombre cada conjunto por su código. Solo se lee lo que puede ver.', 'Name each dataset by its code. Only what you may see is read.'))}
      actions={may && <ButtonLink href={`/o/${org}/dades/transformacio/nova`}>{t(say('Transformació nova', 'Transformación nueva', 'New transformation'))}</ButtonLink>}>
      <Section>
        <TextArea label="SQL" className="ds-input code" rows={6} spellCheck={false} value={sql} onValue={setSql} placeholder="select comarca, sum(poblacio) as habitants from padro group by comarca order by 2 desc" onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(); }} help={t(say('Ctrl + Retorn per preguntar.', 'Ctrl + Intro para preguntar.', 'Ctrl + Enter to ask.'))} />
        <div className="data-form-row"><TextField label={t(say('Finalitat', 'Finalidad', 'Purpose'))} optional value={purpose} onValue={setPurpose} /><Button look="primary" busy={isFetching} onClick={ask}>{t(say('Pregunta', 'Preguntar', 'Ask'))}</Button></div>
      </Section>
      {error && <ProblemNotice problem={error.problem} />}
      {asked !== undefined && data === undefined && !error && <Skeleton lines={6} />}
      {data !== undefined && !error && (
        <Section title={t(data.rows.length === 1 ? say('1 fila', '1 fila', '1 row') : say('{n} files', '{n} filas', '{n} rows'), { n: `${format.integer(data.rows.length)}${data.more ? '+' : ''}` })} describe={data.sources.map((each) => t(say('{code}, versió {n} del {day}', '{code}, versión {n} del {day}', '{code}, version {n} of {day}'), { code: each.code, n: each.number, day: format.shortDay(each.loadedAt) })).join(' · ')}>
          <DataTable columns={data.columns} rows={data.rows} caption={t(say('Resposta', 'Respuesta', 'Answer'))} />
          <details className="data-sql"><summary>{t(say('Per què veig això?', '¿Por qué veo esto?', 'Why do I see this?'))}</summary><ul className="data-plain">{data.why.map(({ code, says }) => <li key={code}><code>{code}</code>: {t(says)}</li>)}</ul></details>
        </Section>
      )}
    </Page>
  );
}
