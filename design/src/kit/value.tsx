import { fileAddress } from '../api.ts';
import { CheckIcon, PaperclipIcon, XIcon } from '../icons.ts';
import { State, toneOf } from '../components/state.tsx';
import { useFormat, type Formats } from '../format.ts';
import { Link } from '../link.tsx';
import { useOrganisationSlug } from '../session.tsx';
import { useText, type Say } from '../text.tsx';
import { recordHref, type FieldDescription } from './description.ts';
import { wordFor } from './words.ts';

const yes = { ca: 'Sí', es: 'Sí', en: 'Yes' };
const no = { ca: 'No', es: 'No', en: 'No' };

/** A value in words, for places where only words fit. */
export function valueText({ field, value, labels, format, t }: { field: FieldDescription; value: unknown; labels: Readonly<Record<string, string>>; format: Formats; t: Say }): string {
  if (value === null || value === undefined || value === '') return '';
  const plain = String(value);
  switch (field.kind) {
    case 'integer': return format.integer(Number(value));
    case 'decimal': return format.decimal(plain);
    case 'money': return format.money(plain);
    case 'day': return format.day(plain);
    case 'moment': return format.moment(plain);
    case 'yes-no': return t(value === true ? yes : no);
    case 'choice': return field.choices?.[plain] ? t(field.choices[plain]) : plain;
    case 'reference': return labels[plain] ?? plain.slice(0, 8);
    case 'structure': return typeof value === 'object' ? JSON.stringify(value) : plain;
    default: return plain;
  }
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
    case 'structure': return short ? <>{text.slice(0, 80)}</> : <Structure value={value} />;
    default: return short && text.length > 30 ? <span title={text}>{text}</span> : <>{text}</>;
  }
}

/** A value with a shape of its own, as nested names and values rather than as code. */
export function Structure({ value }: { value: unknown }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisationSlug();
  if (Array.isArray(value)) return value.length === 0 ? <span className="nothing">—</span> : <ol className="structure-list">{value.map((each, index) => <li key={index}><Structure value={each} /></li>)}</ol>;
  if (value !== null && typeof value === 'object') {
    const { ca, es, en } = value as Record<string, unknown>;
    if (typeof ca === 'string' && typeof es === 'string' && typeof en === 'string') return <>{t({ ca, es, en })}</>;
    return <dl className="structure">{Object.entries(value).map(([name, each]) => <div key={name}><dt>{t(wordFor(name))}</dt><dd><Structure value={each} /></dd></div>)}</dl>;
  }
  if (value === true || value === false) return <>{t(value ? yes : no)}</>;
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) && organisation !== undefined) return <a className="file-link" href={fileAddress({ sha256: value, organisation })}><PaperclipIcon size={15} aria-hidden />{t({ ca: 'Fitxer', es: 'Archivo', en: 'File' })}</a>;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(value)) return <>{format.moment(value)}</>;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return <>{format.day(value)}</>;
  return <>{value === null || value === undefined || value === '' ? '—' : String(value)}</>;
}
