import { Facts, Link, Page, ProblemNotice, Section, Skeleton, State, useFormat, useText, type ScreenProps, type Text } from '@comu/design';
import type { Statement } from '../portal/settings.ts';
import { say, usePortalPage, useWritten, type Written } from './answers.ts';
import './transparency.css';

interface About { readonly body: { readonly name: string; readonly dir3: string | null }; readonly contact: { readonly email: string | null; readonly phone: string | null }; readonly licence: { readonly title: Text; readonly url: string }; readonly legal: Written | null; readonly accessibility: (Omit<Statement, 'gaps'> & { readonly gaps: Written | null }) | null; readonly requests: string }
const home = say('Transparència', 'Transparencia', 'Transparency');
const paragraphs = (text: string) => text.split(/\n{2,}/).map((each, index) => <p key={index}>{each}</p>);

function useAbout(org: string, title: Text) {
  const t = useText();
  const { data, error } = usePortalPage<About>(org, 'sobre');
  const frame = { narrow: true, title: t(title), trail: [{ label: t(home), href: `/transparencia/${org}` }] } as const;
  return { data, frame, waiting: error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={6} /> };
}

/** Who publishes, on what terms anybody may re-use it (Llei 19/2014, art. 17.2; Llei 37/2007, art. 8), and what the body adds. */
export function LegalNotice({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const written = useWritten();
  const { data, frame, waiting } = useAbout(org, say('Avís legal', 'Aviso legal', 'Legal notice'));
  if (data === undefined) return <Page {...frame}>{waiting}</Page>;
  return (
    <Page {...frame}>
      <Section title={t(say('Qui publica', 'Quién publica', 'Who publishes'))}><Facts facts={[{ label: t(say('Ens', 'Ente', 'Body')), value: data.body.name }, ...(data.body.dir3 ? [{ label: 'DIR3', value: data.body.dir3 }] : []), ...contactFacts(data, t)]} /></Section>
      <Section title={t(say('Com ho podeu reutilitzar', 'Cómo lo puede reutilizar', 'How you may re-use it'))}>
        <div className="portal-text">
          <p>{t(say('La informació es pot reutilitzar amb qualsevol objectiu lícit, sense demanar permís (Llei 19/2014, art. 16 i 17).', 'La información se puede reutilizar con cualquier objetivo lícito, sin pedir permiso (Ley 19/2014, art. 16 y 17).', 'The information may be re-used for any lawful purpose, without asking (Llei 19/2014, arts. 16 and 17).'))} {t(say('Si un conjunt de dades no en diu una altra, la llicència és', 'Si un conjunto de datos no dice otra, la licencia es', 'Unless a dataset says another, the licence is'))} <a href={data.licence.url}>{t(data.licence.title)}</a>.</p>
          <p>{t(say('Cal citar la font i la data de la darrera actualització, i no alterar-ne el contingut ni desnaturalitzar-ne el sentit (art. 17.3).', 'Hay que citar la fuente y la fecha de la última actualización, y no alterar el contenido ni desnaturalizar su sentido (art. 17.3).', 'Cite the source and the date of the last update, and alter neither content nor sense (art. 17.3).'))}</p>
        </div>
      </Section>
      <Section title={t(say('Dades personals', 'Datos personales', 'Personal data'))}><p>{t(say('Aquest portal no demana identificar-se ni desa galetes de seguiment. El que publica amb noms de persones surt per una norma que ho demana i amb l’aprovació d’un responsable amb nom.', 'Este portal no pide identificarse ni guarda galletas de seguimiento. Lo que publica con nombres de personas sale por una norma que lo pide y con la aprobación de un responsable con nombre.', 'This portal asks nobody to sign in and keeps no tracking cookies. What it publishes with names of people goes out because a law asks it, with a named person’s approval.'))}</p></Section>
      {data.legal && <Section title={t(say('Altres condicions', 'Otras condiciones', 'Other terms'))}><div className="portal-text">{paragraphs(written(data.legal))}</div></Section>}
    </Page>
  );
}

const conformity: Readonly<Record<Statement['conformity'], Text>> = {
  full: say('Plenament conforme', 'Plenamente conforme', 'Fully conformant'), partial: say('Parcialment conforme', 'Parcialmente conforme', 'Partially conformant'), none: say('No conforme', 'No conforme', 'Not conformant'),
};

/** The accessibility statement, as the European model has it (RD 1112/2018, art. 15; Decision (EU) 2018/1523). */
export function Accessibility({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const written = useWritten();
  const { data, frame, waiting } = useAbout(org, say('Declaració d’accessibilitat', 'Declaración de accesibilidad', 'Accessibility statement'));
  if (data === undefined) return <Page {...frame}>{waiting}</Page>;
  const { accessibility: told, body } = data;
  return (
    <Page {...frame} lead={t(say('L’ens titular, {body}, es compromet a fer accessible aquest lloc web, d’acord amb el Reial decret 1112/2018.', 'El ente titular, {body}, se compromete a hacer accesible este sitio web, de acuerdo con el Real Decreto 1112/2018.', '{body} undertakes to make this website accessible, under Royal Decree 1112/2018.'), { body: body.name })}>
      <Section title={t(say('Situació de compliment', 'Situación de cumplimiento', 'State of compliance'))}>
        {told === null ? <p>{t(say('Aquest ens encara no ha fet la declaració d’accessibilitat del portal. Si trobeu cap dificultat, feu-la saber per les vies de sota.', 'Este ente todavía no ha hecho la declaración de accesibilidad del portal. Si encuentra alguna dificultad, hágala saber por las vías de abajo.', 'This body has not yet made the accessibility statement of the portal. If you find any difficulty, tell it by the ways below.'))}</p> : (
          <>
            <p><State tone={told.conformity === 'full' ? 'success' : told.conformity === 'partial' ? 'warning' : 'danger'}>{t(conformity[told.conformity])}</State></p>
            <p className="gap-above">{t(say('Respecte dels requisits de la norma UNE-EN 301549 (WCAG 2.1, nivell AA).', 'Respecto de los requisitos de la norma UNE-EN 301549 (WCAG 2.1, nivel AA).', 'Against the requirements of EN 301549 (WCAG 2.1, level AA).'))}</p>
          </>
        )}
      </Section>
      {told?.gaps && <Section title={t(say('Contingut no accessible', 'Contenido no accesible', 'Content that is not accessible'))}><div className="portal-text">{paragraphs(written(told.gaps))}</div></Section>}
      {told && <Section title={t(say('Preparació de la declaració', 'Preparación de la declaración', 'How this statement was made'))}><Facts facts={[{ label: t(say('Preparada el', 'Preparada el', 'Prepared on')), value: format.day(told.preparedOn) }, { label: t(say('Revisada el', 'Revisada el', 'Reviewed on')), value: format.day(told.reviewedOn) }, { label: t(say('Mètode', 'Método', 'Method')), value: t(told.method === 'self' ? say('Autoavaluació de l’ens', 'Autoevaluación del ente', 'Self-assessment') : say('Avaluació d’un tercer', 'Evaluación de un tercero', 'Assessment by a third party')) }]} /></Section>}
      <Section title={t(say('Observacions i contacte', 'Observaciones y contacto', 'Remarks and contact'))}>
        <p>{t(say('Podeu comunicar dificultats, demanar informació en un format accessible o presentar una queixa (RD 1112/2018, art. 10.2.a i 12).', 'Puede comunicar dificultades, pedir información en un formato accesible o presentar una queja (RD 1112/2018, art. 10.2.a y 12).', 'You may report difficulties, ask for information in an accessible form, or complain (RD 1112/2018, arts. 10.2.a and 12).'))}</p>
        <Facts facts={contactFacts(data, t)} />
        <p className="gap-above"><Link href={data.requests}>{t(say('Presenteu-ho per la seu electrònica', 'Preséntelo por la sede electrónica', 'File it in the electronic office'))}</Link></p>
      </Section>
      <Section title={t(say('Procediment d’aplicació', 'Procedimiento de aplicación', 'Enforcement'))}><p>{t(say('Si no us responen o no hi esteu d’acord, podeu reclamar a l’ens per la seu electrònica (RD 1112/2018, art. 13).', 'Si no le responden o no está de acuerdo, puede reclamar al ente por la sede electrónica (RD 1112/2018, art. 13).', 'If you are not answered or disagree, you may claim to the body through the electronic office (RD 1112/2018, art. 13).'))}</p></Section>
    </Page>
  );
}

const contactFacts = ({ contact: { email, phone } }: About, t: ReturnType<typeof useText>) => [
  ...(email ? [{ label: t(say('Correu', 'Correo', 'E-mail')), value: <a href={`mailto:${email}`}>{email}</a> }] : []), ...(phone ? [{ label: t(say('Telèfon', 'Teléfono', 'Telephone')), value: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> }] : []),
];
