import { useState } from 'react';
import { Button, Dialog, PlusIcon, ProblemNotice, Section, Select, State, TextArea, TextField, TrashIcon, toast, useDescription, useFormat, useOrganisation, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { aboutPeople, accesses, mostCrossed, say } from '../words.ts';
import { sights } from './dictionary-tab.tsx';
import type { DatasetRow, Page, Sight } from './rows.ts';

interface RuleRow { readonly id: string; readonly title: string; readonly place: number; readonly roles: readonly string[]; readonly units: readonly string[]; readonly purposes: readonly string[]; readonly rows: string | null; readonly columns: Readonly<Record<string, Sight>>; readonly ground: string | null }

/** Who sees which rows and columns, in what order the rules are tried, and why. */
export function AccessTab({ page: { dataset, access } }: { page: Page }) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<readonly RuleRow[]>('data.access-rules', { dataset: dataset.id });
  const remove = useRun('data.remove-access-rule');
  const [editing, setEditing] = useState<RuleRow | 'new'>();
  const may = organisation?.can('data.administer') === true;
  const roles = useRoles();
  const units = useUnits();
  const heldBy = ({ roles: held, units: of, purposes }: RuleRow) => [...held.map((each) => (roles[each] === undefined ? each : t(roles[each]))), ...of.map((each) => units.find(({ id }) => id === each)?.name ?? each), ...purposes.map((each) => t(say('per a “{purpose}”', 'para «{purpose}»', 'for “{purpose}”'), { purpose: each }))].join(' · ') || t(say('tothom', 'todos', 'everybody'));
  return (
    <>
      <Section title={t(say('El que hi veieu vós', 'Lo que ve usted', 'What you see'))}>
        <p><State tone={access.allowed ? (access.figuresOnly ? 'pending' : 'success') : 'danger'}>{t(accesses[dataset.access as keyof typeof accesses])}</State></p>
        <p>{t(access.why)}</p>
        {access.rows !== null && <p className="small">{t(say('Només les files on:', 'Solo las filas donde:', 'Only rows where:'))} <code>{access.rows}</code></p>}
      </Section>
      <Section title={t(say('Regles', 'Reglas', 'Rules'))} describe={t(say('Es proven per ordre i val només la primera que encaixa.', 'Se prueban por orden y vale solo la primera que encaja.', 'They are tried in order and only the first that fits holds.'))} actions={may && <Button icon={PlusIcon} onClick={() => setEditing('new')}>{t(say('Afegeix una regla', 'Añadir una regla', 'Add a rule'))}</Button>}>
        {error && <ProblemNotice problem={error.problem} />}
        {remove.problem && <ProblemNotice problem={remove.problem} />}
        {data?.length === 0 && <p className="soft">{t(say('Sense regles, les columnes obertes i internes les veu tothom de l’ens, les personals surten amb un codi i les de categoria especial no surten.', 'Sin reglas, las columnas abiertas e internas las ve todo el ente, las personales salen con un código y las de categoría especial no salen.', 'Without rules, open and internal columns are seen by the whole body, personal ones come as a code and special ones do not come.'))}</p>}
        <ol className="data-plain">{data?.map((rule) => (
          <li key={rule.id} className="data-rule">
            <div><strong>{rule.title}</strong> <span className="soft small">{heldBy(rule)}</span>
              <p className="small">{Object.entries(rule.columns).map(([name, sight]) => `${dataset.columns.find((each) => each.name === name)?.title ?? name}: ${t(sights[sight])}`).join(' · ')}{rule.rows !== null && <> · <code>{rule.rows}</code></>}{rule.ground !== null && <span className="soft"> · {rule.ground}</span>}</p></div>
            {may && <span className="data-row-acts"><Button small look="quiet" onClick={() => setEditing(rule)}>{t(say('Canvia-la', 'Cambiarla', 'Change'))}</Button><Button small look="quiet" tone="danger" icon={TrashIcon} onClick={() => void remove.run({ rule: rule.id }).then((done) => done !== undefined && toast(say('Regla treta', 'Regla quitada', 'Rule removed')))}>{t(say('Treu-la', 'Quitarla', 'Remove'))}</Button></span>}
          </li>
        ))}</ol>
      </Section>
      {dataset.columns.some((each) => aboutPeople(each.class)) && <CountedBy dataset={dataset} may={organisation?.can('data.steward') === true} />}
      {dataset.columns.some((each) => aboutPeople(each.class)) && organisation?.can('data.steward') === true && <Readings dataset={dataset} />}
      {editing !== undefined && <RuleDialog dataset={dataset} rule={editing === 'new' ? undefined : editing} place={(data?.length ?? 0) + 1} onClose={() => setEditing(undefined)} />}
    </>
  );
}

interface ReadingRow { readonly at: string; readonly actor: string; readonly fields: readonly string[]; readonly rows: number; readonly purpose: string | null }

/** Who read the personal columns, how many rows and what for: what its steward answers for. */
function Readings({ dataset }: { dataset: DatasetRow }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly ReadingRow[]>('data.readings', { dataset: dataset.id });
  const called = (name: string) => dataset.columns.find((each) => each.name === name)?.title ?? name;
  return (
    <Section title={t(say('Qui n’ha llegit dades personals', 'Quién ha leído sus datos personales', 'Who read its personal data'))} describe={t(say('Cada lectura queda registrada (RGPD, art. 5.2). Aquí hi ha les 100 darreres.', 'Cada lectura queda registrada (RGPD, art. 5.2). Aquí están las 100 últimas.', 'Every reading is recorded (GDPR, art. 5.2). These are the last 100.'))}>
      {error && <ProblemNotice problem={error.problem} />}
      {data?.length === 0 && <p className="soft">{t(say('Encara no les ha llegit ningú.', 'Todavía no los ha leído nadie.', 'Nobody has read them yet.'))}</p>}
      <ul className="data-plain">{data?.map((each, index) => (
        <li key={index}><strong>{each.actor}</strong> {t(say('{rows} {rows|fila|files}: {columns}', '{rows} {rows|fila|filas}: {columns}', '{rows} {rows|row|rows}: {columns}'), { rows: format.integer(each.rows), columns: each.fields.map(called).join(', ') })}{each.purpose !== null && <> · {t(say('per a “{purpose}”', 'para «{purpose}»', 'for “{purpose}”'), { purpose: each.purpose })}</>} <span className="soft small tabular">{format.shortMoment(each.at)}</span></li>
      ))}</ul>
    </Section>
  );
}

/** By which columns the people of a dataset are counted: what whoever gets only figures of it can ask by, and nothing finer. */
function CountedBy({ dataset, may }: { dataset: DatasetRow; may: boolean }) {
  const t = useText();
  const kept = dataset.crossed ?? [];
  const [chosen, setChosen] = useState(kept);
  const { run, running, problem } = useRun('data.describe-dataset');
  const options = dataset.columns.filter((each) => !aboutPeople(each.class)).map(({ name, title }) => ({ value: name, label: title }));
  const titles = kept.map((name) => options.find(({ value }) => value === name)?.label ?? name).join(', ');
  const save = async () => { if (await run({ dataset: dataset.id, version: dataset.version, changes: { crossed: chosen.length === 0 ? null : chosen } })) toast(say('Columnes desades', 'Columnas guardadas', 'Columns kept')); };
  return (
    <Section title={t(say('Columnes per comptar persones', 'Columnas para contar personas', 'Columns to count people by'))} describe={t(say('Qui no pot veure files només pot demanar xifres per aquestes columnes, i cap grup de menys de {k} persones. Les primeres perden menys detall.', 'Quien no puede ver filas solo puede pedir cifras por estas columnas, y ningún grupo de menos de {k} personas. Las primeras pierden menos detalle.', 'Whoever may not see rows can ask for figures by these columns only, and no group of fewer than {k} people. The first ones lose the least detail.'), { k: dataset.threshold })}>
      {problem && <ProblemNotice problem={problem} />}
      {!may ? <p>{titles || t(say('Encara no s’han triat: es trien soles quan algú demana la primera xifra.', 'Todavía no se han elegido: se eligen solas cuando alguien pide la primera cifra.', 'Not chosen yet: they choose themselves when somebody asks for the first figure.'))}</p> : (
        <>
          <div className="data-form-row">{Array.from({ length: Math.min(mostCrossed, chosen.length + 1) }, (_, at) => <Select key={at} label={t(say('Columna {n}', 'Columna {n}', 'Column {n}'), { n: at + 1 })} value={chosen[at] ?? ''} onValue={(name) => setChosen([...chosen.slice(0, at), ...(name === '' ? [] : [name]), ...chosen.slice(at + 1)].filter((each, place, all) => all.indexOf(each) === place))} empty={at === 0 ? t(say('Que es triïn soles', 'Que se elijan solas', 'Let them choose themselves')) : '—'} options={options} />)}</div>
          {chosen.join() !== kept.join() && <p className="small">{t(say('Canvieu-les poc: qui tingui xifres d’abans i de després les pot restar, i també les de dues versions de les dades. De les persones que han entrat o sortit entremig, en pot saber la diferència.', 'Cámbielas poco: quien tenga cifras de antes y de después las puede restar, y también las de dos versiones de los datos. De las personas que han entrado o salido entre medio, puede saber la diferencia.', 'Change them seldom: whoever holds figures from before and after can subtract them, as with those of two versions of the data. Of the people who came or left in between, the difference can be known.'))}</p>}
          <p><Button busy={running} disabled={chosen.join() === kept.join()} onClick={() => void save()}>{t(say('Desa les columnes', 'Guardar las columnas', 'Keep the columns'))}</Button></p>
        </>
      )}
    </Section>
  );
}

const useRoles = (): Readonly<Record<string, Text>> => useDescription()?.records.find(({ name }) => name === 'identity.membership')?.fields.find(({ name }) => name === 'role')?.choices ?? {};
/** Every unit of the body where one may see them; one’s own otherwise. */
function useUnits(): readonly { readonly id: string; readonly name: string }[] {
  const own = useOrganisation()?.units ?? [];
  return useQueryOperation<{ rows: readonly { id: string; name: string }[] }>('identity.unit.list', { limit: 200 }).data?.rows ?? own;
}

function RuleDialog({ dataset, rule, place, onClose }: { dataset: DatasetRow; rule: RuleRow | undefined; place: number; onClose(): void }) {
  const t = useText();
  const roles = useRoles();
  const all = useUnits();
  const [unit, setUnit] = useState(rule?.units[0] ?? '');
  const [title, setTitle] = useState(rule?.title ?? '');
  const [role, setRole] = useState(rule?.roles[0] ?? '');
  const [purposes, setPurposes] = useState(rule?.purposes.join('; ') ?? '');
  const [rows, setRows] = useState(rule?.rows ?? '');
  const [columns, setColumns] = useState<Readonly<Record<string, Sight>>>(rule?.columns ?? {});
  const [ground, setGround] = useState(rule?.ground ?? '');
  const { run, running, problem } = useRun('data.keep-access-rule');
  const delicate = dataset.columns.filter((each) => aboutPeople(each.class) || columns[each.name] !== undefined);
  const save = async () => {
    const done = await run({ dataset: dataset.id, ...(rule === undefined ? {} : { rule: rule.id }), title, place: rule?.place ?? place, roles: role === '' ? [] : [role, ...(rule?.roles.slice(1) ?? [])], units: unit === '' ? [] : [unit, ...(rule?.units.slice(1) ?? [])], purposes: purposes.split(';').map((each) => each.trim()).filter((each) => each !== ''), ...(rows.trim() === '' ? {} : { rows }), columns, ...(ground.trim() === '' ? {} : { ground }) });
    if (done === undefined) return;
    toast(say('Regla d’accés desada', 'Regla de acceso guardada', 'Access rule kept'));
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t(say('Regla d’accés', 'Regla de acceso', 'Access rule'))} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" busy={running} onClick={() => void save()}>{t(say('Desa la regla', 'Guardar la regla', 'Keep the rule'))}</Button></>}>
      {problem && <ProblemNotice problem={problem} />}
      <TextField label={t(say('Nom', 'Nombre', 'Name'))} value={title} onValue={setTitle} />
      <Select label={t(say('Per a qui', 'Para quién', 'For whom'))} value={role} onValue={setRole} empty={t(say('Tothom que consulta dades', 'Todos los que consultan datos', 'Everybody who reads data'))} options={Object.entries(roles).map(([value, label]) => ({ value, label: t(label) }))} />
      {all.length > 0 && <Select label={t(say('De quina unitat', 'De qué unidad', 'Of which unit'))} optional value={unit} onValue={setUnit} empty={t(say('De qualsevol', 'De cualquiera', 'Of any'))} options={all.map(({ id, name }) => ({ value: id, label: name }))} />}
      <TextField label={t(say('Finalitats', 'Finalidades', 'Purposes'))} optional help={t(say('Si n’hi ha, qui pregunta n’ha de dir una. Separeu-les amb punt i coma.', 'Si hay, quien pregunta debe decir una. Sepárelas con punto y coma.', 'When there are any, whoever asks must say one. Part them with semicolons.'))} value={purposes} onValue={setPurposes} />
      <TextArea label={t(say('Files que es veuen', 'Filas que se ven', 'Rows seen'))} optional rows={2} className="ds-input code" help={t(say('Una condició SQL. Buit: totes.', 'Una condición SQL. Vacío: todas.', 'A SQL condition. Empty: all.'))} value={rows} onValue={setRows} />
      {delicate.map(({ name, title: label }) => <Select key={name} label={label} value={columns[name] ?? ''} onValue={(sight) => setColumns(sight === '' ? Object.fromEntries(Object.entries(columns).filter(([key]) => key !== name)) : { ...columns, [name]: sight as Sight })} empty={t(say('Com per defecte', 'Por defecto', 'By default'))} options={Object.entries(sights).map(([value, words]) => ({ value, label: t(words) }))} />)}
      <TextField label={t(say('Per què', 'Por qué', 'Why'))} help={t(say('La norma o la funció que ho justifica. Cal si s’obren dades personals.', 'La norma o la función que lo justifica. Hace falta si se abren datos personales.', 'The law or duty behind it. Needed when personal data are opened.'))} value={ground} onValue={setGround} />
    </Dialog>
  );
}
