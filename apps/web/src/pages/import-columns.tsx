import { useText } from '@comu/design';
import type { ImportField } from './import-file.tsx';

export interface ImportColumn { readonly column: string; readonly field: string | null; readonly sample: readonly string[] }

/** Each column of the file with some of what it holds, and the field it brings; changing one tries the file again. */
export function ImportColumns({ columns, fields, busy, onColumns }: { columns: readonly ImportColumn[]; fields: readonly ImportField[]; busy: boolean; onColumns(columns: readonly (string | null)[]): void }) {
  const t = useText();
  const put = (place: number, field: string) => onColumns(columns.map((each, index) => (index === place ? field || null : each.field)));
  return (
    <ul className="import-columns">
      {columns.map(({ column, field, sample }, place) => (
        <li key={place}>
          <div><strong>{column || t({ ca: '(sense capçalera)', es: '(sin cabecera)', en: '(no heading)' })}</strong><p className="small soft">{sample.join(' · ') || t({ ca: 'Buida', es: 'Vacía', en: 'Empty' })}</p></div>
          <select className="ds-input" aria-label={t({ ca: 'A quin camp va «{column}»', es: 'A qué campo va «{column}»', en: 'Which field “{column}” goes to' }, { column: column || String(place + 1) })} value={field ?? ''} disabled={busy} onChange={({ target }) => put(place, target.value)}>
            <option value="">{t({ ca: 'No s’importa', es: 'No se importa', en: 'Not imported' })}</option>
            {fields.map(({ name, label, required }) => <option key={name} value={name}>{t(label)}{required ? ' *' : ''}</option>)}
          </select>
        </li>
      ))}
    </ul>
  );
}
