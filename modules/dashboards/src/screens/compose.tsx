import { useMemo, useState } from 'react';
import { ArrowDownIcon, ArrowUpIcon, Button, Checkbox, EmptyState, FieldSet, Page, PlusIcon, ProblemNotice, Section, Select, Skeleton, TextField, TrashIcon, useGo, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { unpacked, type Packed } from '../parts/pack.ts';
import { cadences, say } from '../words.ts';
import { Embed } from './embed.tsx';
import { PartForm } from './part-form.tsx';
import { PartView } from './part.tsx';
import { sharingRoles } from './roles.ts';
import type { DashboardRow, OpenAnswer, PartShown } from './rows.ts';
import './dashboards.css';

/** Puts a dashboard together: parts are added, moved and widened with buttons, and shown as they will be. */
export function ComposePage({ params: { org = '', id } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<OpenAnswer>('dashboards.open', { dashboard: id }, { enabled: id !== undefined });
  if (id === undefined) return <Composer org={org} />;
  if (data === undefined) return <Page title={t(say('Quadre', 'Cuadro', 'Dashboard'))}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  return <Composer key={data.dashboard.id} org={org} before={data.dashboard} />;
}

function Composer({ org, before }: { org: string; before?: DashboardRow }) {
  const t = useText();
  const go = useGo();
  const [name, setName] = useState(before?.name ?? '');
  const [about, setAbout] = useState(before?.about ?? '');
  const [parts, setParts] = useState<readonly Part[]>(before?.parts ?? []);
  const [roles, setRoles] = useState<readonly string[]>(before?.roles ?? []);
  const [cadence, setCadence] = useState(before?.cadence ?? 'never');
  const [adding, setAdding] = useState(false);
  const { data } = useQueryOperation<Packed<PartShown>>('dashboards.preview', { parts }, { enabled: parts.length > 0 });
  const shown = useMemo(() => (data === undefined ? undefined : unpacked(data)), [data]);
  const save = useRun<{ id: string }>(before === undefined ? 'dashboards.create' : 'dashboards.save');
  const keep = async () => {
    const kept = await save.run({ name, ...(about.trim() === '' ? {} : { about }), parts, roles, units: before?.units ?? [], cadence, ...(before === undefined ? {} : { dashboard: before.id, version: before.version }) });
    if (kept) go(`/o/${org}/quadres/${kept.id}`);
  };
  const change = (at: number, next: Partial<Part>) => setParts(parts.map((part, index) => (index === at ? ({ ...part, ...next } as Part) : part)));
  const move = (at: number, by: number) => { const next = [...parts]; const [part] = next.splice(at, 1); if (part !== undefined) next.splice(at + by, 0, part); setParts(next); };
  return (
    <Page title={before === undefined ? t(say('Nou quadre', 'Nuevo cuadro', 'New dashboard')) : t(say('Canvia el quadre', 'Cambiar el cuadro', 'Change the dashboard'))} trail={[{ label: t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards')), href: `/o/${org}/quadres` }]}
      actions={<Button look="primary" disabled={save.running || name.trim() === '' || parts.length === 0} onClick={() => void keep()}>{t(say('Desa el quadre', 'Guardar el cuadro', 'Save the dashboard'))}</Button>}>
      {save.problem && <ProblemNotice problem={save.problem} />}
      <Section>
        <div className="board-form">
          <TextField label={t(say('Nom', 'Nombre', 'Name'))} value={name} onValue={setName} />
          <TextField optional label={t(say('Per a què serveix', 'Para qué sirve', 'What it is for'))} value={about} onValue={setAbout} />
          <Select label={t(say('S’envia per correu', 'Se envía por correo', 'Sent by e-mail'))} value={cadence} onValue={setCadence} options={Object.entries(cadences).map(([value, label]) => ({ value, label: t(label) }))} />
        </div>
        <details className="board-share"><summary>{roles.length === 0 ? t(say('El veu tothom de l’ens', 'Lo ve todo el ente', 'Seen by the whole body')) : t(say('El veuen {n} rols', 'Lo ven {n} roles', 'Seen by {n} roles'), { n: roles.length })}</summary>
          <FieldSet title={t(say('Només aquests rols', 'Solo estos roles', 'Only these roles'))}>{sharingRoles.map(({ value, label }) => <Checkbox key={value} label={t(label)} checked={roles.includes(value)} onChange={(event) => setRoles(event.target.checked ? [...roles, value] : roles.filter((each) => each !== value))} />)}</FieldSet>
        </details>
      </Section>
      {parts.length === 0 && <EmptyState title={t(say('El quadre encara és buit', 'El cuadro todavía está vacío', 'The dashboard is still empty'))}>{t(say('Afegiu-hi la primera peça: un gràfic, una xifra, una taula o un text.', 'Añada la primera pieza: un gráfico, una cifra, una tabla o un texto.', 'Add the first part: a chart, a figure, a table or a text.'))}</EmptyState>}
      <div className="board">
        {parts.map((part, at) => (
          <section key={part.id} className="board-part" data-width={part.width} aria-label={t(say('Peça {n}', 'Pieza {n}', 'Part {n}'), { n: at + 1 })}>
            <div className="board-tools no-print">
              <Button small look="quiet" icon={ArrowUpIcon} disabled={at === 0} onClick={() => move(at, -1)}>{t(say('Abans', 'Antes', 'Before'))}</Button>
              <Button small look="quiet" icon={ArrowDownIcon} disabled={at === parts.length - 1} onClick={() => move(at, 1)}>{t(say('Després', 'Después', 'After'))}</Button>
              <Button small look="quiet" onClick={() => change(at, { width: (part.width % 3) + 1 })}>{t(say('Amplada: {n} de 3', 'Anchura: {n} de 3', 'Width: {n} of 3'), { n: part.width })}</Button>
              {before !== undefined && part.kind === 'chart' && <Embed dashboard={before.id} part={part.id} />}
              <Button small look="quiet" icon={TrashIcon} onClick={() => setParts(parts.filter((each) => each !== part))}>{t(say('Treu', 'Quitar', 'Remove'))}</Button>
            </div>
            <PartView part={part} shown={shown?.[part.id]} />
          </section>
        ))}
      </div>
      <p><Button icon={PlusIcon} onClick={() => setAdding(true)}>{t(say('Afegeix una peça', 'Añadir una pieza', 'Add a part'))}</Button></p>
      {adding && <PartForm onClose={() => setAdding(false)} onAdd={(part) => { setParts([...parts, part]); setAdding(false); }} />}
    </Page>
  );
}
