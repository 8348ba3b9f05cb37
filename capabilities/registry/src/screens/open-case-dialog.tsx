import { useState } from 'react';
import { Button, Dialog, EmptyState, ProblemNotice, Select, Skeleton, TextField, rowName, toast, useGo, useLanguage, useQueryOperation, useRecord, useRun, useText, type ListAnswer } from '@comu/design';
import type { EntryRow } from './rows.ts';

/** Opens a case from an entry: one chooses the procedure, and parties, documents and the day the term counts from come with the entry. */
export function OpenCaseDialog({ entry, org, onClose }: { entry: EntryRow; org: string; onClose(): void }) {
  const t = useText();
  const { language } = useLanguage();
  const record = useRecord('cases.procedure');
  const go = useGo();
  const [procedure, setProcedure] = useState('');
  const [title, setTitle] = useState(entry.subject);
  const { data, error } = useQueryOperation<ListAnswer>('cases.procedure.list', { limit: 200, sort: 'name' });
  const { run, running, problem } = useRun<{ id: string; code: string }>('cases.open-from-entry');
  const options = (data?.rows ?? []).filter(({ byFormOnly }) => byFormOnly !== true).map((row) => ({ value: row.id, label: record === undefined ? String(row['name']) : rowName(record, row, language) }));
  const open = async () => {
    const opened = await run({ entry: entry.id, procedure, title: title.trim() });
    if (opened === undefined) return;
    toast({ ca: `Expedient ${opened.code} obert`, es: `Expediente ${opened.code} abierto`, en: `Case ${opened.code} opened` });
    onClose();
    go(`/o/${org}/cases/${opened.id}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Obriu un expedient amb {code}', es: 'Abra un expediente con {code}', en: 'Open a case with {code}' }, { code: entry.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={procedure === '' || title.trim() === ''} onClick={() => void open()}>{t({ ca: 'Obre l’expedient', es: 'Abrir el expediente', en: 'Open the case' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: 'Els interessats i els documents de l’assentament passen a l’expedient, i el termini per resoldre compta des de l’entrada.', es: 'Los interesados y los documentos del asiento pasan al expediente, y el plazo para resolver cuenta desde la entrada.', en: 'The parties and documents of the entry go into the case, and the term to decide counts from the entry.' })}</p>
        {error && <ProblemNotice problem={error.problem} />}
        {data === undefined && !error && <Skeleton />}
        {data && options.length === 0 && <EmptyState title={t({ ca: 'Cap procediment', es: 'Ningún procedimiento', en: 'No procedures' })}>{t({ ca: 'L’administració de l’ens n’ha de donar d’alta.', es: 'La administración del ente debe darlos de alta.', en: 'The administrator of the body must add some.' })}</EmptyState>}
        {options.length > 0 && <Select label={t({ ca: 'Procediment', es: 'Procedimiento', en: 'Procedure' })} value={procedure} empty={t({ ca: 'Trieu el procediment…', es: 'Elija el procedimiento…', en: 'Choose the procedure…' })} options={options} onValue={setProcedure} autoFocus />}
        <TextField label={t({ ca: 'Títol de l’expedient', es: 'Título del expediente', en: 'Title of the case' })} value={title} onValue={setTitle} maxLength={500} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
