import { analyseTable, explain, feel, FeelSyntaxError, fromFeel, LimitExceeded, type Model, UnknownElement } from '@comu/decisions';
import type { Text } from '@comu/processes';
import { sentence } from '@comu/kernel';
import { z } from 'zod';

export const tableSchema = z.object({
  id: z.string(), name: z.string(), hitPolicy: z.string(), rules: z.array(z.string()), whole: z.boolean(),
  /** What is wrong, with the rules (by id) and the input that it is about; a gap shows data that no rule covers. */
  findings: z.array(z.object({ kind: z.enum(['conflict', 'gap', 'unreachable', 'overlap', 'unused', 'unread']), rules: z.array(z.string()), input: z.string().nullable(), witness: z.record(z.string(), z.unknown()).nullable(), /** Of a gap: the tests of the rule that would cover it, column by column. */ conditions: z.array(z.string()), sentence })),
  /** What it decides by: the name in the data, and what the column that reads it is called. */
  inputs: z.array(z.object({ name: z.string(), label: z.string(), type: z.string() })),
});
export type LookedTable = z.output<typeof tableSchema>;

/** Every decision table of a model, with what is wrong in it and where, so that it can be shown on the table itself. */
export function tablesOf(model: Model): LookedTable[] {
  return model.elements.filter(({ kind, id }) => kind === 'decision' && model.decision(id).table !== undefined).map(({ id, name }) => {
    const { table } = model.decision(id);
    const found = analyseTable(model, id);
    const ids = (table?.rules ?? []).map((rule, index) => rule.id ?? String(index + 1));
    const of = (numbers: readonly number[]) => numbers.map((number) => ids[number - 1] ?? String(number));
    type Finding = LookedTable['findings'][number];
    const say = (kind: Finding['kind'], explanation: Text, more: Partial<Finding> = {}): Finding => ({ kind, rules: [], input: null, witness: null, conditions: [], sentence: explanation, ...more });
    return {
      id, name, hitPolicy: table?.hitPolicy ?? '', rules: ids, whole: found.whole,
      findings: [
        ...found.overlaps.map(({ conflict, rules, witness, explanation }) => say(conflict ? 'conflict' : 'overlap', explanation, { rules: of(rules), witness: { ...witness } })),
        ...found.gaps.map(({ witness, conditions, explanation }) => say('gap', explanation, { witness: { ...witness }, conditions: [...conditions] })),
        ...found.unreachable.map(({ rule, because, explanation }) => say('unreachable', explanation, { rules: of([rule, ...because].slice(0, 1)) })),
        ...found.unusedInputs.map(({ name: input, explanation }) => say('unused', explanation, { input })),
        ...found.unreadCells.map(({ rule, input, explanation }) => say('unread', explanation, { rules: of([rule]), input })),
      ].slice(0, 100),
      inputs: model.inputsOf(id).map((input) => ({ name: input.name, label: table?.inputs.find(({ source }) => source.trim() === input.name)?.label ?? input.name, type: typeName(input.type) })),
    };
  });
}

const typeName = (type: ReturnType<Model['inputsOf']>[number]['type']): string => (type.type === 'named' ? type.name : type.type);

export const triedSchema = z.object({ value: z.unknown(), why: sentence, matched: z.array(z.string()), warnings: z.array(sentence) });
export type Tried = z.output<typeof triedSchema>;

/** Works out a decision for data written by hand: a number, a text, a date or any FEEL, so that people try it before it is published. */
export function tryDecision(model: Model, decision: string, written: Readonly<Record<string, string>>): Tried | { readonly wrong: Text } {
  try {
    const inputs = Object.fromEntries(Object.entries(written).filter(([, text]) => text.trim() !== '').map(([name, text]) => [name, dataFrom(text)]));
    const evaluation = model.evaluate(decision, inputs);
    const matched = evaluation.trace.decisions.flatMap(({ tables }) => tables.flatMap(({ matched: rules }) => rules.map(({ id, rule }) => id ?? String(rule))));
    return { value: fromFeel(evaluation.value), why: explain(evaluation), matched, warnings: evaluation.trace.warnings.map(({ message }) => message) };
  } catch (failure) {
    if (failure instanceof UnknownElement) return { wrong: failure.text };
    if (failure instanceof LimitExceeded) return { wrong: failure.text };
    throw failure;
  }
}

/** `12,5` and `12.5` are numbers, `sí` is true, dates are read by the type of the input; lists, contexts and quoted text are FEEL. */
function dataFrom(text: string): unknown {
  const trimmed = text.trim();
  if (/^-?\d+([.,]\d+)?$/.test(trimmed)) return Number(trimmed.replace(',', '.'));
  if (/^(sí|si|yes|true|cert)$/i.test(trimmed)) return true;
  if (/^(no|false|fals|falso)$/i.test(trimmed)) return false;
  if (!/^[[{"]/.test(trimmed)) return trimmed;
  try {
    return fromFeel(feel(trimmed).evaluate().value);
  } catch (failure) {
    if (failure instanceof FeelSyntaxError) return trimmed;
    throw failure;
  }
}
