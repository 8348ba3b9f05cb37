import { ArrowCounterClockwiseIcon, Button, Section, useText } from '@comu/design';
import { sayAction } from './rehearsal-words.ts';
import type { Action, Report } from './rows.ts';

/** What was done in a rehearsal, in order; one may go back to before any of it and answer otherwise. */
export function Done({ actions, report, bpmn, onBack }: { actions: readonly Action[]; report: Report; bpmn: string; onBack(count: number): void }) {
  const t = useText();
  return (
    <Section title={t({ ca: 'Què s’ha fet', es: 'Qué se ha hecho', en: 'What was done' })} describe={actions.length > 0 && t({ ca: 'Torneu a abans de qualsevol pas per contestar-lo d’una altra manera.', es: 'Vuelva a antes de cualquier paso para contestarlo de otra manera.', en: 'Go back to before any step to answer it otherwise.' })}>
      {actions.length === 0
        ? <p className="soft">{t({ ca: 'Encara res.', es: 'Todavía nada.', en: 'Nothing yet.' })}</p>
        : <ol className="model-done">{actions.map((action, index) => {
          const said = t(sayAction(action, bpmn));
          return (
            <li key={index} data-wrong={report.hitch?.action === index || undefined}>
              <span>{said}</span> <Button small look="quiet" iconOnly icon={ArrowCounterClockwiseIcon} onClick={() => onBack(index)}>{t({ ca: 'Torna a abans de: {what}', es: 'Volver a antes de: {what}', en: 'Back to before: {what}' }, { what: said })}</Button>
            </li>
          );
        })}</ol>}
      {report.decisions.map(({ decision, why }, index) => <details key={index} className="model-more"><summary>{t({ ca: 'Com s’ha decidit «{decision}»', es: 'Cómo se ha decidido «{decision}»', en: 'How “{decision}” was decided' }, { decision })}</summary><p className="processes-why small">{t(why)}</p></details>)}
    </Section>
  );
}
