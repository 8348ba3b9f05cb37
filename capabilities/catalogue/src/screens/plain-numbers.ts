const names = /(^|[\s_])(anys?|año|ano|year|exercici|ejercicio|curs|codi|codigo|código|code|id|ine|cp|número|numero|núm|num|expedient|expediente|telèfon|telefon|teléfono|telefono)([\s_]|$)/i;

/** Whether the whole numbers of a column name something (a year, a code, an identifier) and are not amounts: then they are written without thousands, “2024” and not “2.024”. */
export function namesSomething({ name, title, type, code }: { readonly name: string; readonly title?: string | undefined; readonly type: string; readonly code?: string | undefined }, values: readonly unknown[]): boolean {
  if (type !== 'integer') return false;
  if (code !== undefined || names.test(name) || (title !== undefined && names.test(title))) return true;
  const filled = values.filter((each) => each !== null && each !== undefined).map(Number);
  return filled.length > 0 && filled.every((each) => each >= 1900 && each <= 2100);
}
