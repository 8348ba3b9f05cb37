import { shortDate } from '@comu/terms';
import type { Json } from '../feel/json.ts';
import { inEach, type Language, type Text } from '../text.ts';
import { called } from './glossary.ts';
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

/** One language, and what the names and values of the model are called in it. */
interface Voice { readonly language: Language; readonly named: (said: string) => string }

/** Tells in plain words how a result came about: the data, each decision with the rules that decided it, and the warnings. */
export function explain({ trace }: { readonly trace: Trace }): Text {
  const glossary = new Map(Object.entries(trace.model.words ?? {}));
  return inEach((language) => {
    const voice: Voice = { language, named: (said) => { const word = called(said, glossary); return typeof word === 'string' ? word : word[language]; } };
    const lines = [
      ...Object.entries(trace.outputs).map(([name, value]) => `${WORDS.result[language]}: ${quote(name, voice)} = ${say(value, voice)}.`),
      ...(trace.inputs.length ? [`${WORDS.data[language]}: ${trace.inputs.map((input) => sayInput(input, voice)).join('; ')}.`] : []),
      ...(trace.decisions.length ? [`${WORDS.steps[language]}:`, ...trace.decisions.map((decision, index) => `${index + 1}. ${sayDecision(decision, voice)}`)] : []),
      ...(trace.warnings.length ? [`${WORDS.warnings[language]}:`, ...trace.warnings.map(({ message }) => `– ${message[language]}`)] : []),
    ];
    return lines.join('\n');
  });
}

const quote = (name: string, { language, named }: Voice): string => (language === 'en' ? `“${named(name)}”` : `«${named(name)}»`);

function sayInput({ name, value, given }: InputTrace, voice: Voice): string {
  return given ? `${quote(name, voice)} = ${say(value, voice)}` : `${quote(name, voice)} ${WORDS.notGiven[voice.language]}`;
}

function sayDecision({ name, value, tables }: DecisionTrace, voice: Voice): string {
  const told = tables.map((table) => `   ${sayTable(table, voice)}`);
  return [`${quote(name, voice)} = ${say(value, voice)}.`, ...told].join('\n');
}

/** “With Age = 34 and Income = 12,000, rule 3 applies (Age: [30..40]; Income: > 10000): 12.” */
function sayTable({ inputs, matched, output }: TableTrace, voice: Voice): string {
  const { language, named } = voice;
  const seen = joined(inputs.map(({ label, value }) => `${named(label)} = ${say(value, voice)}`), language);
  const opening = { ca: seen ? `Amb ${seen}` : 'Sempre', es: seen ? `Con ${seen}` : 'Siempre', en: seen ? `With ${seen}` : 'Always' }[language];
  if (matched.length === 0) {
    return { ca: `${opening}, no s’aplica cap regla: ${say(output, voice)}.`, es: `${opening}, no se aplica ninguna regla: ${say(output, voice)}.`, en: `${opening}, no rule applies: ${say(output, voice)}.` }[language];
  }
  const rules = matched.map(({ rule, tests, output: given, annotations }) => {
    const conditions = tests.flatMap((test, column) => (test === '-' ? [] : [`${named(inputs[column]?.label ?? '')}: ${named(test)}`])).join('; ');
    const notes = annotations.filter(({ text }) => text).map(({ name, text }) => `${named(name) || WORDS.note[language]}: ${named(text)}`).join('. ');
    const applies = { ca: `s’aplica la regla ${rule}`, es: `se aplica la regla ${rule}`, en: `rule ${rule} applies` }[language];
    return `${applies}${conditions ? ` (${conditions})` : ''}: ${say(given, voice)}.${notes ? ` ${notes}.` : ''}`;
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
function say(value: Json, voice: Voice): string {
  const { language, named } = voice;
  if (value === null) return WORDS.nothing[language];
  if (typeof value === 'boolean') return value ? WORDS.yes[language] : WORDS.no[language];
  if (typeof value === 'number') return FORMATS[language].format(value);
  if (typeof value === 'string') return sayDate(named(value), language);
  if (Array.isArray(value)) return value.length ? value.map((item: Json) => say(item, voice)).join(', ') : WORDS.emptyList[language];
  return `(${Object.entries(value).map(([name, item]) => `${named(name)}: ${say(item as Json, voice)}`).join('; ')})`;
}

function sayDate(text: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? text : shortDate(text)[language];
}
