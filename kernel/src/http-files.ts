import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asker, type Gate } from './asker.ts';
import { explainFile } from './file-refusals.ts';
import { fileWarnings, type StoredFile } from './files/index.ts';
import { heldFiles, holdFile } from './held.ts';
import { operation } from './operation.ts';
import { noOrganisation, notFound, signInFirst } from './problem.ts';
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
