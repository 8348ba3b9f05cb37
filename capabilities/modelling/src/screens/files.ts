import type { Problem, Text } from '@comu/design';

/** Files chosen on the device, as the operations take them: their bytes, whatever their encoding. */
export const filesIn = async (list: FileList | readonly File[] | null): Promise<{ name: string; base64: string }[]> =>
  Promise.all([...(list ?? [])].map(async (file) => ({ name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) })));

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** A code made from a name: “Ajuts a l’habitatge” is `ajuts-a-l-habitatge`. */
export const codeFrom = (name: string): string => name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 80);

/** The largest drawing that a request carries, in bytes. */
const most = 1_500_000;

const tooLargeSays: Text = {
  ca: '{name} pesa massa per dibuixar-lo aquí: el màxim és 1,5 MB, uns 1.800 passos. Dividiu-lo en processos que es cridin, o publiqueu-lo tal com és des de «Processos → Publica un fitxer».',
  es: '{name} pesa demasiado para dibujarlo aquí: el máximo es 1,5 MB, unos 1.800 pasos. Divídalo en procesos que se llamen, o publíquelo tal como es desde «Procesos → Publicar un archivo».',
  en: '{name} is too large to be drawn here: the most is 1.5 MB, some 1,800 steps. Split it into processes that call one another, or publish it as it is from “Processes → Publish a file”.',
};

/** The refusal of files that are too large, before they are sent; nothing when all fit. */
export function tooLarge(list: FileList | readonly File[] | null): Problem | undefined {
  const file = [...(list ?? [])].find(({ size }) => size > most);
  if (file === undefined) return undefined;
  const sentence = { ca: tooLargeSays.ca.replace('{name}', file.name), es: tooLargeSays.es.replace('{name}', file.name), en: tooLargeSays.en.replace('{name}', file.name) };
  return { code: 'modelling.too-large', status: 413, title: sentence.ca, detail: sentence.ca, sentence, facts: {}, fields: [] };
}
