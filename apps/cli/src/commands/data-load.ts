import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { closeTables, codeOfFile, titleOfFile, yearsOfFiles } from '@comu/catalogue';
import { Refused, type Runner, type Text } from '@comu/kernel';
import { operator } from '../actor.ts';
import type { Run } from '../command.ts';
import { openInstallation, readConfiguration } from '../installation.ts';
import { namesOf, oneOf, provincialOf } from '../organisations.ts';
import { Stopped, type Terminal } from '../terminal.ts';

const readable = new Set(['.csv', '.tsv', '.txt', '.xlsx', '.ods', '.json', '.ndjson', '.geojson', '.parquet', '.zip', '.gz', '.sql']);
const most = 50 * 1024 ** 3;

interface Proposal { readonly reading: { readonly kind: string; readonly sheet?: string }; readonly others: readonly string[] }
interface Loaded { readonly number: number; readonly state: 'done' | 'held'; readonly rows: number; readonly incidents: number }
interface Loading { readonly runner: Runner; readonly organisation: string; readonly terminal: Terminal }

/** Loads a file, or every data file of a folder, each as the next version of its dataset; one that cannot be read is told and the rest go on. */
export const run: Run = async ({ values, positionals }, terminal) => {
  const [given = ''] = positionals;
  if (!existsSync(given)) throw new Stopped({ ca: `No hi ha cap fitxer ni carpeta ${given}.`, es: `No hay ningún archivo ni carpeta ${given}.`, en: `There is no file or folder ${given}.` });
  const files = filesOf(given);
  if (files.length === 0) throw new Stopped({ ca: `La carpeta no té cap fitxer de dades (${[...readable].join(' ')}).`, es: `La carpeta no tiene ningún archivo de datos (${[...readable].join(' ')}).`, en: `The folder holds no data file (${[...readable].join(' ')}).` });
  const installation = await openInstallation(readConfiguration(), (line) => terminal.say(line), { beside: true });
  try {
    const named = await namesOf(installation.database);
    const organisation = (typeof values['organisation'] === 'string' ? oneOf(named, values['organisation']) : provincialOf(named)).id;
    let failed = 0;
    for (const [place, path] of files.entries()) {
      terminal.progress({ ca: `${place + 1} de ${files.length}: ${path}`, es: `${place + 1} de ${files.length}: ${path}`, en: `${place + 1} of ${files.length}: ${path}` });
      failed += await loadOne({ runner: installation.runner, organisation, terminal }, path, pathIn(given, path));
    }
    for (const { code, title, files: years } of yearsOfFiles(files.map((path) => pathIn(given, path)))) {
      const all = years.map(({ year }) => year).join(', ');
      if (values['join-years'] !== true) {
        terminal.say({ ca: `${code}\tve per anys (${all}), cada un en un conjunt; amb --join-years s’ajunten en un de sol`, es: `${code}\tviene por años (${all}), cada uno en un conjunto; con --join-years se juntan en uno solo`, en: `${code}\tcomes by years (${all}), a dataset for each; with --join-years they are put together in one` });
        continue;
      }
      try {
        const { differences }: { differences: readonly Text[] } = await installation.runner.run('data.join-years', { code, title, years: years.map(({ path, year }) => ({ year, dataset: codeOfFile(path) })) }, { actor: operator(terminal), organisation });
        terminal.say({ ca: `${code}\tajunta ${all}`, es: `${code}\tjunta ${all}`, en: `${code}\tputs together ${all}` });
        for (const { ca, es, en } of differences) terminal.say({ ca: `${code}\t${ca}`, es: `${code}\t${es}`, en: `${code}\t${en}` });
      } catch (failure) {
        failed += told(terminal, code, failure);
      }
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await closeTables();
    await installation.close();
  }
};

/** Where a file is within the folder that was given, or its own name. */
const pathIn = (given: string, path: string): string => relative(statSync(given).isDirectory() ? given : join(path, '..'), path);

const filesOf = (given: string): string[] =>
  statSync(given).isFile() ? [given] : readdirSync(given, { recursive: true, encoding: 'utf8' }).map((name) => join(given, name)).filter((path) => readable.has(extname(path).toLowerCase()) && statSync(path).isFile()).toSorted();

/** Loads each table of a file: the sheets of a workbook and the tables of a dump are datasets of their own. Answers how many could not be read. */
async function loadOne(loading: Loading, path: string, place: string): Promise<number> {
  const { runner, organisation, terminal } = loading;
  const as = { actor: operator(terminal), organisation };
  const name = basename(path);
  try {
    const stored = await runner.files.put(createReadStream(path), { name, maxBytes: most });
    await runner.run('kernel.keep-file', { sha256: stored.sha256, name, size: stored.size, type: stored.type, facts: {} }, as);
    const proposal: Proposal = await runner.run('data.propose-file', { file: stored.sha256 }, as);
    const parts = proposal.reading.sheet === undefined || proposal.others.length === 0 ? [undefined] : [proposal.reading.sheet, ...proposal.others];
    let failed = 0;
    for (const sheet of parts) failed += await loadPart(loading, { file: stored.sha256, title: titleOfFile(place), code: sheet === undefined ? codeOfFile(place) : `${codeOfFile(place)}_${codeOfFile(sheet)}`.slice(0, 62), ...(sheet === undefined ? {} : { sheet }) });
    return failed;
  } catch (failure) {
    return told(terminal, name, failure);
  }
}

async function loadPart({ runner, organisation, terminal }: Loading, { file, title: called, code, sheet }: { file: string; title: string; code: string; sheet?: string }): Promise<number> {
  const as = { actor: operator(terminal), organisation };
  const title = sheet === undefined ? called : `${called} · ${sheet}`;
  try {
    const reading = sheet === undefined ? undefined : ((await runner.run('data.propose-file', { file, corrections: { sheet } }, as)) as Proposal).reading;
    const done: Loaded = await runner.run('data.load-file', { file, code, title, ...(reading === undefined ? {} : { reading }) }, as);
    const incidents = (language: 'ca' | 'es' | 'en') => (done.incidents === 0 ? '' : ` · ${done.incidents} ${done.incidents === 1 ? { ca: 'incidència', es: 'incidencia', en: 'incident' }[language] : { ca: 'incidències', es: 'incidencias', en: 'incidents' }[language]}`);
    const held = done.state === 'held' ? { ca: ' · aturada per una regla', es: ' · detenida por una regla', en: ' · held by a rule' } : { ca: '', es: '', en: '' };
    terminal.say({ ca: `${code}\tversió ${done.number}\t${done.rows} files${incidents('ca')}${held.ca}`, es: `${code}\tversión ${done.number}\t${done.rows} filas${incidents('es')}${held.es}`, en: `${code}\tversion ${done.number}\t${done.rows} rows${incidents('en')}${held.en}` });
    return 0;
  } catch (failure) {
    return told(terminal, title, failure);
  }
}

/** Says why a file could not be read; anything but a refusal is ours and stops the command. */
function told(terminal: Terminal, name: string, failure: unknown): 1 {
  const sentence: Text | undefined = failure instanceof Refused ? failure.sentence : undefined;
  if (sentence === undefined) throw failure;
  terminal.warn({ ca: `${name}: ${sentence.ca}`, es: `${name}: ${sentence.es}`, en: `${name}: ${sentence.en}` });
  return 1;
}
