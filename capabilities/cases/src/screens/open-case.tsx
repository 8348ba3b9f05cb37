import { useState } from 'react';
import { Button, Dialog, ProblemNotice, RadioGroup, rowName, Select, TextField, toast, useGo, useLanguage, useOrganisation, useQueryOperation, useRecord, useRun, useText, type ListAnswer } from '@comu/design';

/** Opens a case that no entry begins: a decree, what the body does of its own motion, what somebody asked for elsewhere. */
export function OpenCase({ org, onClose }: { org: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const record = useRecord('cases.procedure');
  const [procedure, setProcedure] = useState('');
  const [title, setTitle] = useState('');
  const [whose, setWhose] = useState<'own' | 'party'>('own');
  const [party, setParty] = useState({ name: '', nif: '', email: '' });
  const { data } = useQueryOperation<ListAnswer>('cases.procedure.list', { limit: 200, sort: 'name' });
  const { run, running, problem } = useRun<{ id: string; code: string }>('cases.open-case');
  const options = (data?.rows ?? []).filter(({ byFormOnly }) => byFormOnly !== true).map((row) => ({ value: String(row['code']), label: record === undefined ? String(row['name']) : rowName(record, row, language) }));
  const open = async () => {
    const interested = whose === 'own' ? { role: 'interested', name: organisation?.name, body: organisation?.id } : { role: 'interested', name: party.name.trim(), ...(party.nif.trim() === '' ? {} : { nif: party.nif.trim().toUpperCase() }), ...(party.email.trim() === '' ? {} : { email: party.email.trim() }) };
    const opened = await run({ procedure, title: title.trim(), parties: [interested] });
    if (opened === undefined) return;
    toast({ ca: `Expedient ${opened.code} obert`, es: `Expediente ${opened.code} abierto`, en: `Case ${opened.code} opened` });
    go(`/o/${org}/cases/${opened.id}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Obriu un expedient', es: 'Abra un expediente', en: 'Open a case' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={procedure === '' || title.trim() === '' || (whose === 'party' && party.name.trim() === '')} onClick={() => void open()}>{t({ ca: 'Obre l’expedient', es: 'Abrir el expediente', en: 'Open the case' })}</Button></>}>
      <div className="form">
        <p className="soft">{t({ ca: 'Si hi ha un assentament d’entrada, obriu-lo des d’allà: els interessats i els documents hi van sols.', es: 'Si hay un asiento de entrada, ábralo desde allí: los interesados y los documentos van solos.', en: 'If there is an entry in the registry, open it from there: parties and documents come along.' })}</p>
        <Select label={t({ ca: 'Procediment', es: 'Procedimiento', en: 'Procedure' })} value={procedure} empty={t({ ca: 'Trieu el procediment…', es: 'Elija el procedimiento…', en: 'Choose the procedure…' })} options={options} onValue={setProcedure} autoFocus />
        <TextField label={t({ ca: 'Títol de l’expedient', es: 'Título del expediente', en: 'Title of the case' })} value={title} onValue={setTitle} maxLength={500} />
        <RadioGroup label={t({ ca: 'Interessat', es: 'Interesado', en: 'Interested party' })} value={whose} onValue={(chosen) => setWhose(chosen as typeof whose)} options={[{ value: 'own', label: organisation?.name ?? '' }, { value: 'party', label: t({ ca: 'Una altra persona o entitat', es: 'Otra persona o entidad', en: 'Another person or entity' }) }]} />
        {whose === 'party' && (
          <>
            <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={party.name} onValue={(name) => setParty({ ...party, name })} maxLength={300} />
            <TextField label="NIF" optional value={party.nif} onValue={(nif) => setParty({ ...party, nif })} maxLength={20} className="ds-input tabular" spellCheck={false} help={t({ ca: 'Sense NIF no se li podrà notificar electrònicament.', es: 'Sin NIF no se le podrá notificar electrónicamente.', en: 'Without it they cannot be notified electronically.' })} />
            <TextField label={t({ ca: 'Correu', es: 'Correo', en: 'E-mail' })} optional type="email" value={party.email} onValue={(email) => setParty({ ...party, email })} maxLength={254} />
          </>
        )}
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
