import { Button, DownloadSimpleIcon, saveTable, State, useFormat, useText, type Text } from '@comu/design';
import type { ImportColumn } from './import-columns.tsx';
import { ImportCounts } from './import-counts.tsx';
import type { ImportField } from './import-file.tsx';

/** What an import answers, tried or done. */
export interface Imported {
  readonly rows?: number;
  readonly created: number;
  readonly changed: number;
  readonly kept: number;
  readonly refused?: number;
  /** How many problems there are besides those told. */
  readonly untold?: number;
  readonly columns?: readonly ImportColumn[];
  readonly problems: readonly { readonly line: number; readonly field: string; readonly rule: string; readonly remedy: Text }[];
}

const most = 200;

/** How the trial went: what would be done, or every problem with its line, its field, its rule and its remedy, to be read here or taken away. */
export function ImportProblems({ tried, fields, busy, file }: { tried: Imported; fields: readonly ImportField[]; busy: boolean; file: string }) {
  const t = useText();
  const format = useFormat();
  const { problems, created, changed, untold = 0 } = tried;
  if (problems.length === 0)
    return (
      <div aria-live="polite" aria-busy={busy}>
        <div className="import-well">
          <State tone="success">{t({ ca: 'Tot és correcte', es: 'Todo es correcto', en: 'Everything is right' })}</State>
          {created + changed === 0 && <p>{t({ ca: 'Tot el que diu el fitxer ja hi és: no cal importar res.', es: 'Todo lo que dice el fichero ya está: no hace falta importar nada.', en: 'All that the file says is there already: nothing needs importing.' })}</p>}
        </div>
        <ImportCounts of={tried} />
      </div>
    );
  const named = (field: string) => { const found = fields.find(({ name, label }) => name === field || label.ca === field); return found === undefined ? field : t(found.label); };
  const placed = (line: number) => (line === 1 ? t({ ca: 'Capçalera', es: 'Cabecera', en: 'Heading' }) : t({ ca: 'Línia {line}', es: 'Línea {line}', en: 'Line {line}' }, { line: format.integer(line) }));
  const lines = untold > 0 && tried.refused !== undefined ? tried.refused : new Set(problems.map(({ line }) => line)).size;
  const take = () => saveTable({ rows: [
    [t({ ca: 'Línia', es: 'Línea', en: 'Line' }), t({ ca: 'Camp', es: 'Campo', en: 'Field' }), t({ ca: 'Regla', es: 'Regla', en: 'Rule' }), t({ ca: 'Què cal fer', es: 'Qué hay que hacer', en: 'What to do' })],
    ...problems.map(({ line, field, rule, remedy }) => [String(line), named(field), rule, t(remedy)]),
  ], name: t({ ca: 'Problemes de {file}', es: 'Problemas de {file}', en: 'Problems of {file}' }, { file: file.replace(/\.\w+$/, '') }) });
  return (
    <div aria-live="polite" aria-busy={busy}>
      <p className="import-count"><State tone="danger">{t(problems.length === 1 ? { ca: '1 problema', es: '1 problema', en: '1 problem' } : { ca: '{count} problemes', es: '{count} problemas', en: '{count} problems' }, { count: format.integer(problems.length + untold) })}</State> {t(lines === 1 ? { ca: 'en una línia. Corregiu el fitxer i torneu-lo a triar: mentrestant no s’importa res.', es: 'en una línea. Corrija el fichero y vuelva a elegirlo: mientras tanto no se importa nada.', en: 'on one line. Correct the file and choose it again: nothing is imported meanwhile.' } : { ca: 'en {lines} línies. Corregiu el fitxer i torneu-lo a triar: mentrestant no s’importa res.', es: 'en {lines} líneas. Corrija el fichero y vuelva a elegirlo: mientras tanto no se importa nada.', en: 'on {lines} lines. Correct the file and choose it again: nothing is imported meanwhile.' }, { lines: format.integer(lines) })}</p>
      <ImportCounts of={tried} />
      {untold > 0 && <p className="soft">{t({ ca: 'Aquí i al CSV hi ha els {told} primers. Si es repeteix el mateix, potser una columna va a un camp que no és el seu.', es: 'Aquí y en el CSV están los {told} primeros. Si se repite el mismo, quizá una columna va a un campo que no es el suyo.', en: 'Here and in the CSV are the first {told}. If it is always the same one, perhaps a column goes to the wrong field.' }, { told: format.integer(problems.length) })}</p>}
      <div className="import-acts"><Button icon={DownloadSimpleIcon} onClick={take}>{t({ ca: 'Baixa els problemes (CSV)', es: 'Descargar los problemas (CSV)', en: 'Download the problems (CSV)' })}</Button></div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by the keyboard */}
      <ul className="import-problems" tabIndex={0} aria-label={t({ ca: 'Problemes, per línies', es: 'Problemas, por líneas', en: 'Problems, by line' })}>
        {problems.slice(0, most).map(({ line, field, rule, remedy }, index) => (
          <li key={index}>
            <span className="soft tabular">{placed(line)}</span>
            <strong>{named(field)}</strong>
            <span>{t(remedy)} <code className="small soft">{rule}</code></span>
          </li>
        ))}
      </ul>
      {problems.length > most && <p className="small soft">{t({ ca: 'Es mostren els {most} primers: la resta és al CSV.', es: 'Se muestran los {most} primeros: el resto está en el CSV.', en: 'The first {most} are shown: the rest are in the CSV.' }, { most: format.integer(most) })}</p>}
    </div>
  );
}
