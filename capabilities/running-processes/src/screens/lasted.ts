import { useLanguage } from '@comu/design';

const locales = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' } as const;
const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000]] as const;

/** A length of time as people say it, from milliseconds: in days from a day on, with one decimal below ten; else in hours, minutes or seconds. */
export function useLasted(): (milliseconds: number) => string {
  const { language } = useLanguage();
  return (milliseconds) => {
    const [unit, size] = units.find(([, each]) => milliseconds >= each) ?? ['second', 1000];
    const exact = milliseconds / size;
    return new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: exact < 10 ? 1 : 0 }).format(exact);
  };
}
