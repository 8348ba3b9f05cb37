import type { DrawnProcess } from '../../../capabilities/processes/scripts/draw-process.ts';
import { said } from './said.ts';

/** An operation of the module, what of the process it is given beside the case, and the variable that keeps its answer. */
const does = (operation: string, { takes = [], result, gives: out = '' }: { takes?: readonly string[]; result?: string; gives?: string } = {}) =>
  `<comu:operation name="service-catalogue.${operation}"${result === undefined ? '' : ` result="${result}"`}/>${['case', ...takes].map((name) => `<comu:input source="${name}" target="${name}"/>`).join('')}${out}`;
const gives = (source: string, target: string) => `<comu:output source="${source}" target="${target}"/>`;
const by = (...roles: string[]) => roles.map((role) => `<comu:candidates role="${role}"/>`).join('');
const about = (key: string) => `<comu:correlation key="${key}"/>`;

/** Says in the case why the proposal goes back. */
const sendsBack = '<comu:operation name="cases.note"/><comu:input source="case" target="case"/><comu:input source="if because = null then &quot;La proposta es torna.&quot; else &quot;La proposta es torna: &quot; + because" target="text"/>';

/** How an application to a call of the catalogue is decided, economic or technical alike: what is scored and how much there is belong to the call. */
export const catalogueResource: DrawnProcess = {
  id: 'catalogue-resource', name: 'Recurs del catàleg de serveis', said,
  nodes: {
    start: { kind: 'startEvent', name: 'Entra la sol·licitud', at: [0, 1] },
    check: { kind: 'serviceTask', name: 'Comprova la documentació', party: 'Es comprova la documentació', at: [1, 1], own: does('check-documents', { gives: gives('result.check', 'check') + gives('result.proposal', 'proposal') }) },
    complete: { kind: 'exclusiveGateway', name: 'És completa?', at: [2, 1] },
    score: { kind: 'businessRuleTask', name: 'Valora segons la taula de la convocatòria', party: 'Es valora segons la convocatòria', at: [3, 1], own: '<comu:decision ref="score" result="score"/><comu:input source="facts" target="application"/>' },
    rank: { kind: 'serviceTask', name: 'Reserva el crèdit', party: 'Es reserva el crèdit', at: [4, 1], own: does('record-score', { takes: ['score'], result: 'proposal' }) },
    propose: { kind: 'userTask', name: 'Proposeu la resolució', party: 'Es proposa la resolució', at: [5, 1], own: `${by('case-handler')}<comu:form key="service-catalogue.proposal"/><comu:due date="P10D"/>${gives('{sense: if sense = null then proposal.sense else sense, motive: motive}', 'proposal')}` },
    review: { kind: 'userTask', name: 'Reviseu la proposta', party: 'Es revisa la proposta', at: [6, 1], own: `${by('case-handler', 'programme-manager')}<comu:form key="service-catalogue.review"/><comu:due date="P5D"/><comu:fourEyes task="propose"/>${gives('returned = true', 'sentBack')}${gives('motive', 'because')}` },
    reviewed: { kind: 'exclusiveGateway', name: 'Conforme?', at: [7, 1] },
    'send-back': { kind: 'serviceTask', name: 'Torna la proposta', party: 'La proposta es refà', at: [7, 0], own: sendsBack },
    decide: { kind: 'exclusiveGateway', name: '', at: [8, 1] },
    compose: { kind: 'serviceTask', name: 'Redacta la resolució', party: 'Es redacta la resolució', at: [9, 1], own: does('compose-resolution', { takes: ['proposal'], result: 'resolution' }) },
    signature: { kind: 'eventBasedGateway', name: 'Signatura', party: 'Se signa la resolució', at: [10, 1] },
    signed: { kind: 'message', of: 'document-signed', name: 'Signada', party: 'La resolució és signada', at: [11, 1], own: about('resolution.document') },
    unsigned: { kind: 'message', of: 'signature-rejected', name: 'Signatura rebutjada', party: 'No se signa i es refà la proposta', at: [11, 0], own: about('resolution.document') },
    adopt: { kind: 'serviceTask', name: 'Numera la resolució i compromet el crèdit', party: 'Es numera la resolució', at: [12, 1], own: does('adopt-resolution', { takes: ['resolution'] }) },
    tell: { kind: 'serviceTask', name: 'Notifica la resolució', party: 'Se us notifica la resolució', at: [13, 1], own: does('notify-resolution', { takes: ['resolution'] }) },
    told: { kind: 'message', of: 'notified', name: 'Notificada', party: 'Rebeu la notificació de la resolució', at: [14, 1], own: about('resolution.document') },
    close: { kind: 'serviceTask', name: 'Tanca l’expedient', party: 'Es tanca l’expedient', at: [15, 1], own: does('close') },
    end: { kind: 'endEvent', name: 'Resolta', at: [16, 1] },
    require: { kind: 'userTask', name: 'Demaneu l’esmena', party: 'Us demanarem que completeu la sol·licitud', at: [3, 2], own: `${by('case-handler')}<comu:form key="service-catalogue.requirement"/><comu:due date="P5D"/>${gives('motive', 'asks')}` },
    'compose-requirement': { kind: 'serviceTask', name: 'Redacta el requeriment', party: 'Es redacta el requeriment', at: [4, 2], own: does('compose-requirement', { takes: ['asks'], result: 'requirement' }) },
    'requirement-signature': { kind: 'eventBasedGateway', name: 'Signatura', party: 'Se signa el requeriment', at: [5, 2] },
    'requirement-signed': { kind: 'message', of: 'document-signed', name: 'Requeriment signat', party: 'El requeriment és signat', at: [6, 2], own: about('requirement.document') },
    'requirement-unsigned': { kind: 'message', of: 'signature-rejected', name: 'Signatura rebutjada', party: 'No se signa i es refà el requeriment', at: [6, 3], own: about('requirement.document') },
    'notify-requirement': { kind: 'serviceTask', name: 'Notifica el requeriment', party: 'Se us notifica el requeriment', at: [7, 2], own: does('notify-requirement', { takes: ['requirement'] }) },
    'requirement-told': { kind: 'message', of: 'notified', name: 'Requeriment notificat', party: 'Rebeu el requeriment', at: [8, 2], own: about('requirement.document') },
    'begin-amendment': { kind: 'serviceTask', name: 'Suspèn el termini i compta els 10 dies hàbils', party: 'Se suspèn el termini: teniu 10 dies hàbils', at: [9, 2], own: does('begin-amendment', { result: 'amendment' }) },
    amendment: { kind: 'eventBasedGateway', name: 'Esmena dins del termini?', party: 'Heu de completar la sol·licitud', at: [10, 2] },
    amended: { kind: 'message', of: 'amended', name: 'Arriba l’esmena', party: 'Ens arriba el que hi faltava', at: [11, 2], own: about('case') },
    'accept-amendment': { kind: 'serviceTask', name: 'Reprèn el termini per resoldre', party: 'Es reprèn el termini per resoldre', at: [12, 2], own: does('accept-amendment', { takes: ['amendment'] }) },
    'time-out': { kind: 'timer', of: '=amendment.until', name: '10 dies hàbils sense esmena (art. 68.1)', party: 'S’acaben els 10 dies hàbils sense completar-la', at: [11, 3] },
    'end-amendment': { kind: 'serviceTask', name: 'Comprova que el termini ha vençut', party: 'Es comprova que el termini ha vençut', at: [12, 3], own: does('end-amendment', { takes: ['amendment'], gives: gives('result.amendment', 'amendment') + gives('result.proposal', 'proposal') }) },
    over: { kind: 'exclusiveGateway', name: 'Ha vençut?', at: [13, 3] },
  },
  flows: [
    { from: 'start', to: 'check' }, { from: 'check', to: 'complete' },
    { from: 'complete', to: 'score', name: 'sí', when: 'check.next = "score"' }, { from: 'complete', to: 'require', name: 'hi falta', when: 'check.next = "require"' }, { from: 'complete', to: 'decide', name: 'no s’ha esmenat', otherwise: true, lane: 0.36 },
    { from: 'score', to: 'rank' }, { from: 'rank', to: 'propose' }, { from: 'propose', to: 'review' }, { from: 'review', to: 'reviewed' },
    { from: 'reviewed', to: 'send-back', name: 'no', when: 'sentBack' }, { from: 'send-back', to: 'propose', lane: -0.45 }, { from: 'reviewed', to: 'decide', name: 'sí', otherwise: true }, { from: 'decide', to: 'compose' },
    { from: 'compose', to: 'signature' }, { from: 'signature', to: 'signed' }, { from: 'signature', to: 'unsigned' }, { from: 'unsigned', to: 'propose', lane: -0.35 },
    { from: 'signed', to: 'adopt' }, { from: 'adopt', to: 'tell' }, { from: 'tell', to: 'told' }, { from: 'told', to: 'close' }, { from: 'close', to: 'end' },
    { from: 'require', to: 'compose-requirement' }, { from: 'compose-requirement', to: 'requirement-signature' }, { from: 'requirement-signature', to: 'requirement-signed' }, { from: 'requirement-signature', to: 'requirement-unsigned' },
    { from: 'requirement-unsigned', to: 'require', lane: 3.5 }, { from: 'requirement-signed', to: 'notify-requirement' }, { from: 'notify-requirement', to: 'requirement-told' }, { from: 'requirement-told', to: 'begin-amendment' },
    { from: 'begin-amendment', to: 'amendment' }, { from: 'amendment', to: 'amended' }, { from: 'amended', to: 'accept-amendment' }, { from: 'accept-amendment', to: 'check', lane: 1.48 },
    { from: 'amendment', to: 'time-out' }, { from: 'time-out', to: 'end-amendment' }, { from: 'end-amendment', to: 'over' },
    { from: 'over', to: 'decide', name: 'sí: desistida', when: 'amendment.over', lane: 1.55 }, { from: 'over', to: 'amendment', name: 'encara no', otherwise: true, lane: 3.5 },
  ],
};
