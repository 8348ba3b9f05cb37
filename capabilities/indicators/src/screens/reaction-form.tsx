import { useState } from 'react';
import { AskBeforeLeaving, Button, Checkbox, FieldSet, Page, ProblemNotice, RadioGroup, Section, Select, Skeleton, State, Structure, TextField, toast, useGo, useOrganisation, useQueryOperation, useRun, useText, useUnsaved, type Problem, type ScreenProps, type Text } from '@comu/design';
import { factNames, type FactName } from '../records/fact-names.ts';
import { say } from '../words.ts';
import { useFigure } from './chart.tsx';
import { DatasetPicker } from './dataset-picker.tsx';
import { occasionWords, roleChoices, type Occasion, type ReactionRow } from './reaction-words.ts';
import type { ListAnswer } from './rows.ts';
import './indicators.css';

/** Declares a reaction in words: what is watched, when it goes off and what is done; it can be tried on the data of now before it is kept. */
export function ReactionFormPage({ params: { org = '', id } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<{ reaction: ReactionRow }>('indicators.reaction', { reaction: id }, { enabled: id !== undefined });
  const { data: indicators } = useQueryOperation<ListAnswer>('indicators.list');
  if (error) return <Page title={t(say('Reacció', 'Reacción', 'Reaction'))}><ProblemNotice problem={error.problem} /></Page>;
  if (indicators === undefined || (id !== undefined && data === undefined)) return <Page title={t(say('Reacció', 'Reacción', 'Reaction'))}><Skeleton lines={8} /></Page>;
  return <Form org={org} indicators={indicators} {...(data === undefined ? {} : { before: data.reaction })} />;
}

const numberIn = (words: string): number => Number(words.trim().replaceAll('.', '').replace(',', '.'));
const isDataName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,60}$/.test(name);
const writtenOf = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
interface Tried { readonly holds: boolean | null; readonly summary: Text | null; readonly places: readonly { readonly place: string; readonly name: string; readonly value: number | null }[]; readonly people: readonly string[]; /** What the process is called; none is published with that code otherwise. */ readonly process: string | null; readonly data: Readonly<Record<string, unknown>> | null }
interface Place { readonly ine: string; readonly name: string }

function Form({ org, indicators, before }: { org: string; indicators: ListAnswer; before?: ReactionRow }) {
  const t = useText();
  const go = useGo();
  const organisation = useOrganisation();
  const figure = useFigure();
  const asked = new URLSearchParams(location.search);
  const [watching, setWatching] = useState<string>(before?.dataset != null || asked.has('conjunt') ? 'dataset' : 'figure');
  const [indicator, setIndicator] = useState(before?.indicatorCode ?? asked.get('indicador') ?? indicators.indicators.find(({ period }) => period !== null)?.code ?? '');
  const [dataset, setDataset] = useState(before?.dataset ?? asked.get('conjunt') ?? '');
  const [on, setOn] = useState<Occasion>(before?.on ?? 'above');
  const [level, setLevel] = useState(writtenOf(before?.level ?? null));
  const [place, setPlace] = useState(before?.place ?? '');
  const [title, setTitle] = useState(before?.title ?? '');
  const [tells, setTells] = useState(before === undefined || before.notice !== null);
  const [roles, setRoles] = useState<readonly string[]>(before?.notice?.roles ?? []);
  const [author, setAuthor] = useState(before?.notice?.author ?? true);
  const [gives, setGives] = useState(before?.task != null);
  const [who, setWho] = useState(before?.task?.unit ?? before?.task?.role ?? organisation?.units[0]?.id ?? 'secretary');
  const [what, setWhat] = useState(before?.task?.what ?? '');
  const [days, setDays] = useState(String(before?.task?.days ?? 5));
  const [starts, setStarts] = useState(before?.process != null);
  const [code, setCode] = useState(before?.process?.code ?? '');
  const [data, setData] = useState<readonly (readonly [string, string])[]>(Object.entries(before?.process?.data ?? { motiu: 'summary' }));
  const { data: shapes } = useQueryOperation<{ places: readonly Place[] }>('indicators.shapes', {}, { organisation: null });
  const { data: published } = useQueryOperation<readonly { code: string; name: string }[]>('processes.published', {}, { enabled: starts && organisation?.can('processes.read') === true });
  const figureWatched = watching === 'figure';
  const occasion: Occasion = figureWatched ? (on === 'below' ? 'below' : 'above') : (on === 'late' ? 'late' : 'incident');
  // Every unit of the body where one may see them; one’s own otherwise.
  const { data: all } = useQueryOperation<{ rows: readonly { id: string; name: string }[] }>('identity.unit.list', { limit: 200 }, { enabled: gives });
  const units = all?.rows ?? organisation?.units ?? [];
  const chosen = indicators.indicators.find((each) => each.code === indicator);
  const isUnit = units.some(({ id }) => id === who);
  const declaration = {
    title: title.trim() || `${figureWatched ? (chosen === undefined ? indicator : t(chosen.name)) : dataset} · ${t(occasionWords[occasion])}${figureWatched ? ` ${level}` : ''}`.slice(0, 200), on: occasion, active: before?.active ?? true,
    ...(figureWatched ? { indicator, level: numberIn(level), ...(place === '' || chosen?.universe === 'own' ? {} : { place }) } : { dataset }),
    ...(tells ? { notice: { roles, author } } : {}),
    ...(gives ? { task: { unit: isUnit ? who : null, role: isUnit ? null : who, what: what.trim(), days: Number(days) } } : {}),
    ...(starts ? { process: { code: code.trim(), data: Object.fromEntries(data) } } : {}),
  };
  // What was ticked and is not said in full is asked for at its field: nothing is left out of what is kept.
  const [pressed, setPressed] = useState(false);
  const lacks = {
    indicator: figureWatched && indicator === '', level: figureWatched && (level.trim() === '' || !Number.isFinite(numberIn(level))), dataset: !figureWatched && dataset === '',
    told: tells && roles.length === 0 && !author, what: gives && what.trim() === '', days: gives && !/^(?:\d{1,2}|[12]\d\d|3[0-5]\d|36[0-5])$/.test(days.trim()), code: starts && code.trim() === '',
    names: starts && data.some(([name], at) => !isDataName(name) || data.findIndex(([other]) => other === name) !== at),
  };
  const problemOfLevel = () => (lacks.level ? t(say('Escriviu un número, com ara 12,5.', 'Escriba un número, como 12,5.', 'Write a number, such as 12,5.')) : undefined);
  const whole = !Object.values(lacks).includes(true);
  const problemOf = (lacking: boolean, words: Text) => (pressed && lacking ? t(words) : undefined);
  const leaving = useUnsaved([watching, indicator, dataset, on, level, place, title, tells, roles, author, gives, who, what, days, starts, code, data]);
  const [tried, setTried] = useState<typeof declaration>();
  const trial = useQueryOperation<Tried>('indicators.try-reaction', tried ?? {}, { enabled: tried !== undefined });
  const save = useRun<{ id: string }>('indicators.keep-reaction');
  const keep = async () => { setPressed(true); if (!whole) return; const kept = await save.run({ ...declaration, ...(before === undefined ? {} : { reaction: before.id, version: before.version }) }); if (kept) { leaving.kept(); toast(t(say('Desada. Ja es mira.', 'Guardada. Ya se mira.', 'Kept. It is being watched.'))); go(`/o/${org}/reaccions/${kept.id}`); } };
  const noProcess = problemOf(lacks.code, say('Digueu quin procés s’ha d’iniciar, o desmarqueu-lo.', 'Diga qué proceso se debe iniciar, o desmárquelo.', 'Say which process has to be started, or untick it.'));
  return (
    <Page narrow title={before === undefined ? t(say('Nova reacció', 'Nueva reacción', 'New reaction')) : t(say('Canvia la reacció', 'Cambiar la reacción', 'Change the reaction'))} trail={[{ label: t(say('Reaccions', 'Reacciones', 'Reactions')), href: `/o/${org}/reaccions` }]}>
      <Section title={t(say('Quan…', 'Cuando…', 'When…'))}>
        <div className="reaction-form">
          <RadioGroup label={t(say('Què es vigila', 'Qué se vigila', 'What is watched'))} value={watching} onValue={setWatching} options={[{ value: 'figure', label: t(say('Una xifra d’un indicador', 'Una cifra de un indicador', 'A figure of an indicator')) }, { value: 'dataset', label: t(say('Un conjunt de dades', 'Un conjunto de datos', 'A dataset')) }]} />
          {figureWatched ? <>
            <Select label={t(say('Indicador', 'Indicador', 'Indicator'))} value={indicator} onValue={setIndicator} empty={t(say('Trieu-ne un', 'Elija uno', 'Choose one'))} problem={problemOf(lacks.indicator, say('Trieu l’indicador que s’ha de vigilar.', 'Elija el indicador que hay que vigilar.', 'Choose the indicator to watch.'))} options={indicators.indicators.map((each) => ({ value: each.code, label: t(each.name) }))} />
            {chosen?.universe !== 'own' && <Select label={t(say('De quin municipi', 'De qué municipio', 'Of which municipality'))} value={place} onValue={setPlace} empty={t(say('De qualsevol', 'De cualquiera', 'Of any'))} options={(shapes?.places ?? []).map(({ ine, name }) => ({ value: ine, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'ca'))} />}
            <Select label={t(say('Condició', 'Condición', 'Condition'))} value={occasion} onValue={(next) => setOn(next as Occasion)} options={(['above', 'below'] as const).map((value) => ({ value, label: t(occasionWords[value]) }))} />
            <TextField label={`${t(say('Llindar', 'Umbral', 'Level'))}${chosen !== undefined && t(chosen.unit) !== '' ? ` (${t(chosen.unit)})` : ''}`} inputMode="decimal" value={level} onValue={setLevel} problem={level.trim() !== '' || pressed ? problemOfLevel() : undefined} {...(chosen?.period == null ? {} : { help: t(say('Ara: {here}mediana {median} ({period}).', 'Ahora: {here}mediana {median} ({period}).', 'Now: {here}median {median} ({period}).'), { here: chosen.here === null ? '' : `${t(say('aquí', 'aquí', 'here'))} ${figure(chosen.here, chosen)}, `, median: figure(chosen.median, chosen), period: chosen.period }) })} />
          </> : <>
            <DatasetPicker label={t(say('Conjunt de dades', 'Conjunto de datos', 'Dataset'))} value={dataset} onValue={setDataset} problem={problemOf(lacks.dataset, say('Trieu el conjunt que s’ha de vigilar.', 'Elija el conjunto que hay que vigilar.', 'Choose the dataset to watch.'))} />
            <Select label={t(say('Condició', 'Condición', 'Condition'))} value={occasion} onValue={(next) => setOn(next as Occasion)} options={(['incident', 'late'] as const).map((value) => ({ value, label: t(occasionWords[value]) }))} />
          </>}
        </div>
      </Section>
      <Section title={t(say('…fes això', '…haz esto', '…do this'))}>
        <div className="reaction-form">
          <Checkbox label={t(say('Avisa per correu', 'Avisar por correo', 'Tell by e-mail'))} checked={tells} onValue={setTells} />
          {tells && <FieldSet title={t(say('Qui s’avisa', 'A quién se avisa', 'Who is told'))}>{pressed && lacks.told && <p className="field-problem" role="alert">{t(say('Marqueu qui s’ha d’avisar, o desmarqueu l’avís.', 'Marque a quién hay que avisar, o desmarque el aviso.', 'Tick who has to be told, or untick the notice.'))}</p>}<Checkbox label={t(say('A mi', 'A mí', 'Me'))} checked={author} onValue={setAuthor} />{roleChoices.map(({ value, label }) => <Checkbox key={value} label={t(label)} checked={roles.includes(value)} onValue={(yes) => setRoles(yes ? [...roles, value] : roles.filter((each) => each !== value))} />)}</FieldSet>}
          <Checkbox label={t(say('Encarrega una tasca', 'Encargar una tarea', 'Give a task'))} help={t(say('Surt a Avui fins que algú diu què s’ha fet o la xifra torna a la normalitat.', 'Sale en Hoy hasta que alguien dice qué se ha hecho o la cifra vuelve a la normalidad.', 'It stands in Today until somebody says what was done or the figure is back to normal.'))} checked={gives} onValue={setGives} />
          {gives && <FieldSet title={t(say('La tasca', 'La tarea', 'The task'))}>
            <TextField label={t(say('Què cal fer', 'Qué hay que hacer', 'What has to be done'))} value={what} onValue={setWhat} maxLength={300} problem={problemOf(lacks.what, say('Digueu què cal fer, o desmarqueu la tasca.', 'Diga qué hay que hacer, o desmarque la tarea.', 'Say what has to be done, or untick the task.'))} />
            <Select label={t(say('Qui la fa', 'Quién la hace', 'Who does it'))} value={who} onValue={setWho} options={[...units.map(({ id, name }) => ({ value: id, label: name })), ...roleChoices.map(({ value, label }) => ({ value: value as string, label: t(label) }))]} />
            <TextField label={t(say('En quants dies', 'En cuántos días', 'In how many days'))} inputMode="numeric" value={days} onValue={setDays} problem={problemOf(lacks.days, say('Escriviu un nombre de dies, de 0 a 365.', 'Escriba un número de días, de 0 a 365.', 'Write a number of days, from 0 to 365.'))} />
          </FieldSet>}
          <Checkbox label={t(say('Inicia un procés', 'Iniciar un proceso', 'Start a process'))} checked={starts} onValue={setStarts} />
          {starts && <FieldSet title={t(say('El procés i les dades que rep', 'El proceso y los datos que recibe', 'The process and the data it gets'))}>
            {published !== undefined && published.length > 0 ? <Select label={t(say('Procés publicat', 'Proceso publicado', 'Published process'))} value={code} onValue={setCode} problem={noProcess} empty={t(say('Trieu-ne un', 'Elija uno', 'Choose one'))} options={published.map((each) => ({ value: each.code, label: each.name }))} /> : <TextField label={t(say('Codi del procés publicat', 'Código del proceso publicado', 'Code of the published process'))} value={code} onValue={setCode} problem={noProcess} />}
            {data.map(([name, fact], at) => <div key={at} className="reaction-pair">
              <TextField label={t(say('Nom de la dada al procés', 'Nombre del dato en el proceso', 'Name in the process'))} value={name} onValue={(next) => setData(data.map((each, index) => (index === at ? [next, fact] : each)))} problem={!isDataName(name) ? problemOf(true, say('Comenceu per una lletra i seguiu amb lletres sense accent, xifres o «_».', 'Empiece por una letra y siga con letras sin acento, cifras o «_».', 'Start with a letter and go on with letters without accents, digits or “_”.')) : problemOf(data.findIndex(([other]) => other === name) !== at, say('Ja hi ha una dada amb aquest nom: poseu-n’hi un altre.', 'Ya hay un dato con este nombre: ponga otro.', 'There is already a value with this name: give it another.'))} />
              <Select label={t(say('Valor', 'Valor', 'Value'))} value={fact} onValue={(next) => setData(data.map((each, index) => (index === at ? [name, next] : each)))} options={(Object.keys(factNames) as FactName[]).map((each) => ({ value: each, label: t(factNames[each]) }))} />
              <Button small look="quiet" onClick={() => setData(data.filter((_, index) => index !== at))}>{t(say('Treu', 'Quitar', 'Remove'))}</Button>
            </div>)}
            <p><Button small onClick={() => setData([...data, ['', 'value']])}>{t(say('Afegeix una dada', 'Añadir un dato', 'Add a value'))}</Button></p>
          </FieldSet>}
          <TextField optional label={t(say('Nom de la reacció', 'Nombre de la reacción', 'Name of the reaction'))} value={title} onValue={setTitle} maxLength={200} />
        </div>
      </Section>
      <Trial asked={tried} answer={trial.data} problem={trial.error?.problem} busy={trial.isFetching} />
      {save.problem && <ProblemNotice problem={save.problem} />}
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      <p className="reaction-actions"><Button onClick={() => { setPressed(true); if (!whole) return; setTried(declaration); void trial.refetch(); }} busy={trial.isFetching}>{t(say('Prova-la en sec', 'Probarla en seco', 'Try it dry'))}</Button><Button look="primary" busy={save.running} onClick={() => void keep()}>{t(say('Desa la reacció', 'Guardar la reacción', 'Keep the reaction'))}</Button></p>
    </Page>
  );
}

/** What would happen now, without anything happening. */
function Trial({ asked, answer, problem, busy }: { asked: { readonly task?: object; readonly process?: { code: string }; readonly notice?: object } | undefined; answer: Tried | undefined; problem: Problem | undefined; busy: boolean }) {
  const t = useText();
  if (asked === undefined) return null;
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  if (answer === undefined || busy) return <Section><Skeleton lines={2} /></Section>;
  return (
    <Section title={t(say('Prova en sec amb les dades d’ara', 'Prueba en seco con los datos de ahora', 'Dry run on the data of now'))}>
      <div aria-live="polite" className="reaction-trial">
        <p><strong>{t(answer.holds === null ? say('Encara no hi ha cap xifra publicada per mirar.', 'Todavía no hay ninguna cifra publicada que mirar.', 'There is no published figure to look at yet.') : answer.holds ? say('Saltaria ara mateix.', 'Saltaría ahora mismo.', 'It would go off right now.') : say('Ara no saltaria.', 'Ahora no saltaría.', 'It would not go off now.'))}</strong>{answer.summary !== null && ` ${t(answer.summary)}.`}</p>
        <ul>
          {asked.notice !== undefined && <li>{answer.people.length === 0 ? t(say('No s’avisaria ningú: ningú no té avui aquests rols.', 'No se avisaría a nadie: nadie tiene hoy esos roles.', 'Nobody would be told: nobody holds those roles today.')) : t(say('S’escriuria a: {people}.', 'Se escribiría a: {people}.', 'These would be written to: {people}.'), { people: answer.people.join(', ') })}</li>}
          {asked.task !== undefined && <li>{t(say('Sortiria una tasca a Avui.', 'Saldría una tarea en Hoy.', 'A task would stand in Today.'))}</li>}
          {asked.process !== undefined && <li>{answer.process === null ? <State tone="danger">{t(say('Cap procés publicat de l’ens no té el codi «{code}»: publiqueu-lo o trieu-ne un altre.', 'Ningún proceso publicado del ente tiene el código «{code}»: publíquelo o elija otro.', 'No published process of the body has the code “{code}”: publish it or choose another.'), { code: asked.process.code })}</State> : t(say('S’iniciaria «{name}»', 'Se iniciaría «{name}»', '“{name}” would be started'), { name: answer.process })}{answer.data !== null && Object.keys(answer.data).length > 0 && <div role="region" className="reaction-data" tabIndex={0} aria-label={t(say('Dades que rebria', 'Datos que recibiría', 'Data it would get'))}><Structure value={answer.data} /></div>}</li>}
        </ul>
      </div>
    </Section>
  );
}
