import type { Json } from '../feel/json.ts';
import { inEach, type Language, type Text } from '../text.ts';
import type { DecisionTrace, InputTrace, TableTrace, Trace } from './trace.ts';

const WORDS = {
  nothing: { ca: 'cap valor', es: 'ningún valor', en: 'no value' },
  yes: { ca: 'sí', es: 'sí', en: 'yes' },
  no: { ca: 'no', es: 'no', en: 'no' },
  emptyList: { ca: 'cap element', es: 'ningún elemento', en: 'no items' },
  and: { ca: 'i', es: 'y', en: 'and' },
  result: { ca: 'Resultat', es: 'Resultado', en: 'Result' },
  data: { ca: 'Dades de partida', es: 'Datos de partida', en: 'Data it starts from' },
  notGiven: { ca: 'no s’ha aportat', es: 'no se ha aportado', en: 'was not given' },
  steps: { ca: 'Com s’hi arriba', es: 'Cómo se llega', en: 'How it was reached' },
  note: { ca: 'Nota', es: 'Nota', en: 'Note' },
  warnings: { ca: 'Advertiments', es: 'Advertencias', en: 'Warnings' },
} satisfies Record<string, Text>;

/** Tells in plain words how a result came about: the data, each decision with the rules that decided it, and the warnings. */
export function explain({ trace }: { readonly trace: Trace }): Text {
  return inEach((language) => {
    const lines = [
      ...Object.entries(trace.outputs).map(([name, value]) => `${WORDS.result[language]}: ${quote(name, language)} = ${say(value, language)}.`),
      ...(trace.inputs.length ? [`${WORDS.data[language]}: ${trace.inputs.map((input) => sayInput(input, language)).join('; ')}.`] : []),
      ...(trace.decisions.length ? [`${WORDS.steps[language]}:`, ...trace.decisions.map((decision, index) => `${index + 1}. ${sayDecision(decision, language)}`)] : []),
      ...(trace.warnings.length ? [`${WORDS.warnings[language]}:`, ...trace.warnings.map(({ message }) => `– ${message[language]}`)] : []),
    ];
    return lines.join('\n');
  });
}

const quote = (name: string, language: Language): string => (language === 'en' ? `“${name}”` : `«${name}»`);

function sayInput({ name, value, given }: InputTrace, language: Language): string {
  return given ? `${quote(name, language)} = ${say(value, language)}` : `${quote(name, language)} ${WORDS.notGiven[language]}`;
}

function sayDecision({ name, value, tables }: DecisionTrace, language: Language): string {
  const told = tables.map((table) => `   ${sayTable(table, language)}`);
  return [`${quote(name, language)} = ${say(value, language)}.`, ...told].join('\n');
}

/** “With Age = 34 and Income = 12,000, rule 3 applies (Age: [30..40]; Income: > 10000): 12.” */
function sayTable({ inputs, matched, output }: TableTrace, language: Language): string {
  const seen = joined(inputs.map(({ label, value }) => `${label} = ${say(value, language)}`), language);
  const opening = { ca: seen ? `Amb ${seen}` : 'Sempre', es: seen ? `Con ${seen}` : 'Siempre', en: seen ? `With ${seen}` : 'Always' }[language];
  if (matched.length === 0) {
    return { ca: `${opening}, no s’aplica cap regla: ${say(output, language)}.`, es: `${opening}, no se aplica ninguna regla: ${say(output, language)}.`, en: `${opening}, no rule applies: ${say(output, language)}.` }[language];
  }
  const rules = matched.map(({ rule, tests, output: given, annotations }) => {
    const conditions = tests.flatMap((test, column) => (test === '-' ? [] : [`${inputs[column]?.label ?? ''}: ${test}`])).join('; ');
    const notes = annotations.filter(({ text }) => text).map(({ name, text }) => `${name || WORDS.note[language]}: ${text}`).join('. ');
    const applies = { ca: `s’aplica la regla ${rule}`, es: `se aplica la regla ${rule}`, en: `rule ${rule} applies` }[language];
    return `${applies}${conditions ? ` (${conditions})` : ''}: ${say(given, language)}.${notes ? ` ${notes}.` : ''}`;
  });
  return `${opening}, ${rules.join(' ')}`;
}

function joined(parts: readonly string[], language: Language): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${WORDS.and[language]} ${parts.at(-1)}`;
}

const FORMATS: Record<Language, Intl.NumberFormat> = {
  ca: new Intl.NumberFormat('ca', { maximumFractionDigits: 20 }),
  es: new Intl.NumberFormat('es', { maximumFractionDigits: 20 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 20 }),
};

/** A value as people of that language write it. */
export function say(value: Json, language: Language): string {
  if (value === null) return WORDS.nothing[language];
  if (typeof value === 'boolean') return value ? WORDS.yes[language] : WORDS.no[language];
  if (typeof value === 'number') return FORMATS[language].format(value);
  if (typeof value === 'string') return sayDate(value, language);
  if (Array.isArray(value)) return value.length ? value.map((item: Json) => say(item, language)).join(', ') : WORDS.emptyList[language];
  return `(${Object.entries(value).map(([name, item]) => `${name}: ${say(item as Json, language)}`).join('; ')})`;
}

const LOCALES: Record<Language, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' };

function sayDate(text: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? text : date.toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
}
