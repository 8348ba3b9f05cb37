import { useState, type ComponentType } from 'react';
import { RadioGroup, TextArea, TextField, useText } from '@comu/design';
import { TaskFormFrame } from './task-form-frame.tsx';
import { ModelForm } from './model-form.tsx';
import { broughtTaskForm, writtenInModel, type TaskFormProps } from './task-forms.ts';

/** Whether the documents are complete, and what is missing if not. */
function CheckDocuments({ running, onComplete, onCancel }: TaskFormProps) {
  const t = useText();
  const [complete, setComplete] = useState('');
  const [missing, setMissing] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (complete === '' || (complete === 'no' && missing.trim() === '')) return;
    onComplete({ complete: complete === 'yes', ...(complete === 'no' ? { missing: missing.trim() } : {}) });
  };
  return (
    <TaskFormFrame verb={complete === 'no' ? t({ ca: 'Demana l’esmena', es: 'Pedir la subsanación', en: 'Ask to amend' }) : t({ ca: 'Continua', es: 'Continuar', en: 'Go on' })} running={running} onSubmit={submit} onCancel={onCancel}>
      <RadioGroup label={t({ ca: 'La documentació és completa?', es: '¿La documentación está completa?', en: 'Are the documents complete?' })} value={complete} onValue={setComplete} problem={tried && complete === '' ? t({ ca: 'Trieu sí o no.', es: 'Elija sí o no.', en: 'Choose yes or no.' }) : undefined}
        options={[{ value: 'yes', label: t({ ca: 'Sí, hi és tot', es: 'Sí, está todo', en: 'Yes, all of them' }) }, { value: 'no', label: t({ ca: 'No, hi falta alguna cosa', es: 'No, falta algo', en: 'No, something is missing' }) }]} />
      {complete === 'no' && <TextArea label={t({ ca: 'Què hi falta', es: 'Qué falta', en: 'What is missing' })} help={t({ ca: 'Així ho llegirà l’interessat al requeriment. Tindrà 10 dies hàbils (art. 68.1).', es: 'Así lo leerá el interesado en el requerimiento. Tendrá 10 días hábiles (art. 68.1).', en: 'The party will read it so. They have 10 working days (art. 68.1).' })} value={missing} onValue={setMissing} problem={tried && missing.trim() === '' ? t({ ca: 'Digueu què hi falta.', es: 'Diga qué falta.', en: 'Say what is missing.' }) : undefined} />}
    </TaskFormFrame>
  );
}

/** A proposal of resolution: to grant or to refuse, how much and why. */
function Propose({ running, onComplete, onCancel }: TaskFormProps) {
  const t = useText();
  const [sense, setSense] = useState('');
  const [amount, setAmount] = useState('');
  const [motive, setMotive] = useState('');
  const [tried, setTried] = useState(false);
  const plain = amount.trim() === '' ? '' : amount.replaceAll('.', '').replace(',', '.');
  const wrongAmount = plain !== '' && !/^\d+(\.\d{1,2})?$/.test(plain);
  const submit = () => {
    setTried(true);
    if (sense === '' || motive.trim() === '' || wrongAmount) return;
    onComplete({ grant: sense === 'grant', sense: sense === 'grant' ? 'granted' : 'refused', motive: motive.trim(), ...(sense === 'grant' && plain !== '' ? { amount: plain } : {}) });
  };
  return (
    <TaskFormFrame verb={t({ ca: 'Proposa', es: 'Proponer', en: 'Propose' })} running={running} onSubmit={submit} onCancel={onCancel}>
      <RadioGroup label={t({ ca: 'Què proposeu', es: 'Qué propone', en: 'What you propose' })} value={sense} onValue={setSense} problem={tried && sense === '' ? t({ ca: 'Trieu concedir o denegar.', es: 'Elija conceder o denegar.', en: 'Choose to grant or to refuse.' }) : undefined}
        options={[{ value: 'grant', label: t({ ca: 'Concedir', es: 'Conceder', en: 'Grant' }) }, { value: 'refuse', label: t({ ca: 'Denegar', es: 'Denegar', en: 'Refuse' }) }]} />
      {sense === 'grant' && <TextField label={t({ ca: 'Import (€)', es: 'Importe (€)', en: 'Amount (€)' })} optional inputMode="decimal" className="ds-input short tabular" value={amount} onValue={setAmount} placeholder="18.000,00" problem={tried && wrongAmount ? t({ ca: 'Escriviu l’import com 18.000,00.', es: 'Escriba el importe como 18.000,00.', en: 'Write the amount as 18.000,00.' }) : undefined} />}
      <TextArea label={t({ ca: 'Motivació', es: 'Motivación', en: 'Grounds' })} value={motive} onValue={setMotive} problem={tried && motive.trim() === '' ? t({ ca: 'Motiveu la proposta (Llei 39/2015, art. 35).', es: 'Motive la propuesta (Ley 39/2015, art. 35).', en: 'Give the grounds (Law 39/2015, art. 35).' }) : undefined} />
    </TaskFormFrame>
  );
}

/** A second pair of eyes: agree, or send back saying why. */
function Review({ running, onComplete, onCancel }: TaskFormProps) {
  const t = useText();
  const [verdict, setVerdict] = useState('');
  const [motive, setMotive] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (verdict === '' || (verdict === 'return' && motive.trim() === '')) return;
    onComplete({ agreed: verdict === 'agree', returned: verdict === 'return', ...(motive.trim() === '' ? {} : { motive: motive.trim() }) });
  };
  return (
    <TaskFormFrame verb={verdict === 'return' ? t({ ca: 'Torna-la', es: 'Devolver', en: 'Send it back' }) : t({ ca: 'Conforme', es: 'Conforme', en: 'Agree' })} running={running} onSubmit={submit} onCancel={onCancel}>
      <RadioGroup label={t({ ca: 'Hi esteu d’acord?', es: '¿Está de acuerdo?', en: 'Do you agree?' })} value={verdict} onValue={setVerdict} problem={tried && verdict === '' ? t({ ca: 'Trieu-ne una.', es: 'Elija una.', en: 'Choose one.' }) : undefined}
        options={[{ value: 'agree', label: t({ ca: 'Sí, que continuï', es: 'Sí, que continúe', en: 'Yes, let it go on' }) }, { value: 'return', label: t({ ca: 'No, cal tornar-la', es: 'No, hay que devolverla', en: 'No, it must go back' }) }]} />
      {verdict === 'return' && <TextArea label={t({ ca: 'Per què cal tornar-la', es: 'Por qué hay que devolverla', en: 'Why it must go back' })} value={motive} onValue={setMotive} problem={tried && motive.trim() === '' ? t({ ca: 'Digueu què cal canviar.', es: 'Diga qué hay que cambiar.', en: 'Say what must change.' }) : undefined} />}
    </TaskFormFrame>
  );
}

/** A task that asks nothing: it is done, and a remark may be left. */
export function PlainForm({ running, onComplete, onCancel }: Pick<TaskFormProps, 'running' | 'onComplete' | 'onCancel'>) {
  const t = useText();
  const [remark, setRemark] = useState('');
  return (
    <TaskFormFrame verb={t({ ca: 'Fet', es: 'Hecho', en: 'Done' })} running={running} onSubmit={() => onComplete(remark.trim() === '' ? {} : { remark: remark.trim() })} onCancel={onCancel}>
      <TextArea label={t({ ca: 'Observacions', es: 'Observaciones', en: 'Remarks' })} optional value={remark} onValue={setRemark} rows={2} />
    </TaskFormFrame>
  );
}

const general: Readonly<Record<string, ComponentType<TaskFormProps>>> = { 'check-documents': CheckDocuments, propose: Propose, review: Review };

/** The form of a task by the key its process gives it: a module’s own first, then the general one of that name. */
export const formFor = (key: string | null): ComponentType<TaskFormProps> => (writtenInModel(key) ? ModelForm : key === null ? undefined : (broughtTaskForm(key) ?? general[key.split('.').at(-1) ?? ''])) ?? PlainForm;
