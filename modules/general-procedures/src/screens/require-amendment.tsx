import { useState } from 'react';
import { Button, Dialog, ProblemNotice, RadioGroup, TextArea, toast, useRun, useText } from '@comu/design';
import { grounds, groundsOf } from '@comu/cases/article-68';
import type { CaseAction } from '@comu/cases/case-actions';

/** What the party has to complete, in the words that they will read; said beforehand is what follows from it. */
export const RequireAmendment: CaseAction['dialog'] = ({ dossier: { case: of, procedure }, onClose }) => {
  const t = useText();
  const offered = groundsOf(procedure.article);
  const [ground, setGround] = useState(offered[0]!);
  const [asks, setAsks] = useState('');
  const { run, running, problem } = useRun('general-procedures.require-amendment');
  const send = async () => {
    if ((await run({ case: of.id, ground, asks: asks.trim() })) === undefined) return;
    toast({ ca: 'El requeriment és a la safata de signatura', es: 'El requerimiento está en la bandeja de firma', en: 'The requirement is in the signature tray' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Requeriu una esmena a {code}', es: 'Requiera una subsanación en {code}', en: 'Require an amendment in {code}' }, { code: of.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={asks.trim() === ''} onClick={() => void send()}>{t({ ca: 'Fes el requeriment', es: 'Hacer el requerimiento', en: 'Draw up the requirement' })}</Button></>}>
      <div className="form">
        {offered.length > 1 && <RadioGroup label={t({ ca: 'Què ha de fer l’interessat', es: 'Qué debe hacer el interesado', en: 'What the party has to do' })} value={ground} onValue={(chosen) => setGround(chosen as typeof ground)} options={offered.map((each) => ({ value: each, label: `${t(grounds[each].does)} (${t(grounds[each].rule.article)})` }))} />}
        <TextArea label={t({ ca: 'Què cal aportar o aclarir', es: 'Qué hay que aportar o aclarar', en: 'What is to be provided or made clear' })} help={t({ ca: 'Així ho llegirà {name}.', es: 'Así lo leerá {name}.', en: '{name} will read it so.' }, { name: of.interested })} value={asks} onValue={setAsks} rows={5} autoFocus />
        <p className="small soft">{t({ ca: 'Se signa i es notifica; tindrà 10 dies hàbils des de l’endemà i, mentrestant, el termini per resoldre s’atura (art. 22.1.a). Si no contesta, us demanarem què decidiu: no es té per desistida sola.', es: 'Se firma y se notifica; tendrá 10 días hábiles desde el día siguiente y, mientras tanto, el plazo para resolver se detiene (art. 22.1.a). Si no contesta, le pediremos qué decide: no se tiene por desistida sola.', en: 'It is signed and notified; they have 10 working days from the day after, during which the term to decide stops (art. 22.1.a). Without an answer you will be asked what to decide: it is never deemed withdrawn by itself.' })}</p>
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
};
