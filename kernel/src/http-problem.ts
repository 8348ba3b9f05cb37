import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, Refused, refusal } from './problem.ts';
import { languageFrom } from './text.ts';

const notJson = refusal('kernel.not-json', {
  status: 400,
  says: { ca: 'El cos de la petició ha de ser JSON ben format.', es: 'El cuerpo de la petición debe ser JSON bien formado.', en: 'The body of the request must be well-formed JSON.' },
});
const tooLarge = refusal('kernel.too-large', {
  status: 413,
  says: { ca: 'La petició és massa gran. Pugeu els documents com a fitxers i no dins del text.', es: 'La petición es demasiado grande. Suba los documentos como ficheros y no dentro del texto.', en: 'The request is too large. Upload documents as files, not inside the text.' },
});
const unexpected = refusal('kernel.unexpected', {
  status: 503,
  says: {
    ca: 'Hi ha hagut un error nostre i no s’ha desat res. Ja ha quedat anotat ({reference}): torneu-ho a provar i, si continua, digueu-nos aquest número.',
    es: 'Ha habido un error nuestro y no se ha guardado nada. Ya ha quedado anotado ({reference}): vuelva a intentarlo y, si continúa, díganos este número.',
    en: 'There was an error of ours and nothing was saved. It has been noted ({reference}): try again and, if it goes on, tell us this number.',
  },
});

const cutOff = refusal('kernel.cut-off', {
  status: 400,
  says: {
    ca: 'La connexió s’ha tallat abans que arribés tot i no s’ha desat res. Torneu-ho a provar.',
    es: 'La conexión se ha cortado antes de que llegara todo y no se ha guardado nada. Vuelva a intentarlo.',
    en: 'The connection was cut before everything had arrived and nothing was saved. Try again.',
  },
});

/** Answers a request with what went wrong, as RFC 9457 tells it. */
export function sendProblem(failure: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemIn(failure, request);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What is told of a failure to whoever asked; what is not theirs to mend is noted for whoever keeps the system. */
export const problemIn = (failure: unknown, request: FastifyRequest) => problemOf(asRefused(failure as { statusCode?: number }, request), languageFrom(request.headers['accept-language']));

function asRefused(failure: { statusCode?: number }, request: FastifyRequest): Refused {
  // Whoever goes away before all has arrived is no failure of ours, whatever failed for want of the rest.
  if (request.raw.destroyed && !request.raw.complete) return cutOff();
  if (failure instanceof Refused) return failure;
  if (failure.statusCode === 413) return tooLarge();
  if (failure.statusCode === 415 || failure.statusCode === 400) return notJson();
  request.log.error({ failure, operation: request.routeOptions.url, reference: request.id }, 'unexpected');
  return unexpected({ reference: request.id });
}
