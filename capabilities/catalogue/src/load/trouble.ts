import type { RowOf, Text } from '@comu/kernel';
import type { Finding } from '@comu/tables';
import type { SchemaChange } from '../contract/breaking.ts';
import type { Dataset, Version } from '../records/index.ts';
import type { Trouble } from '../quality/incidents.ts';
import type { Outcome } from '../quality/measure.ts';
import { say, severities } from '../words.ts';

type Where = { readonly dataset: RowOf<typeof Dataset>; readonly version: RowOf<typeof Version> };

/** What was strange in the file, as incidents with its rows. What was read well all the same (decimal commas, blanks) is one incident for the whole file, so that it is known without burying the rest; other notes are left in the proposal. */
export function troublesOfFindings({ dataset, version }: Where, findings: readonly Finding[]): Trouble[] {
  const one = ({ code, column, text, count, examples = [] }: Finding): Trouble => ({
    dataset, version: version.id, cause: `finding:${code}:${column ?? ''}`, says: text, severity: 'warn', failing: count ?? 0, remedy: lookAtSource, sample: examples.map(({ line, value }) => ({ row: line, values: { [column ?? 'fila']: value } })),
  });
  return [...findings.filter(({ severity }) => severity !== 'note').map(one), ...(Object.keys(gathered) as (keyof typeof gathered)[]).flatMap((code) => gather({ dataset, version }, code, findings.filter((each) => each.code === code)))];
}

const lookAtSource = say('Reviseu-ho a l’origen. Si és correcte així, digueu-ho en resoldre la incidència i no tornarà a avisar.', 'Revíselo en el origen. Si es correcto así, dígalo al resolver la incidencia y no volverá a avisar.', 'Look at it at the source. If it is right as it is, say so when solving the incident and it will not be told again.');

const gathered = {
  'decimal-comma': (list: string) => say(`Els decimals van amb coma a ${list}: s’han llegit bé, però altres programes els prenen per text.`, `Los decimales van con coma en ${list}: se han leído bien, pero otros programas los toman por texto.`, `Decimals are written with a comma in ${list}: they were read well, but other programs take them for text.`),
  blanks: (list: string) => say(`Hi ha caselles sense dada a ${list}: no són zeros i no se sumen com si ho fossin.`, `Hay casillas sin dato en ${list}: no son ceros y no se suman como si lo fueran.`, `There are cells without data in ${list}: they are not zeros and are not added as if they were.`),
};

function gather({ dataset, version }: Where, code: keyof typeof gathered, findings: readonly Finding[]): Trouble[] {
  if (findings.length === 0) return [];
  const names = findings.map(({ column, count }) => `«${column ?? ''}»${count === undefined ? '' : ` (${count})`}`);
  const list = `${names.slice(0, 8).join(', ')}${names.length > 8 ? '…' : ''}`;
  // A line that fails in several columns is shown once, with all of them.
  const lines = new Map<number, Record<string, string>>();
  for (const { column, examples = [] } of findings) for (const { line, value } of examples) lines.set(line, { ...lines.get(line), [column ?? 'fila']: value });
  return [{
    dataset, version: version.id, cause: `finding:${code}:`, says: gathered[code](list), severity: 'warn', failing: findings.reduce((sum, { count }) => sum + (count ?? 0), 0), remedy: lookAtSource,
    sample: [...lines].toSorted(([a], [b]) => a - b).slice(0, 50).map(([row, values]) => ({ row, values })),
  }];
}

/** Rules that were broken or could not be tested. */
export function troublesOfRules({ dataset, version }: Where, outcomes: readonly Outcome[]): Trouble[] {
  return outcomes.flatMap(({ rule, result, trouble }): Trouble[] => {
    if (trouble !== null) return [{ dataset, version: version.id, rule: rule.id, cause: causeOf(rule), severity: rule.severity, says: untested(rule.says, trouble), remedy: say('Torneu la columna a l’origen, o traieu la regla si ja no cal.', 'Devuelva la columna al origen, o quite la regla si ya no hace falta.', 'Bring the column back at the source, or remove the rule if it is no longer needed.') }];
    if (result === null || result.passed) return [];
    return [{ dataset, version: version.id, rule: rule.id, cause: causeOf(rule), severity: rule.severity, says: result.says, failing: result.sample.length === 0 && result.tested === 1 ? 0 : result.failing, remedy: remedies[rule.severity] }];
  });
}
export const causeOf = ({ code }: { code: string }) => `rule:${code}`;

const untested = (says: Text, trouble: string) => say(`No s’ha pogut comprovar “${says.ca}”: falta ${trouble.split(':')[1]}.`, `No se ha podido comprobar «${says.es}»: falta ${trouble.split(':')[1]}.`, `“${says.en}” could not be tested: ${trouble.split(':')[1]} is missing.`);

const remedies: Readonly<Record<keyof typeof severities, Text>> = {
  warn: say('La versió s’ha publicat. Corregiu les dades a l’origen i torneu-les a carregar.', 'La versión se ha publicado. Corrija los datos en el origen y vuelva a cargarlos.', 'The version was published. Correct the data at the source and load them again.'),
  quarantine: say('Les files dolentes s’han apartat i la resta s’ha publicat. Corregiu-les i torneu-les a carregar.', 'Las filas malas se han apartado y el resto se ha publicado. Corríjalas y vuelva a cargarlas.', 'The bad rows were set aside and the rest published. Correct them and load again.'),
  stop: say('La versió s’ha desat però no s’ha publicat: continua vigent l’anterior. Corregiu les dades i torneu-les a carregar.', 'La versión se ha guardado pero no se ha publicado: sigue vigente la anterior. Corrija los datos y vuelva a cargarlos.', 'The version was kept but not published: the former stays in place. Correct the data and load again.'),
};

/** A schema that changed in a way that breaks whoever uses it. With an active contract it is a broken promise and stops the publication. */
export function troubleOfSchema({ dataset, version }: Where, changes: readonly SchemaChange[], promised: boolean): Trouble[] {
  const breaking = changes.filter(({ breaks }) => breaks);
  if (breaking.length === 0) return [];
  const list = (language: keyof Text) => breaking.map(({ says }) => says[language]).join(' ');
  return [{
    dataset, version: version.id, cause: 'schema', severity: promised ? 'stop' : 'warn', failing: 0,
    says: promised ? say(`No compleix el contracte. ${list('ca')}`, `No cumple el contrato. ${list('es')}`, `It does not keep the contract. ${list('en')}`) : say(`Ha canviat l’estructura. ${list('ca')}`, `Ha cambiado la estructura. ${list('es')}`, `The structure changed. ${list('en')}`),
    remedy: promised ? say('Corregiu el fitxer, o feu una edició nova del contracte.', 'Corrija el archivo, o haga una edición nueva del contrato.', 'Correct the file, or make a new edition of the contract.') : say('Comproveu que qui en fa ús ho sap.', 'Compruebe que quien lo usa lo sabe.', 'Check that whoever uses it knows.'),
  }];
}

/** Rows of the file that do not fit its columns. */
export function troubleOfRejected({ dataset, version }: Where, rows: number): Trouble[] {
  return rows === 0 ? [] : [{
    dataset, version: version.id, cause: 'rejected', severity: 'quarantine', failing: rows,
    says: say(`${rows} ${rows === 1 ? 'fila no encaixa' : 'files no encaixen'} amb les columnes i ${rows === 1 ? 's’ha apartat' : 's’han apartat'} amb el motiu.`, `${rows} ${rows === 1 ? 'fila no encaja' : 'filas no encajan'} con las columnas y ${rows === 1 ? 'se ha apartado' : 'se han apartado'} con el motivo.`, `${rows} ${rows === 1 ? 'row does' : 'rows do'} not fit the columns and ${rows === 1 ? 'was' : 'were'} set aside with the reason.`),
    remedy: say('Mireu-les a la pestanya de versions, corregiu-les a l’origen i torneu a carregar el fitxer.', 'Mírelas en la pestaña de versiones, corríjalas en el origen y vuelva a cargar el archivo.', 'See them under versions, correct them at the source and load the file again.'),
  }];
}
