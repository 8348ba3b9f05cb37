import { Fragment } from 'react';
import { useParams } from '@tanstack/react-router';
import { ArrowRightIcon, EmptyState, FileTextIcon, Link, operationHref, Page, recordHref, Section, Skeleton, useDescription, useOrganisation, useText, type Place, type RecordDescription, type Screen } from '@comu/design';
import { actionsIn, addressIn, places, recordsIn, screensIn } from '../places.ts';
import { useScreens } from '../shell/screens-context.tsx';

/** Everything a place holds: its screens, what can be done and its lists. Of the whole organisation, the screens first and the lists one touch away. */
export function PlacePage() {
  const t = useText();
  const { place } = useParams({ strict: false }) as { place?: Place };
  const organisation = useOrganisation();
  const description = useDescription();
  const screens = useScreens();
  if (organisation === undefined) return <NotYours />;
  if (description === undefined) return <div className="page"><Skeleton lines={6} /></div>;
  const sign = places.find((each) => each.place === place);
  const parts = (sign ? [sign] : places).map((each) => ({
    ...each,
    rooms: screensIn({ screens, place: each.place, organisation }),
    records: recordsIn(description, each.place),
    actions: actionsIn(description, each.place).slice(0, sign ? 20 : 0),
  })).filter(({ rooms, records, actions }) => rooms.length + records.length + actions.length > 0);
  return (
    <Page title={sign ? t(sign.title) : organisation.name} lead={sign ? t(sign.lead) : organisation.roles.map((role) => t(role)).join(' · ')}>
      {parts.length === 0 && <EmptyState title={t({ ca: 'Aquí no hi podeu consultar res', es: 'Aquí no puede consultar nada', en: 'There is nothing here for you to read' })}>{t({ ca: 'Demaneu el permís a qui administra l’ens.', es: 'Pida el permiso a quien administra el ente.', en: 'Ask whoever administers the organisation for permission.' })}</EmptyState>}
      <div className="directory">
        {parts.map(({ place: key, title, icon: Shown, rooms, records, actions }) => sign
          ? (
            <Fragment key={key}>
              {rooms.length > 0 && <Section title={t({ ca: 'Pantalles', es: 'Pantallas', en: 'Screens' })}><Rooms rooms={rooms} /></Section>}
              {actions.length > 0 && <Section title={t({ ca: 'Què s’hi pot fer', es: 'Qué se puede hacer', en: 'What can be done' })}><ul className="directory-list">{actions.map((action) => <li key={action.name}><Link href={operationHref(organisation.slug, action.name)}><ArrowRightIcon size={17} aria-hidden />{t(action.title)}</Link></li>)}</ul></Section>}
              {records.length > 0 && <Section title={t({ ca: 'Llistes completes', es: 'Listas completas', en: 'Full lists' })}><Lists records={records} /></Section>}
            </Fragment>
          )
          : (
            <Section key={key} title={<Link className="directory-title" href={`/o/${organisation.slug}/lloc/${key}`}><Shown size={20} aria-hidden /> {t(title)}</Link>}>
              <Rooms rooms={rooms} />
              {records.length > 0 && <details open={rooms.length === 0}><summary>{t({ ca: 'Llistes completes', es: 'Listas completas', en: 'Full lists' })} <span className="soft tabular">{records.length}</span></summary><Lists records={records} /></details>}
            </Section>
          ))}
      </div>
    </Page>
  );
}

function Rooms({ rooms }: { rooms: readonly Screen[] }) {
  const t = useText();
  const slug = useOrganisation()?.slug ?? '';
  return <ul className="directory-list">{rooms.map((room) => <li key={room.path}><Link href={addressIn(room.path, slug)}><strong>{t(room.title)}</strong></Link></li>)}</ul>;
}

/** The lists of records by their names; two of the same name say whose they are. */
function Lists({ records }: { records: readonly RecordDescription[] }) {
  const t = useText();
  const slug = useOrganisation()?.slug ?? '';
  const modules = useDescription()?.modules ?? [];
  const shared = (plural: string) => records.filter((other) => t(other.plural) === plural).length > 1;
  const whose = (module: string) => modules.find(({ name }) => name === module)?.title ?? module;
  return (
    <ul className="directory-list">
      {records.map((record) => <li key={record.name}><Link href={recordHref(slug, record.name)}><FileTextIcon size={17} aria-hidden />{t(record.plural)}{shared(t(record.plural)) && <span className="soft small">{t(whose(record.module))}</span>}</Link></li>)}
    </ul>
  );
}

function NotYours() {
  const t = useText();
  return (
    <Page title={t({ ca: 'No hi teniu accés', es: 'No tiene acceso', en: 'You have no access' })} narrow>
      <EmptyState title={t({ ca: 'Aquest ens no és dels vostres', es: 'Este ente no es de los suyos', en: 'This organisation is not one of yours' })} action={<Link href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</Link>}>
        {t({ ca: 'Potser l’enllaç és antic o no us hi han donat d’alta. Demaneu-ho a qui administra l’ens.', es: 'Quizá el enlace es antiguo o no le han dado de alta. Pídalo a quien administra el ente.', en: 'The link may be old, or you have not been added. Ask whoever administers the organisation.' })}
      </EmptyState>
    </Page>
  );
}
