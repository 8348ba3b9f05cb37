import { ScalesIcon, Section, State, useText, type Text, type Tone } from '@comu/design';
import type { CheckedModel } from './rows.ts';

/** What is wrong in the files, element by element: the sentence says how to mend it, and below stands who asks for it, with the line for whoever has the file before them (`lines`). */
export function Findings({ findings, lines = false, chosen, onChoose }: { findings: CheckedModel['findings']; lines?: boolean; chosen: string | undefined; onChoose(element: string): void }) {
  const t = useText();
  return (
    <ul className="processes-findings">
      {findings.map(({ file, element, name, line, by, sentence, refuses }, index) => (
        <li key={index} data-refuses={refuses}>
          <p className="processes-findings-name">
            {file === 'BPMN' && element !== '' ? <button type="button" className="process-step" aria-pressed={element === chosen} onClick={() => onChoose(element)}>{name}</button> : <span>{name || file}</span>}
            <State tone={refuses ? 'danger' : 'warning'}>{refuses ? t({ ca: 'Cal corregir-ho', es: 'Hay que corregirlo', en: 'To be corrected' }) : t({ ca: 'Avís', es: 'Aviso', en: 'Warning' })}</State>
          </p>
          <p>{t(sentence)}</p>
          {by !== null && <p className="small soft"><ScalesIcon size={14} aria-hidden /> {t(by)}{lines && line > 0 && <> · {t({ ca: '{file}, línia {line}', es: '{file}, línea {line}', en: '{file}, line {line}' }, { file, line })}</>}</p>}
        </li>
      ))}
    </ul>
  );
}

const kinds: Readonly<Record<CheckedModel['tables'][number]['findings'][number]['kind'], { tone: Tone; words: Text }>> = {
  conflict: { tone: 'danger', words: { ca: 'Es contradiuen', es: 'Se contradicen', en: 'Conflict' } },
  gap: { tone: 'warning', words: { ca: 'Cas no previst', es: 'Caso no previsto', en: 'Gap' } },
  unreachable: { tone: 'warning', words: { ca: 'No decideix mai', es: 'No decide nunca', en: 'Never decides' } },
  overlap: { tone: 'info', words: { ca: 'Se superposen', es: 'Se superponen', en: 'Overlap' } },
  unused: { tone: 'info', words: { ca: 'Dada sobrera', es: 'Dato sobrante', en: 'Unused input' } },
  unread: { tone: 'neutral', words: { ca: 'No analitzat', es: 'No analizado', en: 'Not analysed' } },
};

/** What was found in each decision table. None of it keeps it from being published: people decide whether it is meant. */
export function TableFindings({ tables }: { tables: CheckedModel['tables'] }) {
  const t = useText();
  return (
    <Section title={t({ ca: 'Taules de decisió', es: 'Tablas de decisión', en: 'Decision tables' })} describe={t({ ca: 'No impedeix publicar: mireu si és el que voleu.', es: 'No impide publicar: mire si es lo que quiere.', en: 'It does not keep you from publishing: see whether it is what you mean.' })}>
      <div className="processes-findings">{tables.map(({ decision, rules, whole, findings }) => (
        <div key={decision}>
          <h3>{decision} <span className="soft small">{t(rules === 1 ? { ca: '1 regla', es: '1 regla', en: '1 rule' } : { ca: '{rules} regles', es: '{rules} reglas', en: '{rules} rules' }, { rules })}</span></h3>
          {findings.length === 0 && <p><State tone="success">{t({ ca: 'Completa i sense contradiccions', es: 'Completa y sin contradicciones', en: 'Complete and without conflicts' })}</State></p>}
          <ul className="processes-findings">{findings.map(({ kind, sentence }, index) => <li key={index}><p className="processes-findings-name"><State tone={kinds[kind].tone}>{t(kinds[kind].words)}</State></p><p>{t(sentence)}</p></li>)}</ul>
          {!whole && <p className="small soft">{t({ ca: 'La taula és molt gran i no s’ha pogut mirar tota.', es: 'La tabla es muy grande y no se ha podido mirar entera.', en: 'The table is very large and could not be looked at whole.' })}</p>}
        </div>
      ))}</div>
    </Section>
  );
}
