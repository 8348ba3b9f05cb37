import { useState } from 'react';
import { Button, Checkbox, EmptyState, Link, Menu, Page, ProblemNotice, Section, Select, Skeleton, State, Tag, toast, useFormat, useMe, useQueryOperation, useRun, useText, type ScreenProps, type Text } from '@comu/design';
import type { Load, WorkloadTask } from '../operations/workload.ts';
import { GiveDialog, PressDialog, priorityWords } from './task-care.tsx';
import { aboutHref } from './words.ts';
import './processes.css';

interface Workload {
  readonly people: readonly Load[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly tasks: readonly WorkloadTask[];
  readonly next: { readonly due: string | null; readonly id: string } | null;
}

/** The open tasks of the body or of a unit: how much each person has, and the tasks to share out, the overdue first. */
export function WorkloadPage({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [unit, setUnit] = useState('');
  const [person, setPerson] = useState<string | null>();
  const [after, setAfter] = useState<readonly NonNullable<Workload['next']>[]>([]);
  const last = after.at(-1);
  const { data, error } = useQueryOperation<Workload>('processes.workload', { ...(unit === '' ? {} : { unit }), ...(person === undefined ? {} : { person }), ...(last === undefined ? {} : { after: last }) });
  const choose = (who: string | null | undefined) => { setPerson(who); setAfter([]); };
  return (
    <Page title={t({ ca: 'Repartiment de la feina', es: 'Reparto del trabajo', en: 'Workload' })} lead={t({ ca: 'Qui té què, què va tard i què no té ningú.', es: 'Quién tiene qué, qué va tarde y qué no tiene nadie.', en: 'Who has what, what is late and what nobody has.' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data !== undefined && <>
        {data.units.length > 0 && <div className="workload-unit"><Select label={t({ ca: 'Unitat', es: 'Unidad', en: 'Unit' })} empty={t({ ca: 'Tot l’ens', es: 'Todo el ente', en: 'The whole body' })} value={unit} onValue={(value) => { setUnit(value); choose(undefined); }} options={data.units.map(({ id, name }) => ({ value: id, label: name }))} /></div>}
        {data.people.length === 0 ? <EmptyState title={t({ ca: 'No hi ha cap tasca pendent', es: 'No hay ninguna tarea pendiente', en: 'No task is pending' })}>{t({ ca: 'Quan un procés demani alguna cosa a algú, ho veureu aquí.', es: 'Cuando un proceso pida algo a alguien, lo verá aquí.', en: 'When a process asks something of somebody, you will see it here.' })}</EmptyState> : <>
          <Section title={t({ ca: 'Per persona', es: 'Por persona', en: 'By person' })}><People people={data.people} chosen={person} onChoose={choose} /></Section>
          <Section title={t({ ca: 'Tasques', es: 'Tareas', en: 'Tasks' })} describe={t({ ca: 'Primer les que van tard.', es: 'Primero las que van tarde.', en: 'The overdue first.' })}>
            <Tasks tasks={data.tasks} org={org} />
            <div className="pagination"><p />
              {after.length > 0 && <Button small onClick={() => setAfter(after.slice(0, -1))}>{t({ ca: 'Anteriors', es: 'Anteriores', en: 'Previous' })}</Button>}
              {data.next !== null && <Button small onClick={() => setAfter([...after, data.next as NonNullable<Workload['next']>])}>{t({ ca: 'Següents', es: 'Siguientes', en: 'Next' })}</Button>}
            </div>
          </Section>
        </>}
      </>}
    </Page>
  );
}

function People({ people, chosen, onChoose }: { people: readonly Load[]; chosen: string | null | undefined; onChoose(person: string | null | undefined): void }) {
  const t = useText();
  const format = useFormat();
  const most = Math.max(1, ...people.map(({ open }) => open));
  return (
    <ul className="workload-people">{people.map(({ person, name, open, late, soon }) => (
      <li key={person ?? ''}>
        <button type="button" className="workload-person" aria-pressed={chosen === person} onClick={() => onChoose(chosen === person ? undefined : person)}>
          <span className="workload-name">{name ?? t({ ca: 'No la té ningú', es: 'No la tiene nadie', en: 'Nobody has it' })}</span>
          <span className="workload-bar" aria-hidden><span style={{ inlineSize: `${(open / most) * 100}%` }} /></span>
          <span className="tabular">{open === 1 ? t({ ca: '1 tasca', es: '1 tarea', en: '1 task' }) : t({ ca: '{open} tasques', es: '{open} tareas', en: '{open} tasks' }, { open: format.integer(open) })}</span>
          {late > 0 && <State tone="danger">{t({ ca: '{late} tard', es: '{late} tarde', en: '{late} late' }, { late: format.integer(late) })}</State>}
          {soon > 0 && <State tone="pending">{t({ ca: '{soon} aviat', es: '{soon} pronto', en: '{soon} soon' }, { soon: format.integer(soon) })}</State>}
        </button>
      </li>
    ))}</ul>
  );
}

function Tasks({ tasks, org }: { tasks: readonly WorkloadTask[]; org: string }) {
  const t = useText();
  const format = useFormat();
  const me = useMe()?.person.id;
  const [giving, setGiving] = useState<WorkloadTask>();
  const [pressing, setPressing] = useState<WorkloadTask>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const release = useRun('processes.assign-task');
  const toggle = (id: string) => (on: boolean) => setChosen((all) => new Set(on ? [...all, id] : [...all].filter((each) => each !== id)));
  if (tasks.length === 0) return <p className="soft">{t({ ca: 'Aquí no n’hi ha cap.', es: 'Aquí no hay ninguna.', en: 'None here.' })}</p>;
  const picked = tasks.filter(({ id }) => chosen.has(id));
  // What another person has, or asks for a form, is not done from here.
  const doable = tasks.filter(({ asks, assignee }) => !asks && (assignee === null || assignee.id === me));
  const words = { task: t({ ca: 'Tasca', es: 'Tarea', en: 'Task' }), about: t({ ca: 'Expedient', es: 'Expediente', en: 'Case' }), due: t({ ca: 'Fins quan', es: 'Hasta cuándo', en: 'Due' }), who: t({ ca: 'Qui la té', es: 'Quién la tiene', en: 'Who has it' }), acts: t({ ca: 'Accions', es: 'Acciones', en: 'Actions' }), choose: t({ ca: 'Tria', es: 'Elegir', en: 'Choose' }) };
  return (
    <>
      {picked.length > 0 && <Together tasks={picked} onDone={() => setChosen(new Set())} />}
      {release.problem && <ProblemNotice problem={release.problem} />}
      <table className="processes-table">
        <thead><tr><th scope="col">{doable.length > 0 && <Checkbox label={<span className="sr-only">{t({ ca: 'Tria-les totes', es: 'Elegirlas todas', en: 'Choose them all' })}</span>} checked={doable.every(({ id }) => chosen.has(id))} onValue={(on) => setChosen(new Set(on ? doable.map(({ id }) => id) : []))} />}</th><th scope="col">{words.task}</th><th scope="col">{words.about}</th><th scope="col">{words.due}</th><th scope="col">{words.who}</th><th scope="col"><span className="sr-only">{words.acts}</span></th></tr></thead>
        <tbody>{tasks.map((task) => {
          const { id, title, instance, about, businessKey, assignee, owner, priority, createdAt, dueAt, late } = task;
          return (
            <tr key={id}>
              <td data-label={words.choose}>{doable.includes(task) && <Checkbox label={<span className="sr-only">{t({ ca: 'Tria «{name}» de {about}', es: 'Elegir «{name}» de {about}', en: 'Choose “{name}” of {about}' }, { name: t(title), about: about ?? '' })}</span>} checked={chosen.has(id)} onValue={toggle(id)} />}</td>
              <th scope="row">{t(title)} {priority !== 0 && <Tag>{t(priorityWords(priority))}</Tag>}</th>
              <td data-label={words.about}><Link href={aboutHref(org, businessKey) ?? `/o/${org}/processos/tramit/${instance}`}>{about ?? t({ ca: 'Tràmit {id}', es: 'Trámite {id}', en: 'Instance {id}' }, { id: instance.slice(-6) })}</Link></td>
              <td data-label={words.due}>{dueAt === null ? <span className="soft small">{t({ ca: 'Oberta {ago}', es: 'Abierta {ago}', en: 'Opened {ago}' }, { ago: format.ago(createdAt) })}</span> : <span>{late && <State tone="danger">{t({ ca: 'Tard', es: 'Tarde', en: 'Late' })}</State>} <span className="tabular">{format.shortDay(dueAt)}</span></span>}</td>
              <td data-label={words.who}><span>{assignee?.name ?? <span className="soft">{t({ ca: 'Ningú', es: 'Nadie', en: 'Nobody' })}</span>}{owner !== null && <span className="soft small"> {t({ ca: '(delegada per {owner})', es: '(delegada por {owner})', en: '(delegated by {owner})' }, { owner })}</span>}</span></td>
              <td data-label={words.acts}><Menu end label={<>{words.acts}<span className="sr-only"> {t({ ca: 'de «{name}»', es: 'de «{name}»', en: 'on “{name}”' }, { name: t(title) })}</span></>}>{(shut) => <>
                <button type="button" onClick={() => { shut(); setGiving(task); }}>{t({ ca: 'Assigna-la', es: 'Asignarla', en: 'Assign it' })}</button>
                {assignee !== null && <button type="button" onClick={() => { shut(); void release.run({ task: id, to: null }); }}>{t({ ca: 'Treu-la-hi, per a qui pugui', es: 'Quitársela, para quien pueda', en: 'Take it back, for whoever can' })}</button>}
                <button type="button" onClick={() => { shut(); setPressing(task); }}>{t({ ca: 'Prioritat i data', es: 'Prioridad y fecha', en: 'Priority and date' })}</button>
              </>}</Menu></td>
            </tr>
          );
        })}</tbody>
      </table>
      {giving && <GiveDialog task={giving.id} name={t(giving.title)} way="assign" onClose={() => setGiving(undefined)} />}
      {pressing && <PressDialog task={pressing.id} name={t(pressing.title)} priority={pressing.priority} onClose={() => setPressing(undefined)} />}
    </>
  );
}

/** Many tasks done at once, those that could not be done with their reason, each reason once. */
function Together({ tasks, onDone }: { tasks: readonly WorkloadTask[]; onDone(): void }) {
  const t = useText();
  const { run, running, problem } = useRun<readonly { readonly task: string; readonly done: boolean; readonly why: Text | null }[]>('processes.complete-tasks');
  const [failed, setFailed] = useState<readonly (readonly [why: Text, of: readonly string[]])[]>([]);
  const complete = async () => {
    const outcomes = await run({ tasks: tasks.map(({ id }) => id) });
    if (outcomes === undefined) return;
    const called = new Map(tasks.map(({ id, title, about }) => [id, [`«${t(title)}»`, about].filter(Boolean).join(' ')]));
    const not = outcomes.flatMap(({ task, why }) => (why === null ? [] : [{ task, why }]));
    const whys = new Map(not.map(({ why }) => [why.ca, why]));
    setFailed([...whys].map(([says, why]) => [why, not.filter((each) => each.why.ca === says).map(({ task }) => called.get(task) ?? '')]));
    const done = outcomes.length - not.length;
    toast({ ca: `Fetes: ${done} de ${outcomes.length}`, es: `Hechas: ${done} de ${outcomes.length}`, en: `Done: ${done} of ${outcomes.length}` });
    if (not.length === 0) onDone();
  };
  return (
    <div className="workload-together" aria-live="polite">
      <strong>{tasks.length === 1 ? t({ ca: '1 triada', es: '1 elegida', en: '1 chosen' }) : t({ ca: '{count} triades', es: '{count} elegidas', en: '{count} chosen' }, { count: tasks.length })}</strong>
      <Button small busy={running} onClick={() => void complete()}>{t({ ca: 'Dona-les per fetes', es: 'Darlas por hechas', en: 'Mark them done' })}</Button>
      <Button small look="quiet" onClick={onDone}>{t({ ca: 'Desfés la tria', es: 'Deshacer la selección', en: 'Clear' })}</Button>
      {problem && <ProblemNotice problem={problem} />}
      {failed.length > 0 && <ul className="processes-findings">{failed.map(([why, of]) => <li key={why.ca} data-refuses="true"><span className="processes-findings-name">{of.join(', ')}</span><span>{t(why)}</span></li>)}</ul>}
    </div>
  );
}
