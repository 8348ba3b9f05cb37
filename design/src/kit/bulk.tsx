import { useState } from 'react';
import { call, Failed, type Problem } from '../api.ts';
import { askAgain } from '../ask-again.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Menu } from '../components/menu.tsx';
import { ProblemNotice } from '../components/problem.tsx';
import { ListBulletsIcon, XIcon } from '../icons.ts';
import { useFormat } from '../format.ts';
import { useOrganisationSlug } from '../session.tsx';
import { useLanguage, useText } from '../text.tsx';
import { actionsOn, propertyFor, useDescription, type OperationDescription, type RecordDescription } from './description.ts';
import { SchemaForm } from './schema-form.tsx';

/** How many rows are selected and what can be done to all of them. */
export function BulkBar({ record, ids, onDone, onAll }: { record: RecordDescription; ids: ReadonlySet<string>; onDone(): void; /** Selects every row of the page, where the table has no box for it. */ onAll?: (() => void) | undefined }) {
  const t = useText();
  const description = useDescription();
  const [chosen, setChosen] = useState<OperationDescription>();
  const actions = description === undefined ? [] : actionsOn(description, record.name);
  const count = ids.size;
  return (
    <section className="bulk no-print" aria-label={t({ ca: 'Selecció', es: 'Selección', en: 'Selection' })}>
      <strong aria-live="polite">{t(count === 1 ? { ca: '1 fila seleccionada', es: '1 fila seleccionada', en: '1 row selected' } : count === 0 ? { ca: 'Trieu les files', es: 'Elija las filas', en: 'Choose the rows' } : { ca: '{count} files seleccionades', es: '{count} filas seleccionadas', en: '{count} rows selected' }, { count })}</strong>
      {onAll && <Button small look="quiet" onClick={onAll}>{t({ ca: 'Totes les d’aquesta pàgina', es: 'Todas las de esta página', en: 'All of this page' })}</Button>}
      {count > 0 && (actions.length > 0
        ? <Menu small label={t({ ca: 'Feu-ho amb totes', es: 'Hacer con todas', en: 'Do with all' })} icon={ListBulletsIcon}>{(close) => actions.map((action) => <button type="button" key={action.name} onClick={() => { setChosen(action); close(); }}>{t(action.title)}</button>)}</Menu>
        : <span className="soft small">{t({ ca: 'No hi ha cap acció que es pugui fer amb moltes alhora.', es: 'No hay ninguna acción que se pueda hacer con muchas a la vez.', en: 'Nothing can be done with many at once.' })}</span>)}
      <Button small look="quiet" icon={XIcon} onClick={onDone}>{t({ ca: 'Treu la selecció', es: 'Quitar la selección', en: 'Clear the selection' })}</Button>
      {chosen && <BulkRun record={record} operation={chosen} ids={[...ids]} onClose={(done) => { setChosen(undefined); if (done) onDone(); }} />}
    </section>
  );
}

/** One form for all; each row is its own act, so one refusal does not undo the others. */
function BulkRun({ record, operation, ids, onClose }: { record: RecordDescription; operation: OperationDescription; ids: readonly string[]; onClose(done: boolean): void }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const organisation = useOrganisationSlug();
  const queries = useQueryClient();
  const [done, setDone] = useState<number>();
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const property = propertyFor(operation, record.name) ?? 'id';
  const start = async (input: Record<string, unknown>) => {
    setDone(0);
    const problems: Problem[] = [];
    for (const id of ids) {
      try {
        await call({ operation: operation.name, input: { ...input, [property]: id }, organisation, language, key: crypto.randomUUID() });
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        problems.push(error.problem);
      }
      setDone((count = 0) => count + 1);
    }
    setRefused(problems);
    void askAgain(queries);
  };
  const finished = done === ids.length;
  return (
    <Dialog open onClose={() => onClose(finished)} title={t(operation.title)} footer={finished ? <Button look="primary" onClick={() => onClose(true)}>{t({ ca: 'D’acord', es: 'De acuerdo', en: 'OK' })}</Button> : undefined}>
      {done === undefined
        ? <SchemaForm schema={operation.input} hidden={[property]} problem={undefined} busy={false} verb={`${t(operation.title)} (${format.integer(ids.length)})`} onSubmit={(input) => start(input).then(() => true)} />
        : (
          <div aria-live="polite">
            <progress value={done} max={ids.length} aria-label={t(operation.title)} />
            <p>{t({ ca: '{done} de {count}', es: '{done} de {count}', en: '{done} of {count}' }, { done, count: ids.length })}{finished && refused.length > 0 && t({ ca: ' · {refused} no s’han pogut fer', es: ' · {refused} no se han podido hacer', en: ' · {refused} could not be done' }, { refused: refused.length })}</p>
            {refused.slice(0, 5).map((problem, index) => <ProblemNotice key={index} problem={problem} />)}
          </div>
        )}
    </Dialog>
  );
}
