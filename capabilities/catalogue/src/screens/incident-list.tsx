import { Link, State, useFormat, useText, type Tone } from '@comu/design';
import { incidentStates, say } from '../words.ts';
import type { IncidentLine } from './rows.ts';

export const incidentTones: Readonly<Record<IncidentLine['state'], Tone>> = { new: 'waiting', acknowledged: 'info', assigned: 'info', solved: 'success', reopened: 'waiting' };

/** Incidents with their sentence first: what is wrong, where, how often, who sees to it. */
export function IncidentList({ incidents, org, named = false }: { incidents: readonly IncidentLine[]; org: string; named?: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="data-incidents">
      {incidents.map((each) => (
        <li key={each.id} data-severity={each.severity}>
          <p className="data-incident-says"><Link href={`/o/${org}/dades/incidencies/${each.id}`}>{t(each.says)}</Link></p>
          <p className="small data-result-facts">
            <State tone={incidentTones[each.state]}>{t(incidentStates[each.state])}</State>
            {named && <Link href={`/o/${org}/dades/conjunt/${each.dataset.code}#qualitat`}>{each.dataset.title}</Link>}
            {each.failing > 0 && <span className="soft tabular">{t(each.failing === 1 ? say('1 fila', '1 fila', '1 row') : say('{n} files', '{n} filas', '{n} rows'), { n: format.integer(each.failing) })}</span>}
            {each.times > 1 && <span className="soft tabular">{t(say('{n} {n|vegada|vegades}', '{n} {n|vez|veces}', '{n} {n|time|times}'), { n: format.integer(each.times) })}</span>}
            {each.assignee !== null && <span className="soft">{each.assignee.name}</span>}
            <span className="soft">{format.ago(each.lastAt)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
