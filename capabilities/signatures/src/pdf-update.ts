import { PdfDict, PdfStream, type PdfObject, type PdfRef } from '@libpdf/core';
import type { OpenPdf } from './pdf-open.ts';

/**
 * A revision appended to a PDF (ISO 32000-2 §7.5.6). The library's own incremental save refuses linearised files and rewrites
 * them whole, which would break the signatures already there; this one only ever appends.
 */
export type PdfUpdate = {
  /** Reserves a number for a new object and answers its reference, `12 0 R`. */
  reserve: () => PdfReference;
  write: (reference: PdfReference, body: string | Uint8Array) => void;
  stream: (reference: PdfReference, entries: string, data: Uint8Array) => void;
  finish: () => Uint8Array;
};
export type PdfReference = { number: number; generation: number };

export const referenceTo = ({ number, generation }: PdfReference): string => `${number} ${generation} R`;
export const asReference = (ref: PdfRef): PdfReference => ({ number: ref.objectNumber, generation: ref.generation });

export function updatePdf(pdf: OpenPdf): PdfUpdate {
  const parts: Buffer[] = [Buffer.from(pdf.bytes.buffer, pdf.bytes.byteOffset, pdf.bytes.length)];
  let length = pdf.bytes.length;
  let next = pdf.nextObjectNumber;
  const offsets = new Map<number, { offset: number; generation: number }>();

  const append = (part: string | Uint8Array) => {
    const buffer = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(buffer);
    length += buffer.length;
  };
  const begin = ({ number, generation }: PdfReference) => {
    offsets.set(number, { offset: length, generation });
    append(`${number} ${generation} obj\n`);
  };
  append('\n');

  return {
    reserve: () => ({ number: next++, generation: 0 }),
    write(reference, body) {
      begin(reference);
      append(body);
      append('\nendobj\n');
    },
    stream(reference, entries, data) {
      begin(reference);
      append(`<< ${entries} /Length ${data.length} >>\nstream\n`);
      append(data);
      append('\nendstream\nendobj\n');
    },
    finish() {
      const own = pdf.crossReference.stream ? next++ : undefined;
      const start = length;
      if (own !== undefined) offsets.set(own, { offset: start, generation: 0 });
      const carried = ['Root', 'Info', 'ID'].flatMap((key) => {
        const value = pdf.trailer.get(key);
        return value ? [`/${key} ${serialize(value)}`] : [];
      });
      const trailer = `/Size ${next} ${carried.join(' ')} /Prev ${pdf.crossReference.offset}`;
      const sections = runs([...offsets.keys()].toSorted((a, b) => a - b));
      if (own === undefined) {
        append('xref\n');
        for (const numbers of sections) {
          append(`${numbers[0]} ${numbers.length}\n`);
          for (const number of numbers) {
            const { offset, generation } = offsets.get(number)!;
            append(`${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`);
          }
        }
        append(`trailer\n<< ${trailer} >>\n`);
      } else {
        const rows = Buffer.concat(sections.flat().map((number) => crossReferenceRow(offsets.get(number)!)));
        const index = sections.map((numbers) => `${numbers[0]} ${numbers.length}`).join(' ');
        append(`${own} 0 obj\n<< /Type /XRef ${trailer} /W [1 4 2] /Index [${index}] /Length ${rows.length} >>\nstream\n`);
        append(rows);
        append('\nendstream\nendobj\n');
      }
      append(`startxref\n${start}\n%%EOF\n`);
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}

function crossReferenceRow({ offset, generation }: { offset: number; generation: number }): Buffer {
  const row = Buffer.alloc(7);
  row.writeUInt8(1, 0);
  row.writeUInt32BE(offset, 1);
  row.writeUInt16BE(generation, 5);
  return row;
}

/** Splits ascending numbers into runs without gaps, as cross-reference sections list them. */
function runs(numbers: number[]): number[][] {
  const sections: number[][] = [];
  for (const number of numbers) {
    const last = sections.at(-1);
    if (last && last.at(-1) === number - 1) last.push(number);
    else sections.push([number]);
  }
  return sections;
}

/** Writes an object that was read from a PDF as PDF syntax again. */
export function serialize(value: PdfObject): string {
  switch (value.type) {
    case 'null':
      return 'null';
    case 'bool':
      return String(value.value);
    case 'number':
      return number(value.value);
    case 'name':
      return name(value.value);
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>`;
    case 'ref':
      return referenceTo(asReference(value));
    case 'array':
      return `[${[...value].map(serialize).join(' ')}]`;
    default:
      if (value instanceof PdfStream || !(value instanceof PdfDict)) throw new Error(`A ${value.type} is never written inside another object.`);
      return dictionary(value);
  }
}

/** A dictionary with some entries replaced, by their PDF syntax. */
export function dictionary(entries: Iterable<[{ value: string }, PdfObject]>, replaced: Record<string, string> = {}): string {
  const kept = [...entries].filter(([key]) => !(key.value in replaced)).map(([key, value]) => `${name(key.value)} ${serialize(value)}`);
  const set = Object.entries(replaced).map(([key, value]) => `/${key} ${value}`);
  return `<< ${[...kept, ...set].join(' ')} >>`;
}

/** A text string in UTF-16, which every reader shows right whatever the letters. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** A date in PDF syntax, UTC to the second. */
export function dateString(date: Date): string {
  return `(D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
}

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, ''));

function name(value: string): string {
  const escaped = [...Buffer.from(value, 'utf8')].map((byte) => {
    const regular = byte > 0x20 && byte < 0x7f && !'#()<>[]{}/%'.includes(String.fromCharCode(byte));
    return regular ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`;
  });
  return `/${escaped.join('')}`;
}
