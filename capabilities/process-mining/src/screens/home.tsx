import { ButtonLink, EmptyState, Link, Page, ProblemNotice, Section, Skeleton, UploadSimpleIcon, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { MinableProcess } from '../operations/bring.ts';
import './mining.css';

interface LogRow { readonly id: string; readonly name: string; readonly format: string; readonly cases: number; readonly events: number; readonly begins: string | null; readonly ends: string | null }

/** What can be looked at: our own processes and the logs that were brought. */
export function MiningHome({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data: processes, error } = useQueryOperation<readonly MinableProcess[]>('mining.processes');
  const { data: logs, error: other } = useQueryOperation<{ rows: readonly LogRow[] }>('mining.log.list', { limit: 100 });
  const bring = organisation?.can('mining.import') === true && <ButtonLink look="primary" icon={UploadSimpleIcon} href={`/o/${org}/mineria/importa`}>{t({ ca: 'Importa un registre', es: 'Importar un registro', en: 'Import a log' })}</ButtonLink>;
  const problem = error?.problem ?? other?.problem;
  const some = (processes ?? []).filter(({ cases }) => cases > 0);
  const words = { name: t({ ca: 'Nom', es: 'Nombre', en: 'Name' }), cases: t({ ca: 'Casos', es: 'Casos', en: 'Cases' }), running: t({ ca: 'En marxa', es: 'En marcha', en: 'Open' }), since: t({ ca: 'Des de', es: 'Desde', en: 'Since' }), steps: t({ ca: 'Passos', es: 'Pasos', en: 'Steps' }), period: t({ ca: 'Període', es: 'Período', en: 'Period' }) };
  return (
    <Page title={t({ ca: 'Com flueix la feina', es: 'Cómo fluye el trabajo', en: 'How work flows' })} actions={bring} lead={t({ ca: 'Quins camins segueixen els expedients de debò, on s’espera, què es repeteix i què no segueix el model.', es: 'Qué caminos siguen los expedientes de verdad, dónde se espera, qué se repite y qué no sigue el modelo.', en: 'Which paths cases really take, where they wait, what is done again and what does not follow the model.' })}>
      {problem && <ProblemNotice problem={problem} />}
      {(processes === undefined || logs === undefined) && !problem && <Skeleton lines={8} />}
      {processes !== undefined && logs !== undefined && (
        <>
          <Section title={t({ ca: 'Els processos propis', es: 'Los procesos propios', en: 'Our own processes' })}>
            {some.length === 0 ? <p className="soft">{t({ ca: 'Encara no ha començat cap tràmit. Quan n’hi hagi, aquí es veurà per on passen.', es: 'Todavía no ha empezado ningún trámite. Cuando los haya, aquí se verá por dónde pasan.', en: 'No case has begun yet. When there are some, their paths will show here.' })}</p> : (
              <table className="mining-table">
                <thead><tr><th scope="col">{words.name}</th><th scope="col" className="number">{words.cases}</th><th scope="col" className="number">{words.running}</th><th scope="col">{words.since}</th></tr></thead>
                <tbody>{some.map((each) => <tr key={each.code}><th scope="row"><Link href={`/o/${org}/mineria/proces/${each.code}`}>{t(each.title)}</Link></th><td data-label={words.cases} className="number">{format.integer(each.cases)}</td><td data-label={words.running} className="number">{format.integer(each.running)}</td><td data-label={words.since} className="tabular">{each.begins === null ? '–' : format.shortDay(each.begins)}</td></tr>)}</tbody>
              </table>
            )}
          </Section>
          <Section title={t({ ca: 'Registres importats', es: 'Registros importados', en: 'Imported logs' })}>
            {logs.rows.length === 0 ? <EmptyState title={t({ ca: 'Cap registre importat', es: 'Ningún registro importado', en: 'No imported log' })} action={bring}>{t({ ca: 'Si un altre programa us pot donar una taula amb expedient, pas i data, porteu-la aquí: la llegim en CSV, XES o OCEL 2.0.', es: 'Si otro programa puede darle una tabla con expediente, paso y fecha, tráigala aquí: la leemos en CSV, XES u OCEL 2.0.', en: 'If another program can give you a table with case, step and date, bring it here: we read CSV, XES and OCEL 2.0.' })}</EmptyState> : (
              <table className="mining-table">
                <thead><tr><th scope="col">{words.name}</th><th scope="col" className="number">{words.cases}</th><th scope="col" className="number">{words.steps}</th><th scope="col">{words.period}</th></tr></thead>
                <tbody>{logs.rows.map((each) => <tr key={each.id}><th scope="row"><Link href={`/o/${org}/mineria/registre/${each.id}`}>{each.name}</Link></th><td data-label={words.cases} className="number">{format.integer(each.cases)}</td><td data-label={words.steps} className="number">{format.integer(each.events)}</td><td data-label={words.period} className="tabular">{each.begins === null || each.ends === null ? '–' : `${format.shortDay(each.begins)} – ${format.shortDay(each.ends)}`}</td></tr>)}</tbody>
              </table>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}
