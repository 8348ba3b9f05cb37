import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Progress } from './context.ts';
import { problemIn } from './http-problem.ts';

const type = 'application/x-ndjson';

/**
 * How far a long operation is, for whoever accepts lines of JSON: `{"progress": …}` as it works and at the end `{"output": …}` or `{"problem": …}`.
 * What says nothing on its way is answered as ever, with its own status.
 */
export function progressLines(request: FastifyRequest, reply: FastifyReply) {
  const wanted = (request.headers.accept ?? '').includes(type);
  const write = (line: object) => { if (!reply.raw.destroyed) reply.raw.write(`${JSON.stringify(line)}\n`); };
  return {
    tell(progress: Progress) {
      if (!wanted) return;
      if (!reply.sent) {
        reply.hijack();
        reply.raw.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
      }
      write({ progress });
    },
    /** Ends the lines that were begun with how the work ended; where none was, leaves the answer to whoever asked. */
    async follow<Out>(work: Promise<Out>): Promise<Out | undefined> {
      try {
        const output = await work;
        if (reply.sent) write({ output });
        return output;
      } catch (failure) {
        if (!reply.sent) throw failure;
        write({ problem: problemIn(failure, request) });
        return undefined;
      } finally {
        if (reply.sent) reply.raw.end();
      }
    },
  };
}
