import { csvRows } from './csv-rows.ts';
import { parseMoment } from './moment.ts';

/** Which column of a table says what; null where none does. */
export interface CsvColumns {
  readonly case: string | null;
  readonly activity: string | null;
  /** When the activity was done. */
  readonly at: string | null;
  readonly startedAt: string | null;
  readonly resource: string | null;
  readonly group: string | null;
  readonly lifecycle: string | null;
}

export interface CsvProposal {
  readonly columns: CsvColumns;
  readonly header: readonly string[];
  /** The first rows, for a person to see what they choose. */
  readonly sample: readonly (readonly string[])[];
}

/** Names by which columns of logs are known, in the languages met here. */
const names: Readonly<Record<keyof CsvColumns, RegExp>> = {
  case: /^(case:concept:name|case[\s_-]?id|case|caseid|traceid|expedient|expediente|núm(ero)?\.? ?(d.)?exp.*|codi d.?expedient|id[\s_-]?(cas|caso|case|exp.*))$/i,
  activity: /^(concept:name|activity|activitat|actividad|task|tasca|tarea|tr[àaá]mit(e)?|step|pas|event|acci[oó]n?|estat|estado)$/i,
  at: /^(time:timestamp|timestamp|completed?( at)?|end[\s_-]?(time|date)?|complete[\s_-]?timestamp|data|fecha|date|moment|data i hora|fecha y hora|data fi|fecha fin|finalitzat)$/i,
  startedAt: /^(start[\s_-]?(time|timestamp|date)?|started( at)?|inici|inicio|data d.?inici|fecha (de )?inicio|començat)$/i,
  resource: /^(org:resource|resource|user|usuari|usuario|recurs|recurso|person(a)?|agent|gestor|tramitador[a]?|qui|qui[eé]n)$/i,
  group: /^(org:group|group|department|unit|unitat|unidad|departament(o)?|servei|servicio|[àaá]rea)$/i,
  lifecycle: /^(lifecycle:transition|lifecycle|transition)$/i,
};

/** Reads the head of a table and proposes which column says what: by their names, and dates by what they hold. */
export async function proposeColumns(head: string | Uint8Array): Promise<CsvProposal> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of csvRows([head])) {
    rows.push(cells);
    if (rows.length > 20) break;
  }
  const [header = [], ...sample] = rows;
  const isDate = (place: number) => sample.length > 0 && sample.every((cells) => (cells[place] ?? '').trim() === '' || parseMoment(cells[place] ?? '') !== null) && sample.some((cells) => (cells[place] ?? '').trim() !== '');
  const taken = new Set<string>();
  const choose = (name: keyof CsvColumns, fits: (place: number) => boolean = () => true): string | null => {
    const found = header.find((column, place) => !taken.has(column) && names[name].test(column.trim()) && fits(place)) ?? null;
    if (found !== null) taken.add(found);
    return found;
  };
  const columns = { case: choose('case'), activity: choose('activity'), startedAt: choose('startedAt', isDate), at: choose('at', isDate), resource: choose('resource'), group: choose('group'), lifecycle: choose('lifecycle') };
  const dated = header.find((column, place) => !taken.has(column) && isDate(place)) ?? null;
  return { columns: { ...columns, at: columns.at ?? dated }, header, sample: sample.slice(0, 5) };
}
