import { fromFeel, readDmn, type Json, type Model, type Trace } from '@comu/decisions';

/** What a decision gave, and all that led to it: plain data, which a thread can hand over. */
export interface Decided { readonly value: Json; readonly trace: Trace }
/** A decision to be worked out by one of the decision files of a version; `of` tells the files of one version from those of another. */
export interface ToDecide { readonly of: string; readonly files: readonly string[]; readonly decision: string; readonly inputs: Readonly<Record<string, unknown>> }

/** Reads the decision files of a version, each with the others at hand for its imports. */
export const readAll = (files: readonly string[]): readonly Model[] => files.map((xml, index) => readDmn(xml, { imports: files.filter((_, other) => other !== index) }));

/** Works a decision out by whichever of the models has it. */
export function decideBy(models: readonly Model[], decision: string, inputs: ToDecide['inputs']): Decided {
  const model = models.find(({ elements }) => elements.some((each) => each.id === decision || each.name === decision));
  if (model === undefined) throw new Error(`The definition has no decision ${decision}.`);
  const { value, trace } = model.evaluate(decision, inputs as never);
  return { value: fromFeel(value), trace };
}

let kept: { readonly of: string; readonly models: readonly Model[] } | undefined;

/** The same of files that are read here and kept until others are asked for. */
export function decide({ of, files, decision, inputs }: ToDecide): Decided {
  if (kept?.of !== of) {
    kept = undefined;
    kept = { of, models: readAll(files) };
  }
  return decideBy(kept.models, decision, inputs);
}
