import { useState } from 'react';
import { Button, DatePicker, Dialog, ProblemNotice, Select, Skeleton, TextField, useFormat, useQueryOperation, useRun, useText } from '@comu/design';
import type { RowOf } from '@comu/kernel';
import type { Resource } from '../service-catalogue.records.ts';
import { titleOf } from '../words.ts';
import type { CallRow } from './rows.ts';

type ResourceRow = RowOf<typeof Resource>;
const plain = (typed: string) => typed.replaceAll(/[\s€]/g, '').replaceAll('.', '').replace(',', '.');

/** A call is prepared from an earlier one: its rules come along to be adjusted, and its dates and money are asked for anew. */
export function NewCall({ owner, onClose, onMade }: { owner: string; onClose(): void; onMade(call: CallRow): void }) {
  const t = useText();
  const format = useFormat();
  const calls = useQueryOperation<{ rows: readonly CallRow[] }>('service-catalogue.call.list', { limit: 100 });
  const resources = useQueryOperation<{ rows: readonly ResourceRow[] }>('service-catalogue.resource.list', { filter: { owner }, limit: 100 });
  const [resource, setResource] = useState('');
  const [titles, setTitles] = useState({ title: '', titleEs: '', titleEn: '' });
  const [from, setFrom] = useState('');
  const [opensOn, setOpensOn] = useState('');
  const [closesOn, setClosesOn] = useState('');
  const [budget, setBudget] = useState('');
  const [most, setMost] = useState('');
  const drafting = useRun<CallRow>('service-catalogue.draft-call');
  const base = calls.data?.rows.find(({ id }) => id === from);
  const of = resources.data?.rows.find(({ id }) => id === resource);
  const chooseResource = (id: string) => {
    setResource(id);
    const chosen = resources.data?.rows.find((each) => each.id === id);
    if (chosen) setTitles({ title: chosen.title, titleEs: chosen.titleEs ?? '', titleEn: chosen.titleEn ?? '' });
  };
  const chooseBase = (id: string) => {
    setFrom(id);
    const chosen = calls.data?.rows.find((each) => each.id === id);
    if (chosen?.budget && budget === '') setBudget(format.decimal(chosen.budget));
    if (chosen?.most && most === '') setMost(format.decimal(chosen.most));
  };
  const make = async () => {
    if (base === undefined || of === undefined) return;
    const { recipients, populationYear, requirements, criteria, documents, minimum, months } = base;
    const made = await drafting.run({ resource, title: titles.title.trim(), titleEs: titles.titleEs.trim() || null, titleEn: titles.titleEn.trim() || null, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, ...(budget.trim() === '' ? {} : { budget: plain(budget) }), ...(most.trim() === '' ? {} : { most: plain(most) }) });
    if (made) onMade(made);
  };
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Prepareu una convocatòria', es: 'Prepare una convocatoria', en: 'Prepare a call' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={drafting.running} disabled={resource === '' || titles.title.trim() === '' || from === '' || opensOn === '' || closesOn === ''} onClick={() => void make()}>{t({ ca: 'Fes l’esborrany', es: 'Hacer el borrador', en: 'Make the draft' })}</Button></>}>
      {calls.data === undefined || resources.data === undefined ? <Skeleton lines={6} /> : (
        <div className="form">
          <Select label={t({ ca: 'Recurs', es: 'Recurso', en: 'Resource' })} value={resource} empty={t({ ca: 'Trieu el recurs…', es: 'Elija el recurso…', en: 'Choose the resource…' })} options={resources.data.rows.map((each) => ({ value: each.id, label: `${each.code} ${t(titleOf(each))}` }))} onValue={chooseResource} />
          {of && <TextField label={t({ ca: 'Títol', es: 'Título', en: 'Title' })} value={titles.title} onValue={(title) => setTitles({ ...titles, title })} maxLength={500} />}
          {of && <TextField label={t({ ca: 'Títol en castellà', es: 'Título en castellano', en: 'Title in Spanish' })} optional help={t({ ca: 'Si el deixeu en blanc, qui llegeixi en castellà veurà el català.', es: 'Si lo deja en blanco, quien lea en castellano verá el catalán.', en: 'Left blank, who reads in Spanish sees the Catalan.' })} value={titles.titleEs} onValue={(titleEs) => setTitles({ ...titles, titleEs })} maxLength={500} />}
          {of && <TextField label={t({ ca: 'Títol en anglès', es: 'Título en inglés', en: 'Title in English' })} optional value={titles.titleEn} onValue={(titleEn) => setTitles({ ...titles, titleEn })} maxLength={500} />}
          <Select label={t({ ca: 'Amb les regles de', es: 'Con las reglas de', en: 'With the rules of' })} help={t({ ca: 'Destinataris, requisits, criteris i documents. No es publica res: primer ho reviseu.', es: 'Destinatarios, requisitos, criterios y documentos. No se publica nada: primero lo revisa.', en: 'Recipients, requirements, criteria and documents. Nothing is published: you review it first.' })} value={from} empty={t({ ca: 'Trieu una convocatòria…', es: 'Elija una convocatoria…', en: 'Choose a call…' })} options={calls.data.rows.map((each) => ({ value: each.id, label: `${each.code} ${t(titleOf(each))}` }))} onValue={chooseBase} />
          <DatePicker label={t({ ca: 'S’obre', es: 'Se abre', en: 'Opens' })} value={opensOn} onValue={setOpensOn} />
          <DatePicker label={t({ ca: 'Es tanca', es: 'Se cierra', en: 'Closes' })} value={closesOn} onValue={setClosesOn} />
          {of?.kind !== 'technical' && <TextField label={t({ ca: 'Pressupost (€)', es: 'Presupuesto (€)', en: 'Budget (€)' })} className="ds-input short tabular" inputMode="decimal" value={budget} onValue={setBudget} />}
          {of?.kind !== 'technical' && <TextField label={t({ ca: 'Màxim per sol·licitud (€)', es: 'Máximo por solicitud (€)', en: 'At most for one (€)' })} className="ds-input short tabular" inputMode="decimal" value={most} onValue={setMost} />}
          {drafting.problem && <ProblemNotice problem={drafting.problem} />}
          {drafting.problem && drafting.problem.fields.length > 0 && <ul className="problem-list">{drafting.problem.fields.map((each) => <li key={each.field}>{t(each.remedy)}</li>)}</ul>}
        </div>
      )}
    </Dialog>
  );
}
