import { z } from 'zod';
import { missingDocuments } from '../form.ts';
import { proposalSchema, step } from './step.ts';

/** Looks whether the required documents are there. The law gives one chance to amend (Llei 39/2015, art. 68.1): still incomplete after it, the application is deemed withdrawn. */
export const checkDocuments = step('service-catalogue.check-documents', {
  title: ['Comprova la documentació', 'Comprueba la documentación', 'Check the documents'],
  output: z.object({ check: z.object({ next: z.enum(['score', 'require', 'withdraw']), missing: z.array(z.string()) }), proposal: proposalSchema.nullable() }),
  async run({ call, candidacy }) {
    const missing = missingDocuments(call, candidacy.documents).map(({ code }) => code);
    const next = missing.length === 0 ? 'score' as const : candidacy.requirements === 0 ? 'require' as const : 'withdraw' as const;
    return { check: { next, missing }, proposal: next === 'withdraw' ? { sense: 'withdrawn' as const, motive: null } : null };
  },
});
