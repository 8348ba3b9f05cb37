import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { operation, refusal, words, type Context } from '@comu/kernel';
import { sendMessage, startProcess } from '@comu/running-processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { Hook } from '../connection.records.ts';
import { keepSecret, secretOf } from '../secrets.ts';

const noSuch = refusal('connectors.unknown-hook', { status: 404, says: words('Aquesta adreça no existeix o està aturada.', 'Esta dirección no existe o está detenida.', 'This address does not exist or is paused.') });
const badSignature = refusal('connectors.bad-signature', { status: 401, says: words('La signatura no és d’aquest contingut: és HMAC-SHA256 de «<comu-timestamp>.<cos>» amb el secret de l’adreça, en hexadecimal, a la capçalera comu-signature.', 'La firma no es de este contenido: es HMAC-SHA256 de «<comu-timestamp>.<cuerpo>» con el secreto de la dirección, en hexadecimal, en la cabecera comu-signature.', 'The signature is not of this content: it is HMAC-SHA256 of “<comu-timestamp>.<body>” under the secret of the address, in hexadecimal, in the header comu-signature.') });
const outOfTime = refusal('connectors.out-of-time', { status: 401, says: words('L’hora de comu-timestamp és a més de cinc minuts de la d’aquí. Poseu en hora el rellotge i torneu a signar.', 'La hora de comu-timestamp está a más de cinco minutos de la de aquí. Ponga en hora el reloj y vuelva a firmar.', 'The time of comu-timestamp is more than five minutes from ours. Set your clock and sign again.') });
const repeated = refusal('connectors.repeated', { status: 409, says: words('Aquest enviament ja s’ha rebut.', 'Este envío ya se ha recibido.', 'This delivery has already been received.') });
const notJson = refusal('connectors.not-json', { status: 400, says: words('El cos ha de ser un objecte JSON.', 'El cuerpo debe ser un objeto JSON.', 'The body must be a JSON object.') });

/** How far the clock of who sends may be from ours; a signature is remembered for longer than that. */
const seconds = 300;

/** Opens an incoming address. Its secret is shown this once. */
export const openHook = operation('connectors.open-hook', {
  title: words('Obre una adreça d’entrada', 'Abre una dirección de entrada', 'Open an incoming address'), permission: 'connectors.manage',
  input: { name: Hook.fields.name, does: Hook.fields.does, target: Hook.fields.target, key: z.array(z.string().min(1).max(80)).max(6).default([]) }, output: Hook.row.and(z.object({ url: z.string(), secret: z.string() })),
  async run(values, context) {
    const hook = await context.db.insert(Hook, values);
    return { ...hook, url: `${context.publicUrl}/hook/${context.organisation}/${hook.id}`, secret: await newSecret(context, hook.id) };
  },
});

/** Replaces the secret of an address: what is signed with the former one is no longer taken. */
export const renewHook = operation('connectors.renew-hook', {
  title: words('Canvia el secret', 'Cambia el secreto', 'Renew the secret'), permission: 'connectors.manage', input: { hook: Hook.id }, output: z.object({ secret: z.string() }),
  async run({ hook }, context) {
    await context.db.get(Hook, hook);
    return { secret: await newSecret(context, hook) };
  },
});

export const pauseHook = operation('connectors.pause-hook', {
  title: words('Atura o reprèn l’adreça', 'Detiene o reanuda la dirección', 'Pause or resume the address'), permission: 'connectors.manage', input: { hook: Hook.id, paused: z.boolean() }, output: Hook.row,
  run: ({ hook, paused }, { db }) => db.update(Hook, hook, { state: paused ? 'paused' : 'active' }),
});

async function newSecret(context: Context, hook: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await keepSecret(context, hook, secret);
  return secret;
}

/** What whoever sends has to put in `comu-signature`. */
export const signatureOf = ({ secret, timestamp, body }: { secret: string; timestamp: string; body: string }): string => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

/** Takes a delivery: signed with the secret of its address, of now, and only once; then tells the process that awaits it, or starts one. */
export const receiveHook = operation('connectors.receive-hook', {
  title: words('Rep un avís', 'Recibe un aviso', 'Receive a delivery'), permission: 'system',
  input: { hook: z.uuid(), timestamp: z.string().max(20), signature: z.string().max(200), body: z.string().max(1_000_000) }, output: z.object({ taken: z.literal(true), instance: z.uuid().nullable() }),
  async run({ hook: id, timestamp, signature, body }, context) {
    const { db, organisation, now, call } = context;
    const hook = await db.find(Hook, id);
    const secret = hook === undefined || hook.state === 'paused' ? undefined : await secretOf(context, id);
    if (hook === undefined || secret === undefined) throw noSuch();
    const given = Buffer.from(signature.replace(/^v1=/, '').toLowerCase());
    const expected = Buffer.from(signatureOf({ secret, timestamp, body }));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badSignature();
    if (!/^\d{9,12}$/.test(timestamp) || Math.abs(Number(timestamp) - now.getTime() / 1000) > seconds) throw outOfTime();
    const { rows: [first] } = await sql`insert into connectors.delivery (organisation, hook, signature, at) values (${organisation}, ${id}, ${expected.toString()}, ${now.toISOString()}) on conflict do nothing returning hook`.execute(db.tables());
    if (first === undefined) throw repeated();
    // Those of a month ago serve nobody: they could not be repeated, and the count shown is of the last days.
    await sql`delete from connectors.delivery where organisation = ${organisation} and hook = ${id} and at < ${new Date(now.getTime() - 30 * 86_400_000).toISOString()}`.execute(db.tables());
    const payload = objectIn(body);
    const about = valueAt(payload, hook.key);
    if (hook.does === 'message') {
      await call(sendMessage, { name: hook.target, correlation: about, payload });
      return { taken: true, instance: null };
    }
    const { instance } = await call(startProcess, { code: hook.target, variables: payload, ...(about === null ? {} : { businessKey: about }) });
    return { taken: true, instance };
  },
});

function objectIn(body: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  } catch { /* told below */ }
  throw notJson();
}

function valueAt(payload: unknown, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const found = names.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined), payload);
  return typeof found === 'string' || typeof found === 'number' ? String(found).slice(0, 200) : null;
}
