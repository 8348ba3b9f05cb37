import { Suspense, useState } from 'react';
import { ArrowRightIcon, Button, ButtonLink, HourglassIcon, ProblemNotice, Skeleton, toast, useFormat, useOrganisation, useRun, useText } from '@comu/design';
import { TaskCare } from '@comu/running-processes/task-care';
import { whyAsked } from '@comu/signing/why';
import { formFor } from './forms.tsx';
import type { Dossier, Task } from './rows.ts';
import { toReturn } from './task-forms.ts';

/** What there is to do now, each thing with its form in place; or, when none is for the reader, who or what is awaited. */
export function NextStep({ dossier, org }: { dossier: Dossier; org: string }) {
  const t = useText();
  const organisation = useOrganisation();
  const offered = dossier.tasks.filter(({ excluded }) => !excluded);
  const tasks = offered.filter(({ mine, assignee }) => mine || assignee === null).toSorted((a, b) => Number(b.mine) - Number(a.mine));
  if (tasks.length > 0) return tasks.map((task) => <TaskStep key={task.id} task={task} dossier={dossier} />);
  const waiting = dossier.signatures.find(({ state }) => state === 'waiting');
  if (waiting && (waiting.signer === null ? organisation?.can(waiting.permission) : false))
    return (
      <section className="case-next" data-tone="mine">
        <div className="case-next-words"><p className="case-next-kind">{t({ ca: 'Espera la vostra signatura', es: 'Espera su firma', en: 'Awaits your signature' })}</p><h2>{waiting.title}</h2><p className="soft">{t(whyAsked(waiting))}</p></div>
        <ButtonLink look="primary" icon={ArrowRightIcon} href={`/o/${org}/sign/${waiting.id}`}>{t({ ca: 'Llegiu-lo i signeu', es: 'Léalo y firme', en: 'Read it and sign' })}</ButtonLink>
      </section>
    );
  const held = offered.find(({ holder }) => holder !== null);
  const excluded = dossier.tasks.find((each) => each.excluded);
  const why = held
    ? t({ ca: '«{name}» la té {holder}.', es: '«{name}» la tiene {holder}.', en: '{holder} has “{name}”.' }, { name: t(held.title), holder: held.holder ?? '' })
    : excluded
    ? t({ ca: 'Vau fer el pas que ara es revisa: per la regla dels quatre ulls, “{name}” ho ha de fer una altra persona.', es: 'Usted hizo el paso que ahora se revisa: por la regla de los cuatro ojos, «{name}» debe hacerlo otra persona.', en: 'You did the step now under review: by the four-eyes rule, “{name}” is for somebody else.' }, { name: t(excluded.title) })
    : waiting
      ? t({ ca: 'Esperem la signatura de “{title}”.', es: 'Esperamos la firma de «{title}».', en: 'We await the signature of “{title}”.' }, { title: waiting.title })
      : t({ ca: 'Ara no hi ha res que hàgiu de fer: l’expedient avança sol o espera algú altre.', es: 'Ahora no hay nada que deba hacer: el expediente avanza solo o espera a otra persona.', en: 'There is nothing for you to do now: the case goes on by itself or awaits somebody else.' });
  return <section className="case-next"><HourglassIcon size={26} className="soft" aria-hidden /><div className="case-next-words"><p>{why}</p>{held && organisation?.can('processes.assign') === true && <TaskCare task={held} />}</div></section>;
}

function TaskStep({ task, dossier }: { task: Task; dossier: Dossier }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { run, running, problem, forget } = useRun('processes.complete-task');
  const Form = formFor(task.form);
  const late = task.dueAt !== null && Date.parse(task.dueAt) < Date.now();
  const complete = async (variables: Readonly<Record<string, unknown>>) => {
    if ((await run({ task: task.id, variables })) === undefined) return;
    toast({ ca: `Fet: ${task.title.ca}`, es: `Hecho: ${task.title.es}`, en: `Done: ${task.title.en}` });
    setOpen(false);
  };
  return (
    <section className="case-next" data-tone="mine" data-open={open || undefined}>
      <div className="case-next-words">
        <p className="case-next-kind">{toReturn(task) ? t({ ca: 'Us han delegat aquest pas', es: 'Le han delegado este paso', en: 'This step was delegated to you' }) : t({ ca: 'El pas següent és vostre', es: 'El paso siguiente es suyo', en: 'The next step is yours' })}</p>
        <h2>{t(task.title)}</h2>
        {task.dueAt && <p className={late ? 'case-late' : 'soft'}>{late ? t({ ca: 'Calia fer-ho abans del {day}', es: 'Debía hacerse antes del {day}', en: 'It was due by {day}' }, { day: format.day(dayOf(task.dueAt)) }) : t({ ca: 'Abans del {day}', es: 'Antes del {day}', en: 'By {day}' }, { day: format.day(dayOf(task.dueAt)) })}</p>}
      </div>
      {!open && !toReturn(task) && <Button look="primary" icon={ArrowRightIcon} onClick={() => setOpen(true)}>{t({ ca: 'Fes-ho ara', es: 'Hacerlo ahora', en: 'Do it now' })}</Button>}
      {!open && <div className="case-next-care"><TaskCare task={task} /></div>}
      {open && (
        <div className="case-next-form">
          {problem && <ProblemNotice problem={problem} />}
          <Suspense fallback={<Skeleton />}><Form task={task} dossier={dossier} running={running} onComplete={(variables) => void complete(variables)} onCancel={() => { forget(); setOpen(false); }} /></Suspense>
        </div>
      )}
    </section>
  );
}

const dayOf = (moment: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date(moment));
