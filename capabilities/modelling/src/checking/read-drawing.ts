import type { Text } from '@comu/kernel/text';
import { compile, readBpmn, UnreadableBpmn, type Definition } from '@comu/processes';

/** A drawing as the engine reads it, or in words why it cannot be read at all. */
export type ReadDrawing = { readonly definition: Definition } | { readonly unreadable: Text };

const notWhole: Text = { ca: 'hi falten parts que l’estàndard demana.', es: 'le faltan partes que el estándar pide.', en: 'it lacks parts that the standard requires.' };

/** Reads a drawing. Pure, so that it can be done in a thread. */
export async function readDrawing(bpmn: string): Promise<ReadDrawing> {
  try {
    return { definition: compile(await readBpmn(bpmn)) };
  } catch (failure) {
    if (failure instanceof UnreadableBpmn) return { unreadable: failure.sentence };
    // Whoever draws by hand may leave an element without what the standard requires of it.
    if (failure instanceof TypeError) return { unreadable: notWhole };
    throw failure;
  }
}
