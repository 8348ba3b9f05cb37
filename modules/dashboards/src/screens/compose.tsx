import { useMemo, useState } from 'react';
import { ArrowClockwiseIcon, ArrowCounterClockwiseIcon, AskBeforeLeaving, Button, Checkbox, DesktopIcon, DeviceMobileIcon, EmptyState, FieldSet, Page, PlusIcon, ProblemNotice, Section, Select, Skeleton, TextField, useGo, useQueryOperation, useRun, useText, useUnsaved, type ScreenProps } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { mostParts } from '../parts/most.ts';
import { unpacked, type Packed } from '../parts/pack.ts';
import { cadences, say } from '../words.ts';
import { ComposedPart } from './composed-part.tsx';
import { PartForm } from './part-form.tsx';
import { sharingRoles } from './roles.ts';
import type { DashboardRow, OpenAnswer, PartShown } from './rows.ts';
import { useSteps } from './use-steps.ts';
import './dashboards.css';

/** Puts a dashboard together: parts are added, changed, moved and widened with buttons, shown as they will be, and any step can be undone. */
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
  const [roles, setRoles] = useState<readonly string[]>(before?.roles ?? []);
  const [cadence, setCadence] = useState(before?.cadence ?? 'never');
  const { steps, take, undo, redo } = useSteps<readonly Part[]>(before?.parts ?? []);
  const [editing, setEditing] = useState<Part | 'new'>();
  const [small, setSmall] = useState(false);
  const parts = steps.now;
  const leaving = useUnsaved([name, about, roles, cadence, parts]);
  const { data } = useQueryOperation<Packed<PartShown>>('dashboards.preview', { parts }, { enabled: parts.length > 0 });
  const shown = useMemo(() => (data === undefined ? undefined : unpacked(data)), [data]);
  const save = useRun<{ id: string }>(before === undefined ? 'dashboards.create' : 'dashboards.save');
  const keep = async () => {
    const kept = await save.run({ name, ...(about.trim() === '' ? {} : { about }), parts, roles, units: before?.units ?? [], cadence, ...(before === undefined ? {} : { dashboard: before.id, version: before.version }) });
    if (kept === undefined) return;
    leaving.kept();
    go(`/o/${org}/quadres/${kept.id}`);
  };
  const put = (part: Part) => {
    setEditing(undefined);
    if (editing === 'new') take(t(say('afegir una peça', 'añadir una pieza', 'adding a part')), [...parts, part]);
    else take(t(say('canviar una peça', 'cambiar una pieza', 'changing a part')), parts.map((each) => (each.id === part.id ? part : each)));
  };
  const move = (at: number, by: number) => { const next = [...parts]; const [part] = next.splice(at, 1); if (part !== undefined) next.splice(at + by, 0, part); take(t(say('moure una peça', 'mover una pieza', 'moving a part')), next); };
  const [last, next] = [steps.before.at(-1)?.what, steps.after.at(-1)?.what];
  const full = parts.length >= mostParts;
  return (
    <Page title={before === undefined ? t(say('Nou quadre', 'Nuevo cuadro', 'New dashboard')) : t(say('Canvia el quadre', 'Cambiar el cuadro', 'Change the dashboard'))} trail={[{ label: t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards')), href: `/o/${org}/quadres` }]}
      actions={<Button look="primary" busy={save.running} disabled={name.trim() === '' || parts.length === 0} onClick={() => void keep()}>{t(say('Desa el quadre', 'Guardar el cuadro', 'Save the dashboard'))}</Button>}>
      {save.problem && <ProblemNotice problem={save.problem} />}
      <Section>
        <div className="board-form">
          <TextField label={t(say('Nom', 'Nombre', 'Name'))} value={name} maxLength={120} onValue={setName} />
          <TextField optional label={t(say('Per a què serveix', 'Para qué sirve', 'What it is for'))} value={about} maxLength={500} onValue={setAbout} />
          <Select label={t(say('S’envia per correu', 'Se envía por correo', 'Sent by e-mail'))} value={cadence} onValue={setCadence} options={Object.entries(cadences).map(([value, label]) => ({ value, label: t(label) }))} />
        </div>
        <details className="board-share"><summary>{roles.length === 0 ? t(say('El veu tothom de l’ens', 'Lo ve todo el ente', 'Seen by the whole body')) : t(roles.length === 1 ? say('El veu 1 rol', 'Lo ve 1 rol', 'Seen by 1 role') : say('El veuen {n} rols', 'Lo ven {n} roles', 'Seen by {n} roles'), { n: roles.length })}</summary>
          <FieldSet title={t(say('Només aquests rols', 'Solo estos roles', 'Only these roles'))}>{sharingRoles.map(({ value, label }) => <Checkbox key={value} label={t(label)} checked={roles.includes(value)} onValue={(on) => setRoles(on ? [...roles, value] : roles.filter((each) => each !== value))} />)}</FieldSet>
        </details>
      </Section>
      <div className="board-bar" role="toolbar" aria-label={t(say('Eines del quadre', 'Herramientas del cuadro', 'Dashboard tools'))}>
        <Button icon={PlusIcon} disabled={full} onClick={() => setEditing('new')}>{t(say('Afegeix una peça', 'Añadir una pieza', 'Add a part'))}</Button>
        <Button look="quiet" icon={ArrowCounterClockwiseIcon} disabled={last === undefined} title={last === undefined ? undefined : `${t(say('Desfés', 'Deshacer', 'Undo'))}: ${last} (Ctrl+Z)`} onClick={undo}>{t(say('Desfés', 'Deshacer', 'Undo'))}</Button>
        <Button look="quiet" icon={ArrowClockwiseIcon} disabled={next === undefined} title={next === undefined ? undefined : `${t(say('Refés', 'Rehacer', 'Redo'))}: ${next} (Ctrl+Y)`} onClick={redo}>{t(say('Refés', 'Rehacer', 'Redo'))}</Button>
        <span className="board-bar-end">
          <Button look="quiet" icon={small ? DesktopIcon : DeviceMobileIcon} disabled={parts.length === 0} aria-pressed={small} onClick={() => setSmall(!small)}>{t(say('Com es veu al mòbil', 'Cómo se ve en el móvil', 'As seen on a phone'))}</Button>
        </span>
        <span className="sr-only" role="status">{next === undefined ? '' : t(say('S’ha desfet: {what}.', 'Se ha deshecho: {what}.', 'Undone: {what}.'), { what: next })}</span>
      </div>
      {full && <p className="soft">{t(say('Hi ha {n} peces, que són les que hi caben. Traieu-ne alguna per afegir-ne una altra, o feu un altre quadre.', 'Hay {n} piezas, que son las que caben. Quite alguna para añadir otra, o haga otro cuadro.', 'There are {n} parts, which is all it holds. Take one away to add another, or make another dashboard.'), { n: mostParts })}</p>}
      {parts.length === 0 && <EmptyState title={t(say('El quadre encara és buit', 'El cuadro todavía está vacío', 'The dashboard is still empty'))}>{t(say('Afegiu-hi la primera peça: un gràfic, una xifra, una taula o un text amb xifres vives.', 'Añada la primera pieza: un gráfico, una cifra, una tabla o un texto con cifras vivas.', 'Add the first part: a chart, a figure, a table or a text with live figures.'))}</EmptyState>}
      <div className={small ? 'board-frame board-phone' : 'board-frame'}>
        <div className="board">
          {parts.map((part, at) => (
            <ComposedPart key={part.id} part={part} shown={shown?.[part.id]} at={at} of={parts.length} dashboard={before?.id} onMove={(by) => move(at, by)} onEdit={() => setEditing(part)}
              onWidth={() => take(t(say('canviar l’amplada', 'cambiar la anchura', 'changing the width')), parts.map((each, index) => (index === at ? { ...each, width: (each.width % 3) + 1 } : each)))}
              onRemove={() => take(t(say('treure una peça', 'quitar una pieza', 'removing a part')), parts.filter((each) => each !== part))} />
          ))}
        </div>
      </div>
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      {editing !== undefined && <PartForm {...(editing === 'new' ? {} : { before: editing })} onClose={() => setEditing(undefined)} onDone={put} />}
    </Page>
  );
}
