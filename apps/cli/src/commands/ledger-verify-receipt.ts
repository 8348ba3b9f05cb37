import { existsSync, readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { verifyPdf } from '@comu/signatures';
import type { Run } from '../command.ts';
import { keyId } from '../installation.ts';
import { checkReceipt } from '../receipt.ts';
import { Stopped, type Terminal } from '../terminal.ts';

const attachment = 'prova.json';

/** Checks a receipt with nothing but the file and the published key; exit code 0 only when all of it is proven. */
export const run: Run = async ({ values, positionals }, terminal) => {
  const file = positionals[0] as string;
  if (!existsSync(file)) throw new Stopped({ ca: `No hi ha cap fitxer ${file}.`, es: `No hay ningún archivo ${file}.`, en: `There is no file ${file}.` });
  const bytes = readFileSync(file);
  const isPdf = bytes.subarray(0, 1024).includes('%PDF-');
  const json = isPdf ? await proofIn(bytes) : bytes.toString('utf8');
  const trusted = typeof values['key'] === 'string' ? [keyFrom(values['key'])] : [];
  const { ok, reason, key, row } = checkReceipt(json, trusted);
  terminal.say(`${ok ? '✓' : '✗'} ${reason[terminal.language]}`);
  const sealed = !isPdf || (await sealOf(bytes, terminal));
  if (ok && row !== undefined) tell(row, terminal);
  if (ok && row === undefined) terminal.say({ ca: '! La prova no porta les dades segellades, només la seva empremta.', es: '! La prueba no lleva los datos sellados, solo su huella.', en: '! The proof does not hold the sealed data, only their hash.' });
  if (ok && trusted.length === 0 && key !== undefined) terminal.warn({
    ca: `! Falta saber de qui és la clau ${keyId(key)}: repetiu-ho amb --key i la clau que l’ens ha publicat (“comu ledger key”).`,
    es: `! Falta saber de quién es la clave ${keyId(key)}: repítalo con --key y la clave que el ente ha publicado («comu ledger key»).`,
    en: `! Whose key ${keyId(key)} is remains unknown: repeat with --key and the key that the body has published (“comu ledger key”).`,
  });
  return ok && sealed && trusted.length > 0 ? 0 : 1;
};

/** The key itself, or a file that holds it. */
const keyFrom = (given: string): string => (existsSync(given) ? readFileSync(given, 'utf8') : given).trim();

async function proofIn(bytes: Uint8Array): Promise<string> {
  const found = await PDF.load(bytes).then((pdf) => pdf.attachments.get(attachment), () => null);
  if (found !== null) return Buffer.from(found).toString('utf8');
  throw new Stopped({
    ca: `El PDF no es pot llegir o no porta la prova (${attachment}). Demaneu el justificant original, no una impressió ni una còpia refeta.`,
    es: `El PDF no se puede leer o no lleva la prueba (${attachment}). Pida el justificante original, no una impresión ni una copia rehecha.`,
    en: `The PDF cannot be read or does not hold the proof (${attachment}). Ask for the original receipt, not a print or a copy made anew.`,
  });
}

/** The pages say what the proof says only if nobody touched the document since it was sealed. */
async function sealOf(bytes: Uint8Array, terminal: Terminal): Promise<boolean> {
  const { signatures, verdict } = await verifyPdf(bytes, { trust: { anchors: [] } });
  const intact = signatures.length > 0 && verdict !== 'invalid' && signatures.every(({ integrity }) => integrity === 'intact');
  const who = signatures.map(({ signer }) => signer?.name ?? '?').join(', ');
  terminal.say(intact
    ? { ca: `✓ El PDF és tal com el va segellar ${who}.`, es: `✓ El PDF es tal como lo selló ${who}.`, en: `✓ The PDF is as ${who} sealed it.` }
    : { ca: '✗ El PDF no porta cap segell sencer: el que s’hi llegeix pot no ser el que es va segellar.', es: '✗ El PDF no lleva ningún sello íntegro: lo que se lee puede no ser lo que se selló.', en: '✗ The PDF bears no whole seal: what one reads there may not be what was sealed.' });
  return intact;
}

const shown = ['code', 'registeredAt', 'presentedAt', 'effectiveOn', 'subject', 'interested', 'number', 'year', 'title'];

function tell(row: Readonly<Record<string, unknown>>, terminal: Terminal) {
  terminal.say({ ca: 'Dades segellades, per comparar amb el que llegiu:', es: 'Datos sellados, para comparar con lo que lee:', en: 'Sealed data, to compare with what you read:' });
  for (const name of shown) if (row[name] !== undefined && row[name] !== null) terminal.say(`    ${name}: ${String(row[name])}`);
}
