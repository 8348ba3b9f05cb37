import { formatAmount, formatDay, formatMoment, formatNumber, formatShortDay, inLegalTime } from '../format.ts';
import { DocumentRefused } from '../refused.ts';
import { say, type Language, type Texts } from '../texts.ts';
import { FORMATS, type TemplateField } from './schema.ts';

const YES: Texts = { ca: 'sí', es: 'sí', en: 'yes' };
const NO: Texts = { ca: 'no', es: 'no', en: 'no' };

/** Whether there is nothing to show: what `{{#if}}` takes as no. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

/**
 * A value as a document shows it, in its language.
 * @throws DocumentRefused when the value is not of the type that the schema declares.
 */
export function showValue({ value, field, format, path, language }: { value: unknown; field: TemplateField; format: string | undefined; path: string; language: Language }): string {
  const as = format ?? FORMATS[field.type][0];
  try {
    switch (field.type) {
      case 'text': return as === 'upper' ? textOf(value).toLocaleUpperCase(language) : textOf(value);
      case 'number':
      case 'amount': return as === 'amount' ? formatAmount(numberOf(value), language) : formatNumber(numberOf(value), language);
      case 'day': return as === 'short-day' ? formatShortDay(dayOf(value)) : formatDay(dayOf(value), language);
      case 'moment': return showMoment(value, as, language);
      case 'yes-no': return say(value === true ? YES : NO, language);
      case 'choice': {
        const code = textOf(value);
        const label = Object.hasOwn(field.options, code) ? field.options[code] : undefined;
        if (!label) throw new RangeError(`Not an option: ${code}`);
        return as === 'code' ? code : label[language];
      }
      default: throw new RangeError('Not a value');
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentRefused('documents.template-value-not-valid', {
      ca: 'El valor del camp «{path}» no és del tipus esperat ({type}): reviseu-lo a l’expedient.',
      es: 'El valor del campo «{path}» no es del tipo esperado ({type}): revíselo en el expediente.',
      en: 'The value of field “{path}” is not of the expected type ({type}): check it in the case.',
    }, { path, type: field.type });
  }
}

function showMoment(value: unknown, as: string | undefined, language: Language): string {
  const moment = value instanceof Date ? value : new Date(textOf(value));
  if (as === 'day') return formatDay(inLegalTime(moment).day, language);
  if (as === 'short-day') return formatShortDay(inLegalTime(moment).day);
  return formatMoment(moment, language);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new RangeError('Not a text');
}

function numberOf(value: unknown): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  throw new RangeError('Not a number');
}

function dayOf(value: unknown): string {
  const day = textOf(value);
  formatDay(day, 'en');
  return day;
}
