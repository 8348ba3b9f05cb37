import { useState } from 'react';
import { Button, ProblemNotice, Section, Select, TextField, toast, useQueryOperation, useRun, useText } from '@comu/design';
import { say, type ListedItem } from './answers.ts';

/** Who answers for a content, whom what is to be done will await in “Avui”; or that the content is not asked of this body, and why. */
export function WhoAnswers({ item: { code, row } }: { item: ListedItem }) {
  const t = useText();
  const { data } = useQueryOperation<{ people: readonly { id: string; name: string }[] }>('transparency.people', {});
  const { run, running, problem } = useRun('transparency.arrange-item');
  const [responsible, setResponsible] = useState(row?.responsible?.id ?? '');
  const [reason, setReason] = useState(row?.notApplicable ?? '');
  const save = (changes: object, said: string) => void run({ code, ...changes }).then((done) => done && toast(said));
  return (
    <Section title={t(say('Qui en respon', 'Quién responde', 'Who answers for it'))} describe={t(say('El que calgui fer-hi li sortirà a Avui fins que estigui fet. Si no dieu ningú, surt a qui té el rol.', 'Lo que haya que hacer le saldrá en Hoy hasta que esté hecho. Si no dice nadie, sale a quien tiene el rol.', 'What is to be done will await them in Today until it is done. If nobody is named, it awaits whoever holds the role.'))}>
      {problem && <ProblemNotice problem={problem} />}
      <div className="publish-form">
        <div className="publish-actions">
          <Select label={t(say('Responsable', 'Responsable', 'Responsible'))} empty={t(say('Ningú en concret', 'Nadie en concreto', 'Nobody in particular'))} value={responsible} onValue={setResponsible} options={(data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          <Button busy={running} disabled={responsible === (row?.responsible?.id ?? '')} onClick={() => save({ responsible: responsible === '' ? null : responsible }, t(say('Responsable desat.', 'Responsable guardado.', 'Saved.')))}>{t(say('Desa el responsable', 'Guardar el responsable', 'Save who answers'))}</Button>
        </div>
        <details>
          <summary>{t(row?.notApplicable ? say('Està marcat com que no s’aplica', 'Está marcado como que no se aplica', 'Marked as not applicable') : say('No s’aplica al vostre ens?', '¿No se aplica a su ente?', 'Does it not apply to your body?'))}</summary>
          <div className="publish-form gap-above">
            <TextField label={t(say('Per què no s’aplica', 'Por qué no se aplica', 'Why it does not apply'))} help={t(say('Es publica tal com ho escriviu.', 'Se publica tal como lo escribe.', 'It is published as you write it.'))} value={reason} onValue={setReason} />
            <div className="publish-actions">
              <Button busy={running} disabled={reason.trim().length < 3 || reason === row?.notApplicable} onClick={() => save({ notApplicable: reason.trim() }, t(say('Queda marcat com que no s’aplica.', 'Queda marcado como que no se aplica.', 'Marked as not applicable.')))}>{t(say('No s’aplica', 'No se aplica', 'Does not apply'))}</Button>
              {row?.notApplicable && <Button busy={running} onClick={() => { setReason(''); save({ notApplicable: null }, t(say('Torna a comptar.', 'Vuelve a contar.', 'It counts again.'))); }}>{t(say('Sí que s’aplica', 'Sí se aplica', 'It does apply'))}</Button>}
            </div>
          </div>
        </details>
      </div>
    </Section>
  );
}
