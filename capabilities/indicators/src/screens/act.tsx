import { useState } from 'react';
import { Button, ButtonLink, Dialog, Link, ProblemNotice, Section, State, TextField, useOrganisation, useRun, useText } from '@comu/design';
import { say } from '../words.ts';
import { useFigure } from './chart.tsx';
import type { PageAnswer } from './rows.ts';

const numberIn = (words: string): number => Number(words.trim().replaceAll('.', '').replace(',', '.'));

/** Targets and reactions: what the body means to reach, and what is done when a level is crossed. */
export function Act({ page }: { page: PageAnswer }) {
  const t = useText();
  const figure = useFigure();
  const organisation = useOrganisation();
  const [setting, setSetting] = useState(false);
  const removeTarget = useRun('indicators.remove-target');
  const manages = organisation?.can('indicators.manage') === true;
  const slug = organisation?.slug ?? '';
  return (
    <Section title={t(say('Objectius i reaccions', 'Objetivos y reacciones', 'Targets and reactions'))} actions={manages && <><Button small onClick={() => setSetting(true)}>{t(say('Fixa un objectiu', 'Fijar un objetivo', 'Set a target'))}</Button><ButtonLink small href={`/o/${slug}/reaccions/nova?indicador=${page.code}`}>{t(say('Que passi alguna cosa quan…', 'Que pase algo cuando…', 'Do something when…'))}</ButtonLink></>}>
      {page.targets.length + page.reactions.length === 0 && <p className="soft">{t(say('No n’hi ha cap. Un objectiu es compara amb cada xifra; una reacció avisa, encarrega una tasca o inicia un procés quan una xifra publicada passa d’un llindar.', 'No hay ninguno. Un objetivo se compara con cada cifra; una reacción avisa, encarga una tarea o inicia un proceso cuando una cifra publicada pasa de un umbral.', 'There are none. A target is held against each figure; a reaction tells, gives a task or starts a process when a published figure crosses a level.'))}</p>}
      <ul className="indicator-acts">
        {page.targets.map((each) => <li key={each.id}><span>{t(say('Objectiu: {value} el {period}. {reason}', 'Objetivo: {value} en {period}. {reason}', 'Target: {value} in {period}. {reason}'), { value: figure(each.value, page), period: each.period, reason: each.reason })}</span>{manages && <Button small look="quiet" onClick={() => void removeTarget.run({ target: each.id })}>{t(say('Treu l’objectiu', 'Quitar el objetivo', 'Remove the target'))}</Button>}</li>)}
        {page.reactions.map((each) => <li key={each.id}><span><Link href={`/o/${slug}/reaccions/${each.id}`}>{each.title}</Link> <span className="soft">{t(each.on === 'above' ? say('quan passi de {value}', 'cuando pase de {value}', 'when it rises above {value}') : say('quan baixi de {value}', 'cuando baje de {value}', 'when it falls below {value}'), { value: figure(each.level, page) })}</span></span>{each.standing && <State tone="warning">{t(say('Es compleix ara', 'Se cumple ahora', 'Holds now'))}</State>}</li>)}
      </ul>
      {setting && <TargetDialog page={page} onClose={() => setSetting(false)} />}
    </Section>
  );
}

function TargetDialog({ page, onClose }: { page: PageAnswer; onClose(): void }) {
  const t = useText();
  const [value, setValue] = useState('');
  const [period, setPeriod] = useState('2030');
  const [reason, setReason] = useState('');
  const { run, running, problem } = useRun('indicators.set-target');
  const save = async () => { if (await run({ indicator: page.code, value: numberIn(value), period, reason })) onClose(); };
  const usable = value.trim() !== '' && Number.isFinite(numberIn(value)) && reason.trim() !== '';
  return (
    <Dialog open onClose={onClose} title={t(say('Fixa un objectiu', 'Fijar un objetivo', 'Set a target'))} footer={<Button look="primary" disabled={!usable || running} onClick={() => void save()}>{t(say('Desa l’objectiu', 'Guardar el objetivo', 'Save the target'))}</Button>}>
      <TextField label={`${t(say('Quant', 'Cuánto', 'How much'))}${t(page.unit) === '' ? '' : ` (${t(page.unit)})`}`} inputMode="decimal" value={value} onValue={setValue} />
      <TextField label={t(say('Per a quin any', 'Para qué año', 'By which year'))} inputMode="numeric" value={period} onValue={setPeriod} />
      <TextField label={t(say('Acord o pla que el fixa', 'Acuerdo o plan que lo fija', 'Decision or plan that sets it'))} value={reason} onValue={setReason} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
