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
