import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** Everything a person reads stands in three languages beside the thing it names. */
export type Language = 'ca' | 'es' | 'en';
export type Text = Readonly<Record<Language, string>>;
/** What people read, in the three languages, written in one line beside what it names. */
export const words = (ca: string, es: string, en: string): Text => ({ ca, es, en });
export type Facts = Readonly<Record<string, string | number>>;
export type Say = (text: Text | string, facts?: Facts) => string;

export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'ca', name: 'Català' },
  { code: 'es', name: 'Castellano' },
  { code: 'en', name: 'English' },
];

const kept = 'comu.language';
const Chosen = createContext<{ language: Language; choose(language: Language): void }>({ language: 'ca', choose: () => {} });

/**
 * Puts facts into a sentence and takes the reader's language; Catalan stands in for a missing one.
 * `{count}` is the fact itself; `{count|fila|files}` the word that agrees with it, for one and for any other number.
 */
export function say(language: Language, text: Text | string, facts: Facts = {}): string {
  const sentence = typeof text === 'string' ? text : text[language] || text.ca;
  return sentence.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    if (!(name in facts)) return whole;
    const fact = String(facts[name]);
    return one === undefined ? fact : ((fact === '1' ? one : many) ?? whole);
  });
}

/** The language kept on this device, else the browser's, else Catalan. */
function firstLanguage(): Language {
  const asked = [localStorage.getItem(kept), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return (asked.find((tag) => languages.some(({ code }) => code === tag)) ?? 'ca') as Language;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // Chosen in one window, it is spoken in all that are open.
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => key === kept && setLanguage(firstLanguage());
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const value = useMemo(() => ({
    language,
    choose(next: Language) {
      localStorage.setItem(kept, next);
      setLanguage(next);
    },
  }), [language]);
  return <Chosen value={value}>{children}</Chosen>;
}

export const useLanguage = () => useContext(Chosen);

/** `const t = useText(); t({ ca: 'Desa', es: 'Guardar', en: 'Save' })` — the one way to show words. */
export function useText(): Say {
  const { language } = useLanguage();
  return useCallback((text, facts) => say(language, text, facts), [language]);
}
