import { useEffect, useState } from 'react';
import { ArrowRightIcon, ButtonLink, CalendarBlankIcon, ClockIcon, EmptyState, Link, MagnifyingGlassIcon, Page, ProblemNotice, SealIcon, Section, Skeleton, TextField, useFormat, useText, type ScreenProps, fold } from '@comu/design';
import { useHome, useVisitor, type Home } from './answers.ts';
import { VisitorBar, Ways } from './identify.tsx';
import { say } from './say.ts';
import './office.css';

/** The public door of a body: what can be done, documents to check, the official time and the days that do not count. */
export function OfficeHome({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const visitor = useVisitor();
  const { data: home, error, refetch } = useHome(org);
  const opening = home?.opening === true;
  useEffect(() => {
    if (!opening) return;
    const asking = setInterval(() => void refetch(), 5_000);
    return () => clearInterval(asking);
  }, [opening, refetch]);
  return (
    <Page title={t(say('Què voleu fer?', '¿Qué quiere hacer?', 'What do you want to do?'))} actions={<VisitorBar org={org} />}>
      {error && <ProblemNotice problem={error.problem} />}
      {home === undefined && !error && <Skeleton lines={6} />}
      {home && (
        <>
          <Offerings org={org} home={home} />
          <div className="office-columns">
            <Section title={t(say('Comproveu un document', 'Compruebe un documento', 'Check a document'))}>
              <p className="office-line"><SealIcon size={22} aria-hidden />{t(say('Amb el codi imprès al document sabreu si és autèntic, sense identificar-vos.', 'Con el código impreso en el documento sabrá si es auténtico, sin identificarse.', 'With the code printed on it you will know whether it is authentic, without identifying yourself.'))}</p>
              <p className="office-actions"><ButtonLink href={`/verifica/${org}`}>{t(say('Un justificant de registre', 'Un justificante de registro', 'A registry receipt'))}</ButtonLink><ButtonLink href={`/seu/${org}/copia`}>{t(say('Una còpia autèntica', 'Una copia auténtica', 'An authentic copy'))}</ButtonLink></p>
            </Section>
            <OfficialTime home={home} />
          </div>
          {visitor === null && <Section title={t(say('Com us podeu identificar', 'Cómo puede identificarse', 'How to identify yourself'))}><Ways returnTo={`/seu/${org}/tramits`} /></Section>}
          <NonWorkingDays home={home} />
        </>
      )}
    </Page>
  );
}

function Offerings({ org, home: { offerings, opening } }: { org: string; home: Home }) {
  const t = useText();
  const [asked, setAsked] = useState('');
  const found = offerings.filter(({ name, describes }) => fold(`${t(name)} ${t(describes)}`).includes(fold(asked.trim())));
  if (opening) return <EmptyState title={t(say('S’estan preparant els tràmits d’aquesta seu', 'Se están preparando los trámites de esta sede', 'The procedures of this office are being prepared'))}>{t(say('Sortiran aquí tot sols tan bon punt hi siguin. Mentrestant, l’oficina de registre us atendrà en persona.', 'Aparecerán aquí solos en cuanto estén. Mientras tanto, la oficina de registro le atenderá en persona.', 'They will appear here by themselves as soon as they are ready. Meanwhile the registry office will attend to you in person.'))}</EmptyState>;
  if (offerings.length === 0) return <EmptyState title={t(say('Encara no hi ha tràmits publicats', 'Todavía no hay trámites publicados', 'No procedures are offered yet'))}>{t(say('Mentrestant, l’oficina de registre us atendrà en persona.', 'Mientras tanto, la oficina de registro le atenderá en persona.', 'Meanwhile the registry office will attend to you in person.'))}</EmptyState>;
  return (
    <section className="office-offerings" aria-label={t(say('Tràmits', 'Trámites', 'Procedures'))}>
      {offerings.length > 5 && <div className="office-search"><MagnifyingGlassIcon size={20} aria-hidden /><TextField label={t(say('Cerqueu un tràmit', 'Busque un trámite', 'Search a procedure'))} value={asked} onValue={setAsked} type="search" /></div>}
      <ul>
        {found.map(({ id, procedure, name, describes }) => (
          <li key={id}><Link href={`/seu/${org}/tramit/${procedure}`}><span><strong>{t(name)}</strong><span className="soft">{t(describes)}</span></span><ArrowRightIcon size={22} aria-hidden /></Link></li>
        ))}
      </ul>
      {found.length === 0 && <p role="status" className="soft">{t(say('Cap tràmit amb aquestes paraules. Proveu-ne d’altres o feu una sol·licitud genèrica.', 'Ningún trámite con estas palabras. Pruebe con otras o haga una solicitud genérica.', 'No procedure with these words. Try others or make a general application.'))}</p>}
    </section>
  );
}

const dayOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(at);
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** The time that counts for filings is the office’s, not that of the visitor’s clock (Llei 39/2015, art. 31.2). */
function OfficialTime({ home }: { home: Home }) {
  const t = useText();
  const format = useFormat();
  const [ahead] = useState(() => Date.parse(home.now) - Date.now());
  const [now, setNow] = useState(() => new Date(Date.now() + ahead));
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date(Date.now() + ahead)), 1000);
    return () => clearInterval(clock);
  }, [ahead]);
  const today = dayOf(now);
  const holiday = home.calendar.days.find(({ date }) => date === today);
  const seconds = new Intl.DateTimeFormat('ca-ES', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(now);
  return (
    <Section title={t(say('Data i hora oficials', 'Fecha y hora oficiales', 'Official date and time'))}>
      <p className="office-clock tabular"><ClockIcon size={22} aria-hidden />{seconds}</p>
      <p>{format.day(today)}</p>
      <p className="soft small gap-above">{holiday || isWeekend(today)
        ? t(say('Avui és inhàbil{why}: el que presenteu comptarà des del primer dia hàbil següent (art. 31.2).', 'Hoy es inhábil{why}: lo que presente contará desde el primer día hábil siguiente (art. 31.2).', 'Today is not a working day{why}: what you file counts from the next one (art. 31.2).'), { why: holiday ? ` (${t(holiday.name)})` : '' })
        : t(say('Avui és dia hàbil. Podeu presentar a qualsevol hora de qualsevol dia.', 'Hoy es día hábil. Puede presentar a cualquier hora de cualquier día.', 'Today is a working day. You may file at any hour of any day.'))}</p>
    </Section>
  );
}

const scopes = { state: say('Estatal', 'Estatal', 'State'), catalonia: say('Catalunya', 'Cataluña', 'Catalonia'), local: say('Local', 'Local', 'Local'), body: say('De l’ens', 'Del ente', 'Of the body') } as const;

function NonWorkingDays({ home: { calendar, now } }: { home: Home }) {
  const t = useText();
  const format = useFormat();
  const today = dayOf(new Date(now));
  const coming = calendar.days.filter(({ date }) => date >= today);
  const row = ({ date, name, scope }: (typeof coming)[number]) => <li key={`${date}${scope}`}><CalendarBlankIcon size={18} aria-hidden /><span><strong>{format.day(date)}</strong> · <span className="first-up">{t(name)}</span> <span className="soft">({t(scopes[scope])})</span></span></li>;
  const unsure = calendar.years.filter(({ year, status }) => status !== 'complete' && year >= Number(today.slice(0, 4)));
  return (
    <Section title={t(say('Dies inhàbils', 'Días inhábiles', 'Non-working days'))} describe={t(say('No compten per als terminis en dies, com tampoc els dissabtes i els diumenges (art. 30.2).', 'No cuentan para los plazos en días, como tampoco los sábados y los domingos (art. 30.2).', 'They do not count in terms of days, nor do Saturdays and Sundays (art. 30.2).'))}>
      <ul className="office-days">{coming.slice(0, 4).map(row)}</ul>
      {coming.length > 4 && <details><summary>{t(say('Tots els que vindran', 'Todos los que vendrán', 'All that are to come'))}</summary><ul className="office-days">{coming.slice(4).map(row)}</ul></details>}
      {unsure.length > 0 && <p className="soft small gap-above">{t(say('Calendari encara incomplet: {years}. Hi falten festes per publicar o comunicar.', 'Calendario todavía incompleto: {years}. Faltan fiestas por publicar o comunicar.', 'Calendar still incomplete: {years}. Some holidays are yet to be published.'), { years: unsure.map(({ year }) => year).join(', ') })}</p>}
    </Section>
  );
}
