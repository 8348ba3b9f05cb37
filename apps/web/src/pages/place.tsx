import { useParams } from '@tanstack/react-router';
import { ArrowRightIcon, EmptyState, FileTextIcon, Link, operationHref, Page, recordHref, Section, Skeleton, useDescription, useOrganisation, useText, type Place } from '@comu/design';
import { actionsWorthNaming, addressIn, placeOf, places, recordsIn, screensIn } from '../places.ts';
import { useScreens } from '../shell/screens-context.tsx';

/** Everything a place (or the whole organisation) holds: its screens, its lists and what can be done. */
export function PlacePage() {
  const t = useText();
  const { place } = useParams({ strict: false }) as { place?: Place };
  const organisation = useOrganisation();
  const description = useDescription();
  const screens = useScreens();
  if (organisation === undefined) return <NotYours />;
  if (description === undefined) return <div className="page"><Skeleton lines={6} /></div>;
  const sign = places.find((each) => each.place === place);
  const shown = sign ? [sign] : places;
  const doable = actionsWorthNaming(description);
  const parts = shown.map((each) => ({
    ...each,
    rooms: screensIn({ screens, place: each.place, organisation }),
    records: recordsIn(description, each.place),
    actions: doable.filter(({ module, input }) => placeOf(module) === each.place && !(input.required ?? []).some((name) => input.properties?.[name]?.['x-comu']?.kind === 'reference' || input.properties?.[name]?.format === 'uuid')).slice(0, 8),
  })).filter(({ rooms, records, actions }) => rooms.length + records.length + actions.length > 0);
  return (
    <Page title={sign ? t(sign.title) : organisation.name} lead={sign ? t(sign.lead) : organisation.roles.map((role) => t(role)).join(' · ')}>
      {parts.length === 0 && <EmptyState title={t({ ca: 'Aquí no hi podeu consultar res', es: 'Aquí no puede consultar nada', en: 'There is nothing here for you to read' })}>{t({ ca: 'Demaneu el permís a qui administra l’ens.', es: 'Pida el permiso a quien administra el ente.', en: 'Ask whoever administers the organisation for permission.' })}</EmptyState>}
      <div className="directory">
        {parts.map(({ place: key, title, icon: Shown, rooms, records, actions }) => (
          <Section key={key} title={<span className="directory-title"><Shown size={20} aria-hidden /> {t(title)}</span>}>
            <ul className="directory-list">
              {rooms.map((room) => <li key={room.path}><Link href={addressIn(room.path, organisation.slug)}><strong>{t(room.title)}</strong></Link></li>)}
              {records.map((record) => <li key={record.name}><Link href={recordHref(organisation.slug, record.name)}><FileTextIcon size={17} aria-hidden />{t(record.plural)}</Link></li>)}
              {actions.map((action) => <li key={action.name}><Link href={operationHref(organisation.slug, action.name)}><ArrowRightIcon size={17} aria-hidden />{t(action.title)}</Link></li>)}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
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
