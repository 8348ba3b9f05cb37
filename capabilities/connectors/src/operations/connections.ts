import { inputRefused, longText, operation, privateHosts, refusal, sentence, words } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { wrongBase } from '../address.ts';
import { callConnection } from '../call-connection.ts';
import { Connection, Hook } from '../connection.records.ts';
import type { Health } from '../health.ts';
import { keepSecret, secretsKept } from '../secrets.ts';

const remedies = {
  'not-an-address': words('Escriviu una adreça sencera, com https://api.exemple.cat/v1.', 'Escriba una dirección completa, como https://api.ejemplo.es/v1.', 'Write a whole address, such as https://api.example.org/v1.'),
  'not-https': words('L’adreça ha de començar amb https://, perquè ningú no ho pugui llegir pel camí.', 'La dirección debe empezar por https://, para que nadie pueda leerlo por el camino.', 'The address must begin with https://, so that nobody can read it on the way.'),
  'has-secrets': words('Traieu l’usuari i la contrasenya de l’adreça: es guarden a part, com a secret.', 'Quite el usuario y la contraseña de la dirección: se guardan aparte, como secreto.', 'Take user and password out of the address: they are kept apart, as a secret.'),
  'has-query': words('Traieu el que ve després de «?» o «#»: ho posa cada crida.', 'Quite lo que va después de «?» o «#»: lo pone cada llamada.', 'Take out what follows “?” or “#”: each call adds it.'),
  private: words('Aquesta adreça és d’una xarxa privada. Si hi ha de poder anar, que ho permeti qui porta la instal·lació (COMU_CONNECTORS_PRIVATE).', 'Esta dirección es de una red privada. Si debe poder ir, que lo permita quien lleva la instalación (COMU_CONNECTORS_PRIVATE).', 'This address is of a private network. If it must be reached, whoever runs the installation has to allow it (COMU_CONNECTORS_PRIVATE).'),
} as const;
const codeTaken = refusal('connectors.code-taken', { says: words('Ja hi ha una connexió amb el codi «{code}». Poseu-n’hi un altre.', 'Ya hay una conexión con el código «{code}». Ponga otro.', 'There is already a connection with the code “{code}”. Choose another.') });

/** Adds a system that processes may call, or changes one. Its host joins the list of those the organisation allows. */
export const saveConnection = operation('connectors.save-connection', {
  title: words('Desa la connexió', 'Guarda la conexión', 'Save the connection'), permission: 'connectors.manage',
  input: {
    id: z.uuid().optional(), code: Connection.fields.code, name: Connection.fields.name, base: Connection.fields.base, auth: z.enum(['none', 'bearer', 'basic', 'header']).default('none'), header: Connection.fields.header,
    ca: longText(words('Autoritat de certificació (PEM)', 'Autoridad de certificación (PEM)', 'Certificate authority (PEM)')).optional(), seconds: z.int().min(1).max(30).default(10), kilobytes: z.int().min(1).max(5000).default(1000), state: z.enum(['active', 'paused']).default('active'),
  },
  output: Connection.row,
  async run({ id, ...values }, { db, settings }) {
    const wrong = wrongBase(values.base, privateHosts(settings.COMU_CONNECTORS_PRIVATE));
    if (wrong !== null) throw inputRefused([{ field: '/base', rule: wrong, remedy: remedies[wrong] }]);
    if (values.ca && !/-----BEGIN CERTIFICATE-----/.test(values.ca)) throw inputRefused([{ field: '/ca', rule: 'pem', remedy: words('Enganxeu-hi el certificat en format PEM, amb la línia BEGIN CERTIFICATE.', 'Pegue el certificado en formato PEM, con la línea BEGIN CERTIFICATE.', 'Paste the certificate in PEM, with its line BEGIN CERTIFICATE.') }]);
    const other = await db.first(Connection, { code: values.code });
    if (other !== undefined && other.id !== id) throw codeTaken({ code: values.code });
    return id === undefined ? db.insert(Connection, values) : db.update(Connection, id, values);
  },
});

/** Writes the secret by which a connection signs in. It can be replaced, never read. */
export const setSecret = operation('connectors.set-secret', {
  title: words('Escriu el secret', 'Escribe el secreto', 'Write the secret'), permission: 'connectors.manage', input: { connection: Connection.id, secret: z.string().min(1).max(4000).regex(/^[\x20-\x7e\u00a0-\u00ff]+$/) }, output: z.null(),
  async run({ connection, secret }, context) {
    await context.db.get(Connection, connection);
    await keepSecret(context, connection, secret);
    return null;
  },
});

/** Asks a connection once, by hand, to see whether it answers, even while it is left alone: when it does well, processes ask it again at once. */
export const tryConnection = operation('connectors.try', {
  title: words('Prova la connexió', 'Prueba la conexión', 'Try the connection'), permission: 'connectors.manage', input: { connection: Connection.id, path: z.string().max(500).default('') }, output: z.object({ well: z.boolean(), says: sentence, milliseconds: z.int() }),
  async run({ connection, path }, context) {
    const found = await context.db.get(Connection, connection);
    const begun = performance.now();
    const answer = await callConnection(context, found, { path, method: 'GET', query: {}, body: undefined, key: undefined, evenResting: true });
    const milliseconds = Math.round(performance.now() - begun);
    if (answer.outcome === 'failed') return { well: false, says: answer.message, milliseconds };
    const { status } = answer.value as { status: number };
    return { well: true, says: words(`Respon bé (codi ${status}).`, `Responde bien (código ${status}).`, `It answers well (status ${status}).`), milliseconds };
  },
});

const healthSchema = z.object({ failures: z.int(), openUntil: z.string().nullable(), lastOk: z.string().nullable(), lastFailure: z.string().nullable(), problem: sentence.nullable(), calls: z.int(), failed: z.int() });

/** Every connection with how it does and whether it has its secret, and every incoming address with its last deliveries. */
export const connectorsAtWork = operation('connectors.at-work', {
  title: words('Connectors', 'Conectores', 'Connectors'), permission: 'connectors.read', kind: 'query', input: {},
  output: z.object({
    connections: z.array(Connection.row.and(z.object({ secretAt: z.string().nullable(), health: healthSchema.nullable() }))),
    hooks: z.array(Hook.row.and(z.object({ url: z.string(), deliveries: z.int(), last: z.string().nullable() }))),
  }),
  async run(_, context) {
    const { db, organisation, publicUrl } = context;
    const secrets = await secretsKept(context);
    const { rows } = await sql<Health & { connection: string }>`select connection, failures, open_until, last_ok, last_failure, problem, calls, failed from connectors.health where organisation = ${organisation}`.execute(db.tables());
    const health = new Map(rows.map(({ connection, ...each }) => [connection, each]));
    const { rows: delivered } = await sql<{ hook: string; deliveries: number; last: string }>`
      select hook, count(*)::int as deliveries, max(at) as last from connectors.delivery where organisation = ${organisation} group by hook`.execute(db.tables());
    const deliveries = new Map(delivered.map(({ hook, ...each }) => [hook, each]));
    return {
      connections: (await db.all(Connection, {})).map((each) => ({ ...each, secretAt: secrets.get(each.id) ?? null, health: health.get(each.id) ?? null })),
      hooks: (await db.all(Hook, {})).map((each) => ({ ...each, url: `${publicUrl}/hook/${organisation}/${each.id}`, ...(deliveries.get(each.id) ?? { deliveries: 0, last: null }) })),
    };
  },
});
