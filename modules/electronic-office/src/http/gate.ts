import cookie from 'cookie';
import type { FastifyRequest } from 'fastify';
import { languageFrom, notFound, PLATFORM, systemActor, type As, type Gate, type Runner } from '@comu/kernel';
import { z } from 'zod';
import { identifyFirst } from '../refusals.ts';
import type { IdentifiedVisitor } from '../visitors/visitor.ts';
import { digestOf, visitOf } from '../visitors/visits.ts';

export const visitCookie = 'comu-visitor';

export interface Visiting { readonly visit: string; readonly visitor: IdentifiedVisitor }

/** Tells from the cookie of a request who visits; the rest of the request says nothing of it. */
export function visitorGate(runner: Runner, { gate, providers }: { gate: Gate; providers(): Promise<readonly string[]> }) {
  const find = async (request: FastifyRequest): Promise<Visiting | null> => {
    const token = cookie.parse(request.headers.cookie ?? '')[visitCookie];
    if (token === undefined || !/^[\w-]{40,60}$/.test(token)) return null;
    return runner.run(visitOf, { hash: digestOf(token), providers: [...(await providers())] }, { actor: systemActor, organisation: PLATFORM });
  };
  const organisationOf = async (request: FastifyRequest): Promise<string> => {
    const { org } = request.params as { org: string };
    const id = await gate.organisationOf(org.slice(0, 120));
    if (id === undefined) throw notFound({ what: org.slice(0, 80) });
    return id;
  };
  return {
    find,
    organisationOf,
    /** The visitor, and as whom their operations run: the platform, with their name in the act and their visit as its session. */
    async required(request: FastifyRequest): Promise<Visiting & { as: As & { organisation: string } }> {
      const found = await find(request);
      if (found === null) throw identifyFirst();
      const key = z.uuid().safeParse([request.headers['idempotency-key']].flat()[0]).data?.toLowerCase();
      return {
        ...found,
        as: {
          actor: { ...systemActor, name: found.visitor.name, language: languageFrom(request.headers['accept-language']), session: found.visit }, organisation: await organisationOf(request), address: request.ip,
          ...(key === undefined ? {} : { key }),
        },
      };
    },
  };
}
