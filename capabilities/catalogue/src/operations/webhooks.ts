import { randomBytes } from 'node:crypto';
import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Source } from '../records/index.ts';
import { say } from '../words.ts';
import { runSoon } from './sources.ts';

/** Gives a source an address that others call when there is something new. The code is shown once. */
export const openWebhook = operation('data.open-webhook', {
  title: say('Crea l’adreça d’avís', 'Crea la dirección de aviso', 'Create the webhook'), permission: 'data.administer', input: { source: Source.id }, output: z.object({ code: z.string(), address: z.string() }),
  async run({ source }, { db, vault, organisation, publicUrl }) {
    const code = `${organisation}.${randomBytes(24).toString('base64url')}`;
    await db.update(Source, source, { webhook: vault.code('data webhook', code) });
    return { code, address: `${publicUrl}/api/data/notify-source` };
  },
});

/** Told from outside that a source has something new; says nothing of whether the code is right. */
export const notifySource = operation('data.notify-source', {
  title: say('Avisa que hi ha dades noves', 'Avisa de que hay datos nuevos', 'Tell that there are new data'), permission: 'anyone', scope: 'platform', perMinute: 30, input: { code: z.string().max(200) }, output: z.null(),
  async run({ code }, { later }) {
    const organisation = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.[\w-]{32}$/.exec(code)?.[1];
    if (organisation !== undefined) await later(answerWebhook, { code }, { organisation, attempts: 1 });
    return null;
  },
});

export const answerWebhook = operation('data.answer-webhook', {
  title: say('Atén un avís', 'Atiende un aviso', 'Answer a webhook'), permission: 'system', input: { code: z.string() }, output: z.null(),
  async run({ code }, context) {
    const source = await context.db.first(Source, { webhook: context.vault.code('data webhook', code) });
    if (source !== undefined) await runSoon(context, source.id);
    return null;
  },
});
