import { jsonOf } from './describe.ts';
import type { House } from './house.ts';

const problem = { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

/** The OpenAPI 3.1 document of every operation. */
export function openApi(house: House, { url, version }: { url: string; version: string }) {
  const paths = Object.fromEntries([...house.operations.values()].filter(({ permission }) => permission !== 'system').map((operation) => [pathOf(operation.name), {
    post: {
      operationId: operation.name, tags: [operation.module], summary: operation.title.en,
      description: [operation.describe?.en, `Permission: ${operation.permission}.`].filter(Boolean).join('\n\n'),
      parameters: [
        ...(operation.scope === 'organisation' ? [{ $ref: '#/components/parameters/Organisation' }] : []),
        ...(operation.kind === 'change' ? [{ $ref: '#/components/parameters/Key' }] : []),
      ],
      requestBody: { required: true, content: { 'application/json': { schema: jsonOf(operation.input, 'input') } } },
      responses: { 200: { description: operation.title.en, content: { 'application/json': { schema: jsonOf(operation.output, 'output') } } }, '4XX': problem, '5XX': problem },
      ...(operation.permission === 'anyone' ? { security: [] } : {}),
    },
  }]));
  return {
    openapi: '3.1.0',
    info: { title: 'Comú', version, description: 'Internal management of local governments. Every change goes through a named operation.', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url }],
    tags: house.modules.map(({ name, title }) => ({ name, description: title.en })),
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'comu' }, token: { type: 'http', scheme: 'bearer' } },
      parameters: {
        Organisation: { name: 'comu-organisation', in: 'header', required: true, description: 'Short name of the organisation in whose name this happens', schema: { type: 'string' } },
        Key: { name: 'idempotency-key', in: 'header', required: false, description: 'A repeated request with the same key gets the first answer', schema: { type: 'string', format: 'uuid' } },
      },
      schemas: {
        Problem: {
          type: 'object', required: ['code', 'status', 'title'],
          properties: {
            type: { type: 'string' }, code: { type: 'string' }, status: { type: 'integer' }, title: { type: 'string' }, detail: { type: 'string' },
            sentence: { type: 'object' }, facts: { type: 'object' },
            fields: { type: 'array', items: { type: 'object', properties: { field: { type: 'string' }, rule: { type: 'string' }, remedy: { type: 'string' } } } },
          },
        },
      },
    },
  };
}

export const pathOf = (operation: string) => `/api/${operation.replaceAll('.', '/')}`;
