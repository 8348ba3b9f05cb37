import { activities, events, isEventSubProcess, processOf, refIn, local, childNamed, type Model } from './model.ts';
import type { Rule } from './rule.ts';
import type { Element } from './tree.ts';

const messageFlows = (model: Model) => model.all.filter((element) => element.name === 'messageFlow');

/** The participant an end of a message flow belongs to. */
function participantOf(model: Model, end: Element | undefined): Element | undefined {
  if (end === undefined || end.name === 'participant') return end;
  const process = processOf(end);
  return process === undefined ? undefined : model.all.find((each) => each.name === 'participant' && local(each.attributes['processRef']) === process.attributes['id']);
}

export const collaborationRules: readonly Rule[] = [
  {
    id: 'message-flow-ends',
    section: '7.6.2',
    says: { ca: 'El flux de missatge «{element}» ha d’unir participants, activitats o esdeveniments. Torneu-lo a unir o traieu-lo.', es: 'El flujo de mensaje «{element}» debe unir participantes, actividades o eventos. Vuelva a unirlo o quítelo.', en: 'The message flow “{element}” must join participants, activities or events. Connect it again or remove it.' },
    *find(model) {
      for (const element of messageFlows(model)) {
        const ends = ['sourceRef', 'targetRef'].map((end) => refIn(model, element.attributes[end]));
        if (ends.some((end) => end === undefined || !(end.name === 'participant' || activities.has(end.name) || events.has(end.name)) || isEventSubProcess(end))) yield { element };
      }
    },
  },
  {
    id: 'message-flow-between-participants',
    section: '9.4',
    says: { ca: 'El flux de missatge «{element}» no surt del seu participant. Dins d’un mateix procés, useu un flux de seqüència.', es: 'El flujo de mensaje «{element}» no sale de su participante. Dentro de un mismo proceso, use un flujo de secuencia.', en: 'The message flow “{element}” does not leave its participant. Within one process use a sequence flow.' },
    *find(model) {
      for (const element of messageFlows(model)) {
        const [source, target] = ['sourceRef', 'targetRef'].map((end) => participantOf(model, refIn(model, element.attributes[end])));
        if (source !== undefined && source === target) yield { element };
      }
    },
  },
  {
    id: 'message-flow-direction',
    section: '10.5.4',
    says: { ca: 'El flux de missatge «{element}» va al revés: d’un esdeveniment de captura només se’n reben, i d’un de llançament només se n’envien. Capgireu-lo.', es: 'El flujo de mensaje «{element}» va al revés: en un evento de captura solo se reciben y en uno de lanzamiento solo se envían. Déle la vuelta.', en: 'The message flow “{element}” goes the wrong way: a catch event only receives, a throw event only sends. Turn it round.' },
    *find(model) {
      for (const element of messageFlows(model)) {
        const [source, target] = ['sourceRef', 'targetRef'].map((end) => refIn(model, element.attributes[end]));
        const catches = (end: Element | undefined) => end !== undefined && ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'].includes(end.name);
        const throws = (end: Element | undefined) => end !== undefined && ['endEvent', 'intermediateThrowEvent'].includes(end.name);
        if (catches(source) || throws(target)) yield { element };
      }
    },
  },
  {
    id: 'participant-multiplicity',
    section: '9.3.1',
    says: { ca: 'El nombre de participants de «{element}» és impossible: el mínim ha de ser 0 o més i el màxim no pot ser més petit. Corregiu-los.', es: 'El número de participantes de «{element}» es imposible: el mínimo debe ser 0 o más y el máximo no puede ser menor. Corríjalos.', en: 'The number of participants of “{element}” is impossible: the minimum must be 0 or more and the maximum not below it. Correct them.' },
    *find(model) {
      for (const element of model.all) {
        const multiplicity = element.name === 'participant' ? childNamed(element, 'participantMultiplicity') : undefined;
        if (multiplicity === undefined) continue;
        const [minimum, maximum] = [Number(multiplicity.attributes['minimum'] ?? 0), Number(multiplicity.attributes['maximum'] ?? 1)];
        if (!(minimum >= 0) || maximum < minimum) yield { element };
      }
    },
  },
];

