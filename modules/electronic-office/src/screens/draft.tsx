import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, call, Confirm, DatePicker, Page, ProblemNotice, RadioGroup, Section, Select, Skeleton, TextArea, TextField, useForget, useFormat, useGo, useLanguage, useText, type Problem, type ScreenProps } from '@comu/design';
import { useHome, useOffice, useOfficeRun, useVisitor, type Asked as WhatIsAsked, type AskedDocument, type Draft, type OnBehalf, type Question, type Situation, type Visitor } from './answers.ts';
import { Asked } from './asked.tsx';
import { DraftFiles } from './draft-files.tsx';
import { ForVisitors } from './identify.tsx';
import { OnBehalfFields, type WhoActs } from './on-behalf.tsx';
import { say } from './say.ts';
import './office.css';

const addition: { name: ReturnType<typeof say>; questions: readonly Question[]; documents: readonly AskedDocument[] } = {
  name: say('Afegiu documents o contesteu', 'Añada documentos o conteste', 'Add documents or answer'), documents: [],
  questions: [{ code: 'says', kind: 'long-text', required: false, label: say('Què hi voleu dir', 'Qué quiere decir', 'What you want to say') }],
};

export function DraftPage({ params: { org = '', draft = '' } }: ScreenProps) {
  const t = useText();
  return <ForVisitors title={t(say('La vostra sol·licitud', 'Su solicitud', 'Your application'))}><Loaded org={org} draft={draft} /></ForVisitors>;
}

function Loaded({ org, draft: id }: { org: string; draft: string }) {
  const t = useText();
  const go = useGo();
  const { data: home } = useHome(org);
  const visitor = useVisitor();
  const { data: draft, error } = useOffice<Draft>(org, 'draft', { draft: id });
  useEffect(() => {
    if (draft?.filing) go(`/seu/${org}/presentat/${draft.filing}`, { replace: true });
  });
  if (error && draft === undefined) return <Page narrow title={t(say('La vostra sol·licitud', 'Su solicitud', 'Your application'))}><ProblemNotice problem={error.problem} /></Page>;
  if (draft === undefined || home === undefined || !visitor || draft.filing) return <div className="page page-narrow"><Skeleton lines={6} /></div>;
  const form = draft.answersTo === null ? home.offerings.find(({ id: offering }) => offering === draft.offering) : addition;
  if (form === undefined) return <Page narrow title={t(say('Aquest tràmit ja no s’ofereix', 'Este trámite ya no se ofrece', 'This is no longer offered'))}><p>{t(say('El que heu escrit es conserva trenta dies, però ara no es pot presentar.', 'Lo que ha escrito se conserva treinta días, pero ahora no se puede presentar.', 'What you wrote is kept for thirty days, but cannot be filed now.'))}</p></Page>;
  return <Form key={draft.id} org={org} first={draft} visitor={visitor} name={t(form.name)} questions={form.questions} documents={form.documents} />;
}

/** What was written is kept all the while: only the filing was refused. */
const notYet = say('Encara no s’ha presentat: reviseu els camps marcats i torneu a prémer Presenteu. El que heu escrit es conserva.', 'Todavía no se ha presentado: revise los campos marcados y vuelva a pulsar Presentar. Lo que ha escrito se conserva.', 'It is not filed yet: check the marked fields and press File again. What you wrote is kept.');

interface Writing { readonly answers: Readonly<Record<string, string>>; readonly acts: WhoActs; readonly email: string }

const onBehalfOf = ({ acts }: Writing): OnBehalf | null => ('of' in acts ? acts.of : null);
const whole = (of: OnBehalf | null) => of === null || (of.name.trim() !== '' && of.nif.trim().length >= 9 && of.standing.trim().length >= 3);
const mail = (email: string) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? email.trim() : null);

function Form({ org, first, visitor, name, questions, documents }: { org: string; first: Draft; visitor: Visitor; name: string; questions: readonly Question[]; documents: readonly AskedDocument[] }) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const { language } = useLanguage();
  const [writing, setWriting] = useState<Writing>({ answers: first.answers, acts: first.onBehalf === null ? { as: 'self' } : { as: visitor.represents.some(({ nif }) => nif === first.onBehalf?.nif) ? first.onBehalf.nif : 'other', of: first.onBehalf }, email: first.email ?? '' });
  const [files, setFiles] = useState(first.files);
  const [saved, setSaved] = useState<{ at: Date } | { problem: Problem } | 'saving'>();
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { data: asked } = useOffice<{ asked: WhatIsAsked | null; situation: Situation }>(org, 'matter', { filing: first.answersTo }, first.answersTo !== null);
  const filing = useOfficeRun<{ id: string }>(org, 'file');
  const discard = useOfficeRun<null>(org, 'discard');
  const unsaved = useRef<{ timer: ReturnType<typeof setTimeout>; what: Writing } | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const forget = useForget();
  const settle = () => { clearTimeout(unsaved.current?.timer); unsaved.current = undefined; };

  const save = async (what: Writing, { outlives = false } = {}): Promise<boolean> => {
    settle();
    setSaved('saving');
    // An answer left blank is none, and whom one acts for is kept once it is whole.
    const answers = Object.fromEntries(Object.entries(what.answers).filter(([, answer]) => answer.trim() !== ''));
    const onBehalf = onBehalfOf(what);
    try {
      await call({ operation: `seu.${org}.save-draft`, language, outlives, input: { draft: first.id, answers, onBehalf: whole(onBehalf) ? onBehalf : null, email: mail(what.email) } });
      setSaved({ at: new Date() });
      return true;
    } catch (failure) {
      setSaved({ problem: (failure as { problem: Problem }).problem });
      return false;
    }
  };
  const change = (part: Partial<Writing>) => {
    const next = { ...writing, ...part };
    setWriting(next);
    settle();
    unsaved.current = { what: next, timer: setTimeout(() => void save(next), 700) };
  };
  // Whoever leaves in the middle of a word finds it when they come back, and nothing that was kept from before is written over it.
  const leave = useEffectEvent(() => {
    if (unsaved.current !== undefined) void save(unsaved.current.what, { outlives: true });
    forget(`seu.${org}.draft`, { draft: first.id });
  });
  useEffect(() => {
    const left = () => leave();
    addEventListener('pagehide', left);
    return () => { removeEventListener('pagehide', left); left(); };
  }, []);
  useEffect(() => {
    if (filing.problem !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [filing.problem]);
  const submit = async () => {
    setTried(true);
    if (!whole(onBehalfOf(writing)) || !(await save(writing))) return;
    const filed = await filing.run({ draft: first.id });
    if (filed !== undefined) go(`/seu/${org}/presentat/${filed.id}`, { replace: true });
  };
  const wrong = (field: string) => { const remedy = filing.problem?.fields.find((each) => each.field === field)?.remedy; return remedy === undefined ? undefined : t(remedy); };
  const refusedSave = typeof saved === 'object' && 'problem' in saved ? saved.problem : undefined;
  const answer = (code: string) => writing.answers[code] ?? '';

  return (
    <Page narrow title={name} trail={[{ label: t(say('Els meus tràmits', 'Mis trámites', 'My matters')), href: `/seu/${org}/tramits` }]} lead={t(say('Es desa sol. Res no es presenta fins que premeu Presenteu.', 'Se guarda solo. Nada se presenta hasta que pulse Presentar.', 'It saves itself. Nothing is filed until you press File.'))}>
      <form ref={form} className="office-form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {first.answersTo === null && (
          <Section title={t(say('Qui ho demana', 'Quién lo pide', 'Who asks'))}>
            <OnBehalfFields visitor={visitor} acts={writing.acts} onActs={(acts) => change({ acts })} tried={tried} wrongNumber={refusedSave?.fields.some(({ field }) => field === '/onBehalf/nif') === true} />
            <TextField label={t(say('Correu per als avisos', 'Correo para los avisos', 'E-mail for notices'))} optional type="email" inputMode="email" autoComplete="email" value={writing.email} onValue={(email) => change({ email })}
              help={t(say('Us hi avisarem quan tingueu una notificació. Les notificacions s’obren aquí, a la seu.', 'Le avisaremos cuando tenga una notificación. Las notificaciones se abren aquí, en la sede.', 'We will tell you when you have a notification. Notifications are opened here.'))}
              problem={tried && writing.email.trim() !== '' && mail(writing.email) === null ? t(say('Reviseu l’adreça: nom@domini.', 'Revise la dirección: nombre@dominio.', 'Check the address: name@domain.')) : undefined} />
          </Section>
        )}
        {asked?.asked && <Section title={t(say('Què us hem demanat', 'Qué le hemos pedido', 'What we asked of you'))}><Asked asked={asked.asked} situation={asked.situation} /></Section>}
        <Section title={first.answersTo === null ? t(say('Què demaneu', 'Qué solicita', 'What you ask')) : t(say('La vostra resposta', 'Su respuesta', 'Your answer'))}>
          {questions.map((question) => <QuestionField key={question.code} question={question} value={answer(question.code)} problem={wrong(`/answers/${question.code}`)} onValue={(value) => change({ answers: { ...writing.answers, [question.code]: value } })} />)}
        </Section>
        <Section title={t(say('Documents', 'Documentos', 'Documents'))} describe={t(say('Fins a 20 fitxers de 50 MB. PDF, imatges, textos, fulls de càlcul…', 'Hasta 20 ficheros de 50 MB. PDF, imágenes, textos, hojas de cálculo…', 'Up to 20 files of 50 MB. PDF, images, text, spreadsheets…'))}>
          {[...documents, { code: 'other', title: documents.length === 0 ? say('Documents que hi voleu adjuntar', 'Documentos que quiere adjuntar', 'Documents to attach') : say('Altres documents', 'Otros documentos', 'Other documents'), required: false }].map((asked) => (
            <DraftFiles key={asked.code} org={org} draft={first.id} asked={asked} files={files.filter(({ code }) => code === asked.code)} onDraft={({ files: all }) => setFiles(all)} problem={wrong(`/files/${asked.code}`)} />
          ))}
        </Section>
        {filing.problem && <ProblemNotice problem={filing.problem.code === 'kernel.input-refused' ? { ...filing.problem, sentence: notYet } : filing.problem} />}
        {refusedSave && refusedSave.code !== filing.problem?.code && <ProblemNotice problem={refusedSave} />}
        <div className="office-submit">
          <Button type="submit" look="primary" busy={filing.running}>{t(say('Presenteu', 'Presentar', 'File'))}</Button>
          <Button look="quiet" tone="danger" onClick={() => setLeaving(true)}>{t(say('Descarteu l’esborrany', 'Descartar el borrador', 'Discard the draft'))}</Button>
          <p className="soft small" role="status">{saved === 'saving' ? t(say('S’està desant…', 'Guardando…', 'Saving…')) : saved !== undefined && 'at' in saved ? t(say('Desat a les {hour}', 'Guardado a las {hour}', 'Saved at {hour}'), { hour: format.hour(saved.at) }) : ''}</p>
        </div>
      </form>
      <Confirm open={leaving} onClose={() => setLeaving(false)} busy={discard.running} danger verb={t(say('Descarteu-lo', 'Descartarlo', 'Discard it'))} title={t(say('Voleu descartar l’esborrany?', '¿Quiere descartar el borrador?', 'Discard the draft?'))}
        onConfirm={() => { settle(); void discard.run({ draft: first.id }).then((done) => done !== undefined && go(`/seu/${org}/tramits`)); }}>
        <p>{t(say('S’esborrarà el que heu escrit i els fitxers. No es pot desfer.', 'Se borrará lo que ha escrito y los ficheros. No se puede deshacer.', 'What you wrote and the files will be deleted. It cannot be undone.'))}</p>
      </Confirm>
    </Page>
  );
}

function QuestionField({ question: { kind, label, help, required, choices = [] }, value, problem, onValue }: { question: Question; value: string; problem: string | undefined; onValue(value: string): void }) {
  const t = useText();
  const frame = { label: t(label), optional: !required, ...(help === undefined ? {} : { help: t(help) }), problem };
  if (kind === 'long-text') return <TextArea {...frame} rows={5} value={value} onValue={onValue} />;
  if (kind === 'choice') return <Select {...frame} value={value} onValue={onValue} empty={t(say('Trieu-ne una…', 'Elija una…', 'Choose one…'))} options={choices.map(({ value: each, label: words }) => ({ value: each, label: t(words) }))} />;
  if (kind === 'yes-no') return <RadioGroup {...frame} value={value} onValue={onValue} options={[{ value: 'yes', label: t(say('Sí', 'Sí', 'Yes')) }, { value: 'no', label: 'No' }]} />;
  if (kind === 'day') return <DatePicker {...frame} value={value} onValue={onValue} />;
  if (kind === 'amount') return <TextField {...frame} inputMode="decimal" className="ds-input tabular" value={value.replace('.', ',')} onValue={(typed) => onValue(typed.replace(',', '.'))} />;
  return <TextField {...frame} value={value} onValue={onValue} />;
}
