import { useEffect, useEffectEvent, useState } from 'react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { OrganisationProvider, Skeleton, Toasts, useLanguage, useMeQuery, useText, type Language, type Me } from '@comu/design';
import { SignIn } from '../pages/sign-in.tsx';
import { ServerAway } from '../pages/not-found.tsx';
import { accentOf } from './dress.ts';
import { useFocusOnArrival } from './arrival.ts';
import { Band } from './band.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { HelpPanel } from './help.tsx';
import { useLive } from './live.ts';
import { Palette } from './palette.tsx';
import { PlaceNav } from './place-nav.tsx';
import { Rail } from './rail.tsx';

const kept = 'comu.organisation';

/** The organisation of the address; where the address names none, the one last worked in keeps the rail’s links alive. */
function useHomeSlug(me: Me | null | undefined): string | undefined {
  const named = useNamedSlug();
  const slugs = me?.memberships.map(({ organisation }) => organisation.slug) ?? [];
  const last = localStorage.getItem(kept);
  return named ?? slugs.find((slug) => slug === last) ?? slugs[0];
}

const useNamedSlug = () => useRouterState({ select: ({ location }) => /^\/o\/([^/]+)/.exec(location.pathname)?.[1] });

/** The house around every screen of whoever signed in; whoever did not sees the way in, and then the same address. */
export function Shell() {
  const t = useText();
  const { data: me, error, isPending, refetch } = useMeQuery();
  const { language, choose } = useLanguage();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const named = useNamedSlug();
  const home = useHomeSlug(me);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  useFocusOnArrival(isPending ? undefined : me ? pathname : 'sign-in');
  useLive(me !== null && me !== undefined);

  useEffect(() => {
    if (named !== undefined) localStorage.setItem(kept, named);
  }, [named]);
  const speak = useEffectEvent((wanted: Language) => {
    if (localStorage.getItem('comu.language') === null && wanted !== language) choose(wanted);
  });
  useEffect(() => {
    if (me) speak(me.language);
  }, [me]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette((open) => !open);
      }
      if (event.key === '?' && !(event.target as HTMLElement).closest('input, textarea, select, dialog')) setHelp(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  if (isPending) return <div className="page"><Skeleton lines={4} /></div>;
  if (error) return <ServerAway problem={error.problem} onRetry={() => void refetch()} />;
  if (me === null) return <SignIn />;

  const accent = me.memberships.find(({ organisation }) => organisation.slug === named)?.organisation.accent;
  return (
    <OrganisationProvider slug={named}>
      <div className="shell" style={accentOf(accent)}>
        <a className="skip" href="#main">{t({ ca: 'Vés al contingut', es: 'Ir al contenido', en: 'Skip to the content' })}</a>
        <Rail me={me} home={home} />
        <div className="stage">
          <Band me={me} onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
          <PlaceNav home={home} />
          <main id="main" tabIndex={-1}><Outlet /></main>
        </div>
        <BottomBar me={me} home={home} />
        <Palette open={palette} onClose={() => setPalette(false)} me={me} home={home} />
        <HelpPanel open={help} onClose={() => setHelp(false)} />
        <Toasts />
      </div>
    </OrganisationProvider>
  );
}
