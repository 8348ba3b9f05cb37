import { Button, ButtonLink, EmptyState, Facts, Page, ProblemNotice, Section, Skeleton, useGo, useText, type ScreenProps } from '@comu/design';
import { useHome, useOfficeRun, useVisitor, type Draft } from './answers.ts';
import { VisitorBar, Ways } from './identify.tsx';
import { say } from './say.ts';
import './office.css';

const who = { anybody: say('Qualsevol persona, empresa o entitat', 'Cualquier persona, empresa o entidad', 'Any person, company or entity'), person: say('Persones', 'Personas', 'People'), company: say('Empreses i entitats', 'Empresas y entidades', 'Companies and entities') } as const;

/** What a procedure is, what it takes and what may be expected of it, before anybody begins. */
export function ProcedurePage({ params: { org = '', procedure = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const visitor = useVisitor();
  const { data: home, error } = useHome(org);
  const { run, running, problem } = useOfficeRun<Draft>(org, 'begin-draft');
  const offering = home?.offerings.find((each) => each.procedure === procedure);
  const trail = [{ label: t(say('Seu electrònica', 'Sede electrónica', 'Electronic office')), href: `/seu/${org}` }];
  if (home === undefined) return <Page narrow title={t(say('Tràmit', 'Trámite', 'Procedure'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={5} />}</Page>;
  if (offering === undefined) return <Page narrow title={t(say('Aquest tràmit no és a la seu', 'Este trámite no está en la sede', 'This procedure is not offered here'))} trail={trail}><NotOffered org={org} /></Page>;
  const { id, name, describes, begunBy, documents, months, article, silence } = offering;
  const required = documents.filter((each) => each.required);
  return (
    <Page narrow title={t(name)} lead={t(describes)} trail={trail} actions={<VisitorBar org={org} />}>
      <Section>
        <Facts facts={[
          { label: t(say('Qui el pot iniciar', 'Quién lo puede iniciar', 'Who may begin it')), value: t(who[begunBy]) },
          { label: t(say('Què hi cal', 'Qué hace falta', 'What it takes')), value: required.length === 0 ? t(say('Només el formulari; hi podeu afegir documents.', 'Solo el formulario; puede añadir documentos.', 'Only the form; you may add documents.')) : required.map((each) => t(each.title)).join(', ') },
          ...(months > 0 ? [{ label: t(say('Quan us contestaran', 'Cuándo le contestarán', 'When you are answered')), value: t(months === 1 ? say('En un mes com a molt ({article})', 'En un mes como mucho ({article})', 'Within a month ({article})') : say('En {months} mesos com a molt ({article})', 'En {months} meses como mucho ({article})', 'Within {months} months ({article})'), { months, article }) }] : []),
          ...(silence === null ? [] : [{ label: t(say('I si no contesten', 'Y si no contestan', 'If there is no answer')), value: t(silence) }]),
        ]} />
      </Section>
      {problem && <ProblemNotice problem={problem} />}
      {visitor && <p><Button look="primary" busy={running} onClick={() => void run({ offering: id }).then((draft) => draft && go(`/seu/${org}/esborrany/${draft.id}`))}>{t(say('Comenceu', 'Empezar', 'Begin'))}</Button></p>}
      {visitor === null && <Section title={t(say('Identifiqueu-vos per començar', 'Identifíquese para empezar', 'Identify yourself to begin'))}><Ways returnTo={`/seu/${org}/tramit/${procedure}`} /></Section>}
    </Page>
  );
}

/** Where to go from a procedure that this body has closed or has not opened yet: many addresses outside lead to one. */
function NotOffered({ org }: { org: string }) {
  const t = useText();
  return (
    <EmptyState title={t(say('Ara mateix no es pot demanar per aquí', 'Ahora mismo no se puede pedir por aquí', 'It cannot be asked for here just now'))} action={<ButtonLink look="primary" href={`/seu/${org}`}>{t(say('Mireu els tràmits que hi ha', 'Ver los trámites que hay', 'See the procedures on offer'))}</ButtonLink>}>
      {t(say('L’ens l’ha tancat o encara no l’ha obert. Podeu presentar-ho per escrit a l’oficina de registre, que us en donarà el justificant (Llei 39/2015, art. 16.4).', 'El ente lo ha cerrado o todavía no lo ha abierto. Puede presentarlo por escrito en la oficina de registro, que le dará el justificante (Ley 39/2015, art. 16.4).', 'The body has closed it or has not opened it yet. You may file it in writing at the registry office, which gives you a receipt (Llei 39/2015, art. 16.4).'))}
    </EmptyState>
  );
}
