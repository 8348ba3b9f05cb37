/** Spaces that people and programs put between thousands. */
const space = '[ \\u00a0\\u202f\\u2009\']';
const sign = '[+\\-−]?';
const tail = `${space}*(?:%|€|EUR|‰)?`;

const whole = new RegExp(`^${sign}\\d+${tail}$`);
const shapes = {
  /** 1234 */
  plain: whole,
  /** 1.234.567, 12.345 */
  dotThousands: new RegExp(`^${sign}\\d{1,3}(?:\\.\\d{3})+${tail}$`),
  /** 1,234,567 */
  commaThousands: new RegExp(`^${sign}\\d{1,3}(?:,\\d{3})+${tail}$`),
  /** 1 234 567 */
  spaceThousands: new RegExp(`^${sign}\\d{1,3}(?:${space}\\d{3})+${tail}$`),
  /** 12.5, 1,234.5, 1 234.5, .5 */
  point: new RegExp(`^${sign}(?:\\d*|\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?:${space}\\d{3})+)\\.\\d+${tail}$`),
  /** 12,5, 1.234,5, 1 234,5 */
  comma: new RegExp(`^${sign}(?:\\d*|\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:${space}\\d{3})+),\\d+${tail}$`),
  /** 1.5e-7 */
  scientific: /^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$/,
};

export interface NumberSense {
  readonly decimalComma: boolean;
  readonly type: 'integer' | 'decimal';
  readonly scale: number | undefined;
  /** Texts that are not numbers in this sense. */
  readonly misfits: readonly string[];
  /** Dots (or commas) that could be thousands or decimals: nothing in the column tells. */
  readonly ambiguous: boolean;
  readonly thousands: boolean;
  readonly unit: string | undefined;
}

/** How the numbers of a column are written. A comma is a decimal comma unless some value forbids it, as the people of this field write. */
export function numberSense(values: readonly string[], fileUsesComma: boolean): NumberSense {
  const is = (shape: RegExp) => values.filter((value) => shape.test(value));
  const commaOnly = values.filter((value) => shapes.comma.test(value) && !shapes.point.test(value));
  const surelyPoint = values.filter((value) => shapes.point.test(value) && (!shapes.dotThousands.test(value) || /^[+\-−]?0\./.test(value)));
  const surelyComma = commaOnly.filter((value) => !shapes.commaThousands.test(value) || /^[+\-−]?0,/.test(value));
  const severalCommas = values.some((value) => /^[+\-−]?\d{1,3}(?:,\d{3}){2,}/.test(value) || /,\d{3}\./.test(value));
  const severalDots = values.some((value) => /^[+\-−]?\d{1,3}(?:\.\d{3}){2,}/.test(value) || /\.\d{3},/.test(value));
  const dotted = is(shapes.dotThousands);
  const decimalComma = surelyComma.length > surelyPoint.length || (surelyPoint.length === 0 && !severalCommas && (commaOnly.length > 0 || severalDots || (dotted.length > 0 && dotsAreThousands(values, dotted, fileUsesComma))));
  const ambiguous = !severalDots && surelyPoint.length === 0 && surelyComma.length === 0 && commaOnly.length === 0 && dotted.length > 0 && !fileUsesComma;
  const fits = (value: string) => whole.test(value) || shapes.spaceThousands.test(value) || shapes.scientific.test(value) || (decimalComma ? shapes.dotThousands.test(value) || shapes.comma.test(value) : shapes.commaThousands.test(value) || shapes.point.test(value));
  const mark = decimalComma ? ',' : '.';
  let scale = 0;
  let floating = false;
  for (const value of values) {
    if (!fits(value)) continue;
    if (shapes.scientific.test(value)) {
      floating = true;
      continue;
    }
    const at = value.lastIndexOf(mark);
    if (at >= 0) scale = Math.max(scale, (/^\d*/.exec(value.slice(at + 1))?.[0] ?? '').length);
  }
  const units = new Set(values.map((value) => /(%|€|EUR|‰)$/.exec(value)?.[1] ?? ''));
  return {
    decimalComma, ambiguous,
    type: scale > 0 || floating ? 'decimal' : 'integer',
    scale: floating || scale > 12 ? undefined : scale === 0 ? undefined : scale,
    misfits: values.filter((value) => !fits(value)),
    thousands: values.some((value) => shapes.spaceThousands.test(value) || (decimalComma ? /\d\.\d{3}(?:\.|,|$)/.test(value) : /\d,\d{3}(?:,|\.|$)/.test(value))),
    unit: units.size === 1 ? [...units][0] || undefined : undefined,
  };
}

/** Dots before exactly three digits are thousands when the file writes decimal commas, or when small numbers stand without dot and no larger one does. */
function dotsAreThousands(values: readonly string[], dotted: readonly string[], fileUsesComma: boolean): boolean {
  if (fileUsesComma) return true;
  const plain = values.filter((value) => whole.test(value));
  if (plain.some((value) => Math.abs(Number(value)) >= 1000)) return false;
  return plain.length > 0 || dotted.length === values.length;
}
