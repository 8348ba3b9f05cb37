import { operation } from '@comu/kernel';
import { Case } from '@comu/cases';
import { z } from 'zod';
import { Call, Candidacy } from '../service-catalogue.records.ts';

/** Every application to a call with the case that decides it, by score and then by entry. */
export const candidaciesOf = operation('service-catalogue.candidacies-of', {
  title: { ca: 'Sol·licituds rebudes', es: 'Solicitudes recibidas', en: 'Applications received' }, permission: 'service-catalogue.manage', kind: 'query', input: { call: Call.id },
  output: z.array(z.object({ candidacy: Candidacy.row, caseCode: z.string(), openedAt: z.string(), closedAt: z.string().nullable() })),
  async run({ call }, { db }) {
    const found = await db.all(Candidacy, { call }, { limit: 10_000 });
    const cases = new Map((await db.all(Case, { id: found.map((each) => each.case) }, { limit: 10_000 })).map((each) => [each.id, each]));
    return found.toSorted((a, b) => (b.points ?? -1) - (a.points ?? -1) || a.entryCode.localeCompare(b.entryCode)).map((candidacy) => {
      const { code, openedAt, closedAt } = cases.get(candidacy.case)!;
      return { candidacy, caseCode: code, openedAt, closedAt };
    });
  },
});
