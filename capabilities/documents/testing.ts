import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ParseOption, XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm';

/** Whether a referee of the system (poppler, qpdf) can be asked; its tests are skipped and counted where it cannot. */
export function hasTool(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

/** Runs a referee on a PDF and returns all it said and its exit code. */
export function askTool(name: string, args: readonly string[], pdf: Uint8Array, after: readonly string[] = []): { code: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'comu-documents-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr } = spawnSync(name, [...args, file, ...after], { encoding: 'utf8' });
    return { code: status, said: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The folder of reference material, when it is there. */
export function referenceFolder(part: string): string | undefined {
  const folder = resolve(process.env.COMU_REFERENCE ?? join(import.meta.dirname, '../../../shared/reference'), part);
  return existsSync(folder) ? folder : undefined;
}

/** Validates XML against an official schema by its address, resolving imports in the folder that mirrors the addresses. */
export function officialSchemas(folder: string): { validate(address: string, xml: string): string[] } {
  const buffers: Record<string, Uint8Array> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.xsd')) buffers[`http://${path.split('\\').join('/')}`] = readFileSync(join(folder, path));
  }
  xmlRegisterInputProvider(new XmlBufferInputProvider(buffers));
  const validators = new Map<string, XsdValidator>();
  const validatorOf = (address: string): XsdValidator => {
    const known = validators.get(address);
    if (known) return known;
    const source = Object.entries(buffers).find(([url]) => url.endsWith(address));
    if (!source) throw new Error(`No schema ${address}`);
    const schema = XmlDocument.fromBuffer(source[1], { url: source[0], option: ParseOption.XML_PARSE_NOENT });
    const validator = XsdValidator.fromDoc(schema);
    validators.set(address, validator);
    return validator;
  };
  return {
    validate(address, xml) {
      const document = XmlDocument.fromString(xml);
      try {
        validatorOf(address).validate(document);
        return [];
      } catch (error) {
        if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
        throw error;
      } finally {
        document.dispose();
      }
    },
  };
}
