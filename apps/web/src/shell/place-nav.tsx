import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { Link, Menu, useDescription, useLanguage, useMe, useText } from '@comu/design';
import { addressIn, places, recordsIn, screensIn } from '../places.ts';
import { useCurrentPlace } from './rail.tsx';
import { placesInLine } from './rooms-in-line.ts';
import { useScreens } from './screens-context.tsx';

/** The rooms of the present place, side by side. */
export function PlaceNav({ home }: { home: string | undefined }) {
  const t = useText();
  const { language } = useLanguage();
  const me = useMe();
  const place = useCurrentPlace();
  const screens = useScreens();
  const description = useDescription(home);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const sign = places.find((each) => each.place === place);
  const membership = me?.memberships.find(({ organisation }) => organisation.slug === home);
  if (sign === undefined || home === undefined || membership === undefined || !path.startsWith('/o/')) return null;
  const rooms = screensIn({ screens, place: sign.place, organisation: { can: (permission) => membership.permissions.includes(permission) } });
  const index = { href: `/o/${home}/lloc/${sign.place}`, title: rooms.length === 0 ? sign.title : { ca: 'Tot el que hi ha', es: 'Todo lo que hay', en: 'Everything' } };
  const own = rooms.map((room) => ({ href: addressIn(room.path, home), title: room.title }));
  const records = rooms.length === 0 ? recordsIn(description, sign.place).slice(0, 7).map((record) => ({ href: `/o/${home}/r/${record.name}`, title: record.plural })) : [];
  const links = rooms.length === 0 ? [index, ...records] : [...own, index];
  if (links.length < 2) return null;
  // A detail belongs to the room whose address it continues furthest.
  const current = links.filter(({ href }) => path === href || (href !== index.href && path.startsWith(`${href}/`))).sort((a, b) => b.href.length - a.href.length)[0]?.href;
  return <Rooms key={`${language} ${links.map(({ href }) => href).join()}`} name={t(sign.title)} rooms={links.map(({ href, title }) => ({ href, title: t(title) }))} current={current} />;
}

interface Room { readonly href: string; readonly title: string }

/** The rooms that fit in one line, the one where we are always among them; the others wait behind “More”. */
function Rooms({ name, rooms, current }: { name: string; rooms: readonly Room[]; current: string | undefined }) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const inLine = usePlacesInLine(list, rooms.findIndex(({ href }) => href === current));
  const link = ({ href, title }: Room) => <Link key={href} href={href} aria-current={href === current ? 'page' : undefined}>{title}</Link>;
  return (
    <nav className="rooms no-print" aria-label={name}>
      <ul ref={list}>
        {rooms.map((room, place) => <li key={room.href} className={inLine.has(place) ? '' : 'rooms-away'}>{link(room)}</li>)}
        {inLine.size < rooms.length && <li className="rooms-more"><Menu key={current} label={t({ ca: 'Més', es: 'Más', en: 'More' })} look="quiet" small end>{rooms.filter((_, place) => !inLine.has(place)).map(link)}</Menu></li>}
      </ul>
    </nav>
  );
}

/** The places of the items that fit in the width of a list, the present one among them. Those that do not fit keep their width, out of sight. */
function usePlacesInLine(list: RefObject<HTMLUListElement | null>, at: number): ReadonlySet<number> {
  const [measured, setMeasured] = useState<{ widths: readonly number[]; room: number }>({ widths: [], room: 0 });
  // Before the first picture is drawn, so that nothing is ever shown wider than the screen.
  useLayoutEffect(() => {
    const held = list.current;
    if (held === null) return;
    const measure = () => setMeasured({ widths: [...held.querySelectorAll<HTMLElement>(':scope > li:not(.rooms-more)')].map(({ offsetWidth }) => offsetWidth), room: held.clientWidth });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(held);
    return () => observer.disconnect();
  }, [list]);
  return placesInLine({ ...measured, at });
}
