import { useMemo, useState } from 'react';
import { Button, ButtonLink, Dialog, EnvelopeIcon, fileAddress, Page, PencilSimpleIcon, PrinterIcon, ProblemNotice, Section, Skeleton, TextArea, TextField, toast, useFormat, useLanguage, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { unpacked } from '../parts/pack.ts';
import { say } from '../words.ts';
import { AnswerTable, useAnswerSources } from './answer-view.tsx';
import { PartView } from './part.tsx';
import type { DecisionRow, OpenAnswer, SealedAnswer } from './rows.ts';
import './dashboards.css';

/** A dashboard as it is now: read, printed, and decided on. */
export function DashboardPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<OpenAnswer>('dashboards.open', { dashboard: id });
  const shown = useMemo(() => (data === undefined ? {} : unpacked(data.data)), [data]);
  const [deciding, setDeciding] = useState(false);
  const pdf = useRun<{ sha256: string; name: string }>('dashboards.print');
  const letter = useRun<{ to: string }>('dashboards.send-to-me');
  const trail = [{ label: t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards')), href: `/o/${org}/quadres` }];
  if (data === undefined) return <Page title={t(say('Quadre', 'Cuadro', 'Dashboard'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={10} />}</Page>;
  const { dashboard, decisions } = data;
  const takePdf = async () => { const made = await pdf.run({ dashboard: id }); if (made) location.assign(fileAddress({ ...made, organisation: org })); };
  return (
    <Page title={dashboard.name} lead={dashboard.about ?? undefined} trail={trail}
      actions={<>
        {organisation?.can('dashboards.decide') === true && <Button onClick={() => setDeciding(true)}>{t(say('Anota una decisió', 'Anotar una decisión', 'Record a decision'))}</Button>}
        <Button icon={EnvelopeIcon} disabled={letter.running} onClick={() => void letter.run({ dashboard: id }).then((sent) => sent && toast(t(say('Enviat a {to}.', 'Enviado a {to}.', 'Sent to {to}.'), sent)))}>{t(say('Envia-me’l', 'Enviármelo', 'Send it to me'))}</Button>
        <Button icon={PrinterIcon} disabled={pdf.running} onClick={() => void takePdf()}>{t(pdf.running ? say('S’està fent…', 'Haciéndose…', 'Being made…') : say('PDF', 'PDF', 'PDF'))}</Button>
        {organisation?.can('dashboards.compose') === true && <ButtonLink look="primary" icon={PencilSimpleIcon} href={`/o/${org}/quadres/${id}/canvia`}>{t(say('Canvia', 'Cambiar', 'Change'))}</ButtonLink>}
      </>}>
      {pdf.problem && <ProblemNotice problem={pdf.problem} />}
      {letter.problem && <ProblemNotice problem={letter.problem} />}
      <div className="board">{dashboard.parts.map((part) => <section key={part.id} className="board-part" data-width={part.width}><PartView part={part} shown={shown[part.id]} /></section>)}</div>
      {decisions.length > 0 && <Section title={t(say('Decisions preses amb aquestes xifres', 'Decisiones tomadas con estas cifras', 'Decisions taken on these figures'))}>{decisions.map((each) => <Taken key={each.id} decision={each} />)}</Section>}
      {deciding && <Decide id={id} onClose={() => setDeciding(false)} />}
    </Page>
  );
}

function Taken({ decision }: { decision: DecisionRow }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <article className="board-decision">
      <h3>{decision.what}</h3><p className="small soft">{format.moment(decision.takenAt)}</p><p>{decision.why}</p>
      <details><summary>{t(say('Les xifres d’aquell moment', 'Las cifras de aquel momento', 'The figures at that moment'))}</summary><ul>{decision.figures.map((each, index) => <li key={index}>{t(each.name)}, {each.place}, {each.period ?? '—'}: <strong className="tabular">{each.value === null ? t(say('sense dades', 'sin datos', 'no data')) : new Intl.NumberFormat({ ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }[language], { maximumFractionDigits: 4 }).format(each.value)}</strong></li>)}</ul>{decision.answers?.map((each, index) => <Sealed key={index} answer={each} />)}</details>
    </article>
  );
}

/** An answer as it was sealed, with the versions it was read from; it is not asked anew. */
function Sealed({ answer }: { answer: SealedAnswer }) {
  const t = useText();
  const sources = useAnswerSources()(answer);
  if (answer.withheld) return <p className="small soft">{t(say('«{title}» no s’hi va desar: té dades que no tothom de l’ens pot veure.', '«{title}» no se guardó: tiene datos que no todo el ente puede ver.', '“{title}” was not kept: it has data that not everybody of the body may see.'), { title: answer.title })}</p>;
  return <div className="board-table"><AnswerTable title={answer.title} answer={answer} />{answer.more && <p className="small soft">{t(say('Se’n van desar les primeres files.', 'Se guardaron las primeras filas.', 'Its first rows were kept.'))}</p>}<p className="small soft">{sources}</p></div>;
}

function Decide({ id, onClose }: { id: string; onClose(): void }) {
  const t = useText();
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const { run, running, problem } = useRun('dashboards.decide');
  const keep = async () => { if (await run({ dashboard: id, what, why })) { toast(t(say('Decisió anotada amb les xifres d’ara.', 'Decisión anotada con las cifras de ahora.', 'Decision recorded with the figures of now.'))); onClose(); } };
  return (
    <Dialog open onClose={onClose} title={t(say('Anota una decisió', 'Anotar una decisión', 'Record a decision'))} footer={<Button look="primary" disabled={running || what.trim() === '' || why.trim() === ''} onClick={() => void keep()}>{t(say('Anota-la', 'Anotarla', 'Record it'))}</Button>}>
      <p>{t(say('Quedarà segellada amb les xifres que veieu ara i les versions de les dades. No es podrà canviar.', 'Quedará sellada con las cifras que ve ahora y las versiones de los datos. No se podrá cambiar.', 'It will be sealed with the figures you see now and the versions of the data. It cannot be changed.'))}</p>
      <TextField label={t(say('Què s’ha decidit', 'Qué se ha decidido', 'What was decided'))} value={what} onValue={setWhat} />
      <TextArea label={t(say('Per què', 'Por qué', 'Why'))} value={why} onValue={setWhy} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
