import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink, CheckCircleIcon, DownloadSimpleIcon, EmptyState, FileDrop, Page, ProblemNotice, recordHref, saveTable, Section, Skeleton, toast, useDescription, useFormat, useOrganisationSlug, useRun, useText, type ScreenProps, type StoredFile } from '@comu/design';
import { ImportColumns } from './import-columns.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportProblems, type Imported } from './import-problems.tsx';
import { ImportWorking } from './import-working.tsx';
import './import.css';

/** Brings rows from a file: chosen, matched column by column, tried with every problem named, and only then imported, all or nothing. */
export function ImportFile({ params }: ScreenProps) {
  const t = useText();
  const description = useDescription();
  const organisation = useOrganisationSlug() ?? '';
  const asked = useRouterState({ select: ({ location }) => new URLSearchParams(location.searchStr).get('back') });
  const operation = description?.operations.find(({ name }) => name === params['operation']);
  if (description === undefined) return <Skeleton lines={6} />;
  const { imports } = operation ?? {};
  if (operation === undefined || imports === undefined || !operation.allowed)
    return <Page title={t({ ca: 'Importar d’un fitxer', es: 'Importar de un fichero', en: 'Import from a file' })}><EmptyState title={t({ ca: 'Aquí no podeu importar res', es: 'Aquí no puede importar nada', en: 'You may not import anything here' })}>{t({ ca: 'Demaneu el permís a qui administra l’ens, o torneu a la llista.', es: 'Pida el permiso a quien administra el ente, o vuelva a la lista.', en: 'Ask whoever administers the organisation for permission, or go back to the list.' })}</EmptyState></Page>;
  const record = description.records.find(({ name }) => name === imports.record);
  // An address may ask to go back only within the app.
  const back = asked?.startsWith('/o/') === true ? asked : recordHref(organisation, imports.record);
  return (
    <Page title={t(operation.title)} trail={[{ label: record ? t(record.plural) : t({ ca: 'La llista', es: 'La lista', en: 'The list' }), href: back }]} lead={t({ ca: 'Primer es prova i no es desa res; s’importa quan tot és correcte.', es: 'Primero se prueba y no se guarda nada; se importa cuando todo es correcto.', en: 'It is tried first and nothing is saved; it is imported once everything is right.' })}>
      <Importing key={operation.name} operation={operation.name} fields={imports.fields} back={back} name={record ? t(record.plural) : operation.name} />
    </Page>
  );
}

export type ImportField = { readonly name: string; readonly label: { readonly ca: string; readonly es: string; readonly en: string }; readonly required: boolean };

function Importing({ operation, fields, back, name }: { operation: string; fields: readonly ImportField[]; back: string; name: string }) {
  const t = useText();
  const format = useFormat();
  const [file, setFile] = useState<StoredFile>();
  const [tried, setTried] = useState<Imported>();
  const [done, setDone] = useState<Imported>();
  const trial = useRun<Imported>(operation, { follow: true });
  const final = useRun<Imported>(operation, { follow: true });
  const columnsOf = ({ columns = [] }: Imported) => columns.map(({ field }) => field);
  const attempt = async (sha256: string, columns?: readonly (string | null)[]) => {
    final.forget();
    const answer = await trial.run({ file: sha256, dryRun: true, ...(columns === undefined ? {} : { columns }) });
    if (answer !== undefined) setTried(answer);
  };
  const choose = ([chosen]: readonly StoredFile[]) => {
    setFile(chosen);
    setTried(undefined);
    trial.forget();
    if (chosen !== undefined) void attempt(chosen.sha256);
  };
  const bring = async () => {
    if (file === undefined || tried === undefined) return;
    const answer = await final.run({ file: file.sha256, dryRun: false, columns: columnsOf(tried) });
    if (answer === undefined) return;
    if (answer.problems.length > 0) return setTried(answer);
    setDone(answer);
    toast({ ca: 'Importat', es: 'Importado', en: 'Imported' });
  };
  if (done !== undefined)
    return (
      <Section>
        <div className="import-done" role="status"><CheckCircleIcon size={28} weight="fill" aria-hidden />
          <p><strong>{t({ ca: 'S’ha importat «{file}»', es: 'Se ha importado «{file}»', en: '“{file}” was imported' }, { file: file?.name ?? '' })}</strong></p>
        </div>
        <ImportCounts of={done} done />
        <div className="import-acts"><ButtonLink look="primary" href={back}>{t({ ca: 'Aneu a la llista', es: 'Ir a la lista', en: 'Go to the list' })}</ButtonLink><Button onClick={() => { setDone(undefined); choose([]); }}>{t({ ca: 'Importa un altre fitxer', es: 'Importar otro fichero', en: 'Import another file' })}</Button></div>
      </Section>
    );
  return (
    <div className="import">
      <Section title={t({ ca: '1. El fitxer', es: '1. El fichero', en: '1. The file' })} actions={<Button small look="quiet" icon={DownloadSimpleIcon} onClick={() => saveTable({ rows: [fields.map(({ label }) => t(label))], name })}>{t({ ca: 'Baixa una plantilla', es: 'Descargar una plantilla', en: 'Download a template' })}</Button>}>
        <FileDrop label={t({ ca: 'Full de càlcul (XLSX) o CSV amb una capçalera', es: 'Hoja de cálculo (XLSX) o CSV con una cabecera', en: 'Spreadsheet (XLSX) or CSV with a header' })} accept=".csv,.txt,.tsv,.xlsx" files={file === undefined ? [] : [file]} onFiles={choose}
          help={t({ ca: 'Hi pot haver: {all}. Cal: {needed}.', es: 'Puede haber: {all}. Hace falta: {needed}.', en: 'It may hold: {all}. Needed: {needed}.' }, { all: fields.map(({ label }) => t(label)).join(', '), needed: fields.filter(({ required }) => required).map(({ label }) => t(label)).join(', ') || '—' })} />
        {trial.problem && <ProblemNotice problem={trial.problem} />}
        {trial.running && tried === undefined && <ImportWorking begun={t({ ca: 'S’està llegint i provant el fitxer…', es: 'Leyendo y probando el fichero…', en: 'Reading and trying the file…' })} progress={trial.progress} />}
      </Section>
      {file !== undefined && tried !== undefined && (
        <>
          <Section title={t({ ca: '2. Què és cada columna', es: '2. Qué es cada columna', en: '2. What each column is' })} flush>
            <ImportColumns columns={tried.columns ?? []} fields={fields} busy={trial.running || final.running} onColumns={(columns) => void attempt(file.sha256, columns)} />
          </Section>
          <Section title={t({ ca: '3. El resultat de la prova', es: '3. El resultado de la prueba', en: '3. How the trial went' })}>
            <ImportProblems tried={tried} fields={fields} busy={trial.running} file={file.name} />
            {final.problem && <ProblemNotice problem={final.problem} />}
            {final.running && <ImportWorking begun={t({ ca: 'S’estan important {count} files…', es: 'Importando {count} filas…', en: 'Importing {count} rows…' }, { count: format.integer(tried.rows ?? 0) })} progress={final.progress} />}
            {tried.problems.length === 0 && <div className="import-acts"><Button look="primary" busy={final.running} disabled={trial.running || tried.created + tried.changed === 0} onClick={() => void bring()}>{t(tried.rows === 1 ? { ca: 'Importa 1 fila', es: 'Importar 1 fila', en: 'Import 1 row' } : { ca: 'Importa {count} files', es: 'Importar {count} filas', en: 'Import {count} rows' }, { count: format.integer(tried.rows ?? tried.created + tried.changed) })}</Button></div>}
          </Section>
        </>
      )}
    </div>
  );
}
