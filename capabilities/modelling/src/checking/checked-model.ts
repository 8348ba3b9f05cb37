import { type Definition } from '@comu/processes';
import { judge, type Judged, type ToJudge } from '@comu/running-processes/apart';
import { advice } from '../advice.ts';

/** What is found in a drawing: as for publication, with what people may have forgotten, and the steps that ask the data something. */
export interface CheckedDrawing extends Judged { readonly asking: Definition['nodes'] }

/** Reads a drawing and says all that can be said of it without asking anybody else. Pure, so that it can be done in a thread. */
export async function checkedModel(drawing: ToJudge): Promise<CheckedDrawing> {
  const { definition, ...judged } = await judge(drawing);
  if (definition === undefined || !judged.publishable) return { ...judged, asking: {} };
  return { ...judged, findings: [...judged.findings, ...advice(definition)], asking: Object.fromEntries(Object.entries(definition.nodes).filter(([, { activity }]) => activity?.operation === 'connectors.data')) };
}
