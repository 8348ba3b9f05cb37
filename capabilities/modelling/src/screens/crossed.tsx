import { useState } from 'react';
import { Button, call, Confirm, Dialog, Failed, ProblemNotice, TextField, toast, useGo, useLanguage, useOrganisation, useRun, useText, WarningIcon, type Problem } from '@comu/design';
import type { Opened } from './rows.ts';
import type { Draft } from './use-draft.ts';

/** Two people drew on the same model: nothing is lost, and whoever came second chooses which goes on. */
export function Crossed({ org, model, draft, onAdopt }: { org: string; model: Opened; draft: Draft; onAdopt(state: { number: number; content: Draft['content'] }): void }) {
  const t = useText();
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const [asking, setAsking] = useState<'apart' | 'theirs' | 'mine'>();
  const [problem, setProblem] = useState<Problem>();
  const crossed = draft.keeping === 'crossed';
  if (!crossed && draft.other === undefined) return null;
  const theirs = async () => {
    setAsking(undefined);
    try {
      const opened = await call<Opened>({ operation: 'modelling.open-model', input: { model: model.id }, organisation: organisation?.slug, language });
      onAdopt({ number: opened.number, content: opened.content });
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure;
      setProblem(failure.problem);
    }
  };
  return (
    <div className="notice model-crossed" data-color="warning" role="alert">
      <WarningIcon size={20} weight="fill" aria-hidden />
      <div>
        <p>{draft.other ? t({ ca: '{who} ha desat aquest model mentre hi teníeu el vostre obert. No s’ha perdut res.', es: '{who} ha guardado este modelo mientras usted lo tenía abierto. No se ha perdido nada.', en: '{who} saved this model while you had it open. Nothing is lost.' }, { who: draft.other.who }) : t({ ca: 'Algú altre ha desat aquest model. No s’ha perdut res: el vostre dibuix continua aquí.', es: 'Otra persona ha guardado este modelo. No se ha perdido nada: su dibujo sigue aquí.', en: 'Somebody else saved this model. Nothing is lost: your drawing is still here.' })}</p>
        {problem && <ProblemNotice problem={problem} />}
        <div className="model-acts">
          <Button small onClick={() => (crossed ? setAsking('theirs') : void theirs())}>{t({ ca: 'Veure el seu', es: 'Ver el suyo', en: 'See theirs' })}</Button>
          {crossed && <Button small onClick={() => setAsking('mine')}>{t({ ca: 'Continuar amb el meu', es: 'Continuar con el mío', en: 'Go on with mine' })}</Button>}
          {crossed && <Button small onClick={() => setAsking('apart')}>{t({ ca: 'Desar el meu a part', es: 'Guardar el mío aparte', en: 'Save mine apart' })}</Button>}
        </div>
      </div>
      <Confirm open={asking === 'theirs'} onClose={() => setAsking(undefined)} onConfirm={() => void theirs()} title={t({ ca: 'Veure el seu', es: 'Ver el suyo', en: 'See theirs' })} verb={t({ ca: 'Deixa el meu i mostra el seu', es: 'Dejar el mío y mostrar el suyo', en: 'Leave mine and show theirs' })}>
        <p>{t({ ca: 'El que heu canviat des de l’últim desat es perdrà. Si el voleu conservar, deseu-lo abans a part.', es: 'Lo que ha cambiado desde el último guardado se perderá. Si quiere conservarlo, guárdelo antes aparte.', en: 'What you changed since the last save will be lost. To keep it, save it apart first.' })}</p>
      </Confirm>
      <Confirm open={asking === 'mine'} onClose={() => setAsking(undefined)} onConfirm={() => { setAsking(undefined); void draft.insist(); }} title={t({ ca: 'Continuar amb el meu', es: 'Continuar con el mío', en: 'Go on with mine' })} verb={t({ ca: 'Desa el meu a sobre', es: 'Guardar el mío encima', en: 'Save mine on top' })}>
        <p>{t({ ca: 'El seu queda a la història i es pot recuperar o comparar.', es: 'El suyo queda en la historia y se puede recuperar o comparar.', en: 'Theirs stays in the history and can be brought back or compared.' })}</p>
      </Confirm>
      {asking === 'apart' && <Apart org={org} model={model} draft={draft} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function Apart({ org, model, draft, onClose }: { org: string; model: Opened; draft: Draft; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const [name, setName] = useState(t({ ca: '{name} (el meu)', es: '{name} (el mío)', en: '{name} (mine)' }, { name: model.name }));
  const [code, setCode] = useState(`${model.code}-2`);
  const { run, running, problem } = useRun<{ id: string }>('modelling.save-apart');
  const save = async () => {
    const made = await run({ model: model.id, name, code, content: draft.content });
    if (made === undefined) return;
    draft.adopt({ number: draft.number, content: draft.content });
    toast({ ca: 'Desat a part', es: 'Guardado aparte', en: 'Saved apart' });
    go(`/o/${org}/modelatge/${made.id}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Desar el meu a part', es: 'Guardar el mío aparte', en: 'Save mine apart' })} footer={<Button look="primary" busy={running} onClick={() => void save()}>{t({ ca: 'Desa’l', es: 'Guardarlo', en: 'Save' })}</Button>}>
      <div className="form">
        {problem && <ProblemNotice problem={problem} />}
        <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={name} onValue={setName} maxLength={200} />
        <TextField label={t({ ca: 'Codi', es: 'Código', en: 'Code' })} className="ds-input code" value={code} onValue={setCode} maxLength={80} />
      </div>
    </Dialog>
  );
}
