import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { keepVisitorProviderOfEnvironment } from '@comu/electronic-office';
import { hookRoutes } from '@comu/connectors/http';
import { officeRoutes } from '@comu/electronic-office/http';
import { closePost } from '@comu/notifications';
import { openDataRoutes } from '@comu/transparency/http';
import { buildHttp, startWorker, type Database, type Worker } from '@comu/kernel';
import { keepProviderOfEnvironment, makeGate, oidcRoutes } from '@comu/identity';
import { buildWeb } from '@comu/web/build';
import type { Configuration } from './configuration.ts';
import { openInstallation, type Open } from './installation.ts';
import { lineageRoute } from './lineage-route.ts';
import { publicRoutes } from './public-routes.ts';
import { seed } from './seed.ts';

export interface Started extends Open {
  readonly address: string;
}

export interface Wanted {
  /** Requests over HTTP, jobs, or both in one process. */
  readonly serve: boolean;
  readonly work: boolean;
  readonly demo: boolean;
  readonly say: (line: string) => void;
}

/** Starts an installation: database, reference data, web app, HTTP and worker. What it starts, `close` stops in reverse. */
export async function start(configuration: Configuration, { serve, work, demo, say }: Wanted): Promise<Started> {
  const web = serve ? buildWeb() : undefined;
  const open = await openInstallation(configuration, say);
  let server: FastifyInstance | undefined;
  let worker: Worker | undefined;
  const close = async () => {
    await server?.close();
    await worker?.stop();
    await closePost();
    await open.close();
  };
  try {
    await alone(open.database, async () => {
      await seed(open.runner, { demo, say });
      await keepProviderOfEnvironment(open.runner);
      await keepVisitorProviderOfEnvironment(open.runner);
    });
    let address = '';
    if (serve) {
      const folder = await web;
      const gate = makeGate(open.runner);
      server = await buildHttp({ runner: open.runner, gate, log: true, secure: configuration.publicUrl.startsWith('https:') });
      oidcRoutes(server, open.runner, { secure: configuration.publicUrl.startsWith('https:') });
      publicRoutes(server, { runner: open.runner, gate });
      lineageRoute(server, { runner: open.runner, gate });
      hookRoutes(server, { runner: open.runner });
      openDataRoutes(server, { runner: open.runner, gate });
      await officeRoutes(server, open.runner, { gate, secure: configuration.publicUrl.startsWith('https:'), demo });
      if (folder !== undefined && existsSync(join(folder, 'index.html'))) await webApp(server, folder);
      await server.listen({ host: configuration.HOST, port: configuration.PORT });
      const bound = server.server.address();
      address = configuration.PUBLIC_URL ?? `http://localhost:${typeof bound === 'object' && bound !== null ? bound.port : configuration.PORT}`;
    }
    if (work && configuration.COMU_WORKERS > 0) worker = startWorker({ runner: open.runner, concurrency: configuration.COMU_WORKERS, onFailure: (failure) => say(`A worker failed and goes on: ${(failure as Error).message}`) });
    return { ...open, address, close };
  } catch (failure) {
    await close().catch(() => undefined);
    throw failure;
  }
}

/** Processes that start at once on one empty database take turns, so that the first founds its bodies and people and the rest find them. */
async function alone(database: Database, work: () => Promise<void>): Promise<void> {
  const turn = await database.owner.connect();
  try {
    await turn.query(`select pg_advisory_lock(hashtext('comu seed'))`);
    await work();
  } finally {
    await turn.query(`select pg_advisory_unlock(hashtext('comu seed'))`).catch(() => undefined);
    turn.release();
  }
}

/** The built web app; any address that is no file and no API is a page of it. */
async function webApp(server: FastifyInstance, folder: string) {
  await server.register(fastifyStatic, { root: folder, wildcard: false, preCompressed: true, cacheControl: false, setHeaders(reply, path) {
    reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  } });
  server.get('/*', (request, reply) => (request.url.startsWith('/api/') ? reply.callNotFound() : reply.sendFile('index.html')));
}
