import { sealPdf } from './pdf-seal.ts';
import { verifyPdf } from './pdf-verify.ts';
import { signXml } from './xml-sign.ts';
import { verifyXml } from './xml-verify.ts';

/** What the signature worker can be asked. */
export const operations = { sealPdf, signXml, verifyPdf, verifyXml };
