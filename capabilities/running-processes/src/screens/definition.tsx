import { useMemo, useState } from 'react';
import { ArrowRightIcon, Button, ButtonLink, DownloadSimpleIcon, Link, Page, PencilSimpleIcon, ProblemNotice, Section, Skeleton, State, Tabs, Tag, UploadSimpleIcon, useFormat, useGo, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps, saveFile } from '@comu/design';
import type { Mark } from './drawing.tsx';
import { PaceSection } from './pace.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import type { DefinitionAtWork, InstanceAtWork } from './rows.ts';
import { stateTones, stateWords } from './words.ts';
import './processes.css';

/** A published version at work: where its instances are and have been, drawn and counted, and the instances one by one. */
export function DefinitionPage({ params: { org = '', definition = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<DefinitionAtWork>('processes.definition-at-work', { definition });
  const [ended, setEnded] = useState('running');
  const [chosen, setChosen] = useState<string>();
  const trail = [{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }];
  if (error) return <Page title={t({ ca: 'No es pot mostrar el procés', es: 'No se puede mostrar el proceso', en: 'The process cannot be shown' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.id !== definition) return <div className="page"><Skeleton lines={10} /></div>;
  const at = ended === 'running' ? data.counts.find(({ element, here }) => element === chosen && here > 0) : undefined;
  const newest = data.versions[0]?.edition === data.edition;
  return (
    <Page title={t(data.title)} trail={trail} state={<State tone={newest ? 'success' : 'off'}>{newest ? t({ ca: 'Versió {edition}, vigent', es: 'Versión {edition}, vigente', en: 'Version {edition}, current' }, { edition: data.edition }) : t({ ca: 'Versió {edition}, anterior', es: 'Versión {edition}, anterior', en: 'Version {edition}, former' }, { edition: data.edition })}</State>}
      lead={t({ ca: 'Codi {code}. Publicat {day}.', es: 'Código {code}. Publicado {day}.', en: 'Code {code}. Published {day}.' }, { code: data.code, day: format.moment(data.createdAt) })}
      actions={<>
        <Button icon={DownloadSimpleIcon} onClick={() => save(data)}>{t({ ca: 'Baixa el BPMN', es: 'Descargar el BPMN', en: 'Download the BPMN' })}</Button>
        {organisation?.can('processes.model') === true && <><ButtonLink icon={UploadSimpleIcon} href={`/o/${org}/processos/publica?${new URLSearchParams({ code: data.code, name: data.name }).toString()}`}>{t({ ca: 'Publica un fitxer', es: 'Publicar un archivo', en: 'Publish a file' })}</ButtonLink><DrawNext definition={definition} org={org} /></>}
      </>}>
      <HeatMap data={data} chosen={chosen} onChoose={(element) => { setChosen(element); setEnded('running'); }} />
      <PaceSection code={data.code} />
      {data.versions.length > 1 && (
        <Section title={t({ ca: 'Versions', es: 'Versiones', en: 'Versions' })}>
          <ul className="processes-versions">{data.versions.map(({ id, edition, createdAt, running }) => (
            <li key={id}><Link href={`/o/${org}/processos/definicio/${id}`} {...(id === definition ? { 'aria-current': 'page' as const } : {})}>{t({ ca: 'Versió {edition}', es: 'Versión {edition}', en: 'Version {edition}' }, { edition })}</Link> <span className="soft small tabular">{format.shortDay(createdAt)} · {t({ ca: '{running} en marxa', es: '{running} en marcha', en: '{running} running' }, { running })}</span>{id !== data.versions[0]?.id && running > 0 && organisation?.can('processes.manage') === true && <MoveTo from={id} to={data.versions[0]?.id ?? ''} edition={data.versions[0]?.edition ?? 0} org={org} />}</li>
          ))}</ul>
        </Section>
      )}
      <Section title={t({ ca: 'Tràmits', es: 'Trámites', en: 'Instances' })}>
        <Tabs label={t({ ca: 'Quins tràmits', es: 'Qué trámites', en: 'Which instances' })} value={ended} onValue={setEnded} tabs={[{ key: 'running', label: t({ ca: 'En marxa', es: 'En marcha', en: 'Running' }) }, { key: 'ended', label: t({ ca: 'Acabats', es: 'Acabados', en: 'Finished' }) }]}>
          {at !== undefined && <p className="processes-bar"><span>{t({ ca: 'Només els que ara són a «{step}».', es: 'Solo los que ahora están en «{step}».', en: 'Only those that are now at “{step}”.' }, { step: t(at.name) })}</span> <Button small onClick={() => setChosen(undefined)}>{t({ ca: 'Mostra’ls tots', es: 'Mostrar todos', en: 'Show all' })}</Button></p>}
          <Instances key={`${ended} ${at?.element}`} definition={definition} ended={ended === 'ended'} at={at?.element} org={org} />
        </Tabs>
      </Section>
    </Page>
  );
}

function HeatMap({ data, chosen, onChoose }: { data: DefinitionAtWork; chosen: string | undefined; onChoose(element: string): void }) {
  const t = useText();
  const format = useFormat();
  const marks = useMemo(() => marksOf(data), [data]);
  const words = { step: t({ ca: 'Pas', es: 'Paso', en: 'Step' }), here: t({ ca: 'Ara', es: 'Ahora', en: 'Now' }), stuck: t({ ca: 'Aturats', es: 'Detenidos', en: 'Stopped' }), passed: t({ ca: 'Hi han passat', es: 'Han pasado', en: 'Passed' }) };
  return (
    <Section title={t({ ca: 'On són els tràmits', es: 'Dónde están los trámites', en: 'Where the instances are' })} describe={data.counted === 0 ? t({ ca: 'No hi ha cap tràmit d’aquesta versió.', es: 'No hay ningún trámite de esta versión.', en: 'There is no instance of this version.' }) : t({ ca: 'Comptats els {counted} tràmits més nous d’aquesta versió.', es: 'Contados los {counted} trámites más nuevos de esta versión.', en: 'Counting the {counted} newest instances of this version.' }, { counted: data.counted })}>
      <div className="standing">
        <ProcessDiagram bpmn={data.bpmn} marks={marks} chosen={chosen} onChoose={onChoose} legend={['active', 'incident', 'passed']} label={t({ ca: 'Diagrama de «{name}» amb quants tràmits hi ha a cada pas. La taula diu el mateix.', es: 'Diagrama de «{name}» con cuántos trámites hay en cada paso. La tabla dice lo mismo.', en: 'Diagram of “{name}” with how many instances are at each step. The table says the same.' }, { name: t(data.title) })} />
        {data.counts.length > 0 && (
          <div className="standing-words">
            <table className="processes-table">
              <thead><tr><th scope="col">{words.step}</th><th scope="col" className="number">{words.here}</th><th scope="col" className="number">{words.stuck}</th><th scope="col" className="number">{words.passed}</th></tr></thead>
              <tbody>{data.counts.map(({ element, name, here, stuck, passed, oldest, median }) => (
                <tr key={element}><th scope="row"><button type="button" className="process-step" aria-pressed={element === chosen} onClick={() => onChoose(element)}>{t(name)}</button>{oldest !== null && <Ages oldest={oldest} median={here > 1 ? median : null} />}</th><td data-label={words.here} className="number">{format.integer(here)}</td><td data-label={words.stuck} className="number">{stuck === 0 ? '0' : <State tone="danger">{format.integer(stuck)}</State>}</td><td data-label={words.passed} className="number">{format.integer(passed)}</td></tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </div>
    </Section>
  );
}

/** Since when what is at a step is there: the one that has been longest, and half of them. */
function Ages({ oldest, median }: { oldest: string; median: string | null }) {
  const t = useText();
  const format = useFormat();
  if (median === null) return <p className="small soft">{t({ ca: 'Hi va arribar {ago}.', es: 'Llegó {ago}.', en: 'Came {ago}.' }, { ago: format.ago(oldest) })}</p>;
  return <p className="small soft">{t({ ca: 'El que fa més que espera hi va arribar {oldest}; la meitat, {median} o abans.', es: 'El que más espera llegó {oldest}; la mitad, {median} o antes.', en: 'The one that waits longest came {oldest}; half of them, {median} or before.' }, { oldest: format.ago(oldest), median: format.ago(median) })}</p>;
}

/** Opens the model of this process to draw its next version. */
function DrawNext({ definition, org }: { definition: string; org: string }) {
  const t = useText();
  const go = useGo();
  const { run, running, problem } = useRun<{ id: string }>('modelling.draw-published');
  const draw = async () => {
    const model = await run({ definition });
    if (model !== undefined) go(`/o/${org}/modelatge/${model.id}`);
  };
  return <><Button look="primary" icon={PencilSimpleIcon} busy={running} onClick={() => void draw()}>{t({ ca: 'Dibuixa la versió següent', es: 'Dibujar la versión siguiente', en: 'Draw the next version' })}</Button>{problem && <ProblemNotice problem={problem} />}</>;
}

/** Begins, or takes up again, the plan to move what runs on a former version to the one in force. */
function MoveTo({ from, to, edition, org }: { from: string; to: string; edition: number; org: string }) {
  const t = useText();
  const go = useGo();
  const { run, running, problem } = useRun<{ id: string }>('processes.plan-migration');
  const plan = async () => {
    const made = await run({ from, to });
    if (made !== undefined) go(`/o/${org}/processos/migracio/${made.id}`);
  };
  return <>{' '}<Button small icon={ArrowRightIcon} busy={running} onClick={() => void plan()}>{t({ ca: 'Passa’ls a la versió {edition}', es: 'Pasarlos a la versión {edition}', en: 'Move them to version {edition}' }, { edition })}</Button>{problem && <ProblemNotice problem={problem} />}</>;
}

function marksOf({ counts }: DefinitionAtWork): Readonly<Record<string, Mark>> {
  const most = Math.max(1, ...counts.map(({ passed }) => passed));
  return Object.fromEntries(counts.map(({ element, here, stuck, passed }): [string, Mark] => {
    const heat = passed === 0 ? 0 : Math.max(1, Math.ceil((passed / most) * 4));
    if (stuck > 0) return [element, { tone: 'incident', sign: `! ${stuck}`, heat }];
    return here > 0 ? [element, { tone: 'active', sign: `● ${here}`, heat }] : [element, { tone: 'passed', sign: String(passed), heat }];
  }));
}

function Instances({ definition, ended, at, org }: { definition: string; ended: boolean; at: string | undefined; org: string }) {
  const t = useText();
  const format = useFormat();
  const [after, setAfter] = useState<readonly string[]>([]);
  const last = after.at(-1);
  const { data, error } = useQueryOperation<{ rows: readonly InstanceAtWork[]; next: string | null }>('processes.instances', { definition, ended, ...(at === undefined ? {} : { at }), ...(last === undefined ? {} : { after: last }) });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={4} />;
  if (data.rows.length === 0) return <p className="soft">{ended ? t({ ca: 'Encara no n’ha acabat cap.', es: 'Todavía no ha acabado ninguno.', en: 'None has finished yet.' }) : t({ ca: 'No n’hi ha cap en marxa.', es: 'No hay ninguno en marcha.', en: 'None is running.' })}</p>;
  const words = { about: t({ ca: 'De què és', es: 'De qué es', en: 'About' }), since: t({ ca: 'Començat', es: 'Comenzado', en: 'Started' }), where: ended ? t({ ca: 'Com va acabar', es: 'Cómo acabó', en: 'How it ended' }) : t({ ca: 'On és', es: 'Dónde está', en: 'Where it is' }) };
  return (
    <>
      <table className="processes-table">
        <thead><tr><th scope="col">{words.about}</th><th scope="col">{words.since}</th><th scope="col">{words.where}</th></tr></thead>
        <tbody>{data.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row"><Link href={`/o/${org}/processos/tramit/${row.id}`}>{row.about ?? row.businessKey?.slice(0, 36) ?? t({ ca: 'Tràmit {id}', es: 'Trámite {id}', en: 'Instance {id}' }, { id: row.id.slice(-6) })}</Link></th>
            <td data-label={words.since}><span>{format.ago(row.startedAt)} <span className="soft small tabular">{format.shortMoment(row.startedAt)}</span></span></td>
            <td data-label={words.where}><span>{ended ? <State tone={stateTones[row.state]}>{t(stateWords[row.state])}</State> : row.incidents > 0 ? <><State tone="danger">{t({ ca: 'Aturat', es: 'Detenido', en: 'Stopped' })}</State> {row.where.map((name) => t(name)).join(', ')}</> : row.where.map((name) => <Tag key={name.ca}>{t(name)}</Tag>)}</span></td>
          </tr>
        ))}</tbody>
      </table>
      <div className="pagination">
        <p />
        {after.length > 0 && <Button small onClick={() => setAfter(after.slice(0, -1))}>{t({ ca: 'Anteriors', es: 'Anteriores', en: 'Previous' })}</Button>}
        {data.next !== null && <Button small onClick={() => setAfter([...after, data.next as string])}>{t({ ca: 'Següents', es: 'Siguientes', en: 'Next' })}</Button>}
      </div>
    </>
  );
}

const save = ({ bpmn, code, edition }: DefinitionAtWork) => saveFile({ content: bpmn, type: 'application/bpmn+xml', name: `${code}-${edition}.bpmn` });
