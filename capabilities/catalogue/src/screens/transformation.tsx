import { useState } from 'react';
import { AskBeforeLeaving, Button, ButtonLink, Checkbox, EmptyState, Page, PlusIcon, ProblemNotice, Section, Skeleton, TextArea, TextField, TrashIcon, toast, useFormat, useOrganisation, useQueryOperation, useRun, useText, useUnsaved, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import type { Answer } from './rows.ts';
import './data.css';

interface Test { readonly name: string; readonly given: Readonly<Record<string, readonly object[]>>; readonly expected: readonly object[] }
interface Edition { readonly edition: number; readonly title: string; readonly sql: string; readonly inputs: readonly string[]; readonly tests: readonly Test[]; readonly automatic: boolean; readonly state: string }
interface Draft { readonly name: string; readonly given: string; readonly expected: string }
interface Origins { readonly tables: readonly string[]; readonly columns: readonly { readonly name: string; readonly from: readonly { readonly table: string; readonly column: string; readonly how: string }[] }[] }

const draftOf = ({ name, given, expected }: Test): Draft => ({ name, given: JSON.stringify(given, null, 1), expected: JSON.stringify(expected, null, 1) });
const parsed = (text: string): unknown => { try { return JSON.parse(text) as unknown; } catch { return undefined; } };

/** SQL that makes one dataset of others: written, tried on the real data, its columns traced, proven by tests, and published as an edition. */
export function TransformationPage({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const made = code === 'nova' ? '' : code;
  const { data, error } = useQueryOperation<{ editions: readonly Edition[] }>('data.transformation-of', { code: made }, { enabled: made !== '' });
  const [current] = data?.editions ?? [];
  const trail = [{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }, ...(made === '' ? [] : [{ label: made, href: `/o/${org}/dades/conjunt/${made}` }])];
  return (
    <Page title={made === '' ? t(say('Transformació nova', 'Transformación nueva', 'New transformation')) : t(say('Transformació “{code}”', 'Transformación «{code}»', 'Transformation “{code}”'), { code: made })} trail={trail}
      lead={t(say('Fa un conjunt de dades a partir d’altres. Cada vegada que els altres canvien, es torna a fer sol.', 'Hace un conjunto de datos a partir de otros. Cada vez que los otros cambian, se vuelve a hacer solo.', 'Makes a dataset of others. Whenever the others change, it is made again by itself.'))}>
      {error && <ProblemNotice problem={error.problem} />}
      {made !== '' && data === undefined && !error ? <Skeleton lines={8} /> : !error && <Writing key={current?.edition ?? 0} org={org} made={made} current={current} editions={data?.editions ?? []} />}
    </Page>
  );
}

function Writing({ org, made, current, editions }: { org: string; made: string; current: Edition | undefined; editions: readonly Edition[] }) {
  const t = useText();
  const may = useOrganisation()?.can('data.administer') === true;
  const [code, setCode] = useState(made);
  const [title, setTitle] = useState(current?.title ?? '');
  const [sql, setSql] = useState(current?.sql ?? '');
  const [automatic, setAutomatic] = useState(current?.automatic ?? true);
  const [tests, setTests] = useState<readonly Draft[]>(() => (current?.tests ?? []).map(draftOf));
  const [tried, setTried] = useState<string>();
  const leaving = useUnsaved([code, title, sql, automatic, tests]);
  const { run, running, problem } = useRun<{ edition: number }>('data.keep-transformation');
  const broken = tests.some(({ given, expected }) => parsed(given) === undefined || parsed(expected) === undefined);
  const publish = async () => {
    const kept = await run({ code, title, sql, automatic, tests: tests.map(({ name, given, expected }) => ({ name, given: parsed(given), expected: parsed(expected) })) });
    if (kept === undefined) return;
    leaving.kept();
    toast(say('Transformació publicada', 'Transformación publicada', 'Transformation published'));
    location.assign(`/o/${org}/dades/conjunt/${code}`);
  };
  return (
    <>
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      <Section title={t(say('Què fa', 'Qué hace', 'What it does'))}>
        <div className="form">
          {made === '' && <div className="data-form-row"><TextField label={t(say('Títol', 'Título', 'Title'))} value={title} onValue={setTitle} /><TextField label={t(say('Codi del conjunt que en surt', 'Código del conjunto que sale', 'Code of the dataset it makes'))} value={code} onValue={setCode} className="ds-input code" help={t(say('Minúscules, xifres i guions baixos.', 'Minúsculas, cifras y guiones bajos.', 'Lower case, digits and underscores.'))} /></div>}
          {made !== '' && <TextField label={t(say('Títol', 'Título', 'Title'))} value={title} onValue={setTitle} />}
          <TextArea label="SQL" className="ds-input code" rows={9} spellCheck={false} readOnly={!may} value={sql} onValue={setSql} placeholder="select comarca, sum(poblacio) as habitants from padro group by comarca" help={t(say('Anomeneu cada conjunt pel seu codi. Ctrl + Retorn per provar-ho.', 'Nombre cada conjunto por su código. Ctrl + Intro para probarlo.', 'Name each dataset by its code. Ctrl + Enter to try it.'))} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setTried(sql); }} />
          <Checkbox label={t(say('Torna-la a fer quan canviïn les dades que llegeix', 'Volver a hacerla cuando cambien los datos que lee', 'Make it again when the data it reads change'))} checked={automatic} onValue={setAutomatic} />
          <div className="data-form-row"><Button onClick={() => setTried(sql)} disabled={sql.trim() === ''}>{t(say('Prova-la amb les dades d’ara', 'Probarla con los datos de ahora', 'Try it on today’s data'))}</Button></div>
        </div>
      </Section>
      {tried !== undefined && <Tried key={tried} sql={tried} />}
      <Tests tests={tests} onTests={setTests} inputs={current?.inputs ?? []} readOnly={!may} />
      {problem && <ProblemNotice problem={problem} />}
      {may && <div className="data-form-row"><Button look="primary" busy={running} disabled={sql.trim() === '' || title.trim() === '' || code === '' || broken} onClick={() => void publish()}>{made === '' ? t(say('Publica-la', 'Publicarla', 'Publish it')) : t(say('Publica l’edició {n}', 'Publicar la edición {n}', 'Publish edition {n}'), { n: (current?.edition ?? 0) + 1 })}</Button>{made !== '' && <ButtonLink href={`/o/${org}/dades/conjunt/${made}`}>{t(say('Torna a la fitxa', 'Volver a la ficha', 'Back to its page'))}</ButtonLink>}</div>}
      {editions.length > 1 && <Section title={t(say('Edicions anteriors', 'Ediciones anteriores', 'Former editions'))}>{editions.slice(1).map((each) => <details key={each.edition} className="data-sql"><summary>{t(say('Edició {n}', 'Edición {n}', 'Edition {n}'), { n: each.edition })}</summary><pre tabIndex={0}><code>{each.sql}</code></pre>{may && <Button small onClick={() => setSql(each.sql)}>{t(say('Parteix d’aquesta', 'Partir de esta', 'Start from this one'))}</Button>}</details>)}</Section>}
    </>
  );
}

/** The first rows it would make today, and where each column comes from. */
function Tried({ sql }: { sql: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Answer & { readonly lineage: Origins }>('data.ask', { sql, rows: 20 });
  const how: Readonly<Record<string, string>> = { copied: t(say('tal com és', 'tal cual', 'as it is')), computed: t(say('calculada', 'calculada', 'computed')), aggregated: t(say('agregada', 'agregada', 'aggregated')) };
  return (
    <Section title={t(say('El que en sortiria', 'Lo que saldría', 'What would come out'))}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data !== undefined && !error && (
        <>
          <p className="soft small" role="status">{t(say('{n} {n|fila|files}, a partir de {sources}', '{n} {n|fila|filas}, a partir de {sources}', '{n} {n|row|rows}, made of {sources}'), { n: `${format.integer(data.rows.length)}${data.more ? '+' : ''}`, sources: data.sources.map(({ code, number }) => `${code} v${number}`).join(', ') })}</p>
          <DataTable columns={data.columns} rows={data.rows} caption={t(say('El que en sortiria', 'Lo que saldría', 'What would come out'))} />
          <h3>{t(say('D’on ve cada columna', 'De dónde viene cada columna', 'Where each column comes from'))}</h3>
          <ul className="data-plain data-origins">{data.lineage.columns.map(({ name, from }) => <li key={name}><code>{name}</code> <span aria-hidden>←</span> <span className="sr-only">{t(say('ve de', 'viene de', 'comes from'))}</span> {from.length === 0 ? <span className="soft">{t(say('cap columna: un valor fix o un recompte', 'ninguna columna: un valor fijo o un recuento', 'no column: a fixed value or a count'))}</span> : from.map((each) => <span key={`${each.table}.${each.column}`}><code>{each.table}.{each.column}</code> <span className="soft small">{how[each.how] ?? each.how}</span> </span>)}</li>)}</ul>
        </>
      )}
    </Section>
  );
}

/** Tests are rows given and rows expected; the edition is not published unless all of them hold. */
function Tests({ tests, onTests, inputs, readOnly }: { tests: readonly Draft[]; onTests(tests: readonly Draft[]): void; inputs: readonly string[]; readOnly: boolean }) {
  const t = useText();
  const change = (at: number, to: Partial<Draft>) => onTests(tests.map((each, place) => (place === at ? { ...each, ...to } : each)));
  const notJson = t(say('No és JSON ben escrit.', 'No es JSON bien escrito.', 'It is not well-formed JSON.'));
  const add = <Button icon={PlusIcon} onClick={() => onTests([...tests, { name: t(say('Prova {n}', 'Prueba {n}', 'Test {n}'), { n: tests.length + 1 }), given: JSON.stringify(Object.fromEntries((inputs.length === 0 ? ['padro'] : inputs).map((each) => [each, [{}]])), null, 1), expected: '[{}]' }])}>{t(say('Afegeix una prova', 'Añadir una prueba', 'Add a test'))}</Button>;
  return (
    <Section title={t(say('Proves', 'Pruebas', 'Tests'))} describe={t(say('Files que es donen i files que n’han de sortir. No es publica si alguna falla.', 'Filas que se dan y filas que deben salir. No se publica si alguna falla.', 'Rows given and rows that must come out. Nothing is published if one fails.'))} actions={readOnly ? undefined : add}>
      {tests.length === 0 && <EmptyState title={t(say('Encara no en té cap', 'Todavía no tiene ninguna', 'It has none yet'))}>{t(say('Amb una prova, ningú no podrà canviar l’SQL sense adonar-se del que trenca.', 'Con una prueba, nadie podrá cambiar el SQL sin darse cuenta de lo que rompe.', 'With a test, nobody can change the SQL without noticing what it breaks.'))}</EmptyState>}
      {tests.map((each, at) => (
        <fieldset key={at} className="data-test">
          <legend className="sr-only">{each.name}</legend>
          <TextField label={t(say('Nom de la prova', 'Nombre de la prueba', 'Name of the test'))} value={each.name} onValue={(name) => change(at, { name })} />
          <div className="data-test-rows">
            <TextArea label={t(say('Files de cada conjunt', 'Filas de cada conjunto', 'Rows of each dataset'))} className="ds-input code" rows={6} spellCheck={false} value={each.given} onValue={(given) => change(at, { given })} problem={parsed(each.given) === undefined ? notJson : undefined} />
            <TextArea label={t(say('Files que n’han de sortir', 'Filas que deben salir', 'Rows that must come out'))} className="ds-input code" rows={6} spellCheck={false} value={each.expected} onValue={(expected) => change(at, { expected })} problem={parsed(each.expected) === undefined ? notJson : undefined} />
          </div>
          {!readOnly && <Button small look="quiet" tone="danger" icon={TrashIcon} onClick={() => onTests(tests.filter((_, place) => place !== at))}>{t(say('Treu la prova', 'Quitar la prueba', 'Remove the test'))}</Button>}
        </fieldset>
      ))}
    </Section>
  );
}
