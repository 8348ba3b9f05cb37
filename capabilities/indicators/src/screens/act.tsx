import { useState } from 'react';
import { Button, Dialog, ProblemNotice, RadioGroup, Section, TextField, useOrganisation, useRun, useText } from '@comu/design';
import { say } from '../words.ts';
import { useFigure } from './chart.tsx';
import type { PageAnswer } from './rows.ts';

const numberIn = (words: string): number => Number(words.trim().replaceAll('.', '').replace(',', '.'));

/** Targets and alerts: what the body means to reach and when it wants to be told. */
export function Act({ page }: { page: PageAnswer }) {
  const t = useText();
  const figure = useFigure();
  const organisation = useOrganisation();
  const [open, setOpen] = useState<'target' | 'alert'>();
  const removeTarget = useRun('indicators.remove-target');
  const removeAlert = useRun('indicators.remove-alert');
  const manages = organisation?.can('indicators.manage') === true;
  return (
    <Section title={t(say('Objectius i avisos', 'Objetivos y avisos', 'Targets and alerts'))} actions={manages && <><Button small onClick={() => setOpen('target')}>{t(say('Fixa un objectiu', 'Fijar un objetivo', 'Set a target'))}</Button><Button small onClick={() => setOpen('alert')}>{t(say('Avisa’m', 'Avisarme', 'Tell me'))}</Button></>}>
      {page.targets.length + page.alerts.length === 0 && <p className="soft">{t(say('No n’hi ha cap. Un objectiu es compara amb cada xifra; un avís envia un correu i queda dit quan una xifra publicada passa d’un llindar.', 'No hay ninguno. Un objetivo se compara con cada cifra; un aviso envía un correo cuando una cifra publicada pasa de un umbral.', 'There are none. A target is held against each figure; an alert sends an e-mail when a published figure crosses a level.'))}</p>}
      <ul className="indicator-acts">
        {page.targets.map((each) => <li key={each.id}><span>{t(say('Objectiu: {value} el {period}. {reason}', 'Objetivo: {value} en {period}. {reason}', 'Target: {value} in {period}. {reason}'), { value: figure(each.value, page), period: each.period, reason: each.reason })}</span>{manages && <Button small look="quiet" onClick={() => void removeTarget.run({ target: each.id })}>{t(say('Treu l’objectiu', 'Quitar el objetivo', 'Remove the target'))}</Button>}</li>)}
        {page.alerts.map((each) => <li key={each.id}><span>{t(each.when === 'above' ? say('Avisa quan passi de {value}', 'Avisa cuando pase de {value}', 'Tells when it rises above {value}') : say('Avisa quan baixi de {value}', 'Avisa cuando baje de {value}', 'Tells when it falls below {value}'), { value: figure(each.level, page) })}{each.lastPeriod !== null && ` · ${t(say('avisat el {p}', 'avisado en {p}', 'told in {p}'), { p: each.lastPeriod })}`}</span>{manages && <Button small look="quiet" onClick={() => void removeAlert.run({ alert: each.id })}>{t(say('Treu l’avís', 'Quitar el aviso', 'Remove the alert'))}</Button>}</li>)}
      </ul>
      {open === 'target' && <TargetDialog page={page} onClose={() => setOpen(undefined)} />}
      {open === 'alert' && <AlertDialog page={page} onClose={() => setOpen(undefined)} />}
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

function AlertDialog({ page, onClose }: { page: PageAnswer; onClose(): void }) {
  const t = useText();
  const [when, setWhen] = useState<string>(page.direction === 'less' ? 'above' : 'below');
  const [level, setLevel] = useState('');
  const [process, setProcess] = useState('');
  const { run, running, problem } = useRun('indicators.set-alert');
  const save = async () => { if (await run({ indicator: page.code, when, level: numberIn(level), ...(page.place === null ? {} : { place: page.place }), ...(process.trim() === '' ? {} : { process: process.trim() }) })) onClose(); };
  return (
    <Dialog open onClose={onClose} title={t(say('Avisa quan passi un llindar', 'Avisar cuando pase un umbral', 'Tell when a level is crossed'))} footer={<Button look="primary" disabled={level.trim() === '' || !Number.isFinite(numberIn(level)) || running} onClick={() => void save()}>{t(say('Desa l’avís', 'Guardar el aviso', 'Save the alert'))}</Button>}>
      <RadioGroup label={t(say('Quan la xifra', 'Cuando la cifra', 'When the figure'))} value={when} onValue={setWhen} options={[{ value: 'above', label: t(say('passa de', 'pasa de', 'rises above')) }, { value: 'below', label: t(say('baixa de', 'baja de', 'falls below')) }]} />
      <TextField label={t(say('Llindar', 'Umbral', 'Level'))} inputMode="decimal" value={level} onValue={setLevel} />
      <TextField optional label={t(say('Procés que s’inicia', 'Proceso que se inicia', 'Process to start'))} help={t(say('El codi d’un procés publicat. Sense cap, només s’avisa.', 'El código de un proceso publicado. Sin ninguno, solo se avisa.', 'The code of a published process. Without one it only tells.'))} value={process} onValue={setProcess} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
