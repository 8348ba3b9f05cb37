import { useState } from 'react';
import { Button, CopyIcon, EmptyState, Page, PlusIcon, ProblemNotice, Section, Select, Skeleton, TextArea, toast, useLanguage, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { shapesFor } from '../parts/answer-spec.ts';
import type { QuestionAnswer } from '../question/answer.ts';
import { examples } from '../question/complete.ts';
import type { AnswerShape } from '../question/shapes.ts';
import { titleOfMeasure, titleOfBy } from '../question/sql.ts';
import type { Question, Source, Vocabulary } from '../question/types.ts';
import { understand, understandAs } from '../question/understand.ts';
import { say, shapeNames } from '../words.ts';
import { addressOf, readAddress, type Address } from './address.ts';
import { AnswerView } from './answer-view.tsx';
import { Chips, plainQuestion } from './chips.tsx';
import { KeepDialog } from './keep-answer.tsx';
import { QuestionInput } from './question-input.tsx';
import './dashboards.css';

interface Asked { readonly sentence: string; readonly question: Question; readonly source: Source; readonly others: readonly Source[]; readonly unknown: readonly string[] }

/** What words ask of this vocabulary, or nothing when none of them is in it. */
function askedBy(words: string, vocabulary: Vocabulary): Asked | undefined {
  const found = understand(words, vocabulary);
  return found === undefined ? undefined : { sentence: words, question: found.question, source: found.source, others: found.others, unknown: found.unknown.map(({ text }) => text) };
}

/** The pieces of a question, unless its words alone say the same. */
function piecesOf({ sentence, question }: Asked, vocabulary: Vocabulary): Pick<Address, 'question'> {
  return JSON.stringify(askedBy(sentence, vocabulary)?.question) === JSON.stringify(question) ? {} : { question };
}

function askedAt({ words, question }: Address, vocabulary: Vocabulary): Asked | undefined {
  const said = askedBy(words, vocabulary);
  const source = vocabulary.sources.find(({ key }) => key === question?.source);
  return question === undefined || source === undefined ? said : { sentence: words, question, source, others: said?.others ?? [], unknown: [] };
}

/** Asks the data in words: how they were understood can be changed, the SQL is in sight, and the answer can be kept on a dashboard. */
export function AskPage({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const { data: vocabulary, error } = useQueryOperation<Vocabulary>('dashboards.vocabulary');
  return (
    <Page title={t(say('Pregunta a les dades', 'Preguntar a los datos', 'Ask the data'))} trail={[{ label: t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards')), href: `/o/${org}/quadres` }]}>
      {error && <ProblemNotice problem={error.problem} />}
      {vocabulary === undefined ? !error && <Section><Skeleton lines={5} /></Section> : <Asking org={org} vocabulary={vocabulary} />}
    </Page>
  );
}

function Asking({ org, vocabulary }: { org: string; vocabulary: Vocabulary }) {
  const t = useText();
  const { language } = useLanguage();
  const organisation = useOrganisation();
  // An address with a question is answered as it opens.
  const [given] = useState(() => readAddress(location.search, vocabulary.sources));
  const [sentence, setSentence] = useState(given.words);
  const [asked, setAsked] = useState(() => askedAt(given, vocabulary));
  const [sql, setSql] = useState(given.sql);
  const [lost, setLost] = useState(asked === undefined && sentence !== '' && sql === undefined);
  const [shape, setShape] = useState(given.shape);
  const [keeping, setKeeping] = useState(false);
  const input = sql !== undefined ? { sql } : { question: asked?.question };
  const { data: answer, error: refused, isFetching, isPlaceholderData, refetch } = useQueryOperation<QuestionAnswer>('dashboards.ask', input, { enabled: asked !== undefined || sql !== undefined });
  const at = (address: Address) => history.replaceState(history.state, '', addressOf(address) ?? location.pathname);
  const take = (next: Asked | undefined, words = next?.sentence ?? '') => {
    setAsked(next); setSql(undefined); setShape(undefined); setLost(next === undefined);
    at({ words, ...(next === undefined ? {} : piecesOf(next, vocabulary)) });
  };
  const ask = (words: string) => { if (words.trim() !== '') take(askedBy(words, vocabulary), words); };
  const here = (): Address => ({ words: asked?.sentence ?? sentence, ...(sql !== undefined ? { sql } : asked === undefined ? {} : piecesOf(asked, vocabulary)) });
  const see = (next: AnswerShape) => { setShape(next); at({ ...here(), shape: next }); };
  const askSql = (words: string) => { setSql(words); setShape(undefined); at({ words: asked?.sentence ?? sentence, sql: words }); };
  const share = () => {
    const address = addressOf({ ...here(), ...(shape === undefined ? {} : { shape }) });
    if (address === undefined) return toast(t(say('És massa llarga per a una adreça. Deseu-la en un quadre i compartiu-lo.', 'Es demasiado larga para una dirección. Guárdela en un cuadro y compártalo.', 'It is too long for an address. Keep it on a dashboard and share that.')));
    void navigator.clipboard.writeText(`${location.origin}${location.pathname}${address}`).then(() => toast(t(say('Adreça copiada. Qui l’obri hi veurà el que pot veure.', 'Dirección copiada. Quien la abra verá lo que puede ver.', 'Address copied. Whoever opens it sees what they may see.'))), () => toast(t(say('El navegador no deixa copiar: agafeu-la de la barra d’adreces.', 'El navegador no deja copiar: tómela de la barra de direcciones.', 'The browser does not let it be copied: take it from the address bar.'))));
  };
  const pick = (source: Source) => {
    const read = asked === undefined || asked.sentence === '' ? undefined : understandAs(asked.sentence, source, vocabulary);
    take({ sentence: asked?.sentence ?? '', others: asked?.others ?? [], source, question: read?.question ?? plainQuestion(source), unknown: read?.unknown.map(({ text }) => text) ?? [] });
  };
  const shapes = answer === undefined ? [] : shapesFor(answer);
  const drawn = shape !== undefined && shapes.includes(shape) ? shape : (shapes[0] ?? 'table');
  const title = asked === undefined ? 'SQL' : [titleOfMeasure(asked.source, asked.question, language), ...asked.question.by.map((by, at) => `${at === 0 ? t(say('per', 'por', 'by')) : t(say('i', 'y', 'and'))} ${titleOfBy(asked.source, by, language).toLowerCase()}`)].join(' ');
  return (
    <>
      <Section>
        <QuestionInput value={sentence} onValue={setSentence} onAsk={ask} vocabulary={vocabulary} />
        <div className="question-go"><Button look="primary" busy={isFetching} onClick={() => ask(sentence)}>{t(say('Pregunta', 'Preguntar', 'Ask'))}</Button></div>
        {asked !== undefined && <div className="question-understood">
          <p className="small soft" id="understood">{t(say('Així s’ha entès. Premeu una peça per canviar-la.', 'Así se ha entendido. Pulse una pieza para cambiarla.', 'How it was understood. Press a piece to change it.'))}</p>
          <Chips {...asked} vocabulary={vocabulary} onChange={(question) => take({ ...asked, question })} onSource={pick} />
          <div aria-live="polite">{asked.unknown.length > 0 && <p className="question-unknown">{t(asked.unknown.length === 1 ? say('No s’ha entès «{words}» i no compta. Si és un nom del catàleg, escriviu-lo com hi consta o afegiu-lo com a sinònim al glossari.', 'No se ha entendido «{words}» y no cuenta. Si es un nombre del catálogo, escríbalo como consta o añádalo como sinónimo en el glosario.', '“{words}” was not understood and does not count. If it is a name of the catalogue, write it as it stands there or add it as a synonym in the glossary.') : say('No s’han entès «{words}» i no compten. Si són noms del catàleg, escriviu-los com hi consten o afegiu-los com a sinònims al glossari.', 'No se han entendido «{words}» y no cuentan. Si son nombres del catálogo, escríbalos como constan o añádalos como sinónimos en el glosario.', '“{words}” were not understood and do not count. If they are names of the catalogue, write them as they stand there or add them as synonyms in the glossary.'), { words: asked.unknown.join('», «') })}</p>}</div>
        </div>}
      </Section>
      {lost && <Section><EmptyState title={t(say('Cap d’aquestes paraules no és del catàleg', 'Ninguna de estas palabras es del catálogo', 'None of these words is in the catalogue'))}>{t(say('Anomeneu un indicador o un conjunt de dades: mentre escriviu se us n’ofereixen. També en podeu triar un a sota.', 'Nombre un indicador o un conjunto de datos: mientras escribe se le ofrecen. También puede elegir uno abajo.', 'Name an indicator or a dataset: they are offered while you type. You may also choose one below.'))}</EmptyState></Section>}
      {refused && <ProblemNotice problem={refused.problem} />}
      {refused?.problem.code === 'data.no-version-yet' && asked !== undefined && organisation?.can('data.steward') === true && <TakeVersion code={asked.source.table} onDone={() => void refetch()} />}
      {asked !== undefined && (answer === undefined || isPlaceholderData) && !refused && <Section><Skeleton lines={8} /></Section>}
      {answer !== undefined && !isPlaceholderData && !refused && (asked !== undefined || sql !== undefined) && (
        <Section title={title} actions={<div className="question-answer-actions">
          {shapes.length > 1 && <Select label={t(say('Com es veu', 'Cómo se ve', 'Seen as'))} value={drawn} onValue={(next) => see(next as AnswerShape)} options={shapes.map((each) => ({ value: each, label: t(shapeNames[each]) }))} />}
          <Button icon={CopyIcon} onClick={share}>{t(say('Copia l’adreça', 'Copiar la dirección', 'Copy the address'))}</Button>
          {organisation?.can('dashboards.compose') === true && <Button icon={PlusIcon} onClick={() => setKeeping(true)}>{t(say('Desa en un quadre', 'Guardar en un cuadro', 'Keep on a dashboard'))}</Button>}
        </div>}>
          <AnswerView title={title} shape={drawn} answer={answer} />
          {asked?.question.per !== undefined && sql === undefined && <p className="small soft">{t(say('Dividit pels habitants, segons el padró de 2024, dels municipis que hi tenen dades.', 'Dividido por los habitantes, según el padrón de 2024, de los municipios que tienen datos.', 'Divided by the inhabitants, on the 2024 register, of the municipalities that have data.'))}</p>}
          {answer.left > 0 && <p className="small">{t(say('De {n} files no se’n diu el grup, perquè en faria de menys de {few} persones. Per això cada recompte és el mínim: en pot tenir fins a {n} més.', 'De {n} filas no se dice el grupo, porque los haría de menos de {few} personas. Por eso cada recuento es el mínimo: puede tener hasta {n} más.', 'Of {n} rows the group is not told, since it would make groups of fewer than {few} people. So each count is a minimum: it may hold up to {n} more.'), { n: answer.left, few: answer.smallest ?? 0 })}</p>}
          {answer.more && <p className="small soft">{t(say('N’hi ha més: es mostren les 2.000 primeres files.', 'Hay más: se muestran las 2.000 primeras filas.', 'There are more: the first 2,000 rows are shown.'))}</p>}
          {answer.why.length > 0 && <p className="small soft">{answer.why.map(({ code, says }) => `${code}: ${t(says)}`).join(' ')}</p>}
          <SqlBox key={answer.sql} sql={answer.sql} editable={organisation?.can('data.read') === true && answer.smallest === null} onRun={askSql} />
        </Section>
      )}
      {asked === undefined && sql === undefined && <Start vocabulary={vocabulary} onExample={(words) => { setSentence(words); ask(words); }} onPick={pick} />}
      {keeping && answer !== undefined && <KeepDialog org={org} title={asked?.sentence === undefined || asked.sentence === '' ? title : asked.sentence} part={{ shape: drawn, ...(sql !== undefined ? { sql } : { question: asked!.question }) }} onClose={() => setKeeping(false)} />}
    </>
  );
}

/** What one can ask, for who has not asked yet. */
function Start({ vocabulary, onExample, onPick }: { vocabulary: Vocabulary; onExample(words: string): void; onPick(source: Source): void }) {
  const t = useText();
  const { language } = useLanguage();
  const [key, setKey] = useState('');
  if (vocabulary.sources.length === 0) return <Section><EmptyState title={t(say('Encara no hi ha dades per preguntar', 'Todavía no hay datos para preguntar', 'There are no data to ask yet'))}>{t(say('Carregueu un fitxer al catàleg de dades o poseu al dia les xifres pròpies als indicadors.', 'Cargue un archivo en el catálogo de datos o actualice las cifras propias en los indicadores.', 'Load a file in the data catalogue, or bring own figures up to date in the indicators.'))}</EmptyState></Section>;
  return (
    <Section title={t(say('Per començar', 'Para empezar', 'To begin'))}>
      <ul className="question-examples">{examples(vocabulary, language).map(({ words }) => <li key={words}><Button look="quiet" onClick={() => onExample(words)}>{words}</Button></li>)}</ul>
      <div className="question-pick">
        <Select label={t(say('O trieu de què', 'O elija de qué', 'Or choose what about'))} value={key} empty={t(say('Un indicador o un conjunt…', 'Un indicador o un conjunto…', 'An indicator or a dataset…'))} onValue={setKey} options={vocabulary.sources.toSorted((a, b) => a.title[language].localeCompare(b.title[language], language)).map((each) => ({ value: each.key, label: `${each.title[language]}${each.kind === 'indicator' ? ` · ${t(say('indicador', 'indicador', 'indicator'))}` : ''}` }))} />
        <Button disabled={key === ''} onClick={() => { const found = vocabulary.sources.find((each) => each.key === key); if (found) onPick(found); }}>{t(say('Tria', 'Elegir', 'Choose'))}</Button>
      </div>
    </Section>
  );
}

/** The SQL that was asked, to the letter; whoever may ask in SQL can change it. */
function SqlBox({ sql, editable, onRun }: { sql: string; editable: boolean; onRun(sql: string): void }) {
  const t = useText();
  const [words, setWords] = useState(sql);
  const [editing, setEditing] = useState(false);
  return (
    <details className="question-sql">
      <summary>{t(say('La consulta SQL que s’ha fet', 'La consulta SQL que se ha hecho', 'The SQL that was asked'))}</summary>
      {editing
        ? <><TextArea label="SQL" className="ds-input code" rows={10} spellCheck={false} value={words} onValue={setWords} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun(words); }} help={t(say('Només s’hi llegeix el que podeu veure. Ctrl + Retorn per preguntar.', 'Solo se lee lo que puede ver. Ctrl + Intro para preguntar.', 'Only what you may see is read. Ctrl + Enter to ask.'))} /><Button look="primary" disabled={words.trim() === ''} onClick={() => onRun(words)}>{t(say('Pregunta amb aquest SQL', 'Preguntar con este SQL', 'Ask with this SQL'))}</Button></>
        : <><pre tabIndex={0} aria-label="SQL">{sql}</pre>{editable && <Button small onClick={() => setEditing(true)}>{t(say('Canvia l’SQL', 'Cambiar el SQL', 'Change the SQL'))}</Button>}</>}
    </details>
  );
}

/** A record of the platform that nobody has taken a version of yet. */
function TakeVersion({ code, onDone }: { code: string; onDone(): void }) {
  const t = useText();
  const { data } = useQueryOperation<{ rows: readonly { id: string; code: string }[] }>('data.search', { words: code, limit: 30 });
  const { run, running, problem } = useRun('data.take-snapshot');
  const dataset = data?.rows.find((each) => each.code === code)?.id;
  const take = async () => { if (await run({ dataset })) { toast(t(say('Fet: a partir d’ara es renova cada nit.', 'Hecho: a partir de ahora se renueva cada noche.', 'Done: from now on it is renewed every night.'))); onDone(); } };
  return <Section>{problem && <ProblemNotice problem={problem} />}<p>{t(say('Són dades de la plataforma mateixa. Feu-ne una versió i es podran preguntar.', 'Son datos de la propia plataforma. Haga una versión y se podrán preguntar.', 'These are data of the platform itself. Take a version and they can be asked.'))}</p><p><Button look="primary" busy={running} disabled={dataset === undefined} onClick={() => void take()}>{t(say('Fes una versió amb les dades d’ara', 'Hacer una versión con los datos de ahora', 'Take a version of the data of now'))}</Button></p></Section>;
}
