import { useState } from 'react';
import { Button, Dialog, ProblemNotice, RadioGroup, Select, Skeleton, TextArea, toast, useQueryOperation, useRun, useText } from '@comu/design';
import type { MovablePlace } from './rows.ts';

/** Ends what is under way at a step and goes on at another, saying why; where one cannot go is told with its reason. */
export function MoveDialog({ instance, element, onClose }: { instance: string; element?: string; onClose(): void }) {
  const t = useText();
  const { data, error } = useQueryOperation<readonly MovablePlace[]>('processes.moves', { instance });
  const { run, running, problem } = useRun('processes.move-step');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const place = data?.find((each) => each.from === from) ?? data?.find((each) => each.element === element) ?? data?.[0];
  const name = (each: { element: string; title: { ca: string; es: string; en: string } }) => t(each.title) || each.element;
  const move = async () => {
    if (place === undefined || (await run({ instance, from: place.from, to, reason: reason.trim() })) === undefined) return;
    toast({ ca: 'El tràmit continua al pas triat', es: 'El trámite continúa en el paso elegido', en: 'The process goes on at the chosen step' });
    onClose();
  };
  const illegal = place?.targets.filter(({ whyNot }) => whyNot !== null) ?? [];
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Moure el tràmit a un altre pas', es: 'Mover el trámite a otro paso', en: 'Move the process to another step' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={place === undefined || to === '' || reason.trim() === ''} onClick={() => void move()}>{t({ ca: 'Continua aquí', es: 'Continuar aquí', en: 'Go on here' })}</Button>
    </>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={4} />}
      {data?.length === 0 && <p>{t({ ca: 'Ara no hi ha cap pas que es pugui moure.', es: 'Ahora no hay ningún paso que se pueda mover.', en: 'There is no step that can be moved now.' })}</p>}
      {place !== undefined && data !== undefined && (
        <div className="form">
          {data.length > 1 && <RadioGroup label={t({ ca: 'Quin pas s’acaba', es: 'Qué paso se acaba', en: 'Which step ends' })} options={data.map((each) => ({ value: each.from, label: name(each) }))} value={place.from} onValue={(value) => { setFrom(value); setTo(''); }} />}
          <p>{t({ ca: '«{name}» s’acaba aquí sense fer-se: se’n retiren les tasques i el que esperava.', es: '«{name}» se acaba aquí sin hacerse: se retiran sus tareas y lo que esperaba.', en: '“{name}” ends here undone: its tasks and what it waited for are withdrawn.' }, { name: name(place) })}{place.beside.length > 0 && <> {t({ ca: 'El que va en paral·lel continua igual: {beside}.', es: 'Lo que va en paralelo sigue igual: {beside}.', en: 'What runs beside it goes on: {beside}.' }, { beside: place.beside.map((each) => t(each)).join(', ') })}</>}</p>
          <Select label={t({ ca: 'On continua', es: 'Dónde continúa', en: 'Where it goes on' })} empty={t({ ca: 'Trieu un pas', es: 'Elija un paso', en: 'Choose a step' })} value={to} onValue={setTo} options={place.targets.filter(({ whyNot }) => whyNot === null).map((each) => ({ value: each.element, label: each.element === place.element ? t({ ca: '{name} (torna a començar)', es: '{name} (vuelve a empezar)', en: '{name} (begins again)' }, { name: name(each) }) : name(each) }))} />
          {illegal.length > 0 && <details className="processes-data"><summary>{t({ ca: 'On no pot anar, i per què', es: 'Dónde no puede ir, y por qué', en: 'Where it cannot go, and why' })}</summary><ul>{illegal.map((each) => <li key={each.element}>«{name(each)}»: {each.whyNot && t(each.whyNot)}</li>)}</ul></details>}
          <TextArea label={t({ ca: 'Per què es mou', es: 'Por qué se mueve', en: 'Why it is moved' })} help={t({ ca: 'Queda escrit al tràmit amb el vostre nom.', es: 'Queda escrito en el trámite con su nombre.', en: 'It is kept with the process, under your name.' })} value={reason} maxLength={500} onValue={setReason} />
          {problem && <ProblemNotice problem={problem} />}
        </div>
      )}
    </Dialog>
  );
}
