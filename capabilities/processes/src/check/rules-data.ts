import { callables, childNamed, childrenNamed, definitionsOf, events, idOf, kindOf, local, refIn, subProcesses, type Model } from './model.ts';
import type { Rule, Violation } from './rule.ts';
import type { Element } from './tree.ts';

export const dataRules: readonly Rule[] = [
  {
    id: 'collection-as-its-type',
    section: '10.4.1',
    says: { ca: 'La dada «{element}» i el seu tipus no coincideixen a dir si és una llista (isCollection). Feu que tots dos diguin el mateix.', es: 'El dato «{element}» y su tipo no coinciden en si es una lista (isCollection). Haga que ambos digan lo mismo.', en: 'The data “{element}” and its type disagree on whether it is a list (isCollection). Make both say the same.' },
    *find(model) {
      for (const element of model.all) {
        if (!['dataInput', 'dataOutput', 'dataObject', 'dataStore'].includes(element.name)) continue;
        const type = refIn(model, element.attributes['itemSubjectRef']);
        if (type !== undefined && (element.attributes['isCollection'] === 'true') !== (type.attributes['isCollection'] === 'true')) yield { element };
      }
    },
  },
  {
    id: 'no-data-on-sub-process',
    section: '10.4.1',
    says: { ca: 'El subprocés «{element}» no pot tenir entrades ni sortides de dades: veu les del procés que el conté. Traieu-les.', es: 'El subproceso «{element}» no puede tener entradas ni salidas de datos: ve los del proceso que lo contiene. Quítelas.', en: 'The sub-process “{element}” may have no data inputs or outputs: it sees those of the process around it. Remove them.' },
    *find(model) {
      for (const element of model.all) if (subProcesses.has(element.name) && childNamed(element, 'ioSpecification') !== undefined) yield { element };
    },
  },
  {
    id: 'data-association-direction',
    section: '10.4.1',
    says: { ca: 'A «{element}» es llegeix d’una sortida del procés o s’escriu en una de les seves entrades. Capgireu-ho o useu un objecte de dades.', es: 'En «{element}» se lee de una salida del proceso o se escribe en una de sus entradas. Inviértalo o use un objeto de datos.', en: 'In “{element}” an output of the process is read, or one of its inputs is written. Turn it round or use a data object.' },
    *find(model) {
      const ofProcess = (data: Element | undefined) => data?.parent?.parent?.name === 'process';
      for (const association of model.all) {
        const source = childrenNamed(association, 'sourceRef').map((each) => refIn(model, each.text));
        const target = refIn(model, childNamed(association, 'targetRef')?.text);
        const reads = association.name === 'dataInputAssociation' && source.some((each) => each?.name === 'dataOutput' && ofProcess(each));
        const writes = association.name === 'dataOutputAssociation' && target?.name === 'dataInput' && ofProcess(target);
        if (reads || writes) yield { element: association.parent ?? association };
      }
    },
  },
  {
    id: 'data-in-a-set',
    section: '10.4.1',
    says: { ca: 'La dada «{element}» no és a cap conjunt d’entrada o de sortida. Afegiu-la a un.', es: 'El dato «{element}» no está en ningún conjunto de entrada o de salida. Añádalo a uno.', en: 'The data “{element}” is in no input or output set. Add it to one.' },
    *find(model) {
      for (const element of model.all) {
        if (element.parent?.name !== 'ioSpecification' || (element.name !== 'dataInput' && element.name !== 'dataOutput')) continue;
        const [set, ref] = element.name === 'dataInput' ? ['inputSet', 'dataInputRefs'] : ['outputSet', 'dataOutputRefs'];
        if (!childrenNamed(element.parent, set).some((each) => refs(each, ref).includes(idOf(element)))) yield { element };
      }
    },
  },
  {
    id: 'set-refinements',
    section: '10.4.1',
    says: { ca: 'Un conjunt de «{element}» diu que «{data}» és opcional o s’usa durant l’execució, però no la inclou. Incloeu-l’hi.', es: 'Un conjunto de «{element}» dice que «{data}» es opcional o se usa durante la ejecución, pero no lo incluye. Inclúyalo en él.', en: 'A set of “{element}” says that “{data}” is optional or used while executing, but does not include it. Include it there.' },
    *find(model) {
      for (const set of model.all) {
        if (set.name !== 'inputSet' && set.name !== 'outputSet') continue;
        const side = set.name === 'inputSet' ? 'Input' : 'Output';
        const own = refs(set, `data${side}Refs`);
        const data = [...refs(set, `optional${side}Refs`), ...refs(set, `whileExecuting${side}Refs`)].find((each) => !own.includes(each));
        if (data !== undefined) yield { element: holderOf(set), facts: { data } };
      }
    },
  },
  {
    id: 'sets-agree',
    section: '10.4.1',
    says: { ca: 'Els conjunts d’entrada i de sortida de «{element}» no es corresponen: cadascun ha de nomenar l’altre. Afegiu-hi el que falta.', es: 'Los conjuntos de entrada y de salida de «{element}» no se corresponden: cada uno debe nombrar al otro. Añada el que falta.', en: 'The input and output sets of “{element}” do not correspond: each must name the other. Add the one that is missing.' },
    *find(model) {
      for (const set of model.all) {
        const [there, back] = set.name === 'inputSet' ? ['outputSetRefs', 'inputSetRefs'] : ['inputSetRefs', 'outputSetRefs'];
        if (set.name !== 'inputSet' && set.name !== 'outputSet') continue;
        if (refs(set, there).some((id) => { const other = model.byId.get(id); return other !== undefined && !refs(other, back).includes(idOf(set)); })) yield { element: holderOf(set) };
      }
    },
  },
  {
    id: 'many-sources-need-transformation',
    section: '10.4.1',
    says: { ca: 'A «{element}» una associació de dades té més d’un origen i cap transformació que els uneixi. Deixeu-hi un sol origen o escriviu la transformació.', es: 'En «{element}» una asociación de datos tiene más de un origen y ninguna transformación que los una. Deje un solo origen o escriba la transformación.', en: 'In “{element}” a data association has several sources and no transformation to combine them. Leave a single source or write the transformation.' },
    *find(model) {
      for (const association of model.all) {
        if (!/^data(?:In|Out)putAssociation$/.test(association.name) || childrenNamed(association, 'sourceRef').length < 2) continue;
        if (childNamed(association, 'transformation') === undefined && childNamed(association, 'assignment') === undefined) yield { element: association.parent ?? association };
      }
    },
  },
  {
    id: 'data-reference-name',
    section: '10.4.1',
    says: { ca: '«{element}» s’ha de dir com el seu objecte i el seu estat: «{expected}». Canvieu-li el nom.', es: '«{element}» debe llamarse como su objeto y su estado: «{expected}». Cámbiele el nombre.', en: '“{element}” must be named after its object and state: “{expected}”. Rename it.' },
    *find(model) {
      for (const element of model.all) {
        const state = childNamed(element, 'dataState')?.attributes['name'];
        if (element.name !== 'dataObjectReference' || state === undefined) continue;
        const expected = `${refIn(model, element.attributes['dataObjectRef'])?.attributes['name'] ?? ''} [${state}]`;
        if (element.attributes['name'] !== expected) yield { element, facts: { expected } };
      }
    },
  },
  {
    id: 'task-data-as-its-message',
    section: '10.3.3',
    says: { ca: 'Les dades de «{element}» no són les del missatge de la seva operació: ha de tenir una sola entrada o sortida, del mateix tipus. Corregiu-les.', es: 'Los datos de «{element}» no son los del mensaje de su operación: debe tener una sola entrada o salida, del mismo tipo. Corríjalos.', en: 'The data of “{element}” are not those of the message of its operation: it must have a single input or output, of the same type. Correct them.' },
    find: taskData,
  },
  {
    id: 'binding-data-as-its-message',
    section: '10.4.1',
    says: { ca: 'A «{element}», les dades que es lliguen a una operació no són del tipus dels seus missatges. Canvieu-ne el tipus.', es: 'En «{element}», los datos que se enlazan a una operación no son del tipo de sus mensajes. Cambie su tipo.', en: 'In “{element}”, the data bound to an operation are not of the type of its messages. Change their type.' },
    *find(model) {
      for (const binding of model.all) {
        if (binding.name !== 'ioBinding' || binding.parent === null) continue;
        const operation = refIn(model, binding.attributes['operationRef']);
        for (const [data, message] of [['inputDataRef', 'inMessageRef'], ['outputDataRef', 'outMessageRef']] as const) {
          const bound = refIn(model, binding.attributes[data]);
          const item = itemOfMessage(model, childNamed(operation, message)?.text);
          if (bound !== undefined && item !== undefined && !sameItem(model, bound.attributes['itemSubjectRef'], item)) yield { element: binding.parent };
        }
      }
    },
  },
  {
    id: 'call-data-as-called',
    section: '10.3.6',
    says: { ca: '«{element}» no dona al que crida les dades que demana, en nombre i tipus. Afegiu-hi les que falten.', es: '«{element}» no da a lo que llama los datos que pide, en número y tipo. Añada los que faltan.', en: '“{element}” does not give what it calls the data it asks for, in number and type. Add those that are missing.' },
    *find(model) {
      for (const element of model.all) {
        if (element.name !== 'callActivity') continue;
        const called = refIn(model, element.attributes['calledElement']);
        const [own, its] = [childNamed(element, 'ioSpecification'), childNamed(called, 'ioSpecification')];
        if (called === undefined || !callables.has(called.name) || (own === undefined && its === undefined)) continue;
        if (['dataInput', 'dataOutput'].some((name) => !sameItems(model, childrenNamed(own, name), childrenNamed(its, name)))) yield { element };
      }
    },
  },
  {
    id: 'multi-instance-item',
    section: '10.3.8',
    says: { ca: 'A «{element}», cada element de la llista ha de ser del tipus de la llista i no una llista. Canvieu-ne el tipus.', es: 'En «{element}», cada elemento de la lista debe ser del tipo de la lista y no una lista. Cambie su tipo.', en: 'In “{element}”, each item of the list must be of the type of the list, and not a list itself. Change its type.' },
    *find(model) {
      for (const loop of model.all) {
        if (loop.name !== 'multiInstanceLoopCharacteristics' || loop.parent === null) continue;
        for (const [list, item] of [['loopDataInputRef', 'inputDataItem'], ['loopDataOutputRef', 'outputDataItem']] as const) {
          const whole = refIn(model, refIn(model, childNamed(loop, list)?.text)?.attributes['itemSubjectRef']);
          const one = refIn(model, childNamed(loop, item)?.attributes['itemSubjectRef']);
          if (whole === undefined || one === undefined) continue;
          if ((one !== whole && one.attributes['isCollection'] === 'true') || one.attributes['structureRef'] !== whole.attributes['structureRef']) yield { element: loop.parent };
        }
      }
    },
  },
  {
    id: 'event-data-as-its-definitions',
    section: '10.5.1',
    says: { ca: 'Les dades de l’esdeveniment «{element}» no es corresponen, en nombre i tipus, amb els missatges, senyals, errors o escalades que porta. Feu-les coincidir o traieu-les.', es: 'Los datos del evento «{element}» no se corresponden, en número y tipo, con los mensajes, señales, errores o escaladas que lleva. Haga que coincidan o quítelos.', en: 'The data of the event “{element}” do not correspond, in number and type, with the messages, signals, errors or escalations it carries. Make them agree or remove them.' },
    find: eventData,
  },
];

const refs = (element: Element, name: string): readonly string[] => childrenNamed(element, name).map((each) => local(each.text) ?? '');

/** The activity, process or event that a set belongs to. */
const holderOf = (set: Element): Element => (set.parent?.name === 'ioSpecification' ? (set.parent.parent ?? set) : (set.parent ?? set));

const itemOfMessage = (model: Model, message: string | undefined): string | undefined => refIn(model, message)?.attributes['itemRef'];

/** Equivalent item definitions: the same one, or two with the same structure (standard, 10.3.3). */
function sameItem(model: Model, one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [refIn(model, one), refIn(model, other)];
  if (a === undefined || b === undefined) return a === b && local(one) === local(other);
  return a === b || (a.attributes['structureRef'] !== undefined && a.attributes['structureRef'] === b.attributes['structureRef']);
}

function sameItems(model: Model, own: readonly Element[], its: readonly Element[]): boolean {
  return own.length === its.length && own.every((each, index) => sameItem(model, each.attributes['itemSubjectRef'], its[index]?.attributes['itemSubjectRef']));
}

/** Service tasks carry the messages of their operation, send tasks the one they send, receive tasks the one they receive. */
function* taskData(model: Model): Iterable<Violation> {
  for (const element of model.all) {
    const io = childNamed(element, 'ioSpecification');
    const operation = refIn(model, element.attributes['operationRef']);
    if (element.name === 'serviceTask' && operation?.name === 'operation') {
      const [input, output] = [childNamed(operation, 'inMessageRef'), childNamed(operation, 'outMessageRef')];
      if (!carries(model, io, 'dataInput', itemOfMessage(model, input?.text)) || (output !== undefined && !carries(model, io, 'dataOutput', itemOfMessage(model, output.text)))) yield { element };
    }
    if (io === undefined || (element.name !== 'sendTask' && element.name !== 'receiveTask')) continue;
    const side = element.name === 'sendTask' ? 'dataInput' : 'dataOutput';
    if (childrenNamed(io, side).length > 0 && !carries(model, io, side, itemOfMessage(model, element.attributes['messageRef']))) yield { element };
  }
}

function carries(model: Model, io: Element | undefined, side: 'dataInput' | 'dataOutput', item: string | undefined): boolean {
  const data = childrenNamed(io, side);
  const sets = childrenNamed(io, side === 'dataInput' ? 'inputSet' : 'outputSet');
  return data.length === 1 && sets.length === 1 && sameItem(model, data[0]?.attributes['itemSubjectRef'], item);
}

function* eventData(model: Model): Iterable<Violation> {
  for (const element of model.all) {
    if (!events.has(element.name)) continue;
    const data = [...childrenNamed(element, 'dataInput'), ...childrenNamed(element, 'dataOutput')];
    if (data.length === 0) continue;
    const items = definitionsOf(model, element).filter((definition) => ['message', 'signal', 'error', 'escalation'].includes(kindOf(definition))).map((definition) => itemOf(model, definition));
    if (data.length !== items.length || data.some((each, index) => !sameItem(model, each.attributes['itemSubjectRef'], items[index]))) yield { element };
  }
}

function itemOf(model: Model, definition: Element): string | undefined {
  const kind = kindOf(definition);
  const carried = refIn(model, definition.attributes[`${kind}Ref`]);
  return carried?.attributes[kind === 'message' ? 'itemRef' : 'structureRef'];
}
