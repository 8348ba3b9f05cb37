import { useState } from 'react';
import { Button, DatePicker, Dialog, Menu, ProblemNotice, RadioGroup, Select, Skeleton, TextArea, toast, useFormat, useOrganisation, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import type { OpenTask } from '../operations/tasks.ts';
import './processes.css';

type Way = 'hand-over' | 'delegate' | 'assign';
const titles: Readonly<Record<Way, Text>> = {
  'hand-over': { ca: 'Passar «{name}» a una altra persona', es: 'Pasar «{name}» a otra persona', en: 'Hand “{name}” over' },
  delegate: { ca: 'Delegar «{name}»', es: 'Delegar «{name}»', en: 'Delegate “{name}”' },
  assign: { ca: 'Assignar «{name}»', es: 'Asignar «{name}»', en: 'Assign “{name}”' },
};
const explained: Readonly<Record<Way, Text>> = {
  'hand-over': { ca: 'Deixa de ser vostra: qui la rebi la fa i la tanca.', es: 'Deja de ser suya: quien la reciba la hace y la cierra.', en: 'It is no longer yours: whoever receives it does it and closes it.' },
  delegate: { ca: 'Continua essent vostra: l’altra persona en fa la part que li demaneu i us la torna perquè la tanqueu.', es: 'Sigue siendo suya: la otra persona hace la parte que le pide y se la devuelve para que la cierre.', en: 'It stays yours: the other person does the part you ask for and returns it for you to close.' },
  assign: { ca: 'La veurà a la seva safata d’avui i, fins que la deixi, ningú més no la podrà fer.', es: 'La verá en su bandeja de hoy y, hasta que la deje, nadie más podrá hacerla.', en: 'They will see it in their inbox and, until they release it, nobody else can do it.' },
};

/** Gives a task to another person: passed on, delegated, or assigned by who shares the work out. */
export function GiveDialog({ task, name, way, onClose }: { task: string; name: string; way: Way; onClose(): void }) {
  const t = useText();
  const { data, error } = useQueryOperation<readonly { readonly id: string; readonly name: string; readonly has: boolean }[]>('processes.colleagues', { task });
  const { run, running, problem } = useRun(`processes.${way}-task`);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const needed = way === 'delegate';
  const give = async () => {
    if ((await run({ task, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })) === undefined) return;
    toast({ ca: 'Fet: ja la té', es: 'Hecho: ya la tiene', en: 'Done: they have it now' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(titles[way], { name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={to === '' || (needed && reason.trim() === '')} onClick={() => void give()}>{way === 'delegate' ? t({ ca: 'Delega-la', es: 'Delegar', en: 'Delegate' }) : t({ ca: 'Dona-la-hi', es: 'Dársela', en: 'Give it' })}</Button>
    </>}>
      <div className="form">
        <p>{t(explained[way])}</p>
        {error && <ProblemNotice problem={error.problem} />}
        {data === undefined && !error ? <Skeleton lines={2} /> : <Select label={t({ ca: 'A qui', es: 'A quién', en: 'To whom' })} empty={t({ ca: 'Trieu una persona', es: 'Elija una persona', en: 'Choose a person' })} value={to} onValue={setTo} options={(data ?? []).filter(({ has }) => !has).map(({ id, name: person }) => ({ value: id, label: person }))} />}
        <TextArea label={needed ? t({ ca: 'Què li demaneu', es: 'Qué le pide', en: 'What you ask of them' }) : t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} optional={!needed} value={reason} maxLength={500} onValue={setReason} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** Changes how a task presses and when it is due, saying why. */
export function PressDialog({ task, name, priority, onClose }: { task: string; name: string; priority: number; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.change-task');
  const [level, setLevel] = useState(String(priority));
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const change = async () => {
    if ((await run({ task, priority: Number(level), reason: reason.trim(), ...(day === '' ? {} : { dueAt: day }) })) === undefined) return;
    toast({ ca: 'Canviat', es: 'Cambiado', en: 'Changed' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Prioritat i data de «{name}»', es: 'Prioridad y fecha de «{name}»', en: 'Priority and date of “{name}”' }, { name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={reason.trim() === ''} onClick={() => void change()}>{t({ ca: 'Canvia-ho', es: 'Cambiar', en: 'Change' })}</Button>
    </>}>
      <div className="form">
        <RadioGroup label={t({ ca: 'Prioritat', es: 'Prioridad', en: 'Priority' })} value={level} onValue={setLevel} options={[2, 1, 0, -1].map((each) => ({ value: String(each), label: t(priorityWords(each)) }))} />
        <DatePicker label={t({ ca: 'Nova data límit', es: 'Nueva fecha límite', en: 'New due date' })} optional value={day} onValue={setDay} />
        <TextArea label={t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} help={t({ ca: 'No canvia cap termini legal: només quan ho voleu tenir fet.', es: 'No cambia ningún plazo legal: solo cuándo lo quiere tener hecho.', en: 'It changes no legal term: only when you want it done.' })} value={reason} maxLength={500} onValue={setReason} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

const levels: Readonly<Record<number, Text>> = { 2: { ca: 'Urgent', es: 'Urgente', en: 'Urgent' }, 1: { ca: 'Alta', es: 'Alta', en: 'High' }, 0: { ca: 'Normal', es: 'Normal', en: 'Normal' }, [-1]: { ca: 'Baixa', es: 'Baja', en: 'Low' } };
/** How a priority is called. */
export const priorityWords = (priority: number): Text => levels[priority] ?? (levels[0] as Text);

/** What can be done with a task besides doing it: take it, leave it, pass it on, delegate it, give it back, and talk about it. */
export function TaskCare({ task }: { task: OpenTask }) {
  const t = useText();
  const organisation = useOrganisation();
  const claim = useRun('processes.claim-task');
  const release = useRun('processes.release-task');
  const [dialog, setDialog] = useState<Way | 'return' | 'comments'>();
  const name = t(task.title);
  const free = task.assignee === null;
  const close = () => setDialog(undefined);
  const problem = claim.problem ?? release.problem;
  const delegated = task.mine && task.owner !== null;
  const mayGive = !task.excluded && !delegated && (task.mine || free);
  const mayAssign = organisation?.can('processes.assign') === true;
  return (
    <div className="task-care">
      {problem && <ProblemNotice problem={problem} />}
      {delegated && <p>{task.asked === null ? t({ ca: 'Us la va delegar {name}, que la tancarà quan li torneu.', es: 'Se la delegó {name}, que la cerrará cuando se la devuelva.', en: '{name} delegated it to you, and closes it once you return it.' }, { name: task.delegator ?? '' }) : t({ ca: '{name} us demana: «{asked}». Quan ho tingueu, torneu-la perquè la tanqui.', es: '{name} le pide: «{asked}». Cuando lo tenga, devuélvala para que la cierre.', en: '{name} asks you: “{asked}”. When you have it, return it to be closed.' }, { name: task.delegator ?? '', asked: task.asked })}</p>}
      <div className="processes-incident-acts">
        {delegated && <Button small look="primary" onClick={() => setDialog('return')}>{t({ ca: 'Torna-la a {name}', es: 'Devolver a {name}', en: 'Return it to {name}' }, { name: task.delegator ?? '' })}</Button>}
        {free && !task.excluded && <Button small busy={claim.running} onClick={() => void claim.run({ task: task.id })}>{t({ ca: 'Me la quedo', es: 'Me la quedo', en: 'Claim it' })}</Button>}
        <Button small onClick={() => setDialog('comments')}>{task.comments === 0 ? t({ ca: 'Comenta-la', es: 'Comentar', en: 'Comment' }) : t({ ca: 'Comentaris ({count})', es: 'Comentarios ({count})', en: 'Comments ({count})' }, { count: task.comments })}</Button>
        {(task.mine || mayGive || mayAssign) && <Menu small label={t({ ca: 'Què més s’hi pot fer', es: 'Qué más se puede hacer', en: 'What else can be done' })}>{(shut) => <>
          {task.mine && <button type="button" onClick={() => { shut(); void release.run({ task: task.id }); }}>{delegated ? t({ ca: 'Torna-la sense fer-la', es: 'Devolver sin hacerla', en: 'Return it undone' }) : t({ ca: 'Deixa-la per a qui pugui', es: 'Dejarla para quien pueda', en: 'Release it' })}</button>}
          {mayGive && <button type="button" onClick={() => { shut(); setDialog('hand-over'); }}>{t({ ca: 'Passa-la a una altra persona', es: 'Pasarla a otra persona', en: 'Hand it over' })}</button>}
          {mayGive && <button type="button" onClick={() => { shut(); setDialog('delegate'); }}>{t({ ca: 'Delega-la', es: 'Delegarla', en: 'Delegate it' })}</button>}
          {mayAssign && <button type="button" onClick={() => { shut(); setDialog('assign'); }}>{t({ ca: 'Assigna-la', es: 'Asignarla', en: 'Assign it' })}</button>}
        </>}</Menu>}
      </div>
      {(dialog === 'hand-over' || dialog === 'delegate' || dialog === 'assign') && <GiveDialog task={task.id} name={name} way={dialog} onClose={close} />}
      {dialog === 'return' && <ReturnDialog task={task.id} name={name} onClose={close} />}
      {dialog === 'comments' && <CommentsDialog task={task.id} name={name} onClose={close} />}
    </div>
  );
}

function ReturnDialog({ task, name, onClose }: { task: string; name: string; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.return-task');
  const [reason, setReason] = useState('');
  const give = async () => {
    if ((await run({ task, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })) === undefined) return;
    toast({ ca: 'Tornada', es: 'Devuelta', en: 'Returned' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Tornar «{name}»', es: 'Devolver «{name}»', en: 'Return “{name}”' }, { name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} onClick={() => void give()}>{t({ ca: 'La meva part és feta', es: 'Mi parte está hecha', en: 'My part is done' })}</Button>
    </>}>
      <TextArea label={t({ ca: 'Què heu fet', es: 'Qué ha hecho', en: 'What you did' })} optional value={reason} maxLength={500} onValue={setReason} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}

function CommentsDialog({ task, name, onClose }: { task: string; name: string; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly { readonly id: string; readonly text: string; readonly at: string; readonly by: string }[]>('processes.comments', { task });
  const { run, running, problem } = useRun('processes.comment-on-task');
  const [text, setText] = useState('');
  const say = async () => { if ((await run({ task, text: text.trim() })) !== undefined) setText(''); };
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Comentaris de «{name}»', es: 'Comentarios de «{name}»', en: 'Comments on “{name}”' }, { name })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data?.length === 0 && <p className="soft">{t({ ca: 'Encara no hi ha cap comentari.', es: 'Todavía no hay comentarios.', en: 'No comments yet.' })}</p>}
      <ol className="task-comments" aria-live="polite">{data?.map(({ id, text: said, at, by }) => <li key={id}><p><strong>{by}</strong> <span className="soft small tabular">{format.shortMoment(at)}</span></p><p className="processes-why">{said}</p></li>)}</ol>
      <div className="form">
        <TextArea label={t({ ca: 'Comentari', es: 'Comentario', en: 'Comment' })} help={t({ ca: 'Queda a l’expedient amb el vostre nom i no es pot esborrar.', es: 'Queda en el expediente con su nombre y no se puede borrar.', en: 'It stays in the case under your name and cannot be erased.' })} value={text} maxLength={4000} onValue={setText} />
        <div><Button look="primary" busy={running} disabled={text.trim() === ''} onClick={() => void say()}>{t({ ca: 'Afegeix el comentari', es: 'Añadir el comentario', en: 'Add the comment' })}</Button></div>
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
