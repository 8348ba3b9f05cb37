import { useState } from 'react';
import { Button, Combobox, useFormat, useQueryOperation, useSettled, useText, type Text } from '@comu/design';
import { FeelLine } from './feel-line.tsx';
import { namesOf, type PanelGiven } from './given.ts';
import { Line, Lines } from './line.tsx';
import { contextOf, entriesOf, feelText, literalText, parametersIn } from '../../question-text.ts';

interface Dataset { readonly code: string; readonly title: string; readonly rows: number | null }
interface Sheet { readonly dataset: { readonly title: string; readonly columns: readonly { readonly name: string; readonly title?: string | null }[] } }
interface Checked { readonly problem: Text | null; readonly columns: readonly { readonly name: string; readonly type: string }[]; readonly sources: readonly { readonly code: string; readonly title: string; readonly loadedAt: string }[] }

const quoted = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** A question to the datasets of the organisation: the dataset chosen from a list, the SQL in sight and checked as it is written, the values taken from the process. */
export function Question(given: PanelGiven) {
  const { drawer, drawn, variables } = given;
  const t = useText();
  const inputs = Object.fromEntries(drawer.own(drawn.part, 'Input').map((each) => [String(each['target'] ?? ''), String(each['source'] ?? '')]));
  const sql = literalText(inputs['sql'] ?? '') ?? '';
  const purpose = literalText(inputs['purpose'] ?? '') ?? '';
  const wanted = parametersIn(sql);
  const values = entriesOf(inputs['parameters'] ?? '');
  const keep = (changes: Readonly<Record<string, string>>) => {
    const next = { ...inputs, ...changes };
    drawer.setOwn(drawn.id, 'Input', Object.entries(next).filter(([, source]) => source !== '').map(([target, source]) => drawer.make('comu:Input', { target, source })));
  };
  const write = (text: string) => keep({ sql: feelText(text), parameters: contextOf(parametersIn(text), values) });
  return (
    <>
      <ChooseDataset sql={sql} onStart={write} />
      {inputs['sql'] !== undefined && literalText(inputs['sql']) === null
        ? <FeelLine label={t({ ca: 'Pregunta (SQL)', es: 'Pregunta (SQL)', en: 'Question (SQL)' })} rows={4} known={namesOf(variables)} value={inputs['sql']} onWritten={(source) => keep({ sql: source.trim() })} />
        : <Lines label={t({ ca: 'Pregunta (SQL)', es: 'Pregunta (SQL)', en: 'Question (SQL)' })} rows={5} code value={sql} onWritten={write}
            help={t({ ca: 'Poseu $ davant del que ompli el procés: where nif = $nif', es: 'Ponga $ delante de lo que rellene el proceso: where nif = $nif', en: 'Put $ before what the process fills: where nif = $nif' })} />}
      {wanted.map((name) => (
        <FeelLine key={name} label={<>{t({ ca: 'Valor de', es: 'Valor de', en: 'Value of' })} <code>${name}</code></>} help="" rows={1} known={[...namesOf(variables), 'case', 'caseCode']} value={values[name] ?? name} onWritten={(source) => keep({ parameters: contextOf(wanted, { ...values, [name]: source.trim() }) })} />
      ))}
      <Line label={t({ ca: 'Finalitat', es: 'Finalidad', en: 'Purpose' })} optional value={purpose} onWritten={(text) => keep({ purpose: feelText(text.trim()) })} help={t({ ca: 'Si les dades són personals o restringides, la regla d’accés del conjunt n’ha d’admetre aquesta.', es: 'Si los datos son personales o restringidos, la regla de acceso del conjunto debe admitir esta.', en: 'When the data are personal or restricted, the dataset’s access rule must allow this one.' })} />
      <Check sql={sql} parameters={wanted} purpose={purpose} />
    </>
  );
}

/** Which dataset: choosing one starts the question with its columns, and shows what they are called. */
function ChooseDataset({ sql, onStart }: { sql: string; onStart(sql: string): void }) {
  const t = useText();
  const [search, setSearch] = useState('');
  const [code, setCode] = useState<string | null>(/\bfrom\s+"?([a-z_][a-z0-9_]*)/i.exec(sql)?.[1]?.toLowerCase() ?? null);
  const { data, isFetching, error } = useQueryOperation<{ rows: readonly Dataset[] }>('data.search', { words: useSettled(search, 250), limit: 20 });
  const { data: sheet } = useQueryOperation<Sheet>('data.dataset-page', { dataset: code ?? '' }, { enabled: code !== null });
  const items = (data?.rows ?? []).map((each) => ({ id: each.code, label: each.title, note: each.code }));
  if (error) return <p className="small soft">{t({ ca: 'No podeu veure el catàleg de dades: escriviu la pregunta amb el codi del conjunt.', es: 'No puede ver el catálogo de datos: escriba la pregunta con el código del conjunto.', en: 'You cannot see the data catalogue: write the question with the dataset’s code.' })}</p>;
  const columns = sheet?.dataset.columns ?? [];
  return (
    <>
      <Combobox label={t({ ca: 'Conjunt de dades', es: 'Conjunto de datos', en: 'Dataset' })} items={items} value={code} loading={isFetching} search={search || (sheet?.dataset.title ?? '')} onSearch={(text) => setSearch(text === sheet?.dataset.title ? '' : text)}
        onValue={(id) => { if (id === null || id === code) return; setSearch(items.find((each) => each.id === id)?.label ?? ''); setCode(id); }} />
      {columns.length > 0 && (
        <details className="model-more">
          <summary>{t({ ca: 'Columnes ({n})', es: 'Columnas ({n})', en: 'Columns ({n})' }, { n: columns.length })}</summary>
          <dl className="model-columns small">{columns.map(({ name, title }) => <div key={name}><dt><code>{quoted(name)}</code></dt><dd>{title && title !== name ? title : ''}</dd></div>)}</dl>
        </details>
      )}
      {columns.length > 0 && sql.trim() === '' && (
        <div><Button small onClick={() => onStart(`select ${columns.slice(0, 6).map(({ name }) => quoted(name)).join(', ')}\nfrom ${code ?? ''}`)}>{t({ ca: 'Comença la pregunta amb aquest conjunt', es: 'Empezar la pregunta con este conjunto', en: 'Start the question with this dataset' })}</Button></div>
      )}
    </>
  );
}

/** What would come of asking it, said as it is written: its columns and source, or what is wrong. No row is read. */
function Check({ sql, parameters, purpose }: { sql: string; parameters: readonly string[]; purpose: string }) {
  const t = useText();
  const format = useFormat();
  const asked = useSettled(JSON.stringify({ sql, parameters, ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }) }), 500);
  const { data } = useQueryOperation<Checked>('data.check-question', JSON.parse(asked), { enabled: sql.trim() !== '' });
  if (sql.trim() === '' || data === undefined) return null;
  if (data.problem !== null) return <p className="small model-unknown" role="status">{t(data.problem)}</p>;
  const names = data.columns.map(({ name }) => name).join(', ');
  return (
    <div className="small" role="status">
      <p>{t({ ca: 'La pregunta és correcta: dona {names}.', es: 'La pregunta es correcta: da {names}.', en: 'The question is right: it gives {names}.' }, { names })}</p>
      {data.sources.map(({ code, title, loadedAt }) => <p key={code} className="soft">{t({ ca: '{title}, carregat el {day}', es: '{title}, cargado el {day}', en: '{title}, loaded on {day}' }, { title, day: format.day(loadedAt) })}</p>)}
      <p className="soft">{t({ ca: 'De la resposta es llegeixen', es: 'De la respuesta se leen', en: 'From the answer one reads' })} <code>first.{data.columns[0]?.name}</code>, <code>rows</code> {t({ ca: 'i', es: 'y', en: 'and' })} <code>count</code>.</p>
    </div>
  );
}
