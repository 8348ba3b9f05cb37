import { holdFile, operation } from '@comu/kernel';
import { z } from 'zod';
import { attachmentSchema } from '../attachment.ts';
import { enter } from '../enter.ts';
import { partySchema } from '../party.ts';
import { Entry } from '../registry.records.ts';

/** Takes in what another body or the electronic office hands over; its files come along. */
export const receiveEntry = operation('registry.receive-entry', {
  title: { ca: 'Rep de fora', es: 'Recibe de fuera', en: 'Receive' },
  permission: 'system', receives: true,
  input: {
    channel: z.enum(['exchange', 'electronic-office']),
    subject: z.string().min(1).max(500), body: z.string().max(20_000).optional(),
    parties: z.array(partySchema).min(1).max(200), attachments: z.array(attachmentSchema).max(200),
    counterpart: z.uuid().optional(), counterpartCode: z.string().max(80).optional(),
  },
  output: Entry.row,
  async run(given, context) {
    for (const each of given.attachments) await holdFile(context, each);
    return enter(context, { ...given, direction: 'entry' });
  },
});
