import type { Drawn, DrawnFlow, DrawnProcess } from '../../../capabilities/processes/scripts/draw-process.ts';
import { said } from './said.ts';

const does = (operation: string, takes: readonly string[] = [], result?: string) =>
  `<comu:operation name="general-procedures.${operation}"${result === undefined ? '' : ` result="${result}"`}/>${['case', ...takes].map((name) => `<comu:input source="${name}" target="${name}"/>`).join('')}`;
const gives = (source: string, target: string) => `<comu:output source="${source}" target="${target}"/>`;
const by = (...roles: string[]) => roles.map((role) => `<comu:candidates role="${role}"/>`).join('');
const about = (key: string) => `<comu:correlation key="${key}"/>`;

/** What ends every procedure of the kind: compose, sign, number and, where somebody must be told, notify. */
function ending({ column, template, back, notify }: { column: number; template: string; back: string; notify: boolean }): { nodes: Record<string, Drawn>; flows: DrawnFlow[] } {
  const after = column + (notify ? 6 : 4);
  const from = `<comu:input source="&quot;${template}&quot;" target="template"/>`;
  return {
    nodes: {
      compose: { kind: 'serviceTask', name: 'Redacta el document', at: [column, 1], own: does('compose', ['proposal'], 'drafted') + from },
      signature: { kind: 'eventBasedGateway', name: 'Signatura', at: [column + 1, 1] },
      signed: { kind: 'message', of: 'document-signed', name: 'Signat', at: [column + 2, 1], own: about('drafted.document') },
      unsigned: { kind: 'message', of: 'signature-rejected', name: 'Signatura rebutjada', at: [column + 2, 0], own: about('drafted.document') },
      number: { kind: 'serviceTask', name: 'Numera la resolució', at: [column + 3, 1], own: does('number', ['drafted'], 'numbered') },
      ...(notify ? {
        tell: { kind: 'serviceTask', name: 'Notifica', at: [column + 4, 1], own: does('notify', ['drafted']) } as const,
        told: { kind: 'message', of: 'notified', name: 'Notificat', at: [column + 5, 1], own: about('drafted.document') } as const,
      } : {}),
      close: { kind: 'serviceTask', name: 'Tanca l’expedient', at: [after, 1], own: does('close', ['proposal', 'numbered']) + from },
      end: { kind: 'endEvent', name: 'Acabat', at: [after + 1, 1] },
    },
    flows: [
      { from: 'compose', to: 'signature' }, { from: 'signature', to: 'signed' }, { from: 'signature', to: 'unsigned' }, { from: 'unsigned', to: back, lane: -0.35 }, { from: 'signed', to: 'number' },
      ...(notify ? [{ from: 'number', to: 'tell' }, { from: 'tell', to: 'told' }, { from: 'told', to: 'close' }] : [{ from: 'number', to: 'close' }]), { from: 'close', to: 'end' },
    ],
  };
}

const proposal = gives('{sense: if sense = null then proposal.sense else sense, text: if text = null then proposal.text else text}', 'proposal');
const propose = (name: string, column: number, form: string): Drawn => ({ kind: 'userTask', name, party: 'Es prepara la resposta', at: [column, 1], own: `${by('case-handler', 'secretary')}<comu:form key="general-procedures.${form}"/><comu:due date="P10D"/>${proposal}` });
/** Says in the case why the proposal goes back. */
const sendsBack = '<comu:operation name="cases.note"/><comu:input source="case" target="case"/><comu:input source="if because = null then &quot;La proposta es torna.&quot; else &quot;La proposta es torna: &quot; + because" target="text"/>';
const review = (column: number): { nodes: Record<string, Drawn>; flows: DrawnFlow[] } => ({
  nodes: {
    review: { kind: 'userTask', name: 'Reviseu la proposta', party: 'Es revisa la resposta', at: [column, 1], own: `${by('secretary', 'case-handler')}<comu:form key="general-procedures.review"/><comu:due date="P5D"/><comu:fourEyes task="propose"/>${gives('returned = true', 'sentBack')}${gives('motive', 'because')}` },
    reviewed: { kind: 'exclusiveGateway', name: 'Conforme?', at: [column + 1, 1] },
    'send-back': { kind: 'serviceTask', name: 'Torna la proposta', at: [column + 1, 0], own: sendsBack },
  },
  flows: [{ from: 'propose', to: 'review' }, { from: 'review', to: 'reviewed' }, { from: 'reviewed', to: 'send-back', name: 'no', when: 'sentBack' }, { from: 'send-back', to: 'propose', lane: -0.45 }, { from: 'reviewed', to: 'compose', name: 'sí', otherwise: true }],
});
const starts = (name: string): Drawn => ({ kind: 'startEvent', name, at: [0, 1] });

const answer = review(2), answered = ending({ column: 4, template: 'general-answer', back: 'propose', notify: true });
/** Anything a person asks for that has no procedure of its own. */
export const genericApplication: DrawnProcess = {
  id: 'generic-application', name: 'Sol·licitud genèrica', said,
  nodes: { start: starts('Entra la sol·licitud'), propose: propose('Prepareu la resposta', 1, 'answer'), ...answer.nodes, ...answered.nodes },
  flows: [{ from: 'start', to: 'propose' }, ...answer.flows, ...answered.flows],
};

const accessReview = review(6), accessEnd = ending({ column: 8, template: 'information-access', back: 'propose', notify: true });
/** Access to public information: one month, extended once with its reason told (Llei 19/2014, arts. 33–34). */
export const accessToInformation: DrawnProcess = {
  id: 'access-to-information', name: 'Accés a la informació pública', said,
  nodes: {
    start: starts('Entra la petició'),
    study: { kind: 'userTask', name: 'Estudieu la petició', party: 'S’estudia la vostra petició', at: [1, 1], own: `${by('case-handler', 'secretary')}<comu:form key="general-procedures.study"/><comu:due date="P5D"/>${gives('extend = true', 'longer')}${gives('motive', 'reason')}` },
    enough: { kind: 'exclusiveGateway', name: 'Cal ampliar el termini?', at: [2, 1] },
    extend: { kind: 'serviceTask', name: 'Amplia el termini', at: [3, 2], own: does('extend', ['reason']) },
    on: { kind: 'exclusiveGateway', name: '', at: [4, 1] },
    propose: propose('Proposeu la resposta', 5, 'access'), ...accessReview.nodes, ...accessEnd.nodes,
  },
  flows: [
    { from: 'start', to: 'study' }, { from: 'study', to: 'enough' }, { from: 'enough', to: 'extend', name: 'sí (art. 33.2)', when: 'longer' }, { from: 'enough', to: 'on', name: 'no', otherwise: true },
    { from: 'extend', to: 'on' }, { from: 'on', to: 'propose' }, ...accessReview.flows, ...accessEnd.flows,
  ],
};

const decreeEnd = ending({ column: 2, template: 'decree', back: 'propose', notify: false });
/** A decree of the mayor or president on the body’s own matters. */
export const internalDecree: DrawnProcess = {
  id: 'internal-decree', name: 'Decret intern', said,
  nodes: { start: starts('S’inicia'), propose: propose('Redacteu la proposta', 1, 'decree'), ...decreeEnd.nodes },
  flows: [{ from: 'start', to: 'propose' }, { from: 'propose', to: 'compose' }, ...decreeEnd.flows],
};
