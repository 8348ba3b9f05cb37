import { useMemo } from 'react';
import { useText, type FieldFrame, type Text } from '@comu/design';
import { feel, FeelSyntaxError } from '@comu/decisions/feel';
import { Lines } from './line.tsx';

/** What is wrong with an expression, and which names it uses that the model does not know. */
export function lookAt(source: string, known: readonly string[]): { readonly wrong?: Text; readonly unknown: readonly string[] } {
  if (source.trim() === '') return { unknown: [] };
  try {
    const { undeclared } = feel(source.trim().replace(/^=\s*/, ''));
    return { unknown: [...new Set(undeclared.map(({ name }) => name))].filter((name) => !known.includes(name)) };
  } catch (failure) {
    if (failure instanceof FeelSyntaxError) return { wrong: failure.text, unknown: [] };
    throw failure;
  }
}

/** An expression in FEEL, read as it is written. */
export function FeelLine({ value, onWritten, known, rows = 2, help, ...frame }: FieldFrame & { value: string; onWritten(value: string): void; known: readonly string[]; rows?: number }) {
  const t = useText();
  const { wrong, unknown } = useMemo(() => lookAt(value, known), [value, known]);
  return (
    <div className="model-feel">
      <Lines {...frame} help={help ?? t({ ca: 'En FEEL, per exemple: import > 3000', es: 'En FEEL, por ejemplo: importe > 3000', en: 'In FEEL, for example: amount > 3000' })} code rows={rows} value={value} onWritten={onWritten} problem={wrong ? t(wrong) : undefined} />
      {unknown.length > 0 && <p className="small model-unknown">{t({ ca: 'Cap formulari ni resultat del model no dona: {names}.', es: 'Ningún formulario ni resultado del modelo da: {names}.', en: 'No form or result of the model gives: {names}.' }, { names: unknown.join(', ') })}</p>}
    </div>
  );
}
