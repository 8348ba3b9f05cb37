import { useState } from 'react';
import { Dialog, Link, ListIcon, SunHorizonIcon, useText, UserIcon, type Me } from '@comu/design';
import { useInbox, waitingNow } from '../inbox.ts';
import { Looks, useSignOut } from './me-menu.tsx';
import { todayTitle, useCurrentPlace, useStops } from './rail.tsx';

/** The rail on a phone: the first places under the thumb, the rest one touch away. */
export function BottomBar({ me, home }: { me: Me; home: string | undefined }) {
  const t = useText();
  const stops = useStops(me, home);
  const current = useCurrentPlace();
  const waiting = waitingNow(useInbox());
  const [more, setMore] = useState(false);
  const signOut = useSignOut();
  const near = stops.slice(0, 3);
  return (
    <nav className="bar" aria-label={t({ ca: 'Llocs', es: 'Lugares', en: 'Places' })}>
      <Link href="/avui" aria-current={current === 'today' ? 'page' : undefined}><SunHorizonIcon size={23} weight={current === 'today' ? 'fill' : 'regular'} aria-hidden /><span>{t(todayTitle)}</span>{waiting > 0 && <span className="waiting-count tabular" aria-hidden>{waiting}</span>}</Link>
      {near.map(({ place, title, icon: Shown, href }) => <Link key={place} href={href} aria-current={current === place ? 'page' : undefined}><Shown size={23} weight={current === place ? 'fill' : 'regular'} aria-hidden /><span>{t(title)}</span></Link>)}
      <button type="button" onClick={() => setMore(true)} aria-expanded={more} aria-current={current !== undefined && current !== 'today' && near.every(({ place }) => place !== current) ? 'true' : undefined}><ListIcon size={23} aria-hidden /><span>{t({ ca: 'Més', es: 'Más', en: 'More' })}</span></button>
      <Dialog open={more} onClose={() => setMore(false)} side title={me.person.name}>
        <ul className="more-places">
          {stops.map(({ place, title, icon: Shown, href }) => <li key={place}><Link href={href} aria-current={current === place ? 'page' : undefined} onClick={() => setMore(false)}><Shown size={22} aria-hidden />{t(title)}</Link></li>)}
          <li><Link href="/compte" onClick={() => setMore(false)}><UserIcon size={22} aria-hidden />{t({ ca: 'El meu compte', es: 'Mi cuenta', en: 'My account' })}</Link></li>
        </ul>
        <Looks signedIn />
        <p className="more-out"><button type="button" className="ds-button button" data-variant="secondary" data-color="neutral" onClick={() => void signOut()}>{t({ ca: 'Tanca la sessió', es: 'Cerrar sesión', en: 'Sign out' })}</button></p>
      </Dialog>
    </nav>
  );
}
