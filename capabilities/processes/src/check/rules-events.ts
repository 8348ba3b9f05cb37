import { childNamed, childrenNamed, definitionsOf, events, executable, idOf, into, isEventSubProcess, kindOf, local, ours, outOf, refIn, subProcesses, type Model } from './model.ts';
import type { Rule, Violation } from './rule.ts';
import type { Element } from './tree.ts';
import { eventKinds, positions, wordsFor } from './words.ts';

/** Which event definitions each position takes (standard, table 10.93); `none` when the event may have none. */
const allowed: Readonly<Record<string, ReadonlySet<string>>> = {
  start: new Set(['none', 'message', 'timer', 'conditional', 'signal']),
  'start of sub-process': new Set(['none']),
  'start of event sub-process': new Set(['message', 'timer', 'error', 'escalation', 'compensate', 'conditional', 'signal']),
  'start of event sub-process, non-interrupting': new Set(['message', 'timer', 'escalation', 'conditional', 'signal']),
  'intermediate catch': new Set(['message', 'timer', 'conditional', 'link', 'signal']),
  'intermediate throw': new Set(['none', 'message', 'escalation', 'compensate', 'link', 'signal']),
  boundary: new Set(['message', 'timer', 'escalation', 'error', 'cancel', 'compensate', 'conditional', 'signal']),
  'boundary, non-interrupting': new Set(['message', 'timer', 'escalation', 'conditional', 'signal']),
  end: new Set(['none', 'message', 'error', 'escalation', 'cancel', 'compensate', 'signal', 'terminate']),
};

function positionOf(event: Element): string {
  if (event.name === 'endEvent') return 'end';
  if (event.name === 'intermediateCatchEvent') return 'intermediate catch';
  if (event.name === 'intermediateThrowEvent') return 'intermediate throw';
  if (event.name === 'boundaryEvent') return event.attributes['cancelActivity'] === 'false' ? 'boundary, non-interrupting' : 'boundary';
  if (event.parent !== null && isEventSubProcess(event.parent)) return event.attributes['isInterrupting'] === 'false' ? 'start of event sub-process, non-interrupting' : 'start of event sub-process';
  return event.parent !== null && subProcesses.has(event.parent.name) ? 'start of sub-process' : 'start';
}

const eventsOf = (model: Model) => model.all.filter((element) => events.has(element.name));

export const eventRules: readonly Rule[] = [
  {
    id: 'event-type-allowed',
    section: '10.5.1',
    says: { ca: '«{element}» és un esdeveniment de tipus {type} en un lloc que no l’admet ({position}). Canvieu-ne el tipus o el lloc.', es: '«{element}» es un evento de tipo {type} en un lugar que no lo admite ({position}). Cambie su tipo o su lugar.', en: '“{element}” is an event of type {type} in a place that does not take it ({position}). Change its type or its place.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        const position = positionOf(element);
        const kinds = definitionsOf(model, element).map(kindOf);
        const bad = (kinds.length === 0 ? ['none'] : kinds).find((kind) => !allowed[position]?.has(kind));
        if (bad !== undefined && childrenNamed(element, 'eventDefinitionRef').every((each) => refIn(model, each.text) !== undefined)) yield { element, facts: { type: wordsFor(eventKinds, bad), position: wordsFor(positions, position) } };
      }
    },
  },
  {
    id: 'start-has-no-way-in',
    section: '10.5.2',
    says: { ca: 'A l’esdeveniment d’inici «{element}» no hi pot arribar cap flux. Traieu el camí que hi arriba.', es: 'Al evento de inicio «{element}» no puede llegar ningún flujo. Quite el camino que llega a él.', en: 'No flow may lead to the start event “{element}”. Remove the way in.' },
    *find(model) {
      for (const element of eventsOf(model)) if (element.name === 'startEvent' && into(model, element).length > 0) yield { element };
    },
  },
  {
    id: 'end-has-no-way-out',
    section: '10.5.3',
    says: { ca: 'De l’esdeveniment de fi «{element}» no en pot sortir cap flux. Traieu el camí que en surt.', es: 'Del evento de fin «{element}» no puede salir ningún flujo. Quite el camino que sale de él.', en: 'No flow may leave the end event “{element}”. Remove the way out.' },
    *find(model) {
      for (const element of eventsOf(model)) if (element.name === 'endEvent' && outOf(model, element).length > 0) yield { element };
    },
  },
  {
    id: 'start-and-end-go-together',
    section: '10.5.2',
    says: { ca: '«{element}» té inici i no té fi, o té fi i no té inici. Afegiu l’esdeveniment que falta.', es: '«{element}» tiene inicio y no tiene fin, o tiene fin y no tiene inicio. Añada el evento que falta.', en: '“{element}” has a start and no end, or an end and no start. Add the event that is missing.' },
    *find(model) {
      for (const element of model.all) {
        if (element.name !== 'process' && !subProcesses.has(element.name)) continue;
        const starts = childNamed(element, 'startEvent') !== undefined || element.children.some((child) => child.attributes['instantiate'] === 'true');
        const ends = childNamed(element, 'endEvent') !== undefined;
        const onlyInstantiates = starts && childNamed(element, 'startEvent') === undefined;
        if (starts !== ends && !onlyInstantiates) yield { element };
      }
    },
  },
  {
    id: 'boundary-has-no-way-in',
    section: '10.5.4',
    says: { ca: 'A l’esdeveniment adossat «{element}» no hi pot arribar cap flux. Traieu el camí que hi arriba.', es: 'Al evento adosado «{element}» no puede llegar ningún flujo. Quite el camino que llega a él.', en: 'No flow may lead to the boundary event “{element}”. Remove the way in.' },
    *find(model) {
      for (const element of eventsOf(model)) if (element.name === 'boundaryEvent' && into(model, element).length > 0) yield { element };
    },
  },
  {
    id: 'intermediate-is-on-the-way',
    section: '10.5.4',
    says: { ca: 'L’esdeveniment intermedi «{element}» ha de tenir una entrada i una sortida; un enllaç només en té una. Connecteu-lo.', es: 'El evento intermedio «{element}» debe tener una entrada y una salida; un enlace solo tiene una. Conéctelo.', en: 'The intermediate event “{element}” must have a way in and a way out; a link has only one of them. Connect it.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (element.name !== 'intermediateCatchEvent' && element.name !== 'intermediateThrowEvent') continue;
        const link = definitionsOf(model, element).some((definition) => kindOf(definition) === 'link');
        const entry = !(link && element.name === 'intermediateCatchEvent');
        const exit = !(link && element.name === 'intermediateThrowEvent');
        if (into(model, element).length > 0 !== entry || outOf(model, element).length > 0 !== exit) yield { element };
      }
    },
  },
  {
    id: 'cancel-belongs-to-transaction',
    section: '10.3.5',
    says: { ca: '«{element}» cancel·la una transacció, però no és en cap. Poseu-lo en un subprocés de transacció.', es: '«{element}» cancela una transacción, pero no está en ninguna. Póngalo en un subproceso de transacción.', en: '“{element}” cancels a transaction, but is in none. Put it on or in a transaction sub-process.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (!definitionsOf(model, element).some((definition) => kindOf(definition) === 'cancel')) continue;
        const host = element.name === 'boundaryEvent' ? refIn(model, element.attributes['attachedToRef']) : element.parent;
        if (host?.name !== 'transaction') yield { element };
      }
    },
  },
  {
    id: 'compensation-has-handler',
    section: '10.7',
    says: { ca: 'L’esdeveniment de compensació «{element}» s’ha d’unir, amb una associació i sense fluxos, a una activitat marcada «per a compensació».', es: 'El evento de compensación «{element}» debe unirse, con una asociación y sin flujos, a una actividad marcada «para compensación».', en: 'The compensation event “{element}” must be joined, by an association and no flow, to an activity marked “for compensation”.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (element.name !== 'boundaryEvent' || !definitionsOf(model, element).some((definition) => kindOf(definition) === 'compensate')) continue;
        const association = model.all.find((each) => each.name === 'association' && local(each.attributes['sourceRef']) === idOf(element));
        const handler = refIn(model, association?.attributes['targetRef']);
        if (outOf(model, element).length > 0 || handler?.attributes['isForCompensation'] !== 'true') yield { element };
      }
    },
  },
  {
    id: 'link-has-other-end',
    section: '10.5.5',
    says: { ca: 'L’enllaç «{element}» no té l’altre extrem. Poseu el mateix nom a l’enllaç que el continua.', es: 'El enlace «{element}» no tiene el otro extremo. Ponga el mismo nombre al enlace que lo continúa.', en: 'The link “{element}” has no other end. Give the same name to the link that continues it.' },
    find: looseLinks,
  },
  {
    id: 'message-event-names-message',
    section: '10.5.5',
    says: { ca: '«{element}» no diu quin missatge és. Trieu-lo.', es: '«{element}» no dice qué mensaje es. Elíjalo.', en: '“{element}” does not say which message it is. Choose it.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (executable(element) && messagesOf(model, element).some((definition) => definition.attributes['messageRef'] === undefined)) yield { element };
      }
    },
  },
  {
    id: 'message-event-names-operation',
    section: '10.5.5',
    says: { ca: '«{element}» no diu amb quina operació s’envia o es rep el missatge. Ompliu «De què tracta», que diu a quin tràmit va, o trieu l’operació.', es: '«{element}» no dice con qué operación se envía o se recibe el mensaje. Rellene «De qué trata», que dice a qué trámite va, o elija la operación.', en: '“{element}” does not say by which operation the message is sent or received. Fill in “What it is about”, which tells the instance it is for, or choose the operation.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (!executable(element) || ours(element, 'correlation').length > 0) continue;
        if (messagesOf(model, element).some((definition) => definition.attributes['operationRef'] === undefined && childNamed(definition, 'operationRef') === undefined)) yield { element };
      }
    },
  },
  {
    id: 'event-definition-reusable',
    section: '10.5.5',
    says: { ca: '«{element}» es refereix a una definició que és dins d’un altre esdeveniment. Només es comparteixen les del primer nivell del fitxer. Escriviu-la dins de l’esdeveniment.', es: '«{element}» se refiere a una definición que está dentro de otro evento. Solo se comparten las del primer nivel del archivo. Escríbala dentro del evento.', en: '“{element}” refers to a definition inside another event. Only those at the top level of the file can be shared. Write it inside the event.' },
    *find(model) {
      for (const element of eventsOf(model)) {
        if (childrenNamed(element, 'eventDefinitionRef').some((each) => { const target = refIn(model, each.text); return target !== undefined && target.parent !== model.root; })) yield { element };
      }
    },
  },
  {
    id: 'event-sub-process-starts-once',
    section: '10.3.5',
    says: { ca: 'El subprocés d’esdeveniment «{element}» ha de tenir exactament un esdeveniment d’inici. Afegiu-l’hi, o deixeu-ne només un.', es: 'El subproceso de evento «{element}» debe tener exactamente un evento de inicio. Añádalo, o deje solo uno.', en: 'The event sub-process “{element}” must have exactly one start event. Add it, or leave only one.' },
    *find(model) {
      for (const element of model.all) if (isEventSubProcess(element) && childrenNamed(element, 'startEvent').length !== 1) yield { element };
    },
  },
  {
    id: 'timer-says-one-thing',
    section: '10.5.5',
    says: { ca: 'El temporitzador de «{element}» ha de tenir una sola data, durada o repetició. Trieu-ne una.', es: 'El temporizador de «{element}» debe tener una sola fecha, duración o repetición. Elija una.', en: 'The timer of “{element}” must have just one date, duration or cycle. Choose one.' },
    *find(model) {
      for (const element of model.all) {
        if (element.name !== 'timerEventDefinition') continue;
        const parts = ['timeDate', 'timeDuration', 'timeCycle'].filter((name) => childNamed(element, name) !== undefined);
        if (parts.length > 1 || (parts.length === 0 && executable(element))) yield { element: element.parent?.bpmn && events.has(element.parent.name) ? element.parent : element };
      }
    },
  },
  {
    id: 'timer-is-iso-8601',
    section: '10.5.5',
    says: { ca: 'El temporitzador de «{element}» diu «{value}», que no és ISO 8601 ni una expressió que comenci per «=». Exemples: P10D, 2026-11-15, R4/PT1H, = dataLimit.', es: 'El temporizador de «{element}» dice «{value}», que no es ISO 8601 ni una expresión que empiece por «=». Ejemplos: P10D, 2026-11-15, R4/PT1H, = fechaLimite.', en: 'The timer of “{element}” says “{value}”, which is neither ISO 8601 nor an expression that begins with “=”. Examples: P10D, 2026-11-15, R4/PT1H, = deadline.' },
    *find(model) {
      for (const element of model.all) {
        const form = timerForms[element.name];
        const value = element.text.trim();
        if (form === undefined || value === '' || value.startsWith('=') || form.test(value)) continue;
        const event = element.parent?.parent;
        yield { element: event !== null && event !== undefined && events.has(event.name) ? event : element, facts: { value } };
      }
    },
  },
];

const duration = 'P(?=[\\dT])(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:[.,]\\d+)?S)?)?';
const date = '\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const timerForms: Readonly<Record<string, RegExp>> = {
  timeDate: new RegExp(`^${date}$`),
  timeDuration: new RegExp(`^${duration}$`),
  timeCycle: new RegExp(`^R\\d*/(?:${duration}|${date}/${duration}|${date}/${date}|${duration}/${date})$`),
};

const messagesOf = (model: Model, event: Element) => definitionsOf(model, event).filter((definition) => kindOf(definition) === 'message');

function* looseLinks(model: Model): Iterable<Violation> {
  const links = eventsOf(model).flatMap((event) => definitionsOf(model, event).filter((definition) => kindOf(definition) === 'link').map((definition) => ({ event, definition })));
  for (const { event, definition } of links) {
    const { name } = definition.attributes;
    const other = links.some((each) => each.event.name !== event.name && each.event.parent === event.parent
      && ((name !== undefined && name !== '' && each.definition.attributes['name'] === name) || points(definition, each.definition) || points(each.definition, definition)));
    if (!other && (event.name === 'intermediateCatchEvent' || event.name === 'intermediateThrowEvent')) yield { element: event };
  }
}

const points = (from: Element, to: Element) => [...childrenNamed(from, 'target'), ...childrenNamed(from, 'source')].some((each) => local(each.text) === idOf(to) && idOf(to) !== '');
