import { ProblemNotice, Skeleton, useAddress, useQueryOperation, useText } from '@comu/design';
import { say } from './answers.ts';
import { useCell, type Cell, type Column } from './fed-table.tsx';

interface Change {
  readonly passages: readonly { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }[]; readonly columns: readonly Column[]; readonly more: number;
  readonly rows: readonly { readonly kind: 'gone' | 'new' | 'changed'; readonly key: string; readonly cells: readonly { readonly column: string; readonly before: Cell; readonly after: Cell }[] }[];
  readonly plain: readonly { readonly what: 'source' | 'document' | 'dataset'; readonly before: string | null; readonly after: string | null }[];
}
const kinds = { new: say('Nou', 'Nuevo', 'New'), gone: say('Tret', 'Quitado', 'Gone'), changed: say('Canviat', 'Cambiado', 'Changed') } as const;
const whats = { source: say('D’on surt', 'De dónde sale', 'Fed by'), document: say('Document', 'Documento', 'Document'), dataset: say('Conjunt de dades', 'Conjunto de datos', 'Dataset') } as const;

/** What changed of an item between two of its contents, said with words as well as with marks. */
export function ContentChange({ code, from, to, org }: { code: string; from: number; to: number; /** Read as anybody in this portal. */ org?: string }) {
  const t = useText();
  const cell = useCell();
  const own = useQueryOperation<Change>('transparency.content-change', { code, from, to }, { enabled: org === undefined });
  const told = useAddress<Change>(`/dades/${org}/portal/item/${code}/canvi/${from}/${to}`, { enabled: org !== undefined });
  const { data, error } = org === undefined ? own : told;
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={3} />;
  const passages = data.passages.filter(({ kind }) => kind !== 'same');
  const typeOf = (name: string) => data.columns.find((each) => each.name === name);
  if (passages.length + data.rows.length + data.plain.length === 0) return <p className="soft small">{t(say('No hi ha diferències.', 'No hay diferencias.', 'There are no differences.'))}</p>;
  return (
    <ul className="portal-changes">
      {data.plain.map(({ what, before, after }) => <li key={what}><strong>{t(whats[what])}</strong>: {what !== 'source' && <>{before ?? '—'} → {after ?? '—'}</>}{what === 'source' && t(say('ha canviat', 'ha cambiado', 'has changed'))}</li>)}
      {passages.map(({ kind, text }, at) => <li key={at} data-kind={kind}><strong>{t(kinds[kind as 'new' | 'gone'])}</strong>: {kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>}</li>)}
      {data.rows.map(({ kind, key, cells }) => <li key={`${kind} ${key}`} data-kind={kind}><strong>{t(kinds[kind])}</strong>: {kind === 'changed' ? <>{key} ({cells.map(({ column, before, after }) => `${t(typeOf(column)?.title ?? say(column, column, column))}: ${cell(before, typeOf(column)?.type)} → ${cell(after, typeOf(column)?.type)}`).join('; ')})</> : kind === 'gone' ? <del>{key}</del> : <ins>{key}</ins>}</li>)}
      {data.more > 0 && <li className="soft">{t(say('I {n} canvis més.', 'Y {n} cambios más.', 'And {n} more changes.'), { n: data.more })}</li>}
    </ul>
  );
}
