import { useState } from 'react';
import { Button, Checkbox, ClockIcon, FieldSet, Select, TextField, useText } from '@comu/design';
import { kindOf } from '../kind-words.ts';
import { FeelLine } from './feel-line.tsx';
import { namesOf, setOne, type PanelGiven } from './given.ts';

/** `P10D` said as an amount and a unit; undefined when it says more. */
export const readDuration = (text: string): { readonly amount: string; readonly unit: 'D' | 'H' | 'M' | 'MIN' } | undefined => {
  const [, days, months, hours, minutes] = /^P(?:(\d+)D|(\d+)M|T(\d+)H|T(\d+)M)$/.exec(text.trim()) ?? [];
  if (days !== undefined) return { amount: days, unit: 'D' };
  if (months !== undefined) return { amount: months, unit: 'M' };
  if (hours !== undefined) return { amount: hours, unit: 'H' };
  return minutes === undefined ? undefined : { amount: minutes, unit: 'MIN' };
};
export const writeDuration = (amount: string, unit: string): string => (unit === 'D' ? `P${amount}D` : unit === 'M' ? `P${amount}M` : unit === 'H' ? `PT${amount}H` : `PT${amount}M`);

/** A length of time in plain units. */
export function Duration({ label, value, onValue }: { label: string; value: string; onValue(text: string): void }) {
  const t = useText();
  const said = readDuration(value) ?? { amount: '', unit: 'D' as const };
  const tell = (amount: string, unit: string) => /^\d{1,4}$/.test(amount) && amount !== '0' && onValue(writeDuration(amount, unit));
  return (
    <div className="model-duration">
      <TextField label={label} inputMode="numeric" className="ds-input short tabular" value={said.amount} onValue={(amount) => tell(amount.trim(), said.unit)} />
      <Select label={t({ ca: 'Unitat', es: 'Unidad', en: 'Unit' })} value={said.unit} onValue={(unit) => tell(said.amount || '1', unit)} options={[
        { value: 'D', label: t({ ca: 'dies naturals', es: 'días naturales', en: 'calendar days' }) }, { value: 'M', label: t({ ca: 'mesos', es: 'meses', en: 'months' }) },
        { value: 'H', label: t({ ca: 'hores', es: 'horas', en: 'hours' }) }, { value: 'MIN', label: t({ ca: 'minuts', es: 'minutos', en: 'minutes' }) }]} />
    </div>
  );
}

/** By when a task must be done: a term of law counted on the calendar of the body, a length of time, or what the data say. */
export function ByWhen(given: PanelGiven) {
  const { drawer, drawn, words, variables } = given;
  const t = useText();
  const due = drawer.own(drawn.part, 'Due')[0];
  const term = String(due?.['term'] ?? ''), date = String(due?.['date'] ?? '');
  const kind = term !== '' ? `term:${term}` : date === '' ? '' : date.startsWith('=') ? 'feel' : 'length';
  const choose = (value: string) => {
    if (value.startsWith('term:')) return setOne(given, 'Due', { term: value.slice(5) });
    setOne(given, 'Due', { date: value === 'length' ? 'P10D' : value === 'feel' ? '=now() + duration("P10D")' : '' });
  };
  const article = words?.terms.find(({ name }) => name === term)?.article;
  return (
    <FieldSet title={t({ ca: 'Termini i prioritat', es: 'Plazo y prioridad', en: 'Term and priority' })}>
      <Select label={t({ ca: 'S’ha de fer en', es: 'Debe hacerse en', en: 'To be done within' })} value={kind} onValue={choose} {...(article ? { help: t({ ca: '{article}: es compta amb el calendari de l’ens.', es: '{article}: se cuenta con el calendario del ente.', en: '{article}: counted on the calendar of the body.' }, { article: t(article) }) } : {})} options={[
        { value: '', label: t({ ca: 'Sense termini', es: 'Sin plazo', en: 'No term' }) },
        ...(words?.terms ?? []).map(({ name, title, article: rule }) => ({ value: `term:${name}`, label: `${t(title)} (${t(rule)})` })),
        { value: 'length', label: t({ ca: 'Un temps que dic jo', es: 'Un tiempo que digo yo', en: 'A time that I say' }) }, { value: 'feel', label: t({ ca: 'El que digui una dada (FEEL)', es: 'Lo que diga un dato (FEEL)', en: 'What a datum says (FEEL)' }) }]} />
      <Select label={t({ ca: 'Prioritat', es: 'Prioridad', en: 'Priority' })} value={String(drawer.own(drawn.part, 'Priority')[0]?.['level'] ?? 'normal')} onValue={(level) => setOne(given, 'Priority', { level: level === 'normal' ? '' : level })} options={[
        { value: 'low', label: t({ ca: 'Baixa', es: 'Baja', en: 'Low' }) }, { value: 'normal', label: t({ ca: 'Normal', es: 'Normal', en: 'Normal' }) }, { value: 'high', label: t({ ca: 'Alta', es: 'Alta', en: 'High' }) }, { value: 'urgent', label: t({ ca: 'Urgent', es: 'Urgente', en: 'Urgent' }) }]} />
      {kind === 'length' && <Duration label={t({ ca: 'Quant', es: 'Cuánto', en: 'How long' })} value={date} onValue={(text) => setOne(given, 'Due', { date: text })} />}
      {kind === 'feel' && <FeelLine label={t({ ca: 'Data límit', es: 'Fecha límite', en: 'Due date' })} known={namesOf(variables)} value={date.slice(1)} onWritten={(text) => setOne(given, 'Due', { date: text.trim() === '' ? '' : `=${text.trim()}` })} />}
    </FieldSet>
  );
}

/** What happens when a step is late: another step begins after a time, beside it or in its place. */
export function IfLate({ drawer, drawn, all }: PanelGiven) {
  const t = useText();
  const [length, setLength] = useState('P5D');
  const [stops, setStops] = useState(false);
  const exceptions = all.filter(({ part }) => part['attachedToRef']?.id === drawn.id);
  const add = () => {
    const id = drawer.attach(drawn.id, { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' }, { cancelActivity: stops, name: t({ ca: 'Va tard', es: 'Va tarde', en: 'Late' }) });
    const part = drawer.get(id)?.part;
    const definition = part?.['eventDefinitions']?.[0];
    if (definition === undefined) return;
    const expression = drawer.make('bpmn:FormalExpression', { body: length });
    (expression as { $parent?: unknown }).$parent = definition;
    drawer.updatePart(id, definition, { timeDuration: expression });
    drawer.addAfter(id, { type: 'bpmn:UserTask' }, stops ? t({ ca: 'Decidiu com continua', es: 'Decida cómo continúa', en: 'Decide how it goes on' }) : t({ ca: 'Reclameu-ho', es: 'Reclámelo', en: 'Chase it up' }));
  };
  return (
    <details className="model-more" open={exceptions.length > 0}>
      <summary>{t({ ca: 'Què passa si va tard o falla', es: 'Qué pasa si va tarde o falla', en: 'What if it is late or fails' })}</summary>
      <ul className="model-chips">{exceptions.map(({ id, part }) => <li key={id}><Button small look="quiet" onClick={() => drawer.choose(id)}>{part.name || t(kindOf(part))}</Button></li>)}</ul>
      <Duration label={t({ ca: 'Quan faci que espera', es: 'Cuando haga que espera', en: 'Once it has waited' })} value={length} onValue={setLength} />
      <Checkbox label={t({ ca: 'Atura aquest pas i continua per un altre camí', es: 'Detiene este paso y continúa por otro camino', en: 'Stop this step and go on another way' })} checked={stops} onValue={setStops} />
      <div><Button small icon={ClockIcon} onClick={add}>{stops ? t({ ca: 'Afegeix l’altre camí', es: 'Añadir el otro camino', en: 'Add the other way' }) : t({ ca: 'Afegeix un avís', es: 'Añadir un aviso', en: 'Add a reminder' })}</Button></div>
    </details>
  );
}
