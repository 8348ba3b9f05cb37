import type { Drawn, DrawnFlow, DrawnProcess } from '../../../capabilities/processes/scripts/draw-process.ts';
import { said } from './said.ts';

const does = (operation: string, takes: readonly string[] = [], result?: string) =>
  `<comu:operation name="general-procedures.${operation}"${result === undefined ? '' : ` result="${result}"`}/>${['case', ...takes].map((name) => `<comu:input source="${name}" target="${name}"/>`).join('')}`;
/** A step that every requirement has, whatever the procedure. */
const ofCases = (operation: string, takes: string, result?: string) => `<comu:operation name="cases.${operation}"${result === undefined ? '' : ` result="${result}"`}/><comu:input source="case" target="case"/>${takes}`;
const gives = (source: string, target: string) => `<comu:output source="${source}" target="${target}"/>`;
const by = (...roles: string[]) => roles.map((role) => `<comu:candidates role="${role}"/>`).join('');
const about = (key: string) => `<comu:correlation key="${key}"/>`;

type Words = readonly [ca: string, es: string, en: string];
const labels = ([ca, es, en]: Words) => `ca="${ca}" es="${es}" en="${en}"`;
const asks = (task: string, ...fields: string[]) => `<comu:form key="model:${task}">${fields.join('')}</comu:form>`;
const longText = (name: string, label: Words, required: boolean) => `<comu:field name="${name}" kind="long-text" ${labels(label)} required="${required}"/>`;
const sense = `<comu:field name="sense" kind="choice" ${labels(['Què proposeu', 'Qué propone', 'What you propose'])} required="true">${([
  ['granted', ['Estimar', 'Estimar', 'Grant']], ['partly', ['Estimar en part', 'Estimar en parte', 'Grant in part']], ['refused', ['Desestimar', 'Desestimar', 'Refuse']],
] as const).map(([value, label]) => `<comu:option value="${value}" ${labels(label)}/>`).join('')}</comu:field>`;

/** Writes the document that is proposed, or its next edition when the proposal comes back, so that whoever reviews reads what will be signed. */
const writes = (template: string, takes: readonly string[]) => does('write', [...takes, 'drafted'], 'drafted') + `<comu:input source="&quot;${template}&quot;" target="template"/>`;

/** What ends every procedure of the kind: sign, number and, where somebody must be told, notify. */
function ending({ column, sense: decided, notify }: { column: number; sense: string; notify: boolean }): { nodes: Record<string, Drawn>; flows: DrawnFlow[] } {
  const after = column + (notify ? 6 : 4);
  return {
    nodes: {
      'ask-signature': { kind: 'serviceTask', name: 'Demana la signatura', party: 'Es demana la signatura', at: [column, 1], own: does('ask-signature', ['drafted']) },
      signature: { kind: 'eventBasedGateway', name: 'Signatura', party: 'Se signa la resolució', at: [column + 1, 1] },
      signed: { kind: 'message', of: 'document-signed', name: 'Signat', party: 'La resolució és signada', at: [column + 2, 1], own: about('drafted.document') },
      unsigned: { kind: 'message', of: 'signature-rejected', name: 'Signatura rebutjada', party: 'No se signa i es refà la proposta', at: [column + 2, 0], own: about('drafted.document') },
      number: { kind: 'serviceTask', name: 'Numera la resolució', party: 'Es numera la resolució', at: [column + 3, 1], own: does('number', ['drafted'], 'numbered') },
      ...(notify ? {
        tell: { kind: 'serviceTask', name: 'Notifica', party: 'Se us notifica', at: [column + 4, 1], own: does('notify', ['drafted']) } as const,
        told: { kind: 'message', of: 'notified', name: 'Notificat', party: 'Rebeu la notificació', at: [column + 5, 1], own: about('drafted.document') } as const,
      } : {}),
      close: { kind: 'serviceTask', name: 'Tanca l’expedient', party: 'Es tanca l’expedient', at: [after, 1], own: does('close', ['numbered']) + `<comu:input source="${decided}" target="sense"/>` },
      end: { kind: 'endEvent', name: 'Acabat', at: [after + 1, 1] },
    },
    flows: [
      { from: 'ask-signature', to: 'signature' }, { from: 'signature', to: 'signed' }, { from: 'signature', to: 'unsigned' }, { from: 'unsigned', to: 'propose', lane: -0.35 }, { from: 'signed', to: 'number' },
      ...(notify ? [{ from: 'number', to: 'tell' }, { from: 'tell', to: 'told' }, { from: 'told', to: 'close' }] : [{ from: 'number', to: 'close' }]), { from: 'close', to: 'end' },
    ],
  };
}

const propose = (name: string, column: number, ...fields: string[]): Drawn => ({ kind: 'userTask', name, party: 'Es prepara la resposta', at: [column, 1], own: `${by('case-handler', 'secretary')}${asks('propose', ...fields)}<comu:due date="P10D"/>` });
/** Says in the case why the proposal goes back. */
const sendsBack = '<comu:operation name="cases.note"/><comu:input source="case" target="case"/><comu:input source="if because = null then &quot;La proposta es torna.&quot; else &quot;La proposta es torna: &quot; + because" target="text"/>';
const reviewed = (column: number, template: string): { nodes: Record<string, Drawn>; flows: DrawnFlow[] } => ({
  nodes: {
    write: { kind: 'serviceTask', name: 'Redacta el document', party: 'Es redacta el document', at: [column, 1], own: writes(template, ['sense', 'text']) },
    review: { kind: 'userTask', name: 'Reviseu la proposta', party: 'Es revisa la resposta', at: [column + 1, 1], own: `${by('secretary', 'case-handler')}<comu:form key="general-procedures.review"/><comu:due date="P5D"/><comu:fourEyes task="propose"/>${gives('returned = true', 'sentBack')}${gives('motive', 'because')}` },
    reviewed: { kind: 'exclusiveGateway', name: 'Conforme?', at: [column + 2, 1] },
    'send-back': { kind: 'serviceTask', name: 'Torna la proposta', party: 'La proposta es refà', at: [column + 2, 0], own: sendsBack },
  },
  flows: [{ from: 'propose', to: 'write' }, { from: 'write', to: 'review' }, { from: 'review', to: 'reviewed' }, { from: 'reviewed', to: 'send-back', name: 'no', when: 'sentBack' }, { from: 'send-back', to: 'propose', lane: -0.45 }, { from: 'reviewed', to: 'ask-signature', name: 'sí', otherwise: true }],
});
const starts = (name: string): Drawn => ({ kind: 'startEvent', name, at: [0, 1] });

const answer = reviewed(2, 'general-answer'), answered = ending({ column: 5, sense: 'sense', notify: true });
/** Anything a person asks for that has no procedure of its own. */
export const genericApplication: DrawnProcess = {
  id: 'generic-application', name: 'Sol·licitud genèrica', said,
  nodes: {
    start: starts('Entra la sol·licitud'),
    propose: propose('Prepareu la resposta', 1, sense, longText('text', ['Resposta i motius', 'Respuesta y motivos', 'Answer and grounds'], true)), ...answer.nodes, ...answered.nodes,
  },
  flows: [{ from: 'start', to: 'propose' }, ...answer.flows, ...answered.flows],
};

const access = reviewed(6, 'information-access'), accessed = ending({ column: 9, sense: 'sense', notify: true });
/** Access to public information: one month, extended once by half with its reason told (Llei 19/2014, arts. 33–34). */
export const accessToInformation: DrawnProcess = {
  id: 'access-to-information', name: 'Accés a la informació pública', said,
  nodes: {
    start: starts('Entra la petició'),
    study: { kind: 'userTask', name: 'Estudieu la petició', party: 'S’estudia la vostra petició', at: [1, 1], own: `${by('case-handler', 'secretary')}${asks('study', longText('reason', ['Motiu per ampliar el termini quinze dies, si cal', 'Motivo para ampliar el plazo quince días, si hace falta', 'Reason to extend the term by fifteen days, if needed'], false))}<comu:due date="P5D"/>` },
    enough: { kind: 'exclusiveGateway', name: 'Cal ampliar el termini?', at: [2, 1] },
    extend: { kind: 'serviceTask', name: 'Amplia el termini', party: 'S’amplia el termini', at: [3, 2], own: does('extend', ['reason']) },
    on: { kind: 'exclusiveGateway', name: '', at: [4, 1] },
    propose: propose('Proposeu la resposta', 5, sense, longText('text', ['Resposta i motius', 'Respuesta y motivos', 'Answer and grounds'], true)), ...access.nodes, ...accessed.nodes,
  },
  flows: [
    { from: 'start', to: 'study' }, { from: 'study', to: 'enough' }, { from: 'enough', to: 'extend', name: 'sí (art. 33.2)', when: 'reason != null' }, { from: 'enough', to: 'on', name: 'no', otherwise: true },
    { from: 'extend', to: 'on' }, { from: 'on', to: 'propose' }, ...access.flows, ...accessed.flows,
  ],
};

const decreed = ending({ column: 3, sense: '&quot;decided&quot;', notify: false });
/** A decree of the mayor or president on the body’s own matters. */
export const internalDecree: DrawnProcess = {
  id: 'internal-decree', name: 'Decret intern', said,
  nodes: {
    start: starts('S’inicia'), propose: propose('Redacteu la proposta', 1, longText('text', ['Text del decret', 'Texto del decreto', 'Text of the decree'], true)),
    write: { kind: 'serviceTask', name: 'Redacta el document', party: 'Es redacta el document', at: [2, 1], own: `${writes('decree', ['text'])}<comu:input source="&quot;decided&quot;" target="sense"/>` }, ...decreed.nodes,
  },
  flows: [{ from: 'start', to: 'propose' }, { from: 'propose', to: 'write' }, { from: 'write', to: 'ask-signature' }, ...decreed.flows],
};

const withdrawing = ending({ column: 14, sense: 'sense', notify: true });
const theAmendment = '<comu:input source="amendment" target="amendment"/>';
/** What a case of any procedure may need before it is decided: its party is asked to complete what was filed; without an answer a person decides whether it is deemed withdrawn (Llei 39/2015, art. 68.1; Llei 19/2014, art. 28). */
export const amendment: DrawnProcess = {
  id: 'amendment', name: 'Requeriment d’esmena', said,
  nodes: {
    start: starts('Cal que es completi la sol·licitud'),
    'write-requirement': { kind: 'serviceTask', name: 'Redacta el requeriment', party: 'Es redacta el requeriment', at: [1, 1], own: does('write-requirement', ['asks'], 'requirement') },
    'requirement-signature': { kind: 'eventBasedGateway', name: 'Signatura', party: 'Se signa el requeriment', at: [2, 1] },
    'requirement-signed': { kind: 'message', of: 'document-signed', name: 'Requeriment signat', party: 'El requeriment és signat', at: [3, 1], own: about('requirement.document') },
    'requirement-unsigned': { kind: 'message', of: 'signature-rejected', name: 'Signatura rebutjada', party: 'No se signa i es refà el requeriment', at: [3, 2], own: about('requirement.document') },
    rewrite: { kind: 'userTask', name: 'Refeu el requeriment', party: 'Es redacta el requeriment', at: [4, 2], own: `${by('case-handler', 'secretary')}${asks('rewrite', longText('asks', ['Què cal aportar o aclarir', 'Qué hay que aportar o aclarar', 'What is to be provided or made clear'], true))}<comu:due date="P5D"/>` },
    'notify-requirement': { kind: 'serviceTask', name: 'Notifica el requeriment', party: 'Se us notifica el requeriment', at: [4, 1], own: ofCases('notify-requirement', '<comu:input source="requirement.document" target="document"/>') },
    'requirement-told': { kind: 'message', of: 'notified', name: 'Requeriment notificat', party: 'Rebeu el requeriment', at: [5, 1], own: about('requirement.document') },
    'begin-amendment': { kind: 'serviceTask', name: 'Suspèn el termini i compta els 10 dies hàbils', party: 'Se suspèn el termini: teniu 10 dies hàbils', at: [6, 1], own: ofCases('begin-amendment', '', 'amendment') },
    awaiting: { kind: 'eventBasedGateway', name: 'Esmena dins del termini?', party: 'Heu de completar la sol·licitud', at: [7, 1] },
    amended: { kind: 'message', of: 'amended', name: 'Arriba l’esmena', party: 'Ens arriba el que hi faltava', at: [8, 2], own: about('case') },
    'accept-amendment': { kind: 'serviceTask', name: 'Reprèn el termini per resoldre', party: 'Es reprèn el termini per resoldre', at: [9, 2], own: ofCases('accept-amendment', theAmendment) },
    'read-answer': { kind: 'userTask', name: 'Llegiu la resposta al requeriment', party: 'Es mira el que heu aportat', at: [10, 2], own: `${by('case-handler', 'secretary')}<comu:due date="P5D"/>` },
    answered: { kind: 'endEvent', name: 'Contestat', at: [11, 2] },
    'time-out': { kind: 'timer', of: '=amendment.until', name: '10 dies hàbils sense resposta', party: 'S’acaba el termini per contestar', at: [8, 1] },
    'end-amendment': { kind: 'serviceTask', name: 'Comprova que el termini ha vençut', party: 'Es comprova que el termini ha vençut', at: [9, 1], own: ofCases('end-amendment', theAmendment, 'amendment') },
    over: { kind: 'exclusiveGateway', name: 'Ha vençut?', at: [10, 1] },
    propose: { kind: 'userTask', name: 'Decidiu si es té per desistida', party: 'Es decideix com continuar', at: [11, 1], own: `${by('case-handler', 'secretary')}${asks('propose',
      `<comu:field name="sense" kind="choice" ${labels(['No s’ha contestat el requeriment', 'No se ha contestado el requerimiento', 'The requirement was not answered'])} required="true"><comu:option value="withdrawn" ${labels(['Tenir-la per desistida i arxivar l’expedient (art. 68.1)', 'Tenerla por desistida y archivar el expediente (art. 68.1)', 'Deem it withdrawn and close the case (art. 68.1)'])}/><comu:option value="goes-on" ${labels(['Continuar el tràmit amb el que hi ha', 'Continuar el trámite con lo que hay', 'Go on with what there is'])}/></comu:field>`,
      longText('text', ['Motius', 'Motivos', 'Grounds'], true))}<comu:due date="P10D"/>` },
    chosen: { kind: 'exclusiveGateway', name: 'Desistida?', at: [12, 1] },
    'goes-on': { kind: 'endEvent', name: 'El tràmit continua', at: [13, 2] },
    write: { kind: 'serviceTask', name: 'Redacta el desistiment', party: 'Es redacta el document', at: [13, 1], own: writes('withdrawal', ['sense', 'text']) }, ...withdrawing.nodes,
  },
  flows: [
    { from: 'start', to: 'write-requirement' }, { from: 'write-requirement', to: 'requirement-signature' }, { from: 'requirement-signature', to: 'requirement-signed' }, { from: 'requirement-signature', to: 'requirement-unsigned' },
    { from: 'requirement-unsigned', to: 'rewrite' }, { from: 'rewrite', to: 'write-requirement', lane: 2.6 }, { from: 'requirement-signed', to: 'notify-requirement' }, { from: 'notify-requirement', to: 'requirement-told' }, { from: 'requirement-told', to: 'begin-amendment' },
    { from: 'begin-amendment', to: 'awaiting' }, { from: 'awaiting', to: 'amended' }, { from: 'amended', to: 'accept-amendment' }, { from: 'accept-amendment', to: 'read-answer' }, { from: 'read-answer', to: 'answered' },
    { from: 'awaiting', to: 'time-out' }, { from: 'time-out', to: 'end-amendment' }, { from: 'end-amendment', to: 'over' }, { from: 'over', to: 'propose', name: 'sí', when: 'amendment.over' }, { from: 'over', to: 'awaiting', name: 'encara no', otherwise: true, lane: 0.35 },
    { from: 'propose', to: 'chosen' }, { from: 'chosen', to: 'write', name: 'sí: desistida', when: 'sense = "withdrawn"' }, { from: 'chosen', to: 'goes-on', name: 'no', otherwise: true }, { from: 'write', to: 'ask-signature' }, ...withdrawing.flows,
  ],
};
