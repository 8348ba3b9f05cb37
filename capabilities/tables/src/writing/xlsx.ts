import { Zip, ZipDeflate, strToU8 } from 'fflate';
import { TablesError } from '../tables-error.ts';
import type { AnswerColumn } from '../types.ts';
import type { RowWriter } from './write.ts';

/** Rows that a sheet can hold (ECMA-376, as Excel implements it), the heading among them. */
const mostRows = 1_048_576;
const longestText = 32_767;

const parts: Record<string, string> = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Dades" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  // 0 general, 1 heading, 2 day, 3 moment, 4 text
  'xl/styles.xml': '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>',
};
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An Excel workbook of one sheet, streamed: codes stay text with their zeros, numbers and dates are real ones, the heading stays in sight. */
export function xlsxWriter(): RowWriter {
  let made: Uint8Array[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else made.push(piece);
  });
  const file = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  };
  const taken = () => {
    if (failed !== undefined) throw failed;
    const all = Buffer.concat(made);
    made = [];
    return all;
  };
  let columns: readonly AnswerColumn[] = [];
  let line = 1;
  let sheet: ZipDeflate;
  return {
    begin(given) {
      columns = given;
      for (const [name, content] of Object.entries(parts)) file(name).push(strToU8(declaration + content), true);
      sheet = file('xl/worksheets/sheet1.xml');
      sheet.push(strToU8(`${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row r="1">${columns.map(({ name }, at) => textCell(`${lettersOf(at)}1`, name, 1)).join('')}</row>`));
      return taken();
    },
    rows(rows) {
      if (line + rows.length > mostRows) throw tooManyRows();
      sheet.push(strToU8(rows.map((row) => `<row r="${(line += 1)}">${row.map((value, at) => cell(`${lettersOf(at)}${line}`, value, columns[at]!)).join('')}</row>`).join('')));
      return taken();
    },
    end() {
      sheet.push(strToU8('</sheetData></worksheet>'), true);
      zip.end();
      return taken();
    },
  };
}

// eslint-disable-next-line no-control-regex -- characters that XML 1.0 does not allow
const escaped = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Where a column stands as a sheet calls it (A … Z, AA …): the format lets a cell leave its place unsaid, and some readers stop there. */
const lettersOf = (at: number): string => (at < 26 ? '' : lettersOf(Math.floor(at / 26) - 1)) + String.fromCodePoint(65 + (at % 26));
const textCell = (place: string, text: string, style = 4) => `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`;

function cell(place: string, value: unknown, { type }: AnswerColumn): string {
  if (value === null || value === undefined) return '';
  if (type === 'yes-no') return `<c r="${place}" t="b"><v>${value === true ? 1 : 0}</v></c>`;
  // A sheet keeps fifteen figures: a longer number stays exact as text.
  if ((type === 'integer' || type === 'decimal') && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(value)) && String(value).replace(/\D/g, '').length <= 15) return `<c r="${place}"><v>${String(value)}</v></c>`;
  if (type === 'day' || type === 'moment') {
    const serial = Date.parse(type === 'day' ? `${String(value)}T00:00:00Z` : String(value)) / 86_400_000 + 25_569;
    if (Number.isFinite(serial) && serial > 60) return `<c r="${place}" s="${type === 'day' ? 2 : 3}"><v>${serial}</v></c>`;
  }
  return textCell(place, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const tooManyRows = () => new TablesError({
  code: 'tables.too-many-rows', field: 'format', facts: { most: mostRows - 1 },
  text: {
    ca: 'Un full de càlcul no pot tenir més d’1.048.575 files de dades. Baixeu-ho com a CSV o Parquet, o filtreu.', es: 'Una hoja de cálculo no puede tener más de 1.048.575 filas de datos. Descárguelo como CSV o Parquet, o filtre.', en: 'A spreadsheet holds at most 1,048,575 rows of data. Download it as CSV or Parquet, or filter.',
  },
});
