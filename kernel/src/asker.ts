import cookie from 'cookie';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from './context.ts';
import { inputRefused, notFound } from './problem.ts';
import type { As } from './run.ts';
import { languageFrom, type Language } from './text.ts';

/** Tells who asks and which organisation an address names; identity gives it. */
export interface Gate {
  actorOf(secret: { readonly session?: string; readonly token?: string }, language: Language): Promise<Actor>;
  organisationOf(slug: string): Promise<string | undefined>;
}

/** The cookie that carries a session, or that takes it away: for this host alone, out of reach of scripts, and no longer than the session. */
export const sessionCookie = (session: { readonly token: string; readonly until: Date } | null, { secure }: { readonly secure: boolean }): string =>
  cookie.serialize('comu', session?.token ?? '', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: session === null ? 0 : Math.max(0, Math.floor((session.until.getTime() - Date.now()) / 1000)) });

/** Who asks, in whose name, and under which key. */
export async function asker(request: FastifyRequest, gate: Gate): Promise<As> {
  const { headers } = request;
  const session = cookie.parse(headers.cookie ?? '')['comu'];
  const token = /^Bearer (\S{20,200})$/.exec(headers.authorization ?? '')?.[1];
  const language = languageFrom(headers['accept-language']);
  const actor = await gate.actorOf({ ...(session ? { session } : {}), ...(token === undefined ? {} : { token }) }, language);
  const query = (request.query ?? {}) as Record<string, string | undefined>;
  const slug = [headers['comu-organisation']].flat()[0] ?? query['organisation'];
  const organisation = slug === undefined ? null : (actor.standings.find((each) => each.slug === slug)?.organisation ?? (await gate.organisationOf(slug)) ?? null);
  if (slug !== undefined && organisation === null) throw notFound({ what: slug.slice(0, 80) });
  const key = [headers['idempotency-key']].flat()[0];
  if (key !== undefined && !z.uuid().safeParse(key).success)
    throw inputRefused([{ field: '/idempotency-key', rule: 'format:uuid', remedy: { ca: 'La capçalera idempotency-key ha de ser un UUID.', es: 'La cabecera idempotency-key debe ser un UUID.', en: 'The idempotency-key header must be a UUID.' } }]);
  return { actor, organisation, address: request.ip, ...(key === undefined ? {} : { key: key.toLowerCase() }) };
}
