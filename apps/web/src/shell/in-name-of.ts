import type { Text } from '@comu/design';

const led = (ca: string, es: string): Text => ({ ca: `En nom ${ca}`, es: `En nombre ${es}`, en: 'In the name of ' });
const byFirstWord: readonly [RegExp, Text][] = [
  [/^Ajuntament\b/i, led('de l’', 'del ')],
  [/^(Entitat|Agència|Associació|Autoritat)(?!\p{L})/iu, led('de l’', 'de la ')],
  [/^(Diputació|Mancomunitat|Comunitat|Fundació|EMD)(?!\p{L})/iu, led('de la ', 'de la ')],
  [/^(Organisme|Institut)(?!\p{L})/iu, led('de l’', 'del ')],
  [/^(Consell|Consorci|Patronat)(?!\p{L})/iu, led('del ', 'del ')],
];

/** “En nom de l’”, “del” or “de la”: how the name of a body is led in, with the space or the apostrophe that its first word asks for. */
export const inNameOf = (name: string): Text =>
  byFirstWord.find(([first]) => first.test(name))?.[1] ?? led(/^h?[aeiouàèéíòóú]/i.test(name) ? 'd’' : 'de ', 'de ');
