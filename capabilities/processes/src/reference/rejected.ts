import { readFileSync } from 'node:fs';
import { checkBpmn, type Finding } from '../check/check.ts';
import { readBpmn, UnreadableBpmn } from '../model/read.ts';
import { filesBelow, reference, type ConformanceResult } from './folder.ts';
import { javaExpressions } from './java-expressions.ts';
import { brokenBy, brokenOtherwise } from './rejected-rules.ts';

export const rejectedModels = (): readonly string[] => filesBelow(reference('bpmn-execution-rejected'), '.bpmn');

/** What deployment says of one model that it must refuse. */
export async function judge(model: string): Promise<readonly Pick<Finding, 'rule' | 'element'>[]> {
  try {
    const file = await readBpmn(readFileSync(reference('bpmn-execution-rejected', model)));
    return checkBpmn(file, { expressions: javaExpressions });
  } catch (error) {
    if (error instanceof UnreadableBpmn) return [{ rule: error.code, element: '' }];
    throw error;
  }
}

/** The rule by which a model has to be refused. */
export function ruleFor(model: string): string | undefined {
  const group = model.slice(0, model.indexOf('/'));
  return brokenOtherwise[model] ?? Object.entries(brokenBy).find(([, groups]) => groups.includes(group))?.[0];
}

export async function rejectedResults(): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const model of rejectedModels()) {
    const expected = ruleFor(model);
    const findings = await judge(model);
    const refused = findings.some((finding) => finding.rule === expected && finding.element !== '');
    const reason = refused ? null : `expected ${expected ?? 'a known rule'}, found ${findings.map((finding) => finding.rule).join(' ') || 'nothing wrong'}`;
    results.push({ suite: 'bpmn-execution-rejected', id: model, status: refused ? 'passed' : 'failed', reason });
  }
  return results;
}
