import { words } from './text.ts';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FileRefused, fileWarnings, type FileRefusalCode, type StoredFile } from './files/index.ts';
import { heldFiles, holdFile } from './held.ts';
import { asker, type Gate } from './http.ts';
import { operation } from './operation.ts';
import { noOrganisation, notFound, refusal, signInFirst, type Refusal } from './problem.ts';
import type { Runner } from './run.ts';

const most = 100 * 1024 * 1024;

const stored = z.object({ sha256: z.string(), name: z.string(), size: z.int(), type: z.string(), facts: z.any() });
/** Gives the organisation a file that was just uploaded. Not over HTTP by itself: only the upload may say what a content is. */
export const keepFile = operation('kernel.keep-file', {
  title: { ca: 'Desa el fitxer', es: 'Guarda el fichero', en: 'Keep the file' },
  permission: 'system', input: stored.shape, output: z.null(),
  async run({ facts, ...file }, context) {
    await holdFile(context, file, facts);
    return null;
  },
});

const refusals: Readonly<Record<FileRefusalCode, Refusal>> = {
  empty: refusal('kernel.file-empty', { status: 422, says: words('El fitxer és buit. Comproveu-lo i torneu-lo a pujar.', 'El fichero está vacío. Compruébelo y vuelva a subirlo.', 'The file is empty. Check it and upload it again.') }),
  'too-large': refusal('kernel.file-too-large', { status: 413, says: words('El fitxer passa de 100 MB. Reduïu-lo o dividiu-lo en parts.', 'El fichero pasa de 100 MB. Redúzcalo o divídalo en partes.', 'The file is larger than 100 MB. Make it smaller or split it.') }),
  'name-unsafe': refusal('kernel.file-name-unsafe', { status: 422, says: words('El nom del fitxer no és vàlid. Canvieu-li el nom i torneu-lo a pujar.', 'El nombre del fichero no es válido. Cámbielo y vuelva a subirlo.', 'The name of the file is not valid. Rename it and upload it again.') }),
  'type-mismatch': refusal('kernel.file-type-mismatch', { status: 415, says: words('El contingut del fitxer no és el que diu el seu nom. Deseu-lo de nou amb el programa que el va fer.', 'El contenido del fichero no es el que dice su nombre. Guárdelo de nuevo con el programa que lo hizo.', 'The content of the file is not what its name says. Save it again with the program that made it.') }),
  'type-not-allowed': refusal('kernel.file-type-not-allowed', { status: 415, says: words('Aquest tipus de fitxer no s’admet. Convertiu-lo a PDF i torneu-lo a pujar.', 'Este tipo de fichero no se admite. Conviértalo a PDF y vuelva a subirlo.', 'This kind of file is not accepted. Convert it to PDF and upload it again.') }),
  'store-full': refusal('kernel.store-full', { status: 507, says: words('No queda espai per a fitxers i no s’ha desat res. Aviseu qui administra el sistema.', 'No queda espacio para ficheros y no se ha guardado nada. Avise a quien administra el sistema.', 'There is no room left for files and nothing was saved. Tell the administrator.') }),
  missing: refusal('kernel.file-missing', { status: 404, says: words('No trobem el contingut d’aquest fitxer. Aviseu qui administra el sistema.', 'No encontramos el contenido de este fichero. Avise a quien administra el sistema.', 'The content of this file cannot be found. Tell the administrator.') }),
};
export const explainFile = (failure: unknown): unknown => (failure instanceof FileRefused ? refusals[failure.code](failure.detail) : failure);

/** Uploads, streamed to the store, and downloads of what the organisation holds. */
export async function fileRoutes(server: FastifyInstance, { runner, gate }: { runner: Runner; gate: Gate }) {
  await server.register(multipart, { limits: { fileSize: most + 1, files: 20, fields: 10, fieldSize: 10_000 } });

  server.post('/api/files', async (request, reply) => {
    const as = await asker(request, gate);
    if (as.actor.kind === 'public') throw signInFirst();
    if (as.organisation === null) throw noOrganisation();
    if (!as.actor.standings.some(({ organisation }) => organisation === as.organisation)) throw notFound({ what: 'ens' });
    const files: (StoredFile & { warnings: unknown[] })[] = [];
    for await (const part of request.files()) {
      const file = await runner.files.put(part.file, { name: part.filename, maxBytes: most }).catch((failure: unknown) => { throw explainFile(failure); });
      await runner.run(keepFile, { sha256: file.sha256, name: file.name, size: file.size, type: file.type, facts: file.facts }, { actor: { ...as.actor, kind: 'system' }, organisation: as.organisation });
      files.push({ ...file, warnings: file.facts.warnings.map((warning) => fileWarnings[warning]) });
    }
    return reply.send(files);
  });

  server.get('/api/files/:sha256', async (request, reply) => {
    const as = await asker(request, gate);
    const { sha256 } = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).catch(() => { throw notFound({ what: 'fitxer' }); }).parse(request.params);
    if (as.organisation === null || !as.actor.standings.some(({ organisation }) => organisation === as.organisation)) throw as.actor.kind === 'public' ? signInFirst() : notFound({ what: 'fitxer' });
    return sendHeld(reply, runner, as.organisation, sha256);
  });
}

/** Sends a file that the organisation holds; PDFs and images open in the browser, everything else is saved. */
export async function sendHeld(reply: import('fastify').FastifyReply, runner: Runner, organisation: string, sha256: string) {
  const file = await runner.database.transaction({ acting: organisation, readable: [organisation], person: null }, async (connection) =>
    (await heldFiles({ db: { tables: () => connection } as never, organisation }, [sha256])).get(sha256));
  if (file === undefined || file.governed) throw notFound({ what: sha256.slice(0, 12) });
  const shown = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain)$/.test(file.type);
  const content = await runner.files.open(sha256).catch((failure: unknown) => { throw explainFile(failure); });
  return reply.type(file.type).header('content-length', file.size).header('cache-control', reply.getHeader('cache-control') ?? 'private, max-age=3600').header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(content);
}
