import { describe, expect, test } from 'vitest';
import { checkBpmn, rules } from '../check/check.ts';
import { feelExpressions } from '../feel-expressions.ts';
import { readBpmn } from '../model/read.ts';
import { bpmn } from '../testing/models.ts';
import { hasReference } from './folder.ts';
import { brokenBy } from './rejected-rules.ts';
import { rejectedResults } from './rejected.ts';

describe.skipIf(!hasReference)('models that break the standard', () => {
  test('are all refused at deployment, each by the rule it breaks, naming the element', async () => {
    const failed = (await rejectedResults()).filter((each) => each.status === 'failed');
    expect(Object.fromEntries(failed.map((each) => [each.id, each.reason]))).toEqual({});
  });
});

test('every rule has an id of its own, a section of the standard and its sentence in three languages', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.section).toMatch(/^(?:\d+(?:\.\d+)*|comu)$/);
    for (const sentence of [rule.says.ca, rule.says.es, rule.says.en]) expect(sentence.length, rule.id).toBeGreaterThan(20);
  }
  expect(Object.keys(brokenBy).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

test('what is wrong is said in the words of the reader, with the element and the way to mend it', async () => {
  const file = await readBpmn(bpmn('<startEvent id="s"><errorEventDefinition/></startEvent><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>'));
  const [finding] = checkBpmn(file, { expressions: feelExpressions });
  expect(finding).toMatchObject({ rule: 'event-type-allowed', element: 's', section: '10.5.1' });
  expect(finding?.sentence.ca).toBe('«s» és un esdeveniment de tipus error en un lloc que no l’admet (l’inici d’un procés). Canvieu-ne el tipus o el lloc.');
  expect(finding?.sentence.en).toBe('“s” is an event of type error in a place that does not take it (the start of a process). Change its type or its place.');
});
