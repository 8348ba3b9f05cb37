import { useMemo, useState } from 'react';
import { Button, ButtonLink, EnvelopeIcon, fileAddress, Link, Page, PencilSimpleIcon, PrinterIcon, ProblemNotice, SealIcon, Section, Skeleton, toast, useFormat, useGo, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { unpacked } from '../parts/pack.ts';
import { say } from '../words.ts';
import { Decide } from './decide.tsx';
import { PartView } from './part.tsx';
import type { OpenAnswer } from './rows.ts';
import './dashboards.css';

/** A dashboard as it is now: read, printed, and decided on. */
export function DashboardPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const format = useFormat();
  const go = useGo();
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
      <div className="board-frame"><div className="board">{dashboard.parts.map((part) => <section key={part.id} className="board-part" data-kind={part.kind} data-width={part.width}><PartView part={part} shown={shown[part.id]} /></section>)}</div></div>
      {decisions.length > 0 && <Section flush title={t(say('Decisions preses amb aquestes xifres', 'Decisiones tomadas con estas cifras', 'Decisions taken on these figures'))}><ul className="board-list">{decisions.map((each) => <li key={each.id}><SealIcon size={20} aria-hidden /><div><h3><Link href={`/o/${org}/quadres/${id}/decisions/${each.id}`}>{each.what}</Link></h3><p className="small soft">{format.moment(each.takenAt)} · {t(each.figures.length + (each.answers?.length ?? 0) === 1 ? say('amb 1 xifra', 'con 1 cifra', 'on 1 figure') : say('amb {n} xifres', 'con {n} cifras', 'on {n} figures'), { n: each.figures.length + (each.answers?.length ?? 0) })}</p></div></li>)}</ul></Section>}
      {deciding && <Decide id={id} onClose={() => setDeciding(false)} onDone={(decision) => go(`/o/${org}/quadres/${id}/decisions/${decision}`)} />}
    </Page>
  );
}
