import { useRouterState } from '@tanstack/react-router';
import { Link, useDescription, useMe, useText } from '@comu/design';
import { addressIn, places, recordsIn, screensIn } from '../places.ts';
import { useCurrentPlace } from './rail.tsx';
import { useScreens } from './screens-context.tsx';

/** The rooms of the present place, side by side. */
export function PlaceNav({ home }: { home: string | undefined }) {
  const t = useText();
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
  return (
    <nav className="rooms no-print" aria-label={t(sign.title)}>
      <ul>{links.map(({ href, title }) => <li key={href}><Link href={href} aria-current={href === current ? 'page' : undefined}>{t(title)}</Link></li>)}</ul>
    </nav>
  );
}
