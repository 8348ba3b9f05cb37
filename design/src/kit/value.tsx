import { useMemo } from 'react';
import { fileAddress } from '../api.ts';
import { CheckIcon, PaperclipIcon, XIcon } from '../icons.ts';
import { State, toneOf } from '../components/state.tsx';
import { useFormat, type Formats } from '../format.ts';
import { Link } from '../link.tsx';
import { useOrganisationSlug } from '../session.tsx';
import { useText, type Say, type Text } from '../text.tsx';
import { recordHref, useDescription, type FieldDescription } from './description.ts';
import { knownWord } from './words.ts';

const yes = { ca: 'Sí', es: 'Sí', en: 'Yes' };
const no = { ca: 'No', es: 'No', en: 'No' };

/** A year is a name and not an amount: 2026, never 2.026. */
const isYear = (name: string) => /(^y|Y)ear$/.test(name);

/** A value in words, for places where only words fit. */
export function valueText({ field, value, labels, format, t }: { field: FieldDescription; value: unknown; labels: Readonly<Record<string, string>>; format: Formats; t: Say }): string {
  if (value === null || value === undefined || value === '') return '';
  const plain = String(value);
  switch (field.kind) {
    case 'integer': return isYear(field.name) ? plain : format.integer(Number(value));
    case 'decimal': return format.decimal(plain);
    case 'money': return format.money(plain);
    case 'day': return format.day(plain);
    case 'moment': return format.moment(plain);
    case 'yes-no': return t(value === true ? yes : no);
    case 'choice': return field.choices?.[plain] ? t(field.choices[plain]) : plain;
    case 'reference': return labels[plain] ?? plain.slice(0, 8);
    case 'structure': return inBrief(value, t);
    default: return plain;
  }
}

/** A value with a shape of its own in one line: what it says, without the names of its parts. */
function inBrief(value: unknown, t: Say): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? yes : no);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each) => inBrief(each, t)).join('; ');
  if ('ca' in value && 'es' in value && 'en' in value) return t(value as Text);
  return Object.entries(value).filter(([name]) => !saidByAnother(name, value)).map(([, each]) => inBrief(each, t)).filter(Boolean).join(' · ');
}

/** A value as people read it: amounts with their euro, days in words, states by word, icon and colour. */
export function Value({ field, value, labels = {}, short = false }: { field: FieldDescription; value: unknown; labels?: Readonly<Record<string, string>>; short?: boolean }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisationSlug();
  if (value === null || value === undefined || value === '') return <span className="nothing" aria-label={t({ ca: 'sense valor', es: 'sin valor', en: 'no value' })}>—</span>;
  const text = valueText({ field, value, labels, format, t });
  switch (field.kind) {
    case 'money': case 'decimal': case 'integer': return <span className="tabular">{text}</span>;
    case 'day': return <time className="tabular" dateTime={String(value)} title={text}>{short ? format.shortDay(String(value)) : text}</time>;
    case 'moment': return <time className="tabular" dateTime={String(value)} title={text}>{short ? format.shortMoment(String(value)) : text}</time>;
    case 'yes-no': return <span className="yes-no">{value === true ? <CheckIcon size={15} weight="bold" aria-hidden /> : <XIcon size={15} aria-hidden />}{text}</span>;
    case 'choice': return /state|status|situation|estat|outcome|result/i.test(field.name) ? <State tone={toneOf(String(value))}>{text}</State> : <>{text}</>;
    case 'reference': return short || organisation === undefined || field.to === undefined ? <>{text}</> : <Link href={recordHref(organisation, field.to, String(value))}>{text}</Link>;
    case 'file': return organisation === undefined ? <>{text.slice(0, 12)}</> : <a className="file-link" href={fileAddress({ sha256: String(value), organisation })}><PaperclipIcon size={15} aria-hidden />{labels[String(value)] ?? t({ ca: 'Fitxer', es: 'Archivo', en: 'File' })}</a>;
    case 'long-text': return short ? <span title={text}>{text}</span> : <span className="long-text">{text}</span>;
    case 'structure': return short ? <span title={text}>{text}</span> : <Shaped value={value} name={field.name} />;
    default: return short && text.length > 30 ? <span title={text}>{text}</span> : <>{text}</>;
  }
}

/** How many values a structure may have to be read at once; a longer one waits to be opened. */
const readAtOnce = 40;
const countOf = (value: unknown): number => (value !== null && typeof value === 'object' ? Object.values(value).reduce((sum: number, each) => sum + countOf(each), 0) : 1);

function Shaped({ value, name }: { value: unknown; name: string }) {
  const t = useText();
  const count = countOf(value);
  if (count <= readAtOnce) return <Structure value={value} name={name} />;
  return <details><summary>{t({ ca: 'Mostra’n els {count} valors', es: 'Mostrar sus {count} valores', en: 'Show its {count} values' }, { count })}</summary><Structure value={value} name={name} /></details>;
}

/** A value with a shape of its own, as nested names and values rather than as code. `name` is the property it stands under; `labels` say what the outermost names are called, shown with each beside. */
export function Structure({ value, name = '', labels }: { value: unknown; name?: string; labels?: Readonly<Record<string, Text>> }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisationSlug();
  const wordOf = useWordOfCode();
  if (Array.isArray(value)) return value.length === 0 ? <span className="nothing">—</span> : <ol className="structure-list">{value.map((each, index) => <li key={index}><Structure value={each} name={name} /></li>)}</ol>;
  if (value !== null && typeof value === 'object') {
    const { ca, es, en } = value as Record<string, unknown>;
    if (typeof ca === 'string' && typeof es === 'string' && typeof en === 'string') return <>{t({ ca, es, en })}</>;
    return <dl className="structure">{Object.entries(value).filter(([each]) => !saidByAnother(each, value)).map(([each, held]) => <div key={each}><dt>{labels?.[each] === undefined ? <Name of={each} /> : <>{t(labels[each])} <code className="soft small">{each}</code></>}</dt><dd><Structure value={held} name={each} /></dd></div>)}</dl>;
  }
  if (value === null || value === undefined || value === '') return <>—</>;
  if (typeof value === 'boolean') return <>{t(value ? yes : no)}</>;
  if (typeof value === 'number') return <span className="tabular">{isYear(name) ? value : format.decimal(String(value))}</span>;
  const plain = String(value);
  if (/^[0-9a-f]{64}$/.test(plain) && organisation !== undefined) return <a className="file-link" href={fileAddress({ sha256: plain, organisation })}><PaperclipIcon size={15} aria-hidden />{t({ ca: 'Fitxer', es: 'Archivo', en: 'File' })}</a>;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(plain)) return <>{format.moment(plain)}</>;
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return <>{format.day(plain)}</>;
  return <>{t(wordOf(name, plain) ?? plain)}</>;
}

/** The usual word for the name of a property; a name without one is a code that somebody chose, and is shown as one. */
function Name({ of }: { of: string }) {
  const t = useText();
  const word = knownWord(of);
  return word === undefined ? <code>{of}</code> : <>{t(word)}</>;
}

const names = new Set(['code', 'key']);
/** A code beside the words it stands for says nothing more to who reads. */
const saidByAnother = (name: string, within: object) => names.has(name) && ['title', 'label', 'name', 'says', 'text'].some((other) => other in within);

/** The word of a code that is one of the house’s choices: of a field with the same name first, else what every choice with that code says, else the usual word. */
function useWordOfCode(): (name: string, code: string) => Text | undefined {
  const description = useDescription();
  return useMemo(() => {
    const choices = description?.records.flatMap(({ fields }) => fields).filter((field) => field.choices !== undefined) ?? [];
    return (name, code) => {
      if (names.has(name) || !/^([a-z]+(-[a-z]+)*|[A-Z]{2}\d\d)$/.test(code)) return undefined;
      const having = choices.filter((field) => field.choices?.[code] !== undefined);
      const same = having.filter((field) => field.name === name);
      const said = (same.length > 0 ? same : having).map((field) => field.choices?.[code] as Text);
      return said.length > 0 && new Set(said.map(({ ca }) => ca)).size === 1 ? said[0] : knownWord(code);
    };
  }, [description]);
}
