import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { progressLines } from './http-progress.ts';
import { notAllowed } from './problem.ts';

const server = Fastify();
/** A long work that says twice how far it is, and one that is refused on its way or before it begins. */
server.post('/work/:how', async (request, reply) => {
  const { how } = request.params as { how: string };
  const lines = progressLines(request, reply);
  const output = await lines.follow((async () => {
    if (how === 'never') throw notAllowed({ permission: 'x' });
    for (const done of [0, 500]) lines.tell({ stage: 'checking', done, of: 800 });
    if (how === 'half') throw notAllowed({ permission: 'x' });
    return { rows: 800 };
  })());
  return reply.sent ? reply : reply.send(output);
});
afterAll(() => server.close());
const ask = (how: string, accept: string) => server.inject({ method: 'POST', url: `/work/${how}`, headers: { accept } });
const linesOf = (body: string) => body.trim().split('\n').map((line) => JSON.parse(line));

describe('how far a long operation is', () => {
  it('comes as lines before the output, for whoever accepts them and nobody else', async () => {
    const told = await ask('all', 'application/x-ndjson, application/json');
    expect([told.statusCode, told.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    expect(linesOf(told.body)).toEqual([{ progress: { stage: 'checking', done: 0, of: 800 } }, { progress: { stage: 'checking', done: 500, of: 800 } }, { output: { rows: 800 } }]);
    expect((await ask('all', 'application/json')).json()).toEqual({ rows: 800 });
  });
  it('ends with the problem when it fails on its way, and refuses with its status when it never began', async () => {
    expect(linesOf((await ask('half', 'application/x-ndjson')).body).at(-1)).toMatchObject({ problem: { code: 'kernel.not-allowed', status: 403 } });
    expect((await ask('never', 'application/x-ndjson')).statusCode).not.toBe(200);
  });
});
