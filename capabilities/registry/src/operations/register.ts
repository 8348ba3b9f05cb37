import { choice, longText, moment, operation, reference, text } from '@comu/kernel';
import { Organisation, Unit } from '@comu/identity';
import { z } from 'zod';
import { enter } from '../enter.ts';
import { partySchema } from '../party.ts';
import { waitIn } from '../waiting.ts';
import { directions, Entry } from '../registry.records.ts';

/** Registers what came in or goes out: the next number of the book, at once and for ever (Llei 39/2015, art. 16). */
export const registerEntry = operation('registry.register-entry', {
  title: { ca: 'Registra', es: 'Registra', en: 'Register' },
  describe: { ca: 'Dona el número següent del llibre i emet el justificant segellat.', es: 'Da el número siguiente del libro y emite el justificante sellado.', en: 'Gives the next number of the book and issues the sealed receipt.' },
  permission: 'registry.register',
  input: {
    direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions),
    subject: text({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' }),
    body: longText({ ca: 'Exposa i demana', es: 'Expone y solicita', en: 'Statement and request' }).optional(),
    parties: z.array(partySchema).min(1).max(200),
    attachments: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), kind: z.string().regex(/^TD\d{2}$/), name: z.string().max(255).optional() })).max(200),
    channel: choice({ ca: 'Canal', es: 'Canal', en: 'Channel' }, { desk: { ca: 'Oficina', es: 'Oficina', en: 'Desk' }, 'electronic-office': { ca: 'Electrònic', es: 'Electrónico', en: 'Electronic' } }).optional(),
    unit: reference(() => Unit, { ca: 'Unitat', es: 'Unidad', en: 'Unit' }).optional(),
    counterpart: reference(() => Organisation, { ca: 'Ens d’origen o destí', es: 'Ente de origen o destino', en: 'Other body' }).optional(),
    presentedAt: moment({ ca: 'Presentat', es: 'Presentado', en: 'Presented' })
      .describe({ ca: 'Només si es va presentar abans, amb el sistema aturat.', es: 'Solo si se presentó antes, con el sistema parado.', en: 'Only if it was presented earlier, while the system was down.' }).optional(),
  },
  output: Entry.row,
  async run({ presentedAt, channel, ...given }, context) {
    const entry = await enter(context, { ...given, channel: channel ?? (given.direction === 'exit' && given.counterpart ? 'exchange' : 'desk'), ...(presentedAt ? { presentedAt } : {}) });
    if (entry.unit !== null && entry.direction === 'entry') await waitIn(context, { entry, unit: entry.unit, why: undefined });
    return entry;
  },
});
