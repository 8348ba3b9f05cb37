import type { ReactNode } from 'react';
import { languages, Tile, useLanguage, useText } from '@comu/design';
import { Paving } from './paving.tsx';

/** The doorway: the floor of tiles on one side, what one is asked on the other. */
export function EntryFrame({ children }: { children: ReactNode }) {
  const t = useText();
  const { language, choose } = useLanguage();
  return (
    <div className="entry">
      <div className="entry-art" aria-hidden><Paving /></div>
      <main className="entry-main" id="main">
        <header className="entry-head">
          <span className="brand"><Tile size={34} plain /><span>Comú</span></span>
          <label><span className="sr-only">{t({ ca: 'Llengua', es: 'Idioma', en: 'Language' })}</span>
            <select className="quiet-select" value={language} onChange={(event) => choose(event.target.value as typeof language)}>{languages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>
          </label>
        </header>
        {children}
        <p className="entry-foot small soft">{t({ ca: 'La gestió interna dels ens locals, en programari lliure.', es: 'La gestión interna de los entes locales, en software libre.', en: 'Internal management for local governments, as free software.' })}</p>
      </main>
    </div>
  );
}
