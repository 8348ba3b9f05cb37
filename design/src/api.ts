import type { Language, Text } from './text.tsx';

/** RFC 9457 problem as the server writes it. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly sentence: Text;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly { readonly field: string; readonly rule: string; readonly remedy: string | Text }[];
}

/** A call that did not succeed; `problem` says why and how to go on. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

const offline: Text = {
  ca: 'No hem pogut parlar amb el servidor. El que heu escrit es conserva: comproveu la connexió i torneu-ho a provar.',
  es: 'No hemos podido hablar con el servidor. Lo que ha escrito se conserva: compruebe la conexión y vuelva a intentarlo.',
  en: 'We could not reach the server. What you wrote is kept: check the connection and try again.',
};
const broken: Text = {
  ca: 'El servidor ha tingut un error que no depèn de vós. No s’ha perdut res del que heu escrit: torneu-ho a provar d’aquí a un moment.',
  es: 'El servidor ha tenido un error que no depende de usted. No se ha perdido nada de lo que ha escrito: vuelva a intentarlo en un momento.',
  en: 'The server had an error that is not yours. Nothing you wrote was lost: try again in a moment.',
};

/** A problem that the screen itself has found, in its own words. */
export const problemFrom = (code: string, status: number, sentence: Text): Problem => ({ code, status, title: sentence.ca, detail: sentence.ca, sentence, facts: {}, fields: [] });

/** How far a long operation has come, in rows. */
export interface Progress { readonly stage: 'checking' | 'saving' | 'inviting'; readonly done: number; readonly of: number }

export interface Call {
  readonly operation: string;
  readonly input?: unknown;
  /** The slug of the organisation in whose name it is done. */
  readonly organisation?: string | undefined;
  readonly language: Language;
  /** The same key makes a repeated change safe. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** It goes on when the page is left. */
  readonly outlives?: boolean;
  /** Asks for how far the work is as it goes on. */
  readonly onProgress?: ((step: Progress) => void) | undefined;
}

const pathOf = (name: string) => name.split('.').join('/');

const lines = 'application/x-ndjson';

/** Characters from which a request is packed: drawings of processes are ten times smaller then. */
const worthPacking = 200_000;

/** Calls a named operation; throws `Failed` with the server's problem, or one of our own when nothing understandable came back. */
export async function call<Out>({ operation, input = {}, organisation, language, key, signal, outlives = false, onProgress }: Call): Promise<Out> {
  const said = JSON.stringify(input);
  const packed = said.length > worthPacking && 'CompressionStream' in globalThis;
  return answerOf<Out>(fetch(`/api/${pathOf(operation)}`, {
    method: 'POST',
    credentials: 'same-origin',
    // A browser carries on with a small request only.
    keepalive: outlives && said.length < 60_000,
    headers: {
      'content-type': 'application/json',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      'accept-language': language,
      ...(onProgress === undefined ? {} : { accept: `${lines}, application/json` }),
      ...(organisation === undefined ? {} : { 'comu-organisation': organisation }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: packed ? await new Response(new Blob([said]).stream().pipeThrough(new CompressionStream('gzip'))).blob() : said,
    ...(signal === undefined ? {} : { signal }),
  }), onProgress);
}

/** Reads a public page that caches may keep; a copy that the browser has is used as long as the server says it is not old. */
export const read = <Out>(address: string, { language, signal }: Pick<Call, 'language' | 'signal'>): Promise<Out> =>
  answerOf<Out>(fetch(address, { credentials: 'omit', cache: 'no-cache', headers: { accept: 'application/json', 'accept-language': language }, ...(signal === undefined ? {} : { signal }) }));

async function answerOf<Out>(sent: Promise<Response>, onProgress?: (step: Progress) => void): Promise<Out> {
  const response = await sent.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Failed(problemFrom('web.offline', 0, offline));
  });
  if (onProgress !== undefined && response.headers.get('content-type') === lines) return lastOf<Out>(response, onProgress);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Out;
  throw new Failed(problemIn(body, response.status));
}

/** Follows the lines of a long answer to its last, which is the output or the problem; one that breaks off counts as a lost connection. */
async function lastOf<Out>({ body }: Response, onProgress: (step: Progress) => void): Promise<Out> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = (await reader?.read().catch(() => undefined)) ?? { value: undefined, done: true };
    const ended = `${rest}${value ?? ''}`.split('\n');
    rest = ended.pop() ?? '';
    for (const line of ended) {
      const said = JSON.parse(line) as { progress?: Progress; output?: Out; problem?: Problem };
      if (said.progress !== undefined) onProgress(said.progress);
      else if (said.problem !== undefined) throw new Failed(problemIn(said.problem, said.problem.status));
      else return said.output as Out;
    }
    if (done) throw new Failed(problemFrom('web.offline', 0, offline));
  }
}

function problemIn(body: unknown, status: number): Problem {
  const { code, sentence } = (body ?? {}) as Partial<Problem>;
  if (code === undefined || sentence === undefined) return problemFrom('web.server-error', status, broken);
  return { ...problemFrom(code, status, sentence), ...(body as Problem), facts: (body as Problem).facts ?? {}, fields: (body as Problem).fields ?? [] };
}

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly warnings: readonly Text[];
}

/** Sends one file, telling how much is sent; `fetch` cannot tell, so the older interface does it. */
export function upload({ file, organisation, language, onProgress, signal }: {
  file: File; organisation?: string | undefined; language: Language; onProgress?(share: number): void; signal?: AbortSignal;
}): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.setRequestHeader('accept-language', language);
    if (organisation !== undefined) request.setRequestHeader('comu-organisation', organisation);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      const [stored] = request.status === 200 && Array.isArray(request.response) ? (request.response as StoredFile[]) : [];
      if (stored === undefined) reject(new Failed(problemIn(request.response, request.status)));
      else resolve(stored);
    });
    request.addEventListener('error', () => reject(new Failed(problemFrom('web.offline', 0, offline))));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Where a stored file is read; the server gives only those that the organisation holds. */
export const fileAddress = ({ sha256, name, organisation }: { sha256: string; name?: string | undefined; organisation: string }) =>
  `/api/files/${sha256}?${new URLSearchParams({ organisation, ...(name === undefined ? {} : { name }) }).toString()}`;

/** Where a record's rows are taken away as a spreadsheet. */
export const exportAddress = (record: string, query: Readonly<Record<string, string>>) => `/api/${pathOf(record)}/export?${new URLSearchParams(query).toString()}`;
