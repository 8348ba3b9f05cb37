import { useState } from 'react';
import { Facts, RadioGroup, TextArea, useFormat, useQueryOperation, useText } from '@comu/design';
import { TaskFormFrame } from '@comu/cases/task-form-frame';
import type { TaskFormProps } from '@comu/cases/task-forms';
import type { CallRow, CandidacyRow } from './rows.ts';

const senseWords = {
  granted: { ca: 'Concedir', es: 'Conceder', en: 'Grant' }, refused: { ca: 'Denegar', es: 'Denegar', en: 'Refuse' }, 'waiting-list': { ca: 'Llista d’espera', es: 'Lista de espera', en: 'Waiting list' },
} as const;

function useCandidacy(of: string) {
  const { data } = useQueryOperation<{ rows: readonly CandidacyRow[] }>('service-catalogue.candidacy.list', { filter: { case: of }, limit: 1 });
  const candidacy = data?.rows[0];
  const call = useQueryOperation<{ row: CallRow }>('service-catalogue.call.read', { id: candidacy?.call }, { enabled: candidacy !== undefined });
  return { candidacy, call: call.data?.row };
}

/** The proposal: what the score and the budget say, to be followed or, giving the grounds, changed. */
export function ProposalForm({ dossier, running, onComplete, onCancel }: TaskFormProps) {
  const t = useText();
  const format = useFormat();
  const { candidacy, call } = useCandidacy(dossier.case.id);
  const [sense, setSense] = useState('');
  const [motive, setMotive] = useState('');
  const [tried, setTried] = useState(false);
  const lacking = sense !== '' && motive.trim() === '';
  const submit = () => {
    setTried(true);
    if (!lacking) onComplete({ ...(sense === '' ? {} : { sense }), motive: motive.trim() === '' ? null : motive.trim() });
  };
  return (
    <TaskFormFrame verb={t({ ca: 'Proposa', es: 'Proponer', en: 'Propose' })} running={running} onSubmit={submit} onCancel={onCancel}>
      {candidacy && (
        <Facts facts={[
          { label: t({ ca: 'Punts', es: 'Puntos', en: 'Points' }), value: <><strong className="tabular">{candidacy.points ?? '—'}</strong>{call && call.minimum > 0 && <span className="soft"> {t({ ca: 'mínim {count}', es: 'mínimo {count}', en: 'minimum {count}' }, { count: call.minimum })}</span>}</> },
          ...(candidacy.asked ? [{ label: t({ ca: 'Import que demana', es: 'Importe que pide', en: 'Amount asked for' }), value: <span className="tabular">{format.money(candidacy.asked)}</span> }] : []),
        ]} />
      )}
      <RadioGroup label={t({ ca: 'Què proposeu', es: 'Qué propone', en: 'What you propose' })} value={sense} onValue={setSense}
        options={[{ value: '', label: t({ ca: 'El que resulta de la puntuació i del crèdit', es: 'Lo que resulta de la puntuación y del crédito', en: 'What the score and the budget give' }) }, ...Object.entries(senseWords).map(([value, words]) => ({ value, label: t(words) }))]} />
      <TextArea label={t({ ca: 'Motivació', es: 'Motivación', en: 'Grounds' })} optional={sense === ''} value={motive} onValue={setMotive} rows={3}
        problem={tried && lacking ? t({ ca: 'Si us aparteu de la puntuació, digueu per què (Llei 39/2015, art. 35).', es: 'Si se aparta de la puntuación, diga por qué (Ley 39/2015, art. 35).', en: 'If you depart from the score, say why (Law 39/2015, art. 35).' }) : undefined} />
    </TaskFormFrame>
  );
}

/** What the applicant is asked to amend, starting from the documents that the call wants and are not there. */
export function RequirementForm({ dossier, running, onComplete, onCancel }: TaskFormProps) {
  const t = useText();
  const { candidacy, call } = useCandidacy(dossier.case.id);
  const [motive, setMotive] = useState('');
  const missing = candidacy && call ? call.documents.filter(({ code, required }) => required && !candidacy.documents.some((each) => each.code === code)) : [];
  return (
    <TaskFormFrame verb={t({ ca: 'Fes el requeriment', es: 'Hacer el requerimiento', en: 'Draw up the requirement' })} running={running} onSubmit={() => onComplete({ motive: motive.trim() === '' ? null : motive.trim() })} onCancel={onCancel}>
      {missing.length > 0 && <div><p>{t({ ca: 'Hi falta:', es: 'Falta:', en: 'Missing:' })}</p><ul className="calls-bullets">{missing.map(({ code, title }) => <li key={code}><strong>{t(title)}</strong></li>)}</ul></div>}
      <TextArea label={t({ ca: 'Què més cal dir-li', es: 'Qué más hay que decirle', en: 'Anything else to say' })} optional help={t({ ca: 'El requeriment es redacta, se signa i es notifica sol. Tindrà 10 dies hàbils i el termini per resoldre s’atura (arts. 68.1 i 22.1.a).', es: 'El requerimiento se redacta, se firma y se notifica solo. Tendrá 10 días hábiles y el plazo para resolver se detiene (arts. 68.1 y 22.1.a).', en: 'The requirement is drawn up, signed and notified by itself. They have 10 working days and the term to decide stops (arts. 68.1 and 22.1.a).' })} value={motive} onValue={setMotive} rows={3} />
    </TaskFormFrame>
  );
}
