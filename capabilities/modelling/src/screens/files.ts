import { problemFrom, type Problem, type Text } from '@comu/design';

/** Files chosen on the device, as the operations take them: their bytes, whatever their encoding. */
export const filesIn = async (list: FileList | readonly File[] | null): Promise<{ name: string; base64: string }[]> =>
  Promise.all([...(list ?? [])].map(async (file) => ({ name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) })));

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The largest drawing that a request carries, in bytes. */
const most = 10_000_000;

const tooLargeSays: Text = {
  ca: '{name} pesa massa per dibuixar-lo aquí: el màxim són 10 MB, uns 10.000 passos. Dividiu-lo en processos que es cridin.',
  es: '{name} pesa demasiado para dibujarlo aquí: el máximo son 10 MB, unos 10.000 pasos. Divídalo en procesos que se llamen.',
  en: '{name} is too large to be drawn here: the most is 10 MB, some 10,000 steps. Split it into processes that call one another.',
};

/** The refusal of files that are too large, before they are sent; nothing when all fit. */
export function tooLarge(list: FileList | readonly File[] | null): Problem | undefined {
  const file = [...(list ?? [])].find(({ size }) => size > most);
  if (file === undefined) return undefined;
  const sentence = { ca: tooLargeSays.ca.replace('{name}', file.name), es: tooLargeSays.es.replace('{name}', file.name), en: tooLargeSays.en.replace('{name}', file.name) };
  return problemFrom('modelling.too-large', 413, sentence);
}
