import { useLayoutEffect, useSyncExternalStore } from 'react';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { languages, Link, OrganisationProvider, Tile, Toasts, useAddress, useLanguage, useQueryOperation, useText, type Language } from '@comu/design';
import { useFocusOnArrival } from './arrival.ts';
import { applyTheme, onTheme, themeNow, type Theme } from './appearance.ts';
import { accentOf, dressedIn } from './dress.ts';
import { themes } from './me-menu.tsx';
import { Shield } from './organisation-switch.tsx';

interface PublicOrganisation {
  readonly name: string;
  readonly slug: string;
  readonly accent?: string;
  readonly shield?: string;
  readonly website?: string;
}

/** The lighter house for citizens: the organisation's own name, shield and colour, and nothing of the offices behind. */
export function PublicShell() {
  const t = useText();
  const { org } = useParams({ strict: false }) as { org?: string };
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { language, choose } = useLanguage();
  useFocusOnArrival(path);
  const theme = useSyncExternalStore(onTheme, themeNow);
  const { data: organisations } = useQueryOperation<readonly PublicOrganisation[]>('identity.organisations', {}, { organisation: null, enabled: org !== undefined });
  const organisation = organisations?.find(({ slug }) => slug === org);
  const { data: dressed } = useAddress<{ accent: string | null; ink: string | null; logo: string | null }>(`/dades/${org}/portal/colors`, { enabled: org !== undefined });
  const accent = dressed?.accent ?? organisation?.accent;
  // On the page itself, from which every other colour is told.
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const all = Object.entries(dressedIn(accent));
    for (const [name, value] of all) style.setProperty(name, value);
    return () => { for (const [name] of all) style.removeProperty(name); };
  }, [accent]);
  return (
    <OrganisationProvider slug={org}>
      <div className="public" style={accentOf(accent, dressed?.accent ? dressed.ink : null)}>
        <a className="skip" href="#main">{t({ ca: 'Vés al contingut', es: 'Ir al contenido', en: 'Skip to the content' })}</a>
        <header className="public-head">
          <div className="public-name">
            {dressed?.logo ? <img className="public-logo" src={dressed.logo} alt="" /> : organisation ? <Shield organisation={organisation} /> : <Tile size={34} plain />}
            <div><strong>{organisation?.name ?? 'Comú'}</strong><span>{t(path.startsWith('/transparencia') ? { ca: 'Transparència i dades obertes', es: 'Transparencia y datos abiertos', en: 'Transparency and open data' } : { ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' })}</span></div>
          </div>
          <div className="public-tools">
            <label><span className="sr-only">{t({ ca: 'Llengua', es: 'Idioma', en: 'Language' })}</span>
              <select value={language} onChange={(event) => choose(event.target.value as Language)}>{languages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>
            </label>
            <label><span className="sr-only">{t({ ca: 'Aparença', es: 'Apariencia', en: 'Appearance' })}</span>
              <select value={theme} onChange={(event) => applyTheme(event.target.value as Theme)}>{Object.entries(themes).map(([value, { label }]) => <option key={value} value={value}>{t(label)}</option>)}</select>
            </label>
          </div>
        </header>
        <main id="main" tabIndex={-1}><Outlet /></main>
        <footer className="public-foot">
          <p>{organisation?.name ?? t({ ca: 'Diputació de Barcelona i els ens locals', es: 'Diputación de Barcelona y los entes locales', en: 'Barcelona Provincial Council and local governments' })}</p>
          {org !== undefined && (
            <nav aria-label={t({ ca: 'Sobre aquest lloc', es: 'Sobre este sitio', en: 'About this site' })}>
              <Link href={`/transparencia/${org}/avis-legal`}>{t({ ca: 'Avís legal', es: 'Aviso legal', en: 'Legal notice' })}</Link>
              <Link href={`/transparencia/${org}/accessibilitat`}>{t({ ca: 'Accessibilitat', es: 'Accesibilidad', en: 'Accessibility' })}</Link>
              {path.startsWith('/transparencia')
                ? <Link href={`/seu/${org}`}>{t({ ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' })}</Link>
                : <Link href={`/transparencia/${org}`}>{t({ ca: 'Transparència', es: 'Transparencia', en: 'Transparency' })}</Link>}
            </nav>
          )}
          {organisation?.website && <a href={organisation.website}>{organisation.website.replace(/^https?:\/\//, '')}</a>}
        </footer>
        <Toasts />
      </div>
    </OrganisationProvider>
  );
}
