import { State, useFormat, useText, type Text } from '@comu/design';
import type { ImportColumn } from './import-columns.tsx';
import type { ImportField } from './import-file.tsx';

/** What an import answers, tried or done. */
export interface Imported {
  readonly rows?: number;
  readonly created: number;
  readonly changed: number;
  readonly kept: number;
  readonly columns?: readonly ImportColumn[];
  readonly problems: readonly { readonly line: number; readonly field: string; readonly rule: string; readonly remedy: Text }[];
}

/** How the trial went: what would be done, or every problem with its line, its field and its remedy. */
export function ImportProblems({ tried, fields, busy }: { tried: Imported; fields: readonly ImportField[]; busy: boolean }) {
  const t = useText();
  const format = useFormat();
  const { problems, created, changed, kept } = tried;
  if (problems.length === 0)
    return (
      <div className="import-well" aria-live="polite" aria-busy={busy}>
        <State tone="success">{t({ ca: 'Tot és correcte', es: 'Todo es correcto', en: 'Everything is right' })}</State>
        <p>{created + changed === 0
          ? t({ ca: 'Tot el que diu el fitxer ja hi és: no cal importar res.', es: 'Todo lo que dice el fichero ya está: no hace falta importar nada.', en: 'All that the file says is there already: nothing needs importing.' })
          : t({ ca: 'Nous: {created}. Canviats: {changed}. Ja hi són: {kept}.', es: 'Nuevos: {created}. Cambiados: {changed}. Ya están: {kept}.', en: 'New: {created}. Changed: {changed}. There already: {kept}.' }, { created: format.integer(created), changed: format.integer(changed), kept: format.integer(kept) })}</p>
      </div>
    );
  const named = (field: string) => { const found = fields.find(({ name, label }) => name === field || label.ca === field); return found === undefined ? field : t(found.label); };
  const lines = new Set(problems.map(({ line }) => line)).size;
  return (
    <div aria-live="polite" aria-busy={busy}>
      <p className="import-count"><State tone="danger">{t(problems.length === 1 ? { ca: '1 problema', es: '1 problema', en: '1 problem' } : { ca: '{count} problemes', es: '{count} problemas', en: '{count} problems' }, { count: format.integer(problems.length) })}</State> {t(lines === 1 ? { ca: 'en una línia. Corregiu el fitxer i torneu-lo a triar: mentrestant no s’importa res.', es: 'en una línea. Corrija el fichero y vuelva a elegirlo: mientras tanto no se importa nada.', en: 'on one line. Correct the file and choose it again: nothing is imported meanwhile.' } : { ca: 'en {lines} línies. Corregiu el fitxer i torneu-lo a triar: mentrestant no s’importa res.', es: 'en {lines} líneas. Corrija el fichero y vuelva a elegirlo: mientras tanto no se importa nada.', en: 'on {lines} lines. Correct the file and choose it again: nothing is imported meanwhile.' }, { lines: format.integer(lines) })}</p>
      {problems.length === 500 && <p className="small soft">{t({ ca: 'Es mostren els 500 primers.', es: 'Se muestran los 500 primeros.', en: 'The first 500 are shown.' })}</p>}
      <ul className="import-problems">
        {problems.map(({ line, field, remedy }, index) => (
          <li key={index}>
            <span className="soft tabular">{line === 1 ? t({ ca: 'Capçalera', es: 'Cabecera', en: 'Heading' }) : t({ ca: 'Línia {line}', es: 'Línea {line}', en: 'Line {line}' }, { line: format.integer(line) })}</span>
            <strong>{named(field)}</strong>
            <span>{t(remedy)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
