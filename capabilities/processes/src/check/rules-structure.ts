import { activities, callables, childNamed, childrenNamed, choreographies, definitionsOf, events, executable, flowNodes, local, refIn, type Model } from './model.ts';
import type { Rule, Violation } from './rule.ts';
import type { Element } from './tree.ts';

export const mime = /^[\w.+-]+\/[\w.+-]+$/;
const needsId = new Set([...flowNodes, 'process', 'sequenceFlow', 'messageFlow', 'participant', 'dataObject', 'dataObjectReference', 'lane']);

/** Where references may lead: the attribute or child element that refers, on which element (`*`: any), and the kinds it may reach. */
const references: readonly { readonly from: string; readonly by: string; readonly to: ReadonlySet<string> }[] = [
  { from: 'messageFlow', by: 'messageRef', to: new Set(['message']) },
  { from: 'message', by: 'itemRef', to: new Set(['itemDefinition']) },
  { from: '*', by: 'itemSubjectRef', to: new Set(['itemDefinition']) },
  { from: 'participant', by: 'interfaceRef', to: new Set(['interface']) },
  { from: 'participant', by: 'processRef', to: new Set(['process']) },
  { from: 'partnerEntity', by: 'participantRef', to: new Set(['participant']) },
  { from: 'partnerRole', by: 'participantRef', to: new Set(['participant']) },
  { from: 'sendTask', by: 'operationRef', to: new Set(['operation']) },
  { from: 'receiveTask', by: 'operationRef', to: new Set(['operation']) },
  { from: 'serviceTask', by: 'operationRef', to: new Set(['operation']) },
  { from: 'messageEventDefinition', by: 'operationRef', to: new Set(['operation']) },
  { from: 'messageEventDefinition', by: 'messageRef', to: new Set(['message']) },
  { from: 'signalEventDefinition', by: 'signalRef', to: new Set(['signal']) },
  { from: 'errorEventDefinition', by: 'errorRef', to: new Set(['error']) },
  { from: 'escalationEventDefinition', by: 'escalationRef', to: new Set(['escalation']) },
  { from: 'compensateEventDefinition', by: 'activityRef', to: activities },
  { from: 'inputSet', by: 'dataInputRefs', to: new Set(['dataInput', 'inputDataItem']) },
  { from: 'outputSet', by: 'dataOutputRefs', to: new Set(['dataOutput', 'outputDataItem']) },
  { from: '*', by: 'eventDefinitionRef', to: new Set(['messageEventDefinition', 'signalEventDefinition', 'errorEventDefinition', 'escalationEventDefinition', 'timerEventDefinition', 'conditionalEventDefinition', 'compensateEventDefinition', 'linkEventDefinition', 'cancelEventDefinition', 'terminateEventDefinition']) },
  { from: 'boundaryEvent', by: 'attachedToRef', to: activities },
  { from: 'linkEventDefinition', by: 'source', to: new Set(['linkEventDefinition']) },
  { from: 'linkEventDefinition', by: 'target', to: new Set(['linkEventDefinition']) },
  { from: 'correlationKey', by: 'correlationPropertyRef', to: new Set(['correlationProperty']) },
  { from: 'operation', by: 'errorRef', to: new Set(['error']) },
  { from: 'operation', by: 'inMessageRef', to: new Set(['message']) },
  { from: 'operation', by: 'outMessageRef', to: new Set(['message']) },
  { from: 'dataObjectReference', by: 'dataObjectRef', to: new Set(['dataObject']) },
  { from: 'lane', by: 'flowNodeRef', to: flowNodes },
];

export const structureRules: readonly Rule[] = [
  {
    id: 'unique-id',
    section: '8.3.1',
    says: { ca: 'L’identificador «{id}» es repeteix. Doneu-ne un de diferent a cada element.', es: 'El identificador «{id}» se repite. Dé uno distinto a cada elemento.', en: 'The id “{id}” is used more than once. Give each element its own.' },
    *find(model) {
      const seen = new Set<string>();
      for (const element of model.all) {
        const { id } = element.attributes;
        if (id === undefined) continue;
        if (seen.has(id)) yield { element, facts: { id } };
        seen.add(id);
      }
    },
  },
  {
    id: 'has-id',
    section: '8.3.1',
    says: { ca: 'Un element de tipus {type} no té identificador. Poseu-n’hi un.', es: 'Un elemento de tipo {type} no tiene identificador. Póngale uno.', en: 'An element of type {type} has no id. Give it one.' },
    *find(model) {
      for (const element of model.all) if (needsId.has(element.name) && !element.attributes['id']) yield { element, facts: { type: element.name } };
    },
  },
  {
    id: 'references-resolve',
    section: '8.2.1',
    says: { ca: '«{element}» es refereix a «{to}» ({by}), que no és al model o no és del tipus que cal. Corregiu la referència.', es: '«{element}» se refiere a «{to}» ({by}), que no está en el modelo o no es del tipo necesario. Corrija la referencia.', en: '“{element}” refers to “{to}” ({by}), which is not in the model or not of the right kind. Correct the reference.' },
    *find(model) {
      for (const element of model.all) {
        for (const { from, by, to } of references) {
          if (from !== '*' && from !== element.name) continue;
          for (const written of referred(element, by)) {
            const target = refIn(model, written);
            if ((target === undefined && !elsewhere(model, written)) || (target !== undefined && !to.has(target.name))) yield { element, facts: { by, to: local(written) ?? '' } };
          }
        }
      }
    },
  },
  {
    id: 'text-format',
    section: '8.3.2',
    says: { ca: 'El format de text «{format}» de «{element}» no és un tipus MIME. Useu-ne un com ara text/plain.', es: 'El formato de texto «{format}» de «{element}» no es un tipo MIME. Use uno como text/plain.', en: 'The text format “{format}” of “{element}” is not a MIME type. Use one such as text/plain.' },
    *find(model) {
      for (const element of model.all) {
        const { textFormat } = element.attributes;
        if (textFormat !== undefined && !mime.test(textFormat)) yield { element: element.name === 'documentation' && element.parent !== null ? element.parent : element, facts: { format: textFormat } };
      }
    },
  },
  {
    id: 'no-choreography',
    section: '2.2',
    says: { ca: '«{element}» és d’una coreografia, que no s’executa. Traieu-la del model executable.', es: '«{element}» es de una coreografía, que no se ejecuta. Quítela del modelo ejecutable.', en: '“{element}” belongs to a choreography, which is not executable. Take it out of the executable model.' },
    *find(model) {
      for (const element of model.all) if (choreographies.has(element.name) || element.name === 'choreography' || element.name === 'globalChoreographyTask') yield { element };
    },
  },
  {
    id: 'property-place',
    section: '10.4.1',
    says: { ca: 'La propietat «{element}» és fora de lloc: només en poden tenir els processos, les activitats i els esdeveniments. Moveu-la a un d’ells.', es: 'La propiedad «{element}» está fuera de lugar: solo pueden tenerla los procesos, las actividades y los eventos. Muévala a uno de ellos.', en: 'The property “{element}” is out of place: only processes, activities and events can have one. Move it to one of them.' },
    *find(model) {
      for (const element of model.all) {
        if (element.name === 'property' && !(element.parent !== null && (element.parent.name === 'process' || activities.has(element.parent.name) || events.has(element.parent.name)))) yield { element };
      }
    },
  },
  {
    id: 'executable-process-is-private',
    section: '10.2.1',
    says: { ca: 'El procés «{element}» és públic i diu que és executable. Un procés públic no s’executa: marqueu-lo com a privat.', es: 'El proceso «{element}» es público y dice que es ejecutable. Un proceso público no se ejecuta: márquelo como privado.', en: 'The process “{element}” is public and says it is executable. A public process is not executed: mark it as private.' },
    *find(model) {
      for (const element of model.all) if (element.name === 'process' && executable(element) && element.attributes['processType'] === 'Public') yield { element };
    },
  },
  {
    id: 'binding-of-interface',
    section: '10.4.1',
    says: { ca: '«{element}» ofereix una interfície però no diu com es lliga amb les seves dades. Afegiu-hi un ioBinding.', es: '«{element}» ofrece una interfaz pero no dice cómo se enlaza con sus datos. Añada un ioBinding.', en: '“{element}” offers an interface but does not say how it binds to its data. Add an ioBinding.' },
    *find(model) {
      for (const element of model.all) {
        if (callables.has(element.name) && childNamed(element, 'supportedInterfaceRef') !== undefined && childNamed(element, 'ioBinding') === undefined) yield { element };
      }
    },
  },
  {
    id: 'resource-assignment',
    section: '10.3.1',
    says: { ca: '«{element}» assigna recursos de dues maneres alhora. Deixeu-hi només la referència a un recurs o només l’expressió.', es: '«{element}» asigna recursos de dos maneras a la vez. Deje solo la referencia a un recurso o solo la expresión.', en: '“{element}” assigns resources in two ways at once. Keep either the reference to a resource or the expression.' },
    *find(model) {
      for (const element of model.all) {
        if (childNamed(element, 'resourceAssignmentExpression') === undefined) continue;
        if (childNamed(element, 'resourceRef') !== undefined || childNamed(element, 'resourceParameterBinding') !== undefined) yield { element };
      }
    },
  },
  {
    id: 'escalation-code',
    section: '10.5.5',
    says: { ca: '«{element}» llança una escalada sense codi. Poseu un codi a l’escalada.', es: '«{element}» lanza una escalada sin código. Ponga un código a la escalada.', en: '“{element}” throws an escalation without a code. Give the escalation a code.' },
    find: (model) => throwsWithoutCode(model, 'escalation'),
  },
];

function* throwsWithoutCode(model: Model, kind: 'escalation'): Iterable<Violation> {
  for (const element of model.all) {
    if (element.name !== 'endEvent' && element.name !== 'intermediateThrowEvent') continue;
    for (const definition of definitionsOf(model, element)) {
      if (definition.name !== `${kind}EventDefinition`) continue;
      const thrown = refIn(model, definition.attributes[`${kind}Ref`]);
      if (thrown !== undefined && !thrown.attributes[`${kind}Code`]) yield { element };
    }
  }
}

function referred(element: Element, by: string): readonly string[] {
  const attribute = element.attributes[by];
  return [...(attribute === undefined ? [] : [attribute]), ...childrenNamed(element, by).map((child) => child.text)].filter((written) => written.trim() !== '');
}

/** A reference into an imported file cannot be judged here. */
const elsewhere = (model: Model, written: string) => written.includes(':') && childrenNamed(model.root, 'import').length > 0;


