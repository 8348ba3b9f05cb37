/** The largest drawing of a process, in characters: 10,000 steps with their lines weigh some 6 MB. */
export const mostDrawing = 10_000_000;
/** What a request with a drawing carries, with its decision files, escaped as JSON or in base 64. */
export const drawingCarries = 16 * 1024 * 1024;
/** From so many characters on a drawing is read in a thread of its own: some 400 steps, half a second. */
export const largeDrawing = 150_000;
/** The most that the decision files of a process weigh together, in characters: some 6,000 rules. */
export const mostDecisions = 2_000_000;
/** A decision file takes so many times as long to read, and to look at, as a drawing of its length. */
const decisionWeight = 4;
/** Whether a model is read in a thread of its own. */
export const isLarge = ({ bpmn, decisions }: { readonly bpmn: string; readonly decisions: readonly string[] }): boolean => bpmn.length + decisionWeight * decisions.reduce((sum, { length }) => sum + length, 0) >= largeDrawing;
