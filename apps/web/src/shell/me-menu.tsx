import { useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { DesktopIcon, Dialog, languages, Link, Menu, MoonIcon, RadioGroup, SignOutIcon, SunIcon, TranslateIcon, UserIcon, useLanguage, useRun, useText, type Language, type Me, type Text } from '@comu/design';
import { applyTheme, onTheme, themeNow, type Theme } from './appearance.ts';

export const themes: Record<Theme, { readonly label: Text; readonly icon: typeof SunIcon }> = {
  system: { label: { ca: 'Com el dispositiu', es: 'Como el dispositivo', en: 'As the device' }, icon: DesktopIcon },
  light: { label: { ca: 'Clar', es: 'Claro', en: 'Light' }, icon: SunIcon },
  dark: { label: { ca: 'Fosc', es: 'Oscuro', en: 'Dark' }, icon: MoonIcon },
};

/** The person: account, language, appearance and the way out. */
export function MeMenu({ me, up = true }: { me: Me; up?: boolean }) {
  const t = useText();
  const [looks, setLooks] = useState(false);
  const signOut = useSignOut();
  return (
    <div className="me">
      <Menu look="quiet" up={up} end={!up} icon={UserIcon} label={<span className="me-name">{me.person.name}</span>}>
        {(close) => (
          <>
            <p className="menu-note">{me.person.email}</p>
            <Link href="/compte" onClick={close}><UserIcon size={18} aria-hidden />{t({ ca: 'El meu compte', es: 'Mi cuenta', en: 'My account' })}</Link>
            <button type="button" onClick={() => { setLooks(true); close(); }}><TranslateIcon size={18} aria-hidden />{t({ ca: 'Llengua i aparença', es: 'Idioma y apariencia', en: 'Language and appearance' })}</button>
            <button type="button" className="menu-apart" onClick={() => void signOut()}><SignOutIcon size={18} aria-hidden />{t({ ca: 'Tanca la sessió', es: 'Cerrar sesión', en: 'Sign out' })}</button>
          </>
        )}
      </Menu>
      <Dialog open={looks} onClose={() => setLooks(false)} title={t({ ca: 'Llengua i aparença', es: 'Idioma y apariencia', en: 'Language and appearance' })}><Looks signedIn /></Dialog>
    </div>
  );
}

export function useSignOut() {
  const queries = useQueryClient();
  const { run } = useRun('identity.sign-out', { organisation: null });
  return async () => {
    await run();
    queries.clear();
    location.assign('/avui');
  };
}

export function Looks({ signedIn = false }: { signedIn?: boolean }) {
  const t = useText();
  const { language, choose } = useLanguage();
  const theme = useSyncExternalStore(onTheme, themeNow);
  const { run } = useRun('identity.set-language', { organisation: null });
  const speak = (next: Language) => {
    choose(next);
    if (signedIn) void run({ language: next });
  };
  return (
    <div className="form">
      <RadioGroup label={t({ ca: 'Llengua', es: 'Idioma', en: 'Language' })} value={language} options={languages.map(({ code, name }) => ({ value: code, label: name }))} onValue={(code) => speak(code as Language)} />
      <RadioGroup label={t({ ca: 'Aparença', es: 'Apariencia', en: 'Appearance' })} value={theme} options={Object.entries(themes).map(([value, { label }]) => ({ value, label: t(label) }))} onValue={(next) => applyTheme(next as Theme)} />
    </div>
  );
}
