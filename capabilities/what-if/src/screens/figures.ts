import { useFormat, useLanguage, useText, type Text } from '@comu/design';
import type { TimeKind } from '@comu/process-mining';
import { durationWords } from '@comu/running-processes/durations';

/** The figures that are told, in the order in which people ask for them, and whether less is better. */
export const told: readonly { readonly key: string; readonly words: Text; readonly kind: 'duration' | 'hours' | 'share' | 'euros' | 'number'; readonly less: boolean | null }[] = [
  { key: 'mean', words: { ca: 'Durada mitjana d’un cas', es: 'Duración media de un caso', en: 'Mean duration of a case' }, kind: 'duration', less: true },
  { key: 'median', words: { ca: 'La meitat acaba en', es: 'La mitad acaba en', en: 'Half end within' }, kind: 'duration', less: true },
  { key: 'high', words: { ca: 'Nou de cada deu acaben en', es: 'Nueve de cada diez acaban en', en: 'Nine in ten end within' }, kind: 'duration', less: true },
  { key: 'late', words: { ca: 'Passen del termini', es: 'Pasan del plazo', en: 'Past their term' }, kind: 'share', less: true },
  { key: 'queued', words: { ca: 'Espera en cua', es: 'Espera en cola', en: 'Waiting in a queue' }, kind: 'duration', less: true },
  { key: 'delayed', words: { ca: 'Espera per altres coses', es: 'Espera por otras cosas', en: 'Waiting for other things' }, kind: 'duration', less: true },
  { key: 'worked', words: { ca: 'Feina per cas', es: 'Trabajo por caso', en: 'Work per case' }, kind: 'hours', less: true },
  { key: 'cost', words: { ca: 'Cost de la feina per cas', es: 'Coste del trabajo por caso', en: 'Cost of the work per case' }, kind: 'euros', less: true },
  { key: 'staff', words: { ca: 'Cost de la gent disponible, per setmana', es: 'Coste de la gente disponible, por semana', en: 'Cost of the people available, a week' }, kind: 'euros', less: true },
  { key: 'perWeek', words: { ca: 'Casos que entren per setmana', es: 'Casos que entran por semana', en: 'Cases coming in a week' }, kind: 'number', less: null },
  { key: 'underWay', words: { ca: 'Casos en marxa alhora', es: 'Casos en marcha a la vez', en: 'Cases under way at once' }, kind: 'number', less: true },
];

/** How each kind of figure is written. */
export function useSay(time: TimeKind): (kind: (typeof told)[number]['kind'], value: number) => string {
  const { language } = useLanguage();
  const format = useFormat();
  const t = useText();
  return (kind, value) => {
    switch (kind) {
      case 'duration': return durationWords(value, time)[language];
      case 'hours': return value < 3_600_000 ? t({ ca: '{n} {n|minut|minuts}', es: '{n} {n|minuto|minutos}', en: '{n} {n|minute|minutes}' }, { n: format.decimal((value / 60_000).toFixed(1)) }) : t({ ca: '{n} {n|hora|hores}', es: '{n} {n|hora|horas}', en: '{n} {n|hour|hours}' }, { n: format.decimal((value / 3_600_000).toFixed(1)) });
      case 'share': return format.percent(value);
      case 'euros': return value < 100 ? format.money(value.toFixed(2)) : `${format.integer(value)} €`;
      case 'number': return format.decimal(value.toFixed(1));
    }
  };
}
