import type { Mask, TableView } from '@comu/tables';
import type { ColumnForm } from '../records/index.ts';
import type { View } from './sight.ts';

/** What the data engine lets a question read of a version: only the rows and columns of the view, delicate values changed before the question sees them. */
export function tableViewOf({ path, view, columns, secret }: { path: string; view: View; columns: readonly Pick<ColumnForm, 'name' | 'type'>[]; secret: string }): TableView {
  const hide = columns.filter(({ name }) => view.columns[name] === 'hidden').map(({ name }) => name);
  const mask = Object.fromEntries(columns.flatMap(({ name, type }): [string, Mask][] => {
    const sight = view.columns[name];
    if (sight === 'pseudonym') return [[name, { pseudonym: secret }]];
    return sight === 'masked' ? [[name, type === 'text' ? 'initial' : type === 'day' || type === 'moment' ? 'year' : 'blank']] : [];
  }));
  if (hide.length === 0 && Object.keys(mask).length === 0 && view.rows === null) return path;
  return { path, ...(view.rows === null ? {} : { where: view.rows }), ...(hide.length === 0 ? {} : { hide }), ...(Object.keys(mask).length === 0 ? {} : { mask }) };
}
