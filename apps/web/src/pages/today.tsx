import { useState } from 'react';
import { BellIcon, Button, CalendarBlankIcon, ClipboardTextIcon, DatabaseIcon, ClockIcon, Dashboard, EmptyState, Link, MegaphoneIcon, Page, PenNibIcon, ProblemNotice, Skeleton, StampIcon, Stat, State, useFormat, useMe, useText, type Icon, type Me, type Text, type Tone } from '@comu/design';
import { hrefOf, urgencyOf, useInbox, type InboxItem, type Urgency } from '../inbox.ts';
import { Shield } from '../shell/organisation-switch.tsx';
import { todayTitle } from '../shell/rail.tsx';

const kinds: Readonly<Record<string, { readonly word: Text; readonly icon: Icon }>> = {
  task: { word: { ca: 'Tasca', es: 'Tarea', en: 'Task' }, icon: ClipboardTextIcon },
  signature: { word: { ca: 'Signatura', es: 'Firma', en: 'Signature' }, icon: PenNibIcon },
  notification: { word: { ca: 'Notificació', es: 'Notificación', en: 'Notification' }, icon: BellIcon },
  term: { word: { ca: 'Termini', es: 'Plazo', en: 'Term' }, icon: ClockIcon },
  data: { word: { ca: 'Dades', es: 'Datos', en: 'Data' }, icon: DatabaseIcon },
  publication: { word: { ca: 'Publicació', es: 'Publicación', en: 'Publication' }, icon: MegaphoneIcon },
  entry: { word: { ca: 'Registre', es: 'Registro', en: 'Registry' }, icon: StampIcon },
  calendar: { word: { ca: 'Calendari', es: 'Calendario', en: 'Calendar' }, icon: CalendarBlankIcon },
  call: { word: { ca: 'Convocatòria', es: 'Convocatoria', en: 'Call' }, icon: MegaphoneIcon },
};
const other = { word: { ca: 'Assumpte', es: 'Asunto', en: 'Matter' }, icon: ClipboardTextIcon };

const urgencies: readonly { readonly urgency: Urgency; readonly word: Text; readonly tone: Tone }[] = [
  { urgency: 'late', word: { ca: 'Fora de termini', es: 'Fuera de plazo', en: 'Past the term' }, tone: 'waiting' },
  { urgency: 'today', word: { ca: 'Acaba avui', es: 'Acaba hoy', en: 'Ends today' }, tone: 'waiting' },
  { urgency: 'soon', word: { ca: 'Aviat', es: 'Pronto', en: 'Soon' }, tone: 'pending' },
  { urgency: 'later', word: { ca: 'Més endavant', es: 'Más adelante', en: 'Later' }, tone: 'neutral' },
  { urgency: 'none', word: { ca: 'Sense termini', es: 'Sin plazo', en: 'No term' }, tone: 'neutral' },
];

/** Avui: what awaits the person, in all their organisations, the most urgent first. */
export function Today() {
  const t = useText();
  const format = useFormat();
  const me = useMe();
  const inbox = useInbox();
  const [now] = useState(() => new Date());
  const [only, setOnly] = useState<{ urgency?: Urgency; kind?: string; organisation?: string }>({});
  const items = inbox.data?.items ?? [];
  const shown = items.filter((item) => (only.urgency === undefined || urgencyOf(item) === only.urgency) && (only.kind === undefined || item.kind === only.kind) && (only.organisation === undefined || item.organisation.slug === only.organisation));
  const organisations = [...new Map(items.map(({ organisation }) => [organisation.slug, organisation])).values()];
  const count = (test: (item: InboxItem) => boolean) => items.filter(test).length;
  const late = count((item) => urgencyOf(item) === 'late');
  const today = count((item) => urgencyOf(item) === 'today');
  const sentence = items.length === 0 ? undefined
    : items.length === 1 ? t({ ca: 'Us espera una cosa.', es: 'Le espera una cosa.', en: 'One thing waits for you.' })
    : late > 0 ? t({ ca: 'Us esperen {all} coses. {late} ja {late|és|són} fora de termini: comenceu per aquí.', es: 'Le esperan {all} cosas. {late} ya {late|está|están} fuera de plazo: empiece por ahí.', en: '{all} things wait for you. {late} {late|is past its|are past their} term: start there.' }, { all: items.length, late })
    : today > 0 ? t({ ca: 'Us esperen {all} coses i {today} {today|s’acaba|s’acaben} avui.', es: 'Le esperan {all} cosas y {today} {today|acaba|acaban} hoy.', en: '{all} things wait for you and {today} {today|ends|end} today.' }, { all: items.length, today })
    : t({ ca: 'Us esperen {all} coses. Cap no s’acaba avui.', es: 'Le esperan {all} cosas. Ninguna acaba hoy.', en: '{all} things wait for you. None ends today.' }, { all: items.length });
  const choose = (urgency: Urgency) => setOnly(only.urgency === urgency ? {} : { urgency });

  return (
    <Page title={t(todayTitle)} lead={<><span className="first-up">{format.day(now.toISOString())}</span>{sentence && <> · {sentence}</>}</>}>
      {inbox.error && inbox.error.problem.status !== 404 && <ProblemNotice problem={inbox.error.problem} action={<Button onClick={() => void inbox.refetch()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} />}
      {inbox.isPending && !inbox.error && <Skeleton lines={7} />}
      {items.length > 0 && (
        <>
          {items.some((item) => urgencyOf(item) !== 'none' || item.kind === 'signature') && <div className="today-tiles"><Dashboard>
            {urgencies.slice(0, 4).map(({ urgency, word }) => (
              <button type="button" className="tile-button" key={urgency} aria-pressed={only.urgency === urgency} onClick={() => choose(urgency)}>
                <Stat label={t(word)} value={count((item) => urgencyOf(item) === urgency)} tone={(urgency === 'late' || urgency === 'today') && count((item) => urgencyOf(item) === urgency) > 0 ? 'waiting' : 'neutral'} />
              </button>
            ))}
            <button type="button" className="tile-button" aria-pressed={only.kind === 'signature'} onClick={() => setOnly(only.kind === 'signature' ? {} : { kind: 'signature' })}>
              <Stat label={t({ ca: 'Per signar', es: 'Por firmar', en: 'To sign' })} value={count(({ kind }) => kind === 'signature')} />
            </button>
          </Dashboard></div>}
          {organisations.length > 1 && (
            <fieldset className="today-filter">
              <legend className="sr-only">{t({ ca: 'Només un ens', es: 'Solo un ente', en: 'Only one organisation' })}</legend>
              <button type="button" className="pick" aria-pressed={only.organisation === undefined} onClick={() => setOnly({ ...only, organisation: undefined } as typeof only)}>{t({ ca: 'Tots els ens', es: 'Todos los entes', en: 'All organisations' })}</button>
              {organisations.map(({ slug, name }) => <button type="button" className="pick" key={slug} aria-pressed={only.organisation === slug} onClick={() => setOnly({ ...only, organisation: slug })}>{name} <span className="tabular soft">{count(({ organisation }) => organisation.slug === slug)}</span></button>)}
            </fieldset>
          )}
          {urgencies.map(({ urgency, word, tone }) => {
            const inGroup = shown.filter((item) => urgencyOf(item) === urgency);
            return inGroup.length === 0 ? null : <Group key={urgency} title={t(word)} tone={tone} items={inGroup} accents={new Map(me?.memberships.map(({ organisation }) => [organisation.slug, organisation.accent]))} />;
          })}
          {shown.length === 0 && <EmptyState title={t({ ca: 'Res no coincideix amb aquesta tria', es: 'Nada coincide con esta elección', en: 'Nothing matches this choice' })} action={<Button onClick={() => setOnly({})}>{t({ ca: 'Mostra-ho tot', es: 'Mostrar todo', en: 'Show everything' })}</Button>} />}
        </>
      )}
      {((inbox.data && items.length === 0) || inbox.error?.problem.status === 404) && (
        <>
        <EmptyState title={t({ ca: 'Tot al dia: no us espera res', es: 'Todo al día: no le espera nada', en: 'All done: nothing waits for you' })}>
          {t({ ca: 'Quan algú us assigni una tasca, us demani una signatura o un termini s’acosti, ho veureu aquí, sigui de l’ens que sigui.', es: 'Cuando alguien le asigne una tarea, le pida una firma o un plazo se acerque, lo verá aquí, sea del ente que sea.', en: 'When somebody gives you a task, asks for your signature or a term draws near, you will see it here, whichever the organisation.' })}
        </EmptyState>
        {me && <Organisations me={me} />}
        </>
      )}
    </Page>
  );
}

/** The way into each of one's organisations, for when nothing leads there by itself. */
function Organisations({ me }: { me: Me }) {
  const t = useText();
  return (
    <section className="inbox" aria-label={t({ ca: 'Els vostres ens', es: 'Sus entes', en: 'Your organisations' })}>
      <h2>{t({ ca: 'Els vostres ens', es: 'Sus entes', en: 'Your organisations' })}</h2>
      <ul className="own-organisations">
        {me.memberships.map(({ organisation, roles }) => (
          <li key={organisation.id} style={organisation.accent ? { ['--accent' as string]: organisation.accent } : undefined}>
            <Link href={`/o/${organisation.slug}`}><Shield organisation={organisation} /><span><strong>{organisation.name}</strong><span className="small soft">{roles.map((role) => t(role)).join(' · ')}</span></span></Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ title, tone, items, accents }: { title: string; tone: Tone; items: readonly InboxItem[]; accents: ReadonlyMap<string, string | undefined> }) {
  const t = useText();
  return (
    <section className="inbox" data-tone={tone} aria-label={title}>
      <h2>{title} <span className="tabular soft">{items.length}</span></h2>
      <ul>
        {items.map((item) => {
          const { word, icon: Shown } = kinds[item.kind] ?? other;
          const accent = accents.get(item.organisation.slug);
          return (
            <li key={item.id} style={accent ? { ['--accent' as string]: accent } : undefined}>
              <Link className="inbox-item" href={hrefOf(item)}>
                <span className="inbox-kind"><Shown size={19} aria-hidden />{t(word)}</span>
                <span className="inbox-what"><strong>{t(item.title)}</strong>{item.why && <span className="soft small">{t(item.why)}</span>}</span>
                <span className="inbox-whose"><span className="dot" aria-hidden />{item.organisation.name}</span>
                <span className="inbox-due">{item.due && <State tone={tone} icon={ClockIcon}>{t(item.due.words)}</State>}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
