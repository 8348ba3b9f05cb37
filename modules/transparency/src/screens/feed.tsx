import { Button, ProblemNotice, Skeleton, toast, useFormat, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { say } from './answers.ts';
import { FedTable, type Cell, type Column } from './fed-table.tsx';

interface Preview { readonly feed: { readonly says: Text; readonly none: Text | null; readonly records: readonly Text[]; readonly complete: number; readonly rows: number; readonly on: string; readonly table: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] } } | null }
export const useFeed = (code: string) => useQueryOperation<Preview>('transparency.feed-preview', { code });

/** How an item would look fed by the house, and turning it on. */
export function Feed({ code, on }: { code: string; /** It feeds itself and is out. */ on: boolean }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useFeed(code);
  const { run, running, problem } = useRun('transparency.feed-item');
  if (error) return <ProblemNotice problem={error.problem} />;
  if (!data?.feed) return <Skeleton lines={4} />;
  const { says, none, records, complete, rows, table } = data.feed;
  return (
    <div className="publish-form">
      {problem && <ProblemNotice problem={problem} />}
      <p>{t(says)}</p>
      <p className="soft small">{t(rows === 1 ? say('Surt de: {records}. 1 fila, {complete} % de les dades.', 'Sale de: {records}. 1 fila, {complete} % de los datos.', 'From: {records}. 1 row, {complete}% of the data.') : say('Surt de: {records}. {rows} files, {complete} % de les dades.', 'Sale de: {records}. {rows} filas, {complete} % de los datos.', 'From: {records}. {rows} rows, {complete}% of the data.'), { records: records.map((each) => t(each)).join(', '), rows: format.integer(rows), complete })}</p>
      {table.rows.length > 0 ? <FedTable columns={table.columns} rows={table.rows} /> : <p>{t(none ?? say('Encara no hi ha cap dada d’on treure’l. Quan n’hi hagi, podreu publicar-lo.', 'Todavía no hay datos de donde sacarlo. Cuando los haya, podrá publicarlo.', 'There are no data to feed it yet. When there are, you can publish it.'))}</p>}
      <div className="publish-actions"><Button look="primary" busy={running} disabled={complete === 0} onClick={() => void run({ code }).then((done) => done && toast(t(say('Publicat: es renovarà sol cada nit.', 'Publicado: se renovará solo cada noche.', 'Published: it will renew itself every night.'))))}>{t(on ? say('Renova’l ara', 'Renovarlo ahora', 'Renew it now') : say('Publica’l i que s’ompli sol', 'Publicarlo y que se rellene solo', 'Publish it and let it feed itself'))}</Button></div>
    </div>
  );
}

/** One press that fills every empty item the house can feed. */
export function FeedPortal() {
  const t = useText();
  const { run, running, problem } = useRun<{ filled: readonly string[] }>('transparency.feed-portal');
  return (
    <div className="publish-feed">
      {problem && <ProblemNotice problem={problem} />}
      <p>{t(say('Hi ha continguts que es poden omplir amb el que l’ens ja sap, sense escriure res ni treure dades de cap persona, i renovar-se sols cada nit.', 'Hay contenidos que se pueden rellenar con lo que el ente ya sabe, sin escribir nada ni sacar datos de ninguna persona, y renovarse solos cada noche.', 'Some contents can be filled from what the body already knows, with nothing to type and no data of any person, and renew themselves every night.'))}</p>
      <Button busy={running} onClick={() => void run({}).then((done) => done && toast(t(say('{n} {n|contingut publicat|continguts publicats}.', '{n} {n|contenido publicado|contenidos publicados}.', '{n} contents published.'), { n: done.filled.length })))}>{t(say('Omple’ls i publica’ls', 'Rellenarlos y publicarlos', 'Fill and publish them'))}</Button>
    </div>
  );
}
