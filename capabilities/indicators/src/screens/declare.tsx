import { useDeferredValue, useState } from 'react';
import { AskBeforeLeaving, Button, Checkbox, FieldSet, Page, PlusIcon, ProblemNotice, RadioGroup, Section, Select, Skeleton, TextArea, TextField, toast, useGo, useOrganisation, useQueryOperation, useRun, useText, useUnsaved, type ScreenProps, type Text } from '@comu/design';
import { directions, gatherings, periodKinds, say, themes } from '../words.ts';
import { useFigure } from './chart.tsx';
import { DatasetPicker } from './dataset-picker.tsx';
import type { ListAnswer, PageAnswer } from './rows.ts';
import { Trial, type Tried } from './declare-trial.tsx';
import './indicators.css';

/** Declares an indicator: what it means and how it is computed, checked while it is written and tried on real data before it is kept. */
export function DeclarePage({ params: { org = '', code } }: ScreenProps) {
  const t = useText();
  const title = code === undefined ? t(say('Nou indicador', 'Nuevo indicador', 'New indicator')) : t(say('Canvia l’indicador', 'Cambiar el indicador', 'Change the indicator'));
  const { data, error } = useQueryOperation<PageAnswer>('indicators.page', { code }, { enabled: code !== undefined });
  const { data: list } = useQueryOperation<ListAnswer>('indicators.list');
  const trail = [{ label: t(say('Indicadors', 'Indicadores', 'Indicators')), href: `/o/${org}/indicadors` }];
  if (error) return <Page title={title} trail={trail}><ProblemNotice problem={error.problem} /></Page>;
  if (list === undefined || (code !== undefined && data === undefined)) return <Page title={title} trail={trail}><Skeleton lines={10} /></Page>;
  return <Page title={title} trail={trail} lead={t(say('Es comprova mentre s’escriu i es prova amb les dades d’ara. Cada canvi deixa una edició.', 'Se comprueba mientras se escribe y se prueba con los datos de ahora. Cada cambio deja una edición.', 'It is checked while you write and tried on the data of now. Each change leaves an edition.'))}><Form org={org} list={list} {...(data === undefined ? {} : { before: data })} /></Page>;
}

const numberIn = (words: string): number => Number(words.trim().replace(',', '.'));
const codeFrom = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 80);
const threeOf = (ca: string, es: string, en: string): Text => ({ ca: ca.trim(), es: es.trim() || ca.trim(), en: en.trim() || ca.trim() });
type Abroad = 'unit' | 'formula' | 'source' | 'method';
/** The Spanish and English of a text, blank where they only repeat the Catalan. */
const otherWords = (text: Text | undefined) => ({ es: text === undefined || text.es === text.ca ? '' : text.es, en: text === undefined || text.en === text.ca ? '' : text.en });
type Component = { readonly code: string; readonly weight: string; readonly direction: string };

function Form({ org, list, before }: { org: string; list: ListAnswer; before?: PageAnswer }) {
  const t = useText();
  const go = useGo();
  const figure = useFigure();
  const organisation = useOrganisation();
  const [kind, setKind] = useState<string>(before?.kind === 'composite' ? 'composite' : 'data');
  const [name, setName] = useState(before?.name.ca ?? '');
  const [nameEs, setNameEs] = useState(before?.name.es ?? '');
  const [nameEn, setNameEn] = useState(before?.name.en ?? '');
  const [code, setCode] = useState(before?.code ?? '');
  const [theme, setTheme] = useState<string>(before?.theme ?? 'other');
  const [unit, setUnit] = useState(before?.unit.ca ?? '');
  const [decimals, setDecimals] = useState(String(before?.decimals ?? 1));
  const [direction, setDirection] = useState<string>(before?.direction ?? 'more');
  const [periods, setPeriods] = useState(before?.periodKind ?? 'year');
  const [universe, setUniverse] = useState<string>(before?.universe === 'own' ? 'own' : organisation?.kind === 'provincial-council' ? 'province' : (before?.universe ?? 'own'));
  const [gathers, setGathers] = useState(before?.gathers ?? '');
  const [sql, setSql] = useState(before?.declared ?? '');
  const [bindings, setBindings] = useState<Readonly<Record<string, string>>>(before?.bindings ?? {});
  const [factor, setFactor] = useState(String(before?.factor ?? 1).replace('.', ','));
  const [threshold, setThreshold] = useState(String(Math.round((before?.threshold ?? 0.75) * 100)));
  const [formula, setFormula] = useState(before?.formula.ca ?? '');
  const [source, setSource] = useState(before?.source.ca ?? '');
  const [method, setMethod] = useState(before?.method.ca ?? '');
  const [responsible, setResponsible] = useState(before?.responsible ?? organisation?.name ?? '');
  const [shared, setShared] = useState(before?.shared ?? false);
  const [abroad, setAbroad] = useState<Readonly<Record<Abroad, { readonly es: string; readonly en: string }>>>({ unit: otherWords(before?.unit), formula: otherWords(before?.formula), source: otherWords(before?.source), method: otherWords(before?.method) });
  const [why, setWhy] = useState('');
  const [parts, setParts] = useState<readonly Component[]>(before?.steps?.components.map((each) => ({ code: each.code, weight: String(each.weight), direction: each.direction })) ?? []);
  const [trim, setTrim] = useState(before?.steps == null ? true : before.steps.winsorise !== null);
  const [normalise, setNormalise] = useState<string>(before?.steps?.normalise ?? 'min-max');
  const leaving = useUnsaved([kind, name, nameEs, nameEn, code, theme, unit, decimals, direction, periods, universe, gathers, sql, bindings, factor, threshold, formula, source, method, responsible, shared, abroad, why, parts, trim, normalise]);
  const names = [...new Set([...sql.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, each = '']) => each))];
  const steps = { components: parts.map((each) => ({ code: each.code, weight: numberIn(each.weight), direction: each.direction })), winsorise: trim ? { lower: 0.05, upper: 0.95 } : null, normalise, complete: 0.6 };
  const share = Math.min(1, Math.max(0, numberIn(threshold) / 100 || 0));
  const bound = Object.fromEntries(names.flatMap((each) => (bindings[each] === undefined || bindings[each] === '' ? [] : [[each, bindings[each]]])));
  // What is typed is tried when the hand rests.
  const tried = useDeferredValue(JSON.stringify(kind === 'data' ? { universe, sql, bindings: bound, factor: numberIn(factor) || 1, threshold: share, ...(before === undefined ? {} : { code: before.code }) } : { steps, threshold: share }));
  const ready = kind === 'data' ? sql.trim().length > 12 && names.every((each) => bound[each] !== undefined) : parts.length > 1 && parts.every((each) => each.code !== '' && numberIn(each.weight) > 0);
  const trial = useQueryOperation<Tried>(kind === 'data' ? 'indicators.try' : 'indicators.try-index', JSON.parse(tried), { enabled: ready });
  const save = useRun<{ periods: number }>('indicators.declare');
  const finalCode = before?.code ?? (code.trim() || codeFrom(name));
  const missing = [[name, say('nom', 'nombre', 'name')], [formula, say('fórmula en paraules', 'fórmula en palabras', 'formula in words')], [source, say('font', 'fuente', 'source')], [method, say('nota metodològica', 'nota metodológica', 'method note')], [responsible, say('responsable', 'responsable', 'responsible')]].flatMap(([value, label]) => ((value as string).trim() === '' ? [t(label as Text)] : []));
  const keep = async () => {
    const done = await save.run({
      code: finalCode, name: threeOf(name, nameEs, nameEn), theme, unit: threeOf(unit, abroad.unit.es, abroad.unit.en), decimals: Math.trunc(numberIn(decimals)) || 0, direction, periods, formula: threeOf(formula, abroad.formula.es, abroad.formula.en), universe: kind === 'composite' ? 'province' : universe, factor: numberIn(factor) || 1, threshold: share,
      source: threeOf(source, abroad.source.es, abroad.source.en), method: threeOf(method, abroad.method.es, abroad.method.en), responsible, shared: shared && universe === 'province', gathers: gathers === '' ? null : gathers, ...(why.trim() === '' ? {} : { why }), ...(kind === 'data' ? { sql, bindings: bound } : { steps, bindings: {} }),
    });
    if (done) { leaving.kept(); toast(t(say('Publicat i calculat.', 'Publicado y calculado.', 'Published and computed.'))); go(`/o/${org}/indicadors/fitxa/${finalCode}`); }
  };
  const setPart = (at: number, next: Partial<Component>) => setParts(parts.map((each, index) => (index === at ? { ...each, ...next } : each)));
  return (
    <div className="declare">
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      <div>
        <Section title={t(say('Què diu', 'Qué dice', 'What it says'))}>
          <div className="reaction-form">
            <TextField label={t(say('Nom', 'Nombre', 'Name'))} value={name} onValue={setName} maxLength={200} />
            <div className="declare-pair"><TextField optional label={t(say('Nom en castellà', 'Nombre en castellano', 'Name in Spanish'))} value={nameEs} onValue={setNameEs} /><TextField optional label={t(say('Nom en anglès', 'Nombre en inglés', 'Name in English'))} value={nameEn} onValue={setNameEn} /></div>
            {before === undefined && <TextField optional label={t(say('Codi', 'Código', 'Code'))} help={finalCode === '' ? t(say('Si no en poseu cap, surt del nom.', 'Si no pone ninguno, sale del nombre.', 'Left empty, it comes from the name.')) : t(say('Serà «{code}».', 'Será «{code}».', 'It will be “{code}”.'), { code: finalCode })} problem={code !== '' && !/^[a-z][a-z0-9-]{1,79}$/.test(code) ? t(say('Minúscules, xifres i guions, començant per una lletra.', 'Minúsculas, cifras y guiones, empezando por una letra.', 'Lower case, digits and hyphens, starting with a letter.')) : list.indicators.some((each) => each.mine && each.code === finalCode) ? t(say('Ja en teniu un amb aquest codi: el canviaríeu.', 'Ya tiene uno con este código: lo cambiaría.', 'You already have one with this code: you would change it.')) : undefined} value={code} onValue={setCode} />}
            <TextField label={t(say('Fórmula en paraules', 'Fórmula en palabras', 'Formula in words'))} value={formula} onValue={setFormula} placeholder={t(say('regidores ÷ total de regidors × 100', 'concejalas ÷ total de concejales × 100', 'women ÷ all councillors × 100'))} />
            <div className="declare-pair"><TextField optional label={t(say('Unitat', 'Unidad', 'Unit'))} value={unit} onValue={setUnit} placeholder="%" /><TextField label={t(say('Decimals', 'Decimales', 'Decimals'))} inputMode="numeric" value={decimals} onValue={setDecimals} /></div>
            <div className="declare-pair"><Select label={t(say('Sentit', 'Sentido', 'Direction'))} value={direction} onValue={setDirection} options={Object.entries(directions).map(([value, label]) => ({ value, label: t(label) }))} /><Select label={t(say('Període', 'Periodo', 'Period'))} value={periods} onValue={setPeriods} options={Object.entries(periodKinds).map(([value, label]) => ({ value, label: t(label) }))} /></div>
            <Select label={t(say('Tema', 'Tema', 'Theme'))} value={theme} onValue={setTheme} options={Object.entries(themes).map(([value, label]) => ({ value, label: t(label) }))} />
          </div>
        </Section>
        <Section title={t(say('Com es calcula', 'Cómo se calcula', 'How it is computed'))}>
          <div className="reaction-form">
            <RadioGroup label={t(say('D’on surt', 'De dónde sale', 'Where it comes from'))} value={kind} onValue={setKind} options={[{ value: 'data', label: t(say('Amb SQL, de dades del catàleg', 'Con SQL, de datos del catálogo', 'With SQL, from data of the catalogue')) }, { value: 'composite', label: t(say('Un índex fet d’altres indicadors', 'Un índice hecho de otros indicadores', 'An index made of other indicators')) }]} />
            {kind === 'data' ? <>
              <RadioGroup label={t(say('De qui', 'De quién', 'Of whom'))} value={universe} onValue={setUniverse} options={[{ value: 'province', label: t(say('Els 311 municipis', 'Los 311 municipios', 'The 311 municipalities')) }, { value: 'own', label: t(say('El mateix ens', 'El propio ente', 'The body itself')) }]} />
              <TextArea label="SQL" className="ds-input code" rows={8} spellCheck={false} value={sql} onValue={setSql} help={t(universe === 'own' ? say('Ha de donar les columnes period i value (o numerator i denominator), i dimension si es desglossa. {nom} és un conjunt que es tria a sota.', 'Debe dar las columnas period y value (o numerator y denominator), y dimension si se desglosa. {nombre} es un conjunto que se elige abajo.', 'It gives the columns period and value (or numerator and denominator), and dimension for a breakdown. {name} is a dataset chosen below.') : say('Ha de donar les columnes place (INE), period i value (o numerator i denominator), i dimension si es desglossa. {nom} és un conjunt que es tria a sota.', 'Debe dar las columnas place (INE), period y value (o numerator y denominator), y dimension si se desglosa. {nombre} es un conjunto que se elige abajo.', 'It gives the columns place (INE), period and value (or numerator and denominator), and dimension for a breakdown. {name} is a dataset chosen below.'))} problem={trial.error && ready ? (trial.error.problem.detail ?? trial.error.problem.title) : undefined} />
              {names.map((each) => <DatasetPicker key={each} label={`{${each}}`} value={bindings[each] ?? ''} problem={bound[each] === undefined ? t(say('Falta dir quin conjunt és.', 'Falta decir qué conjunto es.', 'Say which dataset it is.')) : undefined} onValue={(next) => setBindings({ ...bindings, [each]: next })} />)}
              <div className="declare-pair"><TextField label={t(say('Multiplicat per', 'Multiplicado por', 'Times'))} inputMode="decimal" value={factor} onValue={setFactor} /><Select label={t(say('Diversos municipis junts', 'Varios municipios juntos', 'Several municipalities together'))} value={gathers} empty={t(say('Segons la fórmula', 'Según la fórmula', 'As the formula says'))} onValue={setGathers} options={Object.entries(gatherings).map(([value, label]) => ({ value, label: t(label) }))} /></div>
            </> : <>
              {parts.map((each, at) => <FieldSet key={at} title={t(say('Component {n}', 'Componente {n}', 'Component {n}'), { n: at + 1 })}><div className="declare-part"><Select label={t(say('Indicador', 'Indicador', 'Indicator'))} value={each.code} empty={t(say('Trieu-ne un', 'Elija uno', 'Choose one'))} onValue={(next) => setPart(at, { code: next, direction: list.indicators.find((found) => found.code === next)?.direction === 'less' ? 'less' : 'more' })} options={list.indicators.filter((found) => found.universe === 'province' && found.code !== before?.code).map((found) => ({ value: found.code, label: t(found.name) }))} /><TextField label={t(say('Pes', 'Peso', 'Weight'))} inputMode="decimal" value={each.weight} onValue={(next) => setPart(at, { weight: next })} /><Select label={t(say('Sentit', 'Sentido', 'Direction'))} value={each.direction} onValue={(next) => setPart(at, { direction: next })} options={[{ value: 'more', label: t(directions.more) }, { value: 'less', label: t(directions.less) }]} /><Button small look="quiet" onClick={() => setParts(parts.filter((_, index) => index !== at))}>{t(say('Treu', 'Quitar', 'Remove'))}</Button></div></FieldSet>)}
              <p><Button icon={PlusIcon} onClick={() => setParts([...parts, { code: '', weight: '1', direction: 'more' }])}>{t(say('Afegeix un component', 'Añadir un componente', 'Add a component'))}</Button></p>
              <Checkbox label={t(say('Acota cada component entre els percentils 5 i 95', 'Acota cada componente entre los percentiles 5 y 95', 'Winsorise each component between percentiles 5 and 95'))} checked={trim} onValue={setTrim} />
              <Select label={t(say('Com es porta de 0 a 100', 'Cómo se lleva de 0 a 100', 'How it is brought from 0 to 100'))} value={normalise} onValue={setNormalise} options={[{ value: 'min-max', label: t(say('Del mínim al màxim', 'Del mínimo al máximo', 'From least to most')) }, { value: 'quartiles', label: t(say('Per quartils: 0, 33, 67 o 100', 'Por cuartiles: 0, 33, 67 o 100', 'By quarters: 0, 33, 67 or 100')) }]} />
              {trial.error && ready && <ProblemNotice problem={trial.error.problem} />}
            </>}
            <TextField label={t(say('Es publica si en té dades almenys aquest % dels municipis', 'Se publica si tiene datos al menos este % de los municipios', 'Published if at least this % of the municipalities have data'))} inputMode="numeric" value={threshold} onValue={setThreshold} />
          </div>
        </Section>
        <Section title={t(say('De què se’n pot refiar qui el llegeix', 'En qué puede confiar quien lo lee', 'What its reader can trust'))}>
          <div className="reaction-form">
            <TextField label={t(say('Font', 'Fuente', 'Source'))} value={source} onValue={setSource} />
            <TextArea label={t(say('Nota metodològica', 'Nota metodológica', 'Method note'))} rows={3} value={method} onValue={setMethod} />
            <details className="declare-abroad"><summary>{t(say('En castellà i en anglès', 'En castellano y en inglés', 'In Spanish and in English'))}</summary>
              <p className="small soft">{t(say('El que deixeu en blanc es llegirà en català.', 'Lo que deje en blanco se leerá en catalán.', 'What is left blank is read in Catalan.'))}</p>
              {([['formula', say('Fórmula', 'Fórmula', 'Formula')], ['unit', say('Unitat', 'Unidad', 'Unit')], ['source', say('Font', 'Fuente', 'Source')], ['method', say('Nota metodològica', 'Nota metodológica', 'Method note')]] as const).map(([field, label]) => <div key={field} className="declare-pair">{(['es', 'en'] as const).map((which) => <TextField key={which} optional label={`${t(label)} (${t(which === 'es' ? say('castellà', 'castellano', 'Spanish') : say('anglès', 'inglés', 'English'))})`} value={abroad[field][which]} onValue={(next) => setAbroad({ ...abroad, [field]: { ...abroad[field], [which]: next } })} maxLength={2000} />)}</div>)}
            </details>
            <TextField label={t(say('Responsable', 'Responsable', 'Responsible'))} value={responsible} onValue={setResponsible} />
            {organisation?.kind === 'provincial-council' && universe === 'province' && <Checkbox label={t(say('El veuen tots els ens', 'Lo ven todos los entes', 'Seen by all bodies'))} checked={shared} onValue={setShared} />}
            {before !== undefined && <TextField optional label={t(say('Què canvia en aquesta edició', 'Qué cambia en esta edición', 'What changes in this edition'))} value={why} onValue={setWhy} maxLength={500} />}
          </div>
        </Section>
      </div>
      <aside className="declare-side">
        <Trial tried={ready ? trial.data : undefined} busy={trial.isFetching} ready={ready} figure={(value) => figure(value, { unit: threeOf(unit, abroad.unit.es, abroad.unit.en), decimals: Math.trunc(numberIn(decimals)) || 0 })} />
        {save.problem && <ProblemNotice problem={save.problem} />}
        <Button look="primary" busy={save.running} disabled={missing.length > 0 || !ready || trial.error !== null} onClick={() => void keep()}>{t(before === undefined ? say('Publica l’indicador', 'Publicar el indicador', 'Publish the indicator') : say('Publica l’edició', 'Publicar la edición', 'Publish the edition'))}</Button>
        {missing.length > 0 && <p className="small soft">{t(say('Falta: {what}.', 'Falta: {what}.', 'Missing: {what}.'), { what: missing.join(', ') })}</p>}
      </aside>
    </div>
  );
}
