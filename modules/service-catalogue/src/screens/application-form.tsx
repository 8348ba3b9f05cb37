import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Checkbox, CheckCircleIcon, Page, ProblemNotice, RadioGroup, Section, SignatureIcon, TextArea, TextField, toast, useFormat, useGo, useRun, useText } from '@comu/design';
import { titleOf } from '../words.ts';
import { NeededDocuments } from './needed-documents.tsx';
import type { ApplicationRow, OpenCall, Status } from './rows.ts';

interface Draft { readonly project: string; readonly amount: string; readonly contact: string; readonly answers: Readonly<Record<string, string>>; readonly declares: readonly string[] }

/** `18.000,50` → `18000.50`; `undefined` when it is no amount. */
const amountFrom = (typed: string): string | undefined => {
  const plain = typed.replaceAll(/[\s€]/g, '').replaceAll('.', '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Number(plain).toFixed(2) : undefined;
};

/** The form of the call itself: what it asks, in its own words; saved a moment after each change. */
export function ApplicationForm({ open: { call, rules }, status, org }: { open: OpenCall; status: Status | undefined; org: string }) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const begun = status?.application;
  const [resumed] = useState(begun !== undefined);
  const [draft, setDraft] = useState<Draft>(() => ({ project: begun?.project ?? '', amount: begun?.amount ? format.decimal(begun.amount) : '', contact: begun?.contact ?? '', answers: begun?.answers ?? {}, declares: begun?.declares ?? [] }));
  const [tried, setTried] = useState(false);
  const [savedAt, setSavedAt] = useState<Date>();
  const saving = useRun<ApplicationRow>('service-catalogue.save-draft');
  const ready = useRun<ApplicationRow>('service-catalogue.ready-to-sign');
  const form = useRef<HTMLFormElement>(null);
  const amount = draft.amount.trim() === '' ? null : amountFrom(draft.amount);
  const tooMuch = amount != null && call.most !== null && Number(amount) > Number(call.most);

  const save = async () => {
    const saved = await saving.run({ call: call.id, project: draft.project, answers: draft.answers, declares: draft.declares, contact: draft.contact.trim() === '' ? null : draft.contact.trim(), ...(amount == null ? {} : { amount }) });
    if (saved) setSavedAt(new Date());
    return saved;
  };
  const touched = useRef(false);
  const saveNow = useEffectEvent(() => void save());
  useEffect(() => {
    if (!touched.current) return;
    const waiting = setTimeout(saveNow, 900);
    return () => clearTimeout(waiting);
  }, [draft]);
  const change = (part: Partial<Draft>) => { touched.current = true; setDraft((now) => ({ ...now, ...part })); };

  const questions = call.criteria.flatMap((each) => (each.kind === 'answer' ? [each] : []));
  const population = call.criteria.some(({ kind }) => kind === 'population') ? rules.find(({ rule }) => rule === 'population') : undefined;
  const needsAmount = call.most !== null;
  const problems = {
    project: draft.project.trim() === '', amount: needsAmount && (amount == null || Number(amount) <= 0 || tooMuch),
    questions: questions.filter(({ code }) => draft.answers[code] === undefined).map(({ code }) => code), declares: call.requirements.filter(({ code }) => !draft.declares.includes(code)).map(({ code }) => code),
  };
  const complete = !problems.project && !problems.amount && problems.questions.length === 0 && problems.declares.length === 0;
  const finish = async () => {
    setTried(true);
    if (!complete) {
      setTimeout(() => {
        const wrong = form.current?.querySelector('[aria-invalid=true]') ?? form.current?.querySelector('.field-problem')?.closest('fieldset')?.querySelector('input');
        (wrong as HTMLElement | null | undefined)?.focus();
      });
      return;
    }
    const saved = await save();
    if (saved === undefined || (await ready.run({ application: saved.id })) === undefined) return;
    toast({ ca: 'A punt: espera la signatura', es: 'Lista: espera la firma', en: 'Ready: it awaits the signature' });
    go(`/o/${org}/applications/${saved.id}`);
  };

  return (
    <Page title={t(titleOf(call))} narrow trail={[{ label: t({ ca: 'Convocatòries', es: 'Convocatorias', en: 'Calls' }), href: `/o/${org}/calls` }]} lead={t({ ca: '{code} · fins al {day}', es: '{code} · hasta el {day}', en: '{code} · until {day}' }, { code: call.code, day: format.day(call.closesOn) })}>
      <form ref={form} className="apply" noValidate onSubmit={(event) => { event.preventDefault(); void finish(); }}>
        <Section title={t({ ca: '1. El projecte', es: '1. El proyecto', en: '1. The project' })}>
          <div className="apply-fields">
            <TextArea label={t({ ca: 'Què voleu fer', es: 'Qué quiere hacer', en: 'What you want to do' })} rows={6} value={draft.project} onValue={(project) => change({ project })} problem={tried && problems.project ? t({ ca: 'Expliqueu el projecte en unes línies.', es: 'Explique el proyecto en unas líneas.', en: 'Tell the project in a few lines.' }) : undefined} />
            {needsAmount && <TextField label={t({ ca: 'Import que demaneu (€)', es: 'Importe que pide (€)', en: 'Amount asked for (€)' })} help={t({ ca: 'Com a màxim {most}.', es: 'Como máximo {most}.', en: 'At most {most}.' }, { most: format.money(call.most ?? '0') })} className="ds-input short tabular" inputMode="decimal" placeholder="18.000,00" value={draft.amount} onValue={(value) => change({ amount: value })}
              problem={tooMuch ? t({ ca: 'Passa del màxim de la convocatòria: {most}.', es: 'Pasa del máximo de la convocatoria: {most}.', en: 'It is above the maximum: {most}.' }, { most: format.money(call.most ?? '0') }) : (tried && problems.amount) || (draft.amount.trim() !== '' && amount === undefined) ? t({ ca: 'Escriviu l’import com 18.000,00.', es: 'Escriba el importe como 18.000,00.', en: 'Write the amount as 18.000,00.' }) : undefined} />}
            <TextField label={t({ ca: 'Persona de contacte', es: 'Persona de contacto', en: 'Contact person' })} optional value={draft.contact} onValue={(contact) => change({ contact })} />
          </div>
        </Section>
        <Section title={t({ ca: '2. El que es valora', es: '2. Lo que se valora', en: '2. What is scored' })} describe={t({ ca: 'Al costat de cada resposta hi ha els punts que dona.', es: 'Al lado de cada respuesta están los puntos que da.', en: 'Beside each answer are the points it gives.' })}>
          <div className="apply-fields apply-questions">
            {questions.map((each) => (
              <RadioGroup key={each.code} label={t(each.title)} value={draft.answers[each.code] ?? ''} onValue={(value) => change({ answers: { ...draft.answers, [each.code]: value } })} options={each.options.map(({ code, label, points }) => ({ value: code, label: `${t(label)} · ${t({ ca: '{points} {points|punt|punts}', es: '{points} {points|punto|puntos}', en: '{points} {points|point|points}' }, { points })}` }))}
                problem={tried && problems.questions.includes(each.code) ? t({ ca: 'Trieu una resposta.', es: 'Elija una respuesta.', en: 'Choose an answer.' }) : undefined} />
            ))}
            {population?.figure !== undefined && <p className="apply-known"><CheckCircleIcon size={18} weight="fill" aria-hidden /><span>{t({ ca: 'La població no cal que la digueu: {figure} habitants ({source}).', es: 'La población no hace falta que la diga: {figure} habitantes ({source}).', en: 'No need to give the population: {figure} inhabitants ({source}).' }, { figure: format.integer(population.figure), source: population.source ? t(population.source) : '' })}</span></p>}
          </div>
        </Section>
        {call.requirements.length > 0 && (
          <Section title={t({ ca: '3. Declaració responsable', es: '3. Declaración responsable', en: '3. Declarations' })} describe={t({ ca: 'Qui signi la sol·licitud ho declara en nom de l’ens (art. 69).', es: 'Quien firme la solicitud lo declara en nombre del ente (art. 69).', en: 'Whoever signs declares it in the name of the body (art. 69).' })}>
            <div className="apply-fields">{call.requirements.map(({ code, says }) => <Checkbox key={code} label={t(says)} checked={draft.declares.includes(code)} onValue={(on) => change({ declares: on ? [...draft.declares, code] : draft.declares.filter((each) => each !== code) })} problem={tried && problems.declares.includes(code) ? t({ ca: 'Cal declarar-ho per presentar-s’hi.', es: 'Hay que declararlo para presentarse.', en: 'It must be declared to apply.' }) : undefined} />)}</div>
          </Section>
        )}
        <Section title={t({ ca: '{number}. Documents', es: '{number}. Documentos', en: '{number}. Documents' }, { number: call.requirements.length > 0 ? 4 : 3 })} describe={t({ ca: 'En PDF. Si en falta algun, us el demanaran i tindreu 10 dies hàbils per aportar-lo.', es: 'En PDF. Si falta alguno, se lo pedirán y tendrá 10 días hábiles para aportarlo.', en: 'As PDF. If one is missing you will be asked for it and have 10 working days.' })}>
          <NeededDocuments call={call} application={begun} org={org} begin={save} />
        </Section>
        {(saving.problem ?? ready.problem) && <ProblemNotice problem={(saving.problem ?? ready.problem)!} />}
        <div className="apply-foot">
          <Button type="submit" look="primary" icon={SignatureIcon} busy={ready.running}>{t({ ca: 'Prepara-la per signar', es: 'Prepararla para firmar', en: 'Make it ready to sign' })}</Button>
          <span className="small soft" role="status">{saving.running ? t({ ca: 'S’està desant…', es: 'Guardando…', en: 'Saving…' }) : savedAt ? t({ ca: 'Desat a les {hour}', es: 'Guardado a las {hour}', en: 'Saved at {hour}' }, { hour: format.hour(savedAt) }) : resumed ? t({ ca: 'Esborrany recuperat', es: 'Borrador recuperado', en: 'Draft recovered' }) : t({ ca: 'Es desa sola', es: 'Se guarda sola', en: 'It saves itself' })}</span>
        </div>
      </form>
    </Page>
  );
}
