import { childNamed, ours, refIn, tasks, type Model } from './model.ts';
import { ownerOf } from './rules-activities.ts';
import type { Rule } from './rule.ts';
import type { Element } from './tree.ts';

const expressionElements = new Set(['conditionExpression', 'completionCondition', 'loopCondition', 'loopCardinality', 'condition', 'activationCondition', 'from', 'transformation']);

/** Rules of our own extension and of what this engine needs to run a model. */
export const comuRules: readonly Rule[] = [
  {
    id: 'four-eyes-task-exists',
    section: 'comu',
    says: { ca: '«{element}» no la pot fer qui hagi fet «{task}», però aquesta tasca no és al model. Trieu una tasca del model o traieu aquesta norma.', es: '«{element}» no puede hacerla quien haya hecho «{task}», pero esa tarea no está en el modelo. Elija una tarea del modelo o quite esta norma.', en: '“{element}” may not be done by whoever did “{task}”, but that task is not in the model. Choose a task of the model or remove this rule.' },
    *find(model) {
      for (const element of model.all) {
        for (const each of ours(element, 'fourEyes')) {
          const task = each.attributes['task'] ?? '';
          if (refIn(model, task)?.name !== 'userTask') yield { element, facts: { task } };
        }
      }
    },
  },
  {
    id: 'expression-reads',
    section: 'comu',
    says: { ca: 'L’expressió «{value}» de «{element}» no es pot llegir: {reason} Corregiu-la.', es: 'La expresión «{value}» de «{element}» no se puede leer: {reason} Corríjala.', en: 'The expression “{value}” of “{element}” cannot be read: {reason} Correct it.' },
    *find(model, { expressions }) {
      for (const { element, source } of sources(model)) {
        const reason = expressions.check(source);
        if (reason !== null) yield { element, facts: { value: source, reason } };
      }
    },
  },
  {
    id: 'task-says-what-it-does',
    section: 'comu',
    says: { ca: '«{element}» és automàtica però no diu quina operació o decisió executa. Trieu-la a «Què fa» o «Com es decideix».', es: '«{element}» es automática pero no dice qué operación o decisión ejecuta. Elíjala en «Qué hace» o «Cómo se decide».', en: '“{element}” is automatic but does not say which operation or decision it runs. Choose it under “What it does” or “How it is decided”.' },
    *find(model) {
      for (const element of model.all) {
        if (!tasks.has(element.name) || !inExecutable(element)) continue;
        const operation = ours(element, 'operation').length > 0 || element.attributes['operationRef'] !== undefined;
        if ((element.name === 'serviceTask' && !operation) || (element.name === 'businessRuleTask' && ours(element, 'decision').length === 0)) yield { element };
      }
    },
  },
];

const inExecutable = (element: Element): boolean => {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at.name === 'process') return at.attributes['isExecutable'] === 'true';
  return false;
};

/** Everything this engine will evaluate, with the element people know it by. */
function* sources(model: Model): Iterable<{ readonly element: Element; readonly source: string }> {
  for (const element of model.all) {
    const text = element.text.trim();
    if (expressionElements.has(element.name) && text !== '' && inExecutable(element)) yield { element: ownerOf(element), source: text };
    if (/^time(?:Date|Duration|Cycle)$/.test(element.name) && text.startsWith('=')) yield { element: ownerOf(element), source: text.slice(1).trim() };
    for (const name of ['input', 'output']) {
      for (const each of ours(element, name)) yield { element, source: each.attributes['source'] ?? '' };
    }
    for (const each of ours(element, 'each')) if (each.attributes['collection']) yield { element: ownerOf(element), source: each.attributes['collection'] };
    for (const each of ours(element, 'correlation')) yield { element, source: each.attributes['key'] ?? '' };
    const script = childNamed(element, 'script');
    if (element.name === 'scriptTask' && script !== undefined && /feel/i.test(element.attributes['scriptFormat'] ?? '')) yield { element, source: script.text.trim() };
  }
}
