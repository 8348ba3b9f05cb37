import { setTimeout as sleep } from 'node:timers/promises';

const password = 'demostracio-comu';

export const council = 'diputacio-de-barcelona';
export const demo = { administrator: 'laia.ferrer', clerk: 'jordi.casals', handler: 'nuria.bosch', secretary: 'carme.roca', manager: 'pau.sala' } as const;

export interface Problem { readonly status: number; readonly code: string }
/** An answer over HTTP that is not 200. */
export class Answered extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, body: string) {
    super(`${problem.status} ${body.slice(0, 400)}`);
    this.problem = problem;
  }
}

/** Somebody signed in, who calls operations in the name of the provincial council. */
export interface Caller {
  call(operation: string, input?: object, options?: { key?: string }): Promise<any>;
  upload(name: string, content: Uint8Array): Promise<{ sha256: string }>;
}

interface Where { readonly address: () => string }

const pathOf = (operation: string) => `/api/${operation.replaceAll('.', '/')}`;

async function send({ address }: Where, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${address()}${path}`, { method: 'POST', ...init, signal: AbortSignal.timeout(180_000) });
  if (response.ok) return response;
  const body = await response.text();
  const code = /"code":"([^"]+)"/.exec(body)?.[1] ?? '';
  throw new Answered({ status: response.status, code }, body);
}

export async function signIn(where: Where, who: keyof typeof demo): Promise<Caller> {
  const response = await send(where, pathOf('identity.sign-in'), { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: `${demo[who]}@${council}.example`, password }) });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  await response.arrayBuffer();
  const as = { cookie, 'comu-organisation': council };
  return {
    async call(operation, input = {}, { key } = {}) {
      return (await send(where, pathOf(operation), { headers: { ...as, 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }, body: JSON.stringify(input) })).json();
    },
    async upload(name, content) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), name);
      const [file] = (await (await send(where, '/api/files', { headers: as, body: form })).json()) as [{ sha256: string }];
      return file;
    },
  };
}

/** What a good client does when nobody answers or the server says that it cannot now: the same request again, until it is answered. Everything met on the way is noted. */
export async function insist<T>(request: () => Promise<T>, { met = [], seconds = 400 }: { met?: string[]; seconds?: number } = {}): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await request();
    } catch (failure) {
      const passing = failure instanceof Answered ? [502, 503].includes(failure.problem.status) : failure instanceof TypeError;
      met.push(failure instanceof Answered ? failure.problem.code || String(failure.problem.status) : 'nobody');
      if (!passing || Date.now() > until) throw failure;
      await sleep(100);
    }
  }
}

/** An ordinary entry at the desk, told from the others by its subject. */
export const filing = (subject: string) => ({
  direction: 'entry', subject, attachments: [],
  parties: [{ role: 'interested', kind: 'person', name: 'Pere Roca Vila', identity: { type: 'nif', number: '12345678Z' } }],
});
