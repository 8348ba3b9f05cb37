import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Signer } from './signer.ts';
import { timestampReply } from './timestamp-reply.ts';

const MAX_REQUEST_BYTES = 16 * 1024;

/** Serves our timestamp authority over HTTP (RFC 3161 §3.4) as a plain `node:http` handler. */
export function timestampHandler({ signer, policy, clock = () => new Date() }: { signer: Signer; policy?: string; clock?: () => Date }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (status: number) => void response.writeHead(status).end();
    if (request.method !== 'POST') return refuse(405);
    if (request.headers['content-type']?.split(';')[0] !== 'application/timestamp-query') return refuse(415);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_REQUEST_BYTES) return refuse(413);
      chunks.push(chunk);
    }
    const reply = await timestampReply({ request: Buffer.concat(chunks), signer, policy, at: clock() });
    response.writeHead(200, { 'content-type': 'application/timestamp-reply', 'content-length': reply.length }).end(reply);
  };
}
