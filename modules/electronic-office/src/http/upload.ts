import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { explainFile, inputRefused, type Runner } from '@comu/kernel';
import { FileRefused, fileWarnings, type FileWarning } from '@comu/kernel/files';
import type { Brought } from '../form.ts';
import { fileHostile, fileTooLarge } from '../refusals.ts';
import { say } from '../words.ts';

const most = 50 * 1024 * 1024;

/** What citizens may hand in: documents, pictures, tables, text, sealed containers. No pages, programs or drawings that run. */
const allowed = [
  'application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'image/heic', 'image/heif', 'image/webp', 'text/plain', 'text/csv', 'application/xml', 'application/json', 'application/rtf', 'application/zip', 'application/x-cfb', 'message/rfc822',
  ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map((each) => `application/vnd.openxmlformats-officedocument.${each}`),
  ...['text', 'spreadsheet', 'presentation'].map((each) => `application/vnd.oasis.opendocument.${each}`), 'application/vnd.etsi.asic-e+zip', 'application/vnd.etsi.asic-s+zip',
];
const refused: readonly FileWarning[] = ['encrypted', 'zip-bomb', 'archive-unreadable', 'unsafe-path', 'xml-entities'];

/** Takes one file of a visitor into the store, examined by content; `code` says which of the asked documents it is. */
export async function receiveFile(request: FastifyRequest, runner: Runner): Promise<Brought> {
  const code = String((request.query as Record<string, unknown>)['code'] ?? 'other');
  const part = await request.file({ limits: { fileSize: most + 1, files: 1, fields: 0 } });
  if (part === undefined) throw inputRefused([{ field: '/file', rule: 'missing', remedy: say('Trieu un fitxer.', 'Elija un fichero.', 'Choose a file.') }]);
  const { sha256, name, size, type, facts } = await runner.files.put(part.file, { name: part.filename, maxBytes: most, allowed }).catch((failure: unknown) => {
    throw failure instanceof FileRefused && failure.code === 'too-large' ? fileTooLarge({ name: part.filename }) : explainFile(failure);
  });
  const hostile = facts.warnings.find((warning) => refused.includes(warning));
  if (hostile !== undefined) throw fileHostile({ name, ...fileWarnings[hostile] });
  return { code, sha256, name, size, type };
}
