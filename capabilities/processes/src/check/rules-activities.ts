import { activities, callables, childNamed, childrenNamed, definitionsOf, executable, gateways, idOf, into, local, ours, refIn, subProcesses, type Model } from './model.ts';
import { mime } from './rules-structure.ts';
import type { Rule, Violation } from './rule.ts';
import type { Element } from './tree.ts';

const activitiesOf = (model: Model) => model.all.filter((element) => activities.has(element.name));

/** Elements that hold an expression the engine evaluates. */
const expressionElements = new Set(['conditionExpression', 'completionCondition', 'loopCondition', 'loopCardinality', 'condition', 'activationCondition', 'timeDate', 'timeDuration', 'timeCycle', 'from', 'to', 'transformation', 'messagePath', 'dataPath']);
const alwaysFormal = new Set(['transformation', 'messagePath', 'dataPath', 'loopCondition', 'activationCondition']);
const conditions = new Set(['conditionExpression', 'completionCondition', 'loopCondition', 'condition', 'activationCondition']);

export const activityRules: readonly Rule[] = [
  {
    id: 'token-quantities',
    section: '10.3',
    says: { ca: 'Les quantitats de testimonis de «{element}» (startQuantity, completionQuantity) han de ser 1 o més. Corregiu-les o traieu-les.', es: 'Las cantidades de testigos de «{element}» (startQuantity, completionQuantity) deben ser 1 o más. Corríjalas o quítelas.', en: 'The token quantities of “{element}” (startQuantity, completionQuantity) must be 1 or more. Correct them or remove them.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        if (['startQuantity', 'completionQuantity'].some((name) => element.attributes[name] !== undefined && !(Number(element.attributes[name]) >= 1))) yield { element };
      }
    },
  },
  {
    id: 'one-loop',
    section: '10.3.8',
    says: { ca: '«{element}» és alhora bucle i instància múltiple. Deixeu-ne només un.', es: '«{element}» es a la vez bucle e instancia múltiple. Deje solo uno.', en: '“{element}” is both a loop and a multi-instance. Keep only one.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        if (childrenNamed(element, 'standardLoopCharacteristics').length + childrenNamed(element, 'multiInstanceLoopCharacteristics').length > 1) yield { element };
      }
    },
  },
  {
    id: 'multi-instance-says-how-many',
    section: '10.3.8',
    says: { ca: '«{element}» s’ha de repetir però no diu quantes vegades ni sobre quina llista. Digueu-ne el nombre o la llista.', es: '«{element}» debe repetirse pero no dice cuántas veces ni sobre qué lista. Diga el número o la lista.', en: '“{element}” is to be repeated but does not say how many times nor over which list. Give the number or the list.' },
    *find(model) {
      for (const { element, loop } of multiInstances(model)) {
        if (childNamed(loop, 'loopCardinality') === undefined && childNamed(loop, 'loopDataInputRef') === undefined && ours(loop, 'each').length === 0) yield { element };
      }
    },
  },
  {
    id: 'multi-instance-data',
    section: '10.3.8',
    says: { ca: 'La llista de «{element}» ha de ser una dada d’entrada o de sortida de la mateixa tasca. Trieu-ne una de les seves.', es: 'La lista de «{element}» debe ser un dato de entrada o de salida de la misma tarea. Elija una de las suyas.', en: 'The list of “{element}” must be a data input or output of the same task. Choose one of its own.' },
    *find(model) {
      for (const { element, loop } of multiInstances(model)) {
        if (subProcesses.has(element.name)) continue;
        for (const [ref, kind] of [['loopDataInputRef', 'dataInput'], ['loopDataOutputRef', 'dataOutput']] as const) {
          const written = childNamed(loop, ref);
          const target = refIn(model, written?.text);
          if (written !== undefined && (target?.name !== kind || target.parent?.parent !== element)) yield { element };
        }
      }
    },
  },
  {
    id: 'ad-hoc-content',
    section: '10.3.5',
    says: { ca: 'El subprocés ad hoc «{element}» no pot tenir esdeveniments d’inici ni de fi, i ha de tenir alguna activitat. Traieu-ne els esdeveniments o afegiu-hi una activitat.', es: 'El subproceso ad hoc «{element}» no puede tener eventos de inicio ni de fin, y debe tener alguna actividad. Quite los eventos o añada una actividad.', en: 'The ad-hoc sub-process “{element}” may have no start or end events, and must have some activity. Remove the events or add an activity.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        if (element.name !== 'adHocSubProcess') continue;
        if (element.children.some((child) => child.name === 'startEvent' || child.name === 'endEvent') || !element.children.some((child) => activities.has(child.name))) yield { element };
      }
    },
  },
  {
    id: 'transaction-method',
    section: '10.3.5',
    says: { ca: 'El mètode «{method}» de la transacció «{element}» no és una adreça URI vàlida (per exemple ##Compensate). Canvieu-lo o traieu-lo.', es: 'El método «{method}» de la transacción «{element}» no es una dirección URI válida (por ejemplo ##Compensate). Cámbielo o quítelo.', en: 'The method “{method}” of the transaction “{element}” is not a valid URI (for example ##Compensate). Change it or remove it.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        const { method } = element.attributes;
        if (element.name === 'transaction' && method !== undefined && (/%(?![0-9A-Fa-f]{2})/.test(method) || /[\s<>"{}|\\^`]/.test(method))) yield { element, facts: { method } };
      }
    },
  },
  {
    id: 'instantiating-receive-task',
    section: '10.3.3',
    says: { ca: 'La tasca de recepció «{element}» comença un procés i no hi pot arribar cap flux. Traieu el camí que hi arriba o deixeu de marcar-la com a inici.', es: 'La tarea de recepción «{element}» inicia un proceso y no puede llegarle ningún flujo. Quite el camino que llega a ella o deje de marcarla como inicio.', en: 'The receive task “{element}” starts a process, so no flow may lead to it. Remove the way in, or no longer mark it as a start.' },
    *find(model) {
      for (const element of activitiesOf(model)) if (element.name === 'receiveTask' && element.attributes['instantiate'] === 'true' && into(model, element).length > 0) yield { element };
    },
  },
  {
    id: 'script-format',
    section: '10.3.3',
    says: { ca: 'L’script de «{element}» ha de dir en quin format és, amb un tipus MIME (per exemple application/feel). Escriviu-l’hi.', es: 'El script de «{element}» debe decir en qué formato está, con un tipo MIME (por ejemplo application/feel). Escríbalo.', en: 'The script of “{element}” must say in which format it is, as a MIME type (for example application/feel). Write it.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        if (element.name === 'scriptTask' && childNamed(element, 'script') !== undefined && !mime.test(element.attributes['scriptFormat'] ?? '')) yield { element };
      }
    },
  },
  {
    id: 'called-process-starts-plainly',
    section: '10.5.2',
    says: { ca: '«{element}» crida un procés que no té cap inici simple. Afegiu-l’hi.', es: '«{element}» llama a un proceso que no tiene ningún inicio simple. Añádaselo.', en: '“{element}” calls a process that has no plain start. Add one to it.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        const called = element.name === 'callActivity' ? refIn(model, element.attributes['calledElement']) : undefined;
        const starts = childrenNamed(called, 'startEvent');
        if (called?.name === 'process' && starts.length > 0 && !starts.some((start) => definitionsOf(model, start).length === 0)) yield { element };
      }
    },
  },
  {
    id: 'call-reaches-callable',
    section: '10.3.6',
    says: { ca: '«{element}» ha de dir quin procés o tasca global crida. Trieu-lo.', es: '«{element}» debe decir a qué proceso o tarea global llama. Elíjalo.', en: '“{element}” must say which process or global task it calls. Choose it.' },
    *find(model) {
      for (const element of activitiesOf(model)) {
        if (element.name !== 'callActivity' || ours(element, 'called').length > 0) continue;
        const called = refIn(model, element.attributes['calledElement']);
        if ((element.attributes['calledElement'] === undefined && executable(element)) || (called !== undefined && !callables.has(called.name))) yield { element };
      }
    },
  },
  {
    id: 'formal-expression',
    section: '8.4.6',
    says: { ca: 'A «{element}», «{value}» és text lliure: en un procés executable ha de ser una expressió formal (tFormalExpression) i no pot ser buida. Torneu-la a escriure al camp de la condició.', es: 'En «{element}», «{value}» es texto libre: en un proceso ejecutable debe ser una expresión formal (tFormalExpression) y no puede estar vacía. Vuelva a escribirla en el campo de la condición.', en: 'In “{element}”, “{value}” is free text: in an executable process it must be a formal expression (tFormalExpression), and not an empty one. Write it again in the field of the condition.' },
    find: informal,
  },
  {
    id: 'condition-is-boolean',
    section: '8.4.6',
    says: { ca: 'La condició «{value}» de «{element}» no dona mai cert o fals. Escriviu-hi una condició.', es: 'La condición «{value}» de «{element}» no da nunca verdadero o falso. Escriba una condición.', en: 'The condition “{value}” of “{element}” never gives true or false. Write a condition.' },
    *find(model) {
      for (const expression of model.all) {
        const value = expression.text.trim();
        if (conditions.has(expression.name) && /^(?:-?\d+(?:\.\d+)?|"[^"]*")$/.test(value)) yield { element: ownerOf(expression), facts: { value } };
      }
    },
  },
];

function* multiInstances(model: Model): Iterable<{ readonly element: Element; readonly loop: Element }> {
  for (const element of activitiesOf(model)) for (const loop of childrenNamed(element, 'multiInstanceLoopCharacteristics')) yield { element, loop };
}

/** The schema makes some of these expressions formal without saying so; correlation expressions stand outside processes. */
function* informal(model: Model): Iterable<Violation> {
  for (const expression of model.all) {
    if (!expressionElements.has(expression.name) || (expression.name === 'condition' && expression.parent?.name === 'complexBehaviorDefinition')) continue;
    const correlates = expression.name === 'messagePath' || expression.name === 'dataPath';
    if (!correlates && !executable(expression)) continue;
    const formal = alwaysFormal.has(expression.name) || local(expression.attributes['type']) === 'tFormalExpression';
    const value = expression.text.trim();
    if (!formal || value === '') yield { element: ownerOf(expression), facts: { value } };
  }
}

const owners = new Set([...activities, ...gateways, 'sequenceFlow', 'startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'correlationProperty', 'process']);

/** The element that people know an expression by. */
export function ownerOf(expression: Element): Element {
  for (let at: Element | null = expression; at !== null; at = at.parent) if (owners.has(at.name) && idOf(at) !== '') return at;
  return expression;
}
