import { z } from 'zod';
import { logOf } from '../sources/log-of.ts';
import { sourceSchema } from '../sources/source.ts';
import { compareView } from './compare.ts';
import { conformanceView } from './conformance.ts';
import { handOversView } from './hand-overs.ts';
import { mapView } from './map.ts';
import { openCasesView } from './open-cases.ts';
import { reworkView } from './rework.ts';
import { variantsView } from './variants.ts';
import type { Looking } from './view.ts';

/** What a view asks beside the log and the time, and how it is worked out. */
interface View<Asked extends z.ZodRawShape = z.ZodRawShape> {
  readonly asks: Asked;
  look(looking: Looking, asked: z.output<z.ZodObject<Asked>>): unknown;
}
const view = <A extends z.ZodRawShape>(asks: A, look: View<A>['look']): View<A> => ({ asks, look });

const against = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('published'), definition: z.uuid() }),
  z.strictObject({ kind: z.literal('discovered'), noise: z.number().min(0).max(0.9).default(0.2) }),
]);

/** Every view by name. */
export const views = {
  map: view({}, mapView),
  variants: view({}, variantsView),
  rework: view({}, reworkView),
  'hand-overs': view({ between: z.enum(['resource', 'group']).default('group') }, (looking, { between }) => handOversView(looking, between)),
  conformance: view({ against }, (looking, asked) => conformanceView(looking, asked.against)),
  'open-cases': view({}, openCasesView),
  compare: view({ other: sourceSchema }, async (looking, { other }) => compareView(looking, await logOf(looking.context, other))),
} as const;
export type ViewName = keyof typeof views;
export const viewNames = Object.keys(views) as [ViewName, ...ViewName[]];
