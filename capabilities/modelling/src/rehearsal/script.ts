import { z } from 'zod';

const element = z.string().min(1).max(200);
const data = z.record(z.string().min(1).max(200), z.unknown());
const who = z.string().trim().min(1).max(100);

/** One thing that people, messages, other systems or the clock do in a rehearsal. */
export const action = z.discriminatedUnion('do', [
  /** A person does the open task of an element. */
  z.strictObject({ do: z.literal('task'), element, by: who, variables: data.default({}) }),
  /** What an automatic step answers, for nothing outside is really called in a rehearsal. */
  z.strictObject({ do: z.literal('answer'), element, result: z.unknown().optional() }),
  /** An automatic step fails; the model may catch its code. */
  z.strictObject({ do: z.literal('fail'), element, code: z.string().max(200).optional(), message: z.string().trim().min(1).max(500) }),
  z.strictObject({ do: z.literal('message'), name: element, payload: data.default({}) }),
  z.strictObject({ do: z.literal('signal'), name: element, payload: data.default({}) }),
  /** Time goes by: an ISO 8601 duration, or until whatever falls due next. */
  z.strictObject({ do: z.literal('wait'), for: z.union([z.literal('next'), z.string().regex(/^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/).max(40)]) }),
]);
export type Action = z.output<typeof action>;

/** What is played on a model: how it starts, and what is done then, in order. */
export const script = z.strictObject({
  /** Id of the process; the first executable one when not said. */
  process: z.string().max(200).optional(),
  /** The start event whose message or signal occurs; a plain start when not said. */
  at: z.string().max(200).optional(),
  /** The instant at which it starts. */
  startsAt: z.iso.datetime({ offset: true }).default('2026-01-12T08:00:00Z'),
  variables: data.default({}),
  actions: z.array(action).max(200).default([]),
});
export type Script = z.output<typeof script>;

/** What must come of it. */
export const expectation = z.strictObject({
  /** The steps and events that must be gone through, in this order and no others; anything goes when left out. */
  path: z.array(element).max(2000).optional(),
  /** Other ways that are as good as `path`. */
  others: z.array(z.array(element).max(2000)).max(10).optional(),
  /** The last action must be refused (four eyes, a question left unanswered) or, without actions, the start. */
  refused: z.boolean().optional(),
  /** The step at which it must stop with an incident. */
  stops: element.optional(),
  ended: z.enum(['running', 'completed', 'terminated', 'failed', 'cancelled']).default('completed'),
  /** Data that the process must hold at the end. */
  variables: data.default({}),
});
export type Expectation = z.output<typeof expectation>;

/** A test of a process: what is played and what must come of it. It is kept with the model and run before publication. */
export const processTest = z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(200), script, expected: expectation });
export type ProcessTest = z.output<typeof processTest>;
