import { activities, childNamed, childrenNamed, definitionsOf, executable, flowNodes, gateways, idOf, into, isEventSubProcess, kindOf, local, outOf, refIn, subProcesses, type Model } from './model.ts';
import type { Rule, Violation } from './rule.ts';
import type { Element } from './tree.ts';
import { directions, wordsFor } from './words.ts';

const named = (model: Model, names: ReadonlySet<string>) => model.all.filter((element) => names.has(element.name));
const flows = (model: Model) => model.all.filter((element) => element.name === 'sequenceFlow');

export const flowRules: readonly Rule[] = [
  {
    id: 'sequence-flow-ends',
    section: '7.6.1',
    says: { ca: 'El flux «{element}» ha d’anar d’una activitat, comporta o esdeveniment a un altre, i «{end}» no ho és. Torneu-lo a unir o traieu-lo.', es: 'El flujo «{element}» debe ir de una actividad, compuerta o evento a otro, y «{end}» no lo es. Vuelva a unirlo o quítelo.', en: 'The flow “{element}” must go from one activity, gateway or event to another, and “{end}” is none. Connect it again or remove it.' },
    *find(model) {
      for (const element of flows(model)) {
        for (const end of ['sourceRef', 'targetRef']) {
          const node = refIn(model, element.attributes[end]);
          if (node === undefined || !flowNodes.has(node.name)) yield { element, facts: { end: element.attributes[end] ?? end } };
        }
      }
    },
  },
  {
    id: 'sequence-flow-within',
    section: '7.6.1',
    says: { ca: 'El flux «{element}» surt del seu procés o subprocés. Dins de cadascun, uniu només el que hi ha a dins; entre participants, useu fluxos de missatge.', es: 'El flujo «{element}» sale de su proceso o subproceso. Dentro de cada uno, una solo lo que contiene; entre participantes, use flujos de mensaje.', en: 'The flow “{element}” crosses the edge of its process or sub-process. Connect only what is inside the same one; between participants use message flows.' },
    *find(model) {
      for (const element of flows(model)) {
        const source = refIn(model, element.attributes['sourceRef']);
        const target = refIn(model, element.attributes['targetRef']);
        if (source !== undefined && target !== undefined && source.parent !== target.parent) yield { element };
      }
    },
  },
  {
    id: 'flows-are-listed',
    section: '8.4.13',
    says: { ca: '«{element}» no llista el flux «{flow}» entre els que hi entren o en surten, o en llista un que no hi arriba. Torneu a desar el model des de l’editor.', es: '«{element}» no lista el flujo «{flow}» entre los que entran o salen, o lista uno que no llega a él. Vuelva a guardar el modelo desde el editor.', en: '“{element}” does not list the flow “{flow}” among those that enter or leave it, or lists one that does not reach it. Save the model again from the editor.' },
    find: unlisted,
  },
  {
    id: 'no-immediate-flag',
    section: '8.4.13',
    says: { ca: 'El flux «{element}» porta isImmediate, que no es pot usar en un procés executable. Traieu-lo.', es: 'El flujo «{element}» lleva isImmediate, que no puede usarse en un proceso ejecutable. Quítelo.', en: 'The flow “{element}” carries isImmediate, which an executable process may not use. Remove it.' },
    *find(model) {
      for (const element of flows(model)) if (element.attributes['isImmediate'] === 'false' && executable(element)) yield { element };
    },
  },
  {
    id: 'conditional-flow-has-company',
    section: '8.4.13',
    says: { ca: 'El flux condicional «{element}» és l’única sortida de «{source}». Afegiu-hi una altra sortida o traieu la condició.', es: 'El flujo condicional «{element}» es la única salida de «{source}». Añada otra salida o quite la condición.', en: 'The conditional flow “{element}” is the only way out of “{source}”. Add another way out or remove the condition.' },
    *find(model) {
      for (const element of flows(model)) {
        const source = refIn(model, element.attributes['sourceRef']);
        if (childNamed(element, 'conditionExpression') !== undefined && source !== undefined && activities.has(source.name) && outOf(model, source).length < 2) yield { element, facts: { source: idOf(source) } };
      }
    },
  },
  {
    id: 'default-flow-is-own',
    section: '8.4.13',
    says: { ca: 'El flux per defecte de «{element}» no surt d’aquest element. Trieu-ne un dels seus.', es: 'El flujo por defecto de «{element}» no sale de este elemento. Elija uno de los suyos.', en: 'The default flow of “{element}” does not leave from it. Choose one of its own.' },
    *find(model) {
      for (const element of named(model, flowNodes)) {
        const chosen = element.attributes['default'];
        if (chosen !== undefined && !outOf(model, element).some((flow) => idOf(flow) === local(chosen))) yield { element };
      }
    },
  },
  {
    id: 'gateway-direction',
    section: '8.4.9',
    says: { ca: 'La comporta «{element}» diu que és {direction}, però no té els fluxos que això demana. Corregiu la direcció o els fluxos.', es: 'La compuerta «{element}» dice que es {direction}, pero no tiene los flujos que eso pide. Corrija la dirección o los flujos.', en: 'The gateway “{element}” says it is {direction}, but does not have the flows that asks for. Correct the direction or the flows.' },
    *find(model) {
      for (const element of named(model, gateways)) {
        const direction = element.attributes['gatewayDirection'];
        const [enter, exit] = [into(model, element).length, outOf(model, element).length];
        const wrong = (direction === 'Converging' && (enter < 2 || exit > 1)) || (direction === 'Diverging' && (exit < 2 || enter > 1)) || (direction === 'Mixed' && (enter < 2 || exit < 2));
        if (wrong) yield { element, facts: { direction: wordsFor(directions, direction ?? '') } };
      }
    },
  },
  {
    id: 'gateway-joins-or-splits',
    section: '8.4.9',
    says: { ca: 'La comporta «{element}» no uneix ni separa res. Ha de tenir més d’una entrada o més d’una sortida.', es: 'La compuerta «{element}» no une ni separa nada. Debe tener más de una entrada o más de una salida.', en: 'The gateway “{element}” neither joins nor splits. It must have more than one flow in or more than one out.' },
    *find(model) {
      for (const element of named(model, gateways)) if (into(model, element).length < 2 && outOf(model, element).length < 2) yield { element };
    },
  },
  {
    id: 'event-gateway-targets',
    section: '10.6.6',
    says: { ca: 'Després de la comporta d’esdeveniments «{element}» només hi pot haver esdeveniments de captura o tasques de recepció sense esdeveniments adossats i sense altres entrades, i no les dues coses quan hi ha missatges; «{target}» no compleix. Poseu-lo més endavant o canvieu-lo per una espera.', es: 'Tras la compuerta de eventos «{element}» solo puede haber eventos de captura o tareas de recepción sin eventos adosados y sin otras entradas, y no ambas cosas cuando hay mensajes; «{target}» no cumple. Póngalo más adelante o cámbielo por una espera.', en: 'After the event gateway “{element}” there may only be catch events, or receive tasks without boundary events, with no other way in, and not both where there are messages; “{target}” does not comply. Put it further on or change it into a wait.' },
    *find(model) {
      for (const element of named(model, gateways)) if (element.name === 'eventBasedGateway') yield* wrongTargets(model, element);
    },
  },
  {
    id: 'event-gateway-conditions',
    section: '10.6.6',
    says: { ca: 'Els fluxos que surten de la comporta d’esdeveniments «{element}» no porten condicions: decideix l’esdeveniment. Traieu-les.', es: 'Los flujos que salen de la compuerta de eventos «{element}» no llevan condiciones: decide el evento. Quítelas.', en: 'Flows out of the event gateway “{element}” carry no conditions: the event decides. Remove them.' },
    *find(model) {
      for (const element of named(model, gateways)) {
        if (element.name === 'eventBasedGateway' && outOf(model, element).some((flow) => childNamed(flow, 'conditionExpression') !== undefined)) yield { element };
      }
    },
  },
  {
    id: 'event-sub-process-stands-alone',
    section: '10.3.5',
    says: { ca: 'Al subprocés d’esdeveniment «{element}» no hi pot entrar ni en pot sortir cap flux: el comença el seu esdeveniment. Traieu-los.', es: 'En el subproceso de evento «{element}» no puede entrar ni salir ningún flujo: lo inicia su evento. Quítelos.', en: 'No flow may enter or leave the event sub-process “{element}”: its event starts it. Remove them.' },
    *find(model) {
      for (const element of named(model, subProcesses)) if (isEventSubProcess(element) && (into(model, element).length > 0 || outOf(model, element).length > 0)) yield { element };
    },
  },
  {
    id: 'everything-is-connected',
    section: '10.5.2',
    says: { ca: 'A «{element}» no hi arriba cap flux, o no en surt cap, tot i que el seu procés té esdeveniment d’inici o de fi. Connecteu-lo.', es: 'A «{element}» no llega ningún flujo, o no sale ninguno, aunque su proceso tiene evento de inicio o de fin. Conéctelo.', en: 'No flow reaches “{element}”, or none leaves it, although its process has a start or an end event. Connect it.' },
    find: unconnected,
  },
];

/** Files that list flows at their nodes must list them all; files that list none (they are derivable) keep the rule trivially. */
function* unlisted(model: Model): Iterable<Violation> {
  const nodes = named(model, flowNodes);
  const lists = (element: Element, name: string) => childrenNamed(element, name).map((child) => local(child.text) ?? '');
  if (!nodes.some((node) => lists(node, 'incoming').length + lists(node, 'outgoing').length > 0)) return;
  for (const element of nodes) {
    for (const [name, actual] of [['incoming', into(model, element)], ['outgoing', outOf(model, element)]] as const) {
      const listed = lists(element, name);
      const missing = actual.map(idOf).find((id) => !listed.includes(id)) ?? listed.find((id) => !actual.some((flow) => idOf(flow) === id));
      if (missing !== undefined) yield { element, facts: { flow: missing } };
    }
  }
}

const awaited = new Set(['message', 'signal', 'timer', 'conditional']);

function* wrongTargets(model: Model, element: Element): Iterable<Violation> {
  const targets = outOf(model, element).map((flow) => refIn(model, flow.attributes['targetRef'])).filter((target) => target !== undefined);
  const receives = targets.some((target) => target.name === 'receiveTask');
  const guarded = new Set(model.all.filter((each) => each.name === 'boundaryEvent').map((each) => local(each.attributes['attachedToRef'])));
  for (const target of targets) {
    const kinds = definitionsOf(model, target).map(kindOf);
    const catches = target.name === 'intermediateCatchEvent' && kinds.length > 0 && kinds.every((kind) => awaited.has(kind));
    const wrong = !(catches || target.name === 'receiveTask') || into(model, target).length > 1 || guarded.has(idOf(target)) || (receives && kinds.includes('message'));
    if (wrong) yield { element, facts: { target: idOf(target) } };
  }
}

function* unconnected(model: Model): Iterable<Violation> {
  for (const container of model.all) {
    if (container.name !== 'process' && !(subProcesses.has(container.name) && container.name !== 'adHocSubProcess')) continue;
    const inside = container.children.filter((child) => child.bpmn && flowNodes.has(child.name));
    const starts = inside.some((node) => node.name === 'startEvent');
    const ends = inside.some((node) => node.name === 'endEvent');
    for (const element of inside) {
      if (isEventSubProcess(element) || element.attributes['isForCompensation'] === 'true') continue;
      const kinds = definitionsOf(model, element).map(kindOf);
      const link = kinds.includes('link');
      const free = element.name === 'startEvent' || element.name === 'boundaryEvent' || (link && element.name === 'intermediateCatchEvent');
      const instantiates = element.attributes['instantiate'] === 'true';
      const last = element.name === 'endEvent' || (link && element.name === 'intermediateThrowEvent') || (element.name === 'boundaryEvent' && kinds.includes('compensate'));
      if ((starts && !free && !instantiates && into(model, element).length === 0) || (ends && !last && outOf(model, element).length === 0)) yield { element };
    }
  }
}
