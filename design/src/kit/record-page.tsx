import { useState, type ReactNode } from 'react';
import { Button, ButtonLink } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { EmptyState } from '../components/empty.tsx';
import { Menu } from '../components/menu.tsx';
import { Facts, Page, Section } from '../components/page.tsx';
import { ProblemNotice } from '../components/problem.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { State, toneOf } from '../components/state.tsx';
import { Timeline } from '../components/timeline.tsx';
import { toast } from '../components/toast.tsx';
import { ArrowRightIcon, ListIcon, LockIcon, PencilSimpleIcon } from '../icons.ts';
import { useFormat } from '../format.ts';
import { Link } from '../link.tsx';
import { useOrganisationSlug, useQueryOperation, useRun } from '../session.tsx';
import { useLanguage, useText } from '../text.tsx';
import { actionsOn, operationHref, propertyFor, recordHref, rowName, useDescription, type FieldDescription, type HistoryEntry, type ReadAnswer, type RecordDescription } from './description.ts';
import { SchemaForm } from './schema-form.tsx';
import { Value } from './value.tsx';

/** One row of a record: its fields, what can be done to it, and everything that happened to it. `children` are a module's own parts. */
export function RecordPage({ name, id, children, aside }: { name: string; id: string; children?: ReactNode; aside?: ReactNode }) {
  const t = useText();
  const { language } = useLanguage();
  const organisation = useOrganisationSlug() ?? '';
  const description = useDescription();
  const record = description?.records.find((each) => each.name === name);
  const answer = useQueryOperation<ReadAnswer>(`${name}.read`, { id }, { enabled: record !== undefined });
  const [editing, setEditing] = useState(false);
  if (answer.error) return <Page title={t({ ca: 'No es pot mostrar', es: 'No se puede mostrar', en: 'It cannot be shown' })} narrow><ProblemNotice problem={answer.error.problem} action={<ButtonLink href={recordHref(organisation, name)}>{t({ ca: 'Torna a la llista', es: 'Volver a la lista', en: 'Back to the list' })}</ButtonLink>} /></Page>;
  if (description === undefined || answer.data === undefined) return <div className="page"><Skeleton lines={10} /></div>;
  if (record === undefined) return <div className="page"><EmptyState title={t({ ca: 'No podeu consultar això', es: 'No puede consultar esto', en: 'You may not read this' })} /></div>;

  const { row, labels, history } = answer.data;
  const actions = actionsOn(description, name);
  const [first, ...others] = actions;
  const stateField = record.fields.find(({ name: field, kind }) => kind === 'choice' && /state|status|situation/i.test(field));
  const stateValue = stateField && row[stateField.name];
  const hrefTo = (action: (typeof actions)[number]) => operationHref(organisation, action.name, { [propertyFor(action, name) ?? 'id']: id });
  return (
    <Page title={rowName(record, row, language)} trail={[{ label: t(record.plural), href: recordHref(organisation, name) }]}
      state={typeof stateValue === 'string' && <State tone={toneOf(stateValue)}>{stateField?.choices?.[stateValue] ? t(stateField.choices[stateValue]) : stateValue}</State>}
      actions={
        <>
          {record.can.change && <Button icon={PencilSimpleIcon} onClick={() => setEditing(true)}>{t({ ca: 'Modifica', es: 'Modificar', en: 'Change' })}</Button>}
          {others.length > 0 && <Menu label={t({ ca: 'Més accions', es: 'Más acciones', en: 'More actions' })} icon={ListIcon} end>{others.map((action) => <Link key={action.name} href={hrefTo(action)}>{t(action.title)}</Link>)}</Menu>}
          {first && <ButtonLink look="primary" icon={ArrowRightIcon} href={hrefTo(first)}>{t(first.title)}</ButtonLink>}
        </>
      }>
      <div className="dossier">
        <div className="dossier-main">
          {children}
          <Section title={t({ ca: 'Dades', es: 'Datos', en: 'Details' })}>
            <Facts facts={record.fields.map((field) => ({ key: field.name, label: <FieldName field={field} />, value: <Value field={field} value={row[field.name]} labels={labels} /> }))} />
          </Section>
        </div>
        <aside className="dossier-aside" aria-label={t({ ca: 'Historial', es: 'Historial', en: 'History' })}>
          {aside}
          <Section title={t({ ca: 'Historial', es: 'Historial', en: 'History' })}><History record={record} history={history} labels={labels} /></Section>
        </aside>
      </div>
      {editing && <EditDialog record={record} row={row} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function FieldName({ field }: { field: FieldDescription }) {
  const t = useText();
  const { protection } = field;
  if (protection?.class !== 'personal' && protection?.class !== 'special') return <>{t(field.label)}</>;
  const told = t({ ca: 'Dada personal: cada consulta queda anotada ({basis})', es: 'Dato personal: cada consulta queda anotada ({basis})', en: 'Personal data: every reading is noted ({basis})' }, { basis: protection.basis ?? '' });
  return <span className="personal" title={told}>{t(field.label)} <LockIcon size={13} aria-hidden /><span className="sr-only">{told}</span></span>;
}

/** What happened to a row, from its acts: who, when, what changed from what to what. */
export function History({ record, history, labels }: { record: RecordDescription; history: readonly HistoryEntry[]; labels: Readonly<Record<string, string>> }) {
  const t = useText();
  const description = useDescription();
  if (history.length === 0) return <p className="soft small">{t({ ca: 'Encara no hi ha cap canvi.', es: 'Todavía no hay ningún cambio.', en: 'No changes yet.' })}</p>;
  const titleOf = (entry: HistoryEntry) => t(entry.title ?? description?.operations.find(({ name }) => name === entry.operation)?.title ?? entry.operation);
  return (
    <Timeline entries={history.map((entry, index) => {
      const changed = Object.entries(entry.changes).flatMap(([name, { from, to }]) => {
        const field = record.fields.find((each) => each.name === name);
        return field && from !== null && from !== undefined ? [{ field, from, to }] : [];
      });
      return {
        key: String(index), at: entry.at, by: entry.by?.name, title: titleOf(entry),
        children: changed.length > 0 && <ul>{changed.map(({ field, from, to }) => <li key={field.name}><span className="soft">{t(field.label)}:</span> <s><Value field={field} value={from} labels={labels} short /></s> → <Value field={field} value={to} labels={labels} short /></li>)}</ul>,
      };
    })} />
  );
}

/** Changes a row; the version it was read with goes along, so nobody overwrites another's work unseen. */
function EditDialog({ record, row, onClose }: { record: RecordDescription; row: ReadAnswer['row']; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const description = useDescription();
  const { run, running, problem } = useRun(`${record.name}.change`);
  const [version] = useState(row.version);
  const schema = description?.operations.find(({ name }) => name === `${record.name}.change`)?.input.properties?.['changes'];
  const [initial] = useState(() => Object.fromEntries(record.fields.map(({ name, kind }) => [name, kind === 'money' && row[name] !== null ? format.decimal(String(row[name])) : row[name]])));
  if (schema === undefined) return null;
  const needed = { ...schema, required: record.fields.filter(({ optional }) => !optional).map(({ name }) => name) };
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return (
    <Dialog open onClose={onClose} side title={t({ ca: 'Modifiqueu les dades', es: 'Modifique los datos', en: 'Change the details' })}>
      <SchemaForm schema={needed} initial={initial} pointer="/changes" problem={problem} busy={running} verb={t({ ca: 'Desa els canvis', es: 'Guardar los cambios', en: 'Save the changes' })} onCancel={onClose}
        onSubmit={async (input) => {
          const changes = Object.fromEntries(Object.entries(input).filter(([name, value]) => !same(value, row[name])));
          if (Object.keys(changes).length > 0 && (await run({ id: row.id, version, changes })) === undefined) return false;
          toast({ ca: 'Canvis desats', es: 'Cambios guardados', en: 'Changes saved' });
          onClose();
          return true;
        }} />
    </Dialog>
  );
}
