import { useState } from 'react';
import { Button, CheckIcon, Checkbox, Confirm, Facts, Link, Page, ProblemNotice, Section, Select, Skeleton, State, TextArea, useFormat, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { incidentStates, say, severities } from '../words.ts';
import { DataTable } from './data-table.tsx';
import { incidentTones } from './incident-list.tsx';
import type { IncidentLine } from './rows.ts';
import './data.css';

interface Answer { readonly incident: IncidentLine; readonly sample: readonly { readonly row: number; readonly values: Readonly<Record<string, unknown>> }[] | null; readonly inFile: boolean }

/** One incident: what is wrong, which rows, what to do, and its way from new to solved. */
export function IncidentPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<Answer>('data.incident-page', { incident: id });
  const trail = [{ label: t(say('Incidències de dades', 'Incidencias de datos', 'Data incidents')), href: `/o/${org}/dades/incidencies` }];
  const title = t(say('Incidència de dades', 'Incidencia de datos', 'Data incident'));
  if (error) return <Page title={title} trail={trail}><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <Page title={title} trail={trail}><Skeleton lines={8} /></Page>;
  const { incident, sample, inFile } = data;
  const columns = [...new Set((sample ?? []).flatMap(({ values }) => Object.keys(values)))];
  return (
    <Page title={t(incident.says)} trail={trail} state={<State tone={incidentTones[incident.state]}>{t(incidentStates[incident.state])}</State>} lead={incident.remedy === null ? undefined : t(incident.remedy)} narrow>
      {organisation?.can('data.steward') === true && <Steps incident={incident} />}
      <Section>
        <Facts facts={[
          { label: t(say('Conjunt', 'Conjunto', 'Dataset')), value: <Link href={`/o/${org}/dades/conjunt/${incident.dataset.code}#qualitat`}>{incident.dataset.title}</Link> },
          { label: t(say('Gravetat', 'Gravedad', 'Severity')), value: t(severities[incident.severity as keyof typeof severities]) },
          { label: t(say('Primera vegada', 'Primera vez', 'First seen')), value: format.moment(incident.firstAt) }, { label: t(say('Última vegada', 'Última vez', 'Last seen')), value: `${format.moment(incident.lastAt)}${incident.times > 1 ? ` · ${format.integer(incident.times)}×` : ''}` },
          { label: t(say('A càrrec de', 'A cargo de', 'Assigned to')), value: incident.assignee?.name ?? '—' }, ...(incident.solution === null ? [] : [{ label: t(say('Com s’ha resolt', 'Cómo se ha resuelto', 'How it was solved')), value: incident.solution }]),
        ]} />
      </Section>
      {sample !== null && sample.length > 0 && <Section title={inFile ? t(say('On és al fitxer', 'Dónde está en el archivo', 'Where it is in the file')) : t(say('Files que fallen', 'Filas que fallan', 'Failing rows'))} describe={inFile ? t(say('Les primeres; el número és el de la línia del fitxer.', 'Las primeras; el número es el de la línea del archivo.', 'The first ones; the number is that of the line in the file.')) : t(say('Les primeres; el número és el de la fila dins la versió.', 'Las primeras; el número es el de la fila dentro de la versión.', 'The first ones; the number is that of the row in the version.'))}><DataTable caption={t(say('Files que fallen', 'Filas que fallan', 'Failing rows'))} columns={[{ name: '#', type: 'text' }, ...columns.map((name) => ({ name, type: 'text' }))]} rows={sample.map(({ row, values }) => [row === 0 ? null : row, ...columns.map((name) => values[name])])} /></Section>}
    </Page>
  );
}

function Steps({ incident }: { incident: IncidentLine }) {
  const t = useText();
  const { data } = useQueryOperation<{ stewards: readonly { id: string; name: string }[] }>('data.incidents', { dataset: incident.dataset.id, limit: 1 });
  const acknowledge = useRun('data.acknowledge-incident'), assign = useRun('data.assign-incident'), solve = useRun('data.solve-incident'), reopen = useRun('data.reopen-incident');
  const [solving, setSolving] = useState(false);
  const [solution, setSolution] = useState('');
  const [accepted, setAccepted] = useState(false);
  const problem = acknowledge.problem ?? assign.problem ?? reopen.problem;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <div className="data-form-row data-incident-steps">
        {incident.state === 'solved' ? <Button onClick={() => void reopen.run({ incident: incident.id })} busy={reopen.running}>{t(say('Reobre-la', 'Reabrirla', 'Reopen it'))}</Button> : (
          <>
            <Button look="primary" icon={CheckIcon} onClick={() => setSolving(true)}>{t(say('Resol-la', 'Resolverla', 'Solve it'))}</Button>
            {(incident.state === 'new' || incident.state === 'reopened') && <Button busy={acknowledge.running} onClick={() => void acknowledge.run({ incident: incident.id })}>{t(say('Ja l’he vista', 'Ya la he visto', 'I have seen it'))}</Button>}
            {(data?.stewards.length ?? 0) > 0 && <Select label={t(say('Assigna-la a', 'Asignarla a', 'Assign it to'))} value={incident.assignee?.id ?? ''} empty="—" onValue={(to) => to !== '' && void assign.run({ incident: incident.id, to })} options={(data?.stewards ?? []).map(({ id, name }) => ({ value: id, label: name }))} />}
          </>
        )}
      </div>
      <Confirm open={solving} onClose={() => setSolving(false)} busy={solve.running} title={t(say('Resol la incidència', 'Resolver la incidencia', 'Solve the incident'))} verb={t(say('Resol-la', 'Resolverla', 'Solve it'))}
        onConfirm={() => void solve.run({ incident: incident.id, solution, accepted }).then((done) => done !== undefined && setSolving(false))}>
        {solve.problem && <ProblemNotice problem={solve.problem} />}
        <TextArea label={t(say('Com s’ha resolt', 'Cómo se ha resuelto', 'How it was solved'))} help={t(say('Per exemple: “És correcte així, la Diputació ho publica amb guionets”.', 'Por ejemplo: «Es correcto así, la Diputación lo publica con guiones».', 'For example: “It is right as it is”.'))} value={solution} onValue={setSolution} />
        {incident.severity === 'warn' && <Checkbox label={t(say('És correcte així: si torna a sortir, que no torni a avisar', 'Es correcto así: si vuelve a salir, que no vuelva a avisar', 'It is right as it is: do not tell again when it comes again'))} checked={accepted} onValue={setAccepted} />}
      </Confirm>
    </>
  );
}
