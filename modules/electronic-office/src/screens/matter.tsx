import { Button, FileTextIcon, Page, PlusIcon, ProblemNotice, Section, Skeleton, Timeline, useFormat, useGo, useText, type ScreenProps, type Text } from '@comu/design';
import { useOffice, useOfficeRun, type Asked as WhatIsAsked, type Draft, type MatterRow, type Notice } from './answers.ts';
import { Asked } from './asked.tsx';
import { ForVisitors, VisitorBar } from './identify.tsx';
import { Notices, SituationState } from './matters.tsx';
import { Path, type PathStep } from './path.tsx';
import { say } from './say.ts';
import './office.css';

interface Whole extends MatterRow {
  readonly procedure: Text; readonly filerName: string; readonly standing: string | null; readonly mayAdd: boolean;
  readonly filings: readonly { readonly filing: string; readonly entryCode: string; readonly subject: Text; readonly filedAt: string; readonly verification: string; readonly files: readonly { readonly sha256: string; readonly name: string; readonly size: number }[] }[];
  readonly notifications: readonly Notice[]; readonly asked: WhatIsAsked | null; readonly happenings: readonly { readonly at: string; readonly words: Text }[]; readonly path: readonly PathStep[];
}

/** How one matter stands, in plain words (Llei 39/2015, art. 53.1.a). */
export function Matter({ params: { org = '', filing = '' } }: ScreenProps) {
  const t = useText();
  return <ForVisitors title={t(say('Com va el tràmit', 'Cómo va el trámite', 'How it stands'))}><Shown org={org} filing={filing} /></ForVisitors>;
}

function Shown({ org, filing }: { org: string; filing: string }) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const { data: matter, error } = useOffice<Whole>(org, 'matter', { filing });
  const begin = useOfficeRun<Draft>(org, 'begin-draft');
  const trail = [{ label: t(say('Els meus tràmits', 'Mis trámites', 'My matters')), href: `/seu/${org}/tramits` }];
  if (matter === undefined) return <Page narrow title={t(say('Com va el tràmit', 'Cómo va el trámite', 'How it stands'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={6} />}</Page>;
  const { subject, caseCode, interestedName, filerName, standing, situation, mayAdd, filings, notifications, asked, happenings, path } = matter;
  return (
    <Page narrow title={t(subject)} trail={trail} actions={<VisitorBar org={org} />}
      lead={<><span className="tabular">{caseCode}</span> · {interestedName}{standing !== null && <> · {t(say('presentat per {name}', 'presentado por {name}', 'filed by {name}'), { name: filerName })}</>}</>}>
      <div className="office-situation" data-state={situation.state}>
        <SituationState situation={situation} />
        {asked !== null ? <Asked asked={asked} situation={situation} /> : situation.next && <p className="office-next">{t(situation.next)}</p>}
        {situation.silence && <p className="soft">{t(situation.silence)}</p>}
        {mayAdd && <Button look={situation.state === 'awaits-you' ? 'primary' : 'secondary'} icon={PlusIcon} busy={begin.running} onClick={() => void begin.run({ answersTo: filing }).then((draft) => draft && go(`/seu/${org}/esborrany/${draft.id}`))}>{t(situation.state === 'awaits-you' ? say('Contesteu', 'Contestar', 'Answer') : say('Afegiu documents o contesteu', 'Añadir documentos o contestar', 'Add documents or answer'))}</Button>}
        {begin.problem && <ProblemNotice problem={begin.problem} />}
      </div>
      {path.length > 0 && <Section title={t(say('El camí del tràmit', 'El camino del trámite', 'The way of the matter'))}><Path steps={path} /></Section>}
      {notifications.length > 0 && <Section flush title={t(say('Notificacions', 'Notificaciones', 'Notifications'))}><Notices org={org} notices={notifications} /></Section>}
      <Section title={t(say('Què s’ha presentat', 'Qué se ha presentado', 'What was filed'))}>
        {filings.map((each) => (
          <div className="office-filing" key={each.filing}>
            <h3 className="tabular">{each.entryCode}</h3>
            <p className="soft small">{t(each.subject)} · {format.shortMoment(each.filedAt)} · <a href={`/verifica/${org}/${each.verification}`}>{t(say('Justificant', 'Justificante', 'Receipt'))}<span className="sr-only"> {each.entryCode}</span></a></p>
            <ul className="office-downloads">{each.files.map(({ sha256, name, size }) => <li key={sha256}><FileTextIcon size={18} aria-hidden /><a href={`/api/seu/${org}/matters/${each.filing}/files/${sha256}`}>{name}</a> <span className="soft small tabular">{format.bytes(size)}</span></li>)}</ul>
          </div>
        ))}
      </Section>
      <Section title={t(say('Què ha passat', 'Qué ha pasado', 'What happened'))}><Timeline entries={happenings.map(({ at, words }, index) => ({ at, title: t(words), key: `${at}${index}` }))} /></Section>
    </Page>
  );
}
