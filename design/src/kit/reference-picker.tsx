import { useDeferredValue, useState } from 'react';
import { TextField, type FieldFrame } from '../components/field.tsx';
import { Combobox } from '../components/late.tsx';
import { useQueryOperation } from '../session.tsx';
import { useLanguage, useText } from '../text.tsx';
import { rowName, useRecord, type ListAnswer, type ReadAnswer } from './description.ts';

/** Chooses a row of another record by part of its name; the server does the finding. */
export function ReferencePicker({ to, value, onValue, ...frame }: FieldFrame & { to: string; value: string | null; onValue(id: string | null): void }) {
  const t = useText();
  const { language } = useLanguage();
  const record = useRecord(to);
  const readable = record?.can.read === true;
  const [typed, setTyped] = useState<string>();
  const search = useDeferredValue(typed ?? '');
  const chosen = useQueryOperation<ReadAnswer>(`${to}.read`, { id: value }, { enabled: readable && value !== null });
  const nameField = record?.fields.find(({ name, kind }) => name === record.label[0] && kind === 'text');
  const asked = search === '' ? {} : record?.search ? { search } : nameField ? { filter: { [nameField.name]: search } } : {};
  const found = useQueryOperation<ListAnswer>(`${to}.list`, { ...asked, limit: 20 }, { enabled: readable && typed !== undefined });
  const name = value !== null && chosen.data && record && chosen.data.row.id === value ? rowName(record, chosen.data.row, language) : '';

  if (record !== undefined && !readable)
    return <TextField {...frame} help={t({ ca: 'No podeu consultar aquesta llista: enganxeu-hi l’identificador.', es: 'No puede consultar esta lista: pegue el identificador.', en: 'You may not read this list: paste the identifier.' })} value={value ?? ''} onValue={(text) => onValue(text === '' ? null : text)} />;
  return (
    <Combobox {...frame} items={(typed === undefined ? [] : (found.data?.rows ?? [])).map((row) => ({ id: row.id, label: record === undefined ? row.id : rowName(record, row, language) }))}
      value={value} search={typed ?? name} loading={found.isFetching}
      onSearch={(text) => {
        setTyped(text);
        if (text === '' && value !== null) onValue(null);
      }}
      onValue={(id) => {
        if (id === null) return;
        onValue(id);
        setTyped(undefined);
      }} />
  );
}
