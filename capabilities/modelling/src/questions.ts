import { sentence, type Context } from '@comu/kernel';
import { fill } from '@comu/kernel/text';
import type { Definition, Node, Text } from '@comu/processes';
import { z } from 'zod';
import { literalText, parametersIn } from './question-text.ts';

interface Finding { readonly file: string; readonly element: string; readonly name: string; readonly line: number; readonly rule: string; readonly by: null; readonly sentence: Text; readonly refuses: false }
const checked = z.looseObject({ problem: sentence.nullable() });
const wrong: Text = { ca: 'La pregunta de «{name}» no es pot fer ara: {why}', es: 'La pregunta de «{name}» no se puede hacer ahora: {why}', en: 'The question of “{name}” cannot be asked now: {why}' };
const mostChecked = 20;

/** What is wrong with the questions that the steps of a model ask of the datasets of this body, for whoever may see its catalogue. */
export async function questionsIn({ house, can, callByName }: Pick<Context, 'house' | 'can' | 'callByName'>, nodes: Definition['nodes']): Promise<Finding[]> {
  if (!house.operations.has('data.check-question') || !can('data.read')) return [];
  const found: Finding[] = [];
  for (const node of Object.values(nodes).filter(({ activity }) => activity?.operation === 'connectors.data').slice(0, mostChecked)) {
    const sql = literal(node, 'sql');
    if (sql === null || sql.trim() === '') continue;
    const purpose = literal(node, 'purpose');
    const { problem } = checked.parse(await callByName('data.check-question', { sql, parameters: [...parametersIn(sql)], ...(purpose === null ? {} : { purpose }) }));
    const name = node.name || node.id;
    if (problem !== null) found.push({ file: 'BPMN', element: node.id, name, line: 0, rule: 'comu-question', by: null, sentence: fill(wrong, { name, why: problem }), refuses: false });
  }
  return found;
}

const literal = ({ inputs }: Node, target: string): string | null => literalText(inputs.find((each) => each.target === target)?.source ?? '');
