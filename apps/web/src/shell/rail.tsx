import { useRouterState } from '@tanstack/react-router';
import { Link, SunHorizonIcon, Tile, useDescription, useText, type Me, type Text } from '@comu/design';
import { addressIn, placeOf, places, recordsIn, screensIn, type PlaceSign } from '../places.ts';
import { useInbox, waitingNow } from '../inbox.ts';
import { MeMenu } from './me-menu.tsx';
import { useCurrentScreen, useScreens } from './screens-context.tsx';

export const todayTitle: Text = { ca: 'Avui', es: 'Hoy', en: 'Today' };

interface Stop extends PlaceSign {
  readonly href: string;
}

/** The places that hold something this person may open in the organisation, and where each one begins. */
export function useStops(me: Me, home: string | undefined): readonly Stop[] {
  const screens = useScreens();
  const description = useDescription(home);
  const membership = me.memberships.find(({ organisation }) => organisation.slug === home);
  if (home === undefined || membership === undefined) return [];
  const organisation = { can: (permission: string) => membership.permissions.includes(permission) };
  return places.flatMap((sign) => {
    const [first] = screensIn({ screens, place: sign.place, organisation });
    const some = first !== undefined || recordsIn(description, sign.place).length > 0;
    return some ? [{ ...sign, href: first === undefined ? `/o/${home}/lloc/${sign.place}` : addressIn(first.path, home) }] : [];
  });
}

/** The place that the present address belongs to. */
export function useCurrentPlace(): string | undefined {
  const screens = useScreens();
  const screen = useCurrentScreen();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (path === '/avui') return 'today';
  if (screen?.nav) return screen.nav.place;
  // A screen without a room of its own belongs to the room whose address its own continues.
  const room = screens.filter(({ nav, path: above }) => nav && screen?.path.startsWith(`${above}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  if (room?.nav) return room.nav.place;
  const named = /^\/o\/[^/]+\/(lloc|r|do)\/([^/]+)/.exec(path);
  if (named === null) return undefined;
  return named[1] === 'lloc' ? named[2] : placeOf((named[2] ?? '').split('.')[0] ?? '');
}

export function Rail({ me, home }: { me: Me; home: string | undefined }) {
  const t = useText();
  const stops = useStops(me, home);
  const current = useCurrentPlace();
  const waiting = waitingNow(useInbox());
  return (
    <nav className="rail" aria-label={t({ ca: 'Llocs', es: 'Lugares', en: 'Places' })}>
      <Link className="brand" href="/avui"><Tile size={30} plain /><span>Comú</span></Link>
      <ul className="rail-places">
        <li>
          <Link href="/avui" aria-current={current === 'today' ? 'page' : undefined}>
            <SunHorizonIcon size={21} weight={current === 'today' ? 'fill' : 'regular'} aria-hidden /><span>{t(todayTitle)}</span>
            {waiting > 0 && <span className="waiting-count tabular">{waiting}<span className="sr-only"> {t({ ca: 'us esperen avui', es: 'le esperan hoy', en: 'wait for you today' })}</span></span>}
          </Link>
        </li>
        {stops.map(({ place, title, icon: Shown, href }) => (
          <li key={place}><Link href={href} aria-current={current === place ? 'page' : undefined}><Shown size={21} weight={current === place ? 'fill' : 'regular'} aria-hidden /><span>{t(title)}</span></Link></li>
        ))}
      </ul>
      <MeMenu me={me} />
    </nav>
  );
}
