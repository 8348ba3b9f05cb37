import type { XmlPart } from './xml.ts';
import { tooBigToRead } from './refusals.ts';

const mostTexts = 256 * 1024 * 1024;

/** Texts that a workbook keeps once and cells point to. */
export async function sharedTexts(parts: AsyncIterable<XmlPart[]>): Promise<string[]> {
  const texts: string[] = [];
  let [text, inside, phonetic, size] = ['', '', false, 0];
  for await (const some of parts) {
    for (const part of some) {
      if ('open' in part) {
        if (part.open === 'si') text = '';
        if (part.open === 'rPh') phonetic = true;
        inside = part.closed ? '' : part.open;
        if (part.open === 'si' && part.closed) texts.push('');
      } else if ('text' in part) {
        if (inside === 't' && !phonetic) text += part.text;
      } else {
        if (part.close === 'rPh') phonetic = false;
        if (part.close === 'si') {
          texts.push(text);
          if ((size += text.length) > mostTexts) throw tooBigToRead(mostTexts);
        }
        inside = '';
      }
    }
  }
  return texts;
}

/** Whether each cell style shows a day or a moment (ECMA-376, 18.8.30): a number in it is then a date. */
export async function dateStyles(parts: AsyncIterable<XmlPart[]>): Promise<('day' | 'moment' | undefined)[]> {
  const formats = new Map<number, string>();
  const styles: ('day' | 'moment' | undefined)[] = [];
  let inside = false;
  for await (const some of parts) {
    for (const part of some) {
      if ('open' in part) {
        if (part.open === 'numFmt') formats.set(Number(part.attributes['numFmtId']), part.attributes['formatCode'] ?? '');
        if (part.open === 'cellXfs') inside = true;
        if (part.open === 'xf' && inside) styles.push(dateKind(Number(part.attributes['numFmtId'] ?? 0), formats));
      } else if ('close' in part && part.close === 'cellXfs') inside = false;
    }
  }
  return styles;
}

function dateKind(id: number, formats: ReadonlyMap<number, string>): 'day' | 'moment' | undefined {
  if (id >= 14 && id <= 17) return 'day';
  if (id === 22) return 'moment';
  const format = formats.get(id)?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase() ?? '';
  if (!/[dy]/.test(format) || /0/.test(format)) return undefined;
  return /h/.test(format) ? 'moment' : 'day';
}

interface Cell { readonly type: string; readonly style: number; readonly value: string }
interface Book { readonly texts: readonly string[]; readonly dates: readonly ('day' | 'moment' | undefined)[]; readonly base1904: boolean }

/** A cell as text: dates as ISO 8601, numbers with a decimal point and no more figures than they were given, errors as what they show. */
export function cellOf({ type, style, value }: Cell, { texts, dates, base1904 }: Book): string | null {
  if (value === '') return null;
  if (type === 's') return texts[Number(value)] ?? null;
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== 'n') return value;
  const kind = dates[style];
  const number = Number(value);
  if (kind !== undefined && Number.isFinite(number)) return dateOf(number + (base1904 ? 1462 : 0), kind);
  // 0.1 + 0.2 is stored as 0.30000000000000004; Excel itself shows fifteen figures.
  return /\.\d{12,}|[eE]/.test(value) && Number.isFinite(number) ? plainNumber(Number(number.toPrecision(15))) : value;
}

const plainNumber = (value: number): string => {
  const text = String(value);
  return /e/.test(text) && Math.abs(value) < 1e21 ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text;
};

/** Days since 30 December 1899, as spreadsheets count them. */
function dateOf(serial: number, kind: 'day' | 'moment'): string {
  const moment = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  return kind === 'day' && serial % 1 === 0 ? moment.toISOString().slice(0, 10) : moment.toISOString().slice(0, 19);
}
