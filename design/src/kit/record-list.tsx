import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { exportAddress } from '../api.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { EmptyState } from '../components/empty.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Checkbox } from '../components/field.tsx';
import { Menu } from '../components/menu.tsx';
import { Pagination } from '../components/pagination.tsx';
import { ProblemNotice } from '../components/problem.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { ColumnsIcon, DownloadSimpleIcon, ListBulletsIcon, MagnifyingGlassIcon, PlusIcon, UploadSimpleIcon } from '../icons.ts';
import { Link } from '../link.tsx';
import { useOrganisationSlug, useQueryOperation } from '../session.tsx';
import { useText } from '../text.tsx';
import { BulkBar } from './bulk.tsx';
import { commonFields, importerOf, importHref, operationHref, recordHref, useDescription, type FieldDescription, type ListAnswer, type OperationDescription, type RecordDescription, type Row } from './description.ts';
import { Filters } from './list-filters.tsx';
import { useListState } from './list-state.ts';
import { ListTable } from './list-table.tsx';
import { ViewsMenu } from './views-menu.tsx';

const pageSize = 50;

interface Within {
  readonly asked: string;
  readonly cursors: readonly string[];
  readonly selected: ReadonlySet<string>;
}

/**
 * The list of a record: search, filters, sort, pages, columns, saved views, export, selection with what can be done to many at once.
 * `fixed` narrows it for good (the entries of one book); `hrefOf` leads rows to a screen of the module's own.
 */
export function RecordList({ name, fixed, hrefOf, empty, actions }: { name: string; fixed?: Readonly<Record<string, unknown>>; hrefOf?(row: Row): string; empty?: ReactNode; actions?: ReactNode }) {
  const t = useText();
  const description = useDescription();
  const record = description?.records.find((each) => each.name === name);
  if (description === undefined) return <Skeleton lines={8} />;
  if (record === undefined || !record.can.read)
    return <EmptyState title={t({ ca: 'No podeu consultar aquesta llista', es: 'No puede consultar esta lista', en: 'You may not read this list' })}>{t({ ca: 'Demaneu el permís a qui administra l’ens.', es: 'Pida el permiso a quien administra el ente.', en: 'Ask whoever administers the organisation for permission.' })}</EmptyState>;
  return <List record={record} importer={importerOf(description, name)} fixed={fixed} hrefOf={hrefOf} empty={empty} actions={actions} />;
}

function List({ record, importer, fixed, hrefOf, empty, actions }: { record: RecordDescription; importer: OperationDescription | undefined; fixed: Readonly<Record<string, unknown>> | undefined; hrefOf: ((row: Row) => string) | undefined; empty: ReactNode; actions: ReactNode }) {
  const t = useText();
  const organisation = useOrganisationSlug() ?? '';
  const [state, change] = useListState(record);
  // Pages and selection belong to one question: another question starts them anew.
  const asked = JSON.stringify([state, fixed]);
  const [within, setWithin] = useState<Within>({ asked, cursors: [], selected: new Set() });
  const { cursors, selected } = within.asked === asked ? within : { cursors: [], selected: new Set<string>() };
  // On a phone the boxes come when they are asked for.
  const [selecting, setSelecting] = useState(false);
  const setCursors = (next: readonly string[]) => setWithin({ asked, cursors: next, selected });
  const setSelected = (next: ReadonlySet<string>) => setWithin({ asked, cursors, selected: next });

  const filter = { ...state.filter, ...fixed };
  const after = cursors.at(-1);
  const answer = useQueryOperation<ListAnswer>(`${record.name}.list`, {
    ...(Object.keys(filter).length > 0 ? { filter } : {}), ...(state.search === '' ? {} : { search: state.search }), ...(state.sort === '' ? {} : { sort: state.sort }), ...(after === undefined ? {} : { after }), limit: pageSize,
  });
  const fields = [...record.fields, ...commonFields];
  const columns = state.columns.map((column) => fields.find((field) => field.name === column)).filter((field) => field !== undefined);
  const { rows = [], labels = {}, next, count } = answer.data ?? {};
  const narrowed = state.search !== '' || Object.keys(state.filter).length > 0;

  return (
    <div className="list" data-selecting={selecting || undefined}>
      <search className="list-bar no-print">
        {record.search && <Search value={state.search} onValue={(search) => change({ search })} />}
        <Filters record={{ ...record, fields: record.fields.filter((field) => fixed?.[field.name] === undefined) }} filter={state.filter} labels={labels} onFilter={(chosen) => change({ filter: chosen })} />
        <span className="list-bar-gap" />
        <ViewsMenu list={record.name} state={state} onState={change} />
        <ListTools columns={{ fields, chosen: state.columns, standard: record.list, onChosen: (chosen) => change({ columns: chosen }) }} exporting={{ record: record.name, organisation, filter, search: state.search, sort: state.sort, columns: state.columns }}
          importing={importer && importHref(organisation, importer.name, location.pathname)} onSelect={() => setSelecting(true)} />
        {actions}
        {record.can.create && <ButtonLink look="primary" icon={PlusIcon} href={operationHref(organisation, `${record.name}.create`)}>{t({ ca: 'Crea', es: 'Crear', en: 'Create' })}</ButtonLink>}
      </search>
      {(selected.size > 0 || selecting) && <BulkBar record={record} ids={selected} onDone={() => { setSelected(new Set()); setSelecting(false); }} onAll={selecting && selected.size < rows.length ? () => setSelected(new Set(rows.map(({ id }) => id))) : undefined} />}
      {answer.error && <ProblemNotice problem={answer.error.problem} action={<Button onClick={() => void answer.refetch()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} />}
      {answer.isPending && !answer.error && <Skeleton lines={10} />}
      {answer.data && rows.length === 0 && (narrowed
        ? <EmptyState title={t({ ca: 'Res no coincideix amb el que cerqueu', es: 'Nada coincide con lo que busca', en: 'Nothing matches what you look for' })} action={<Button onClick={() => change({ search: '', filter: {} })}>{t({ ca: 'Treu la cerca i els filtres', es: 'Quitar la búsqueda y los filtros', en: 'Clear the search and the filters' })}</Button>}>
            {t({ ca: 'Proveu amb menys paraules o amb un període més llarg.', es: 'Pruebe con menos palabras o con un período más largo.', en: 'Try fewer words or a longer period.' })}
          </EmptyState>
        : (empty ?? <FirstTime record={record} organisation={organisation} />))}
      {rows.length > 0 && (
        <>
          <ListTable record={record} columns={columns} rows={rows} labels={labels} sort={state.sort} onSort={(sort) => change({ sort })} selected={selected} onSelected={setSelected} selecting={selecting} hrefOf={hrefOf ?? (({ id }) => recordHref(organisation, record.name, id))} />
          <Pagination from={cursors.length * pageSize} shown={rows.length} count={count}
            onBack={cursors.length === 0 ? undefined : () => setCursors(cursors.slice(0, -1))}
            onNext={next === undefined ? undefined : () => setCursors([...cursors, next])} />
        </>
      )}
    </div>
  );
}

function FirstTime({ record, organisation }: { record: RecordDescription; organisation: string }) {
  const t = useText();
  return (
    <EmptyState title={t({ ca: 'Encara no hi ha res aquí', es: 'Todavía no hay nada aquí', en: 'There is nothing here yet' })}
      action={record.can.create && <ButtonLink look="primary" icon={PlusIcon} href={operationHref(organisation, `${record.name}.create`)}>{t({ ca: 'Crea', es: 'Crear', en: 'Create' })}</ButtonLink>}>
      {record.describe ? t(record.describe) : t({ ca: 'Quan n’hi hagi, els veureu en aquesta llista i els podreu cercar, filtrar i exportar.', es: 'Cuando los haya, los verá en esta lista y podrá buscarlos, filtrarlos y exportarlos.', en: 'Once there are some, you will see them in this list and can search, filter and export them.' })}
    </EmptyState>
  );
}

/** Searches as one writes, a moment after the last letter; `/` comes here from anywhere in the screen. */
function Search({ value, onValue }: { value: string; onValue(text: string): void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const tell = useEffectEvent(onValue);
  useEffect(() => {
    if (typed === value) return;
    const waiting = setTimeout(() => tell(typed), 250);
    return () => clearTimeout(waiting);
  }, [typed, value]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || target.closest('input, textarea, select, [contenteditable], dialog')) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="search">
      <MagnifyingGlassIcon size={17} aria-hidden />
      <input ref={input} type="search" className="ds-input" value={typed} placeholder={t({ ca: 'Cerca', es: 'Buscar', en: 'Search' })} aria-label={t({ ca: 'Cerca en aquesta llista', es: 'Buscar en esta lista', en: 'Search this list' })} onChange={(event) => setTyped(event.target.value)} />
      <kbd aria-hidden>/</kbd>
    </div>
  );
}

interface Choosing { readonly fields: readonly FieldDescription[]; readonly chosen: readonly string[]; readonly standard: readonly string[]; onChosen(columns: readonly string[]): void }

function ColumnChoice({ fields, chosen, standard, onChosen }: Choosing) {
  const t = useText();
  return (
    <fieldset className="menu-fields">
      <legend className="sr-only">{t({ ca: 'Columnes de la llista', es: 'Columnas de la lista', en: 'Columns of the list' })}</legend>
      {fields.map(({ name, label }) => (
        <Checkbox key={name} label={t(label)} checked={chosen.includes(name)} disabled={chosen.length === 1 && chosen[0] === name}
          onValue={(on) => onChosen(on ? fields.map((field) => field.name).filter((each) => each === name || chosen.includes(each)) : chosen.filter((each) => each !== name))} />
      ))}
      <Button small look="quiet" onClick={() => onChosen(standard)}>{t({ ca: 'Torna a les habituals', es: 'Volver a las habituales', en: 'Back to the usual ones' })}</Button>
    </fieldset>
  );
}

interface Exporting { readonly record: string; readonly organisation: string; readonly filter: object; readonly search: string; readonly sort: string; readonly columns: readonly string[] }

function ExportLinks({ record, organisation, filter, search, sort, columns }: Exporting) {
  const t = useText();
  const address = (format: string) => exportAddress(record, { format, organisation, ...(Object.keys(filter).length > 0 ? { filter: JSON.stringify(filter) } : {}), ...(search === '' ? {} : { search }), ...(sort === '' ? {} : { sort }), columns: columns.join() });
  return (
    <>
      <a href={address('xlsx')} download><DownloadSimpleIcon size={17} aria-hidden />{t({ ca: 'Full de càlcul (XLSX)', es: 'Hoja de cálculo (XLSX)', en: 'Spreadsheet (XLSX)' })}</a>
      <a href={address('csv')} download><DownloadSimpleIcon size={17} aria-hidden />{t({ ca: 'Text separat (CSV)', es: 'Texto separado (CSV)', en: 'Separated text (CSV)' })}</a>
    </>
  );
}

/** What is done with a list beside reading it: in a row on a desk, behind one button on a phone. */
function ListTools({ columns, exporting, importing, onSelect }: { columns: Choosing; exporting: Exporting; importing: string | undefined; onSelect(): void }) {
  const t = useText();
  const [choosing, setChoosing] = useState(false);
  const titles = { columns: t({ ca: 'Columnes', es: 'Columnas', en: 'Columns' }), exports: t({ ca: 'Exporta', es: 'Exportar', en: 'Export' }), imports: t({ ca: 'Importa', es: 'Importar', en: 'Import' }) };
  return (
    <>
      <span className="wide-tool"><Menu label={titles.columns} icon={ColumnsIcon} end><ColumnChoice {...columns} /></Menu></span>
      <span className="wide-tool"><Menu label={titles.exports} icon={DownloadSimpleIcon} end><ExportLinks {...exporting} /></Menu></span>
      {importing !== undefined && <span className="wide-tool"><ButtonLink icon={UploadSimpleIcon} href={importing}>{titles.imports}</ButtonLink></span>}
      <span className="narrow-tool">
        <Menu label={t({ ca: 'Opcions', es: 'Opciones', en: 'Options' })} end>{(close) => (
          <>
            <button type="button" onClick={() => { close(); setChoosing(true); }}><ColumnsIcon size={17} aria-hidden />{t({ ca: 'Tria què es veu…', es: 'Elegir qué se ve…', en: 'Choose what is shown…' })}</button>
            <button type="button" onClick={() => { close(); onSelect(); }}><ListBulletsIcon size={17} aria-hidden />{t({ ca: 'Selecciona files', es: 'Seleccionar filas', en: 'Select rows' })}</button>
            <ExportLinks {...exporting} />
            {importing !== undefined && <Link href={importing}><UploadSimpleIcon size={17} aria-hidden />{titles.imports}</Link>}
          </>
        )}</Menu>
      </span>
      <Dialog open={choosing} onClose={() => setChoosing(false)} title={titles.columns} footer={<Button look="primary" onClick={() => setChoosing(false)}>{t({ ca: 'Fet', es: 'Hecho', en: 'Done' })}</Button>}><ColumnChoice {...columns} /></Dialog>
    </>
  );
}
