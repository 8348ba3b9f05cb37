import { z } from 'zod';

/** A file in an entry; its type of document is asked for always, since entries whose attachments arrive without one are the commonest complaint. */
export const attachmentSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(255),
  size: z.int().min(1),
  type: z.string().max(200),
  /** ENI document type: TD14 application, TD07 certificate … */
  kind: z.string().regex(/^TD\d{2}$/),
});
export type Attachment = z.output<typeof attachmentSchema>;
