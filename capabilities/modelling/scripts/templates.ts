import type { Drawn, DrawnProcess } from '../../processes/scripts/draw-process.ts';

export type Language = 'ca' | 'es' | 'en';
type Words = Readonly<Record<Language, string>>;
const words = (ca: string, es: string, en: string): Words => ({ ca, es, en });

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const labels = ({ ca, es, en }: Words) => `ca="${attribute(ca)}" es="${attribute(es)}" en="${attribute(en)}"`;
const asks = (task: string, ...fields: string[]) => `<comu:form key="model:${task}">${fields.join('')}</comu:form>`;
const field = (name: string, kind: string, label: Words, { required = true, options = '' } = {}) => `<comu:field name="${name}" kind="${kind}" ${labels(label)} required="${required}">${options}</comu:field>`;
const option = (value: string, label: Words) => `<comu:option value="${value}" ${labels(label)}/>`;
const by = (...roles: string[]) => roles.map((role) => `<comu:candidates role="${role}"/>`).join('');
const due = (term: string) => `<comu:due term="${term}"/>`;

const grounds = field('grounds', 'long-text', words('Motivació', 'Motivación', 'Grounds'));
const sense = field('sense', 'choice', words('Sentit de la resolució', 'Sentido de la resolución', 'Decision'), { options: option('granted', words('Estimar', 'Estimar', 'Grant')) + option('refused', words('Desestimar', 'Desestimar', 'Refuse')) });
const enters = words('Entra la sol·licitud', 'Entra la solicitud', 'The application enters');
const ended = words('Resolt', 'Resuelto', 'Decided');

type Node = Omit<Drawn, 'name' | 'party'> & { readonly name: Words; readonly party?: Words };
interface Template { readonly id: string; readonly name: Words; readonly nodes: Readonly<Record<string, Node>>; readonly flows: readonly { from: string; to: string; name?: Words; when?: string; otherwise?: boolean; lane?: number }[] }
const yes = words('sí', 'sí', 'yes'), no = words('no', 'no', 'no');

const blank: Template = {
  id: 'blank', name: words('Procés nou', 'Proceso nuevo', 'New process'),
  nodes: { start: { kind: 'startEvent', name: words('Comença', 'Comienza', 'It starts'), at: [0, 1] }, end: { kind: 'endEvent', name: words('Acaba', 'Acaba', 'It ends'), at: [1.4, 1] } },
  flows: [{ from: 'start', to: 'end' }],
};

const simple: Template = {
  id: 'simple', name: words('Sol·licitud simple', 'Solicitud simple', 'Simple application'),
  nodes: {
    start: { kind: 'startEvent', name: enters, at: [0, 1] },
    study: { kind: 'userTask', name: words('Estudieu la sol·licitud', 'Estudie la solicitud', 'Study the application'), party: words('S’estudia la sol·licitud', 'Se estudia la solicitud', 'The application is being studied'), at: [1, 1], own: by('case-handler') + asks('study', field('complies', 'yes-no', words('Compleix els requisits', 'Cumple los requisitos', 'It meets the requirements'), { required: false }), grounds) + due('doStep') },
    resolve: { kind: 'userTask', name: words('Resoleu', 'Resuelva', 'Decide'), party: words('Es dicta la resolució', 'Se dicta la resolución', 'The decision is being taken'), at: [2, 1], own: by('signer') + asks('resolve', sense, grounds) + '<comu:fourEyes task="study"/>' },
    notify: { kind: 'userTask', name: words('Notifiqueu la resolució', 'Notifique la resolución', 'Notify the decision'), party: words('Us ho notifiquem', 'Se lo notificamos', 'You are being notified'), at: [3, 1], own: by('case-handler') + due('notifyDecision') },
    end: { kind: 'endEvent', name: ended, at: [4, 1] },
  },
  flows: [{ from: 'start', to: 'study' }, { from: 'study', to: 'resolve' }, { from: 'resolve', to: 'notify' }, { from: 'notify', to: 'end' }],
};

const report: Template = {
  id: 'report', name: words('Informe i resolució', 'Informe y resolución', 'Report and decision'),
  nodes: {
    start: { kind: 'startEvent', name: enters, at: [0, 1] },
    advise: { kind: 'userTask', name: words('Emeteu l’informe', 'Emita el informe', 'Give the report'), party: words('S’emet l’informe', 'Se emite el informe', 'A report is being given'), at: [1, 1], own: by('case-handler') + asks('advise', field('favourable', 'yes-no', words('L’informe és favorable', 'El informe es favorable', 'The report is favourable'), { required: false }), field('report', 'long-text', words('Informe', 'Informe', 'Report'))) + due('giveReport') },
    favourable: { kind: 'exclusiveGateway', name: words('Favorable?', '¿Favorable?', 'Favourable?'), at: [2, 1] },
    hearing: { kind: 'userTask', name: words('Doneu audiència', 'Dé audiencia', 'Hear the party'), party: words('Podeu dir-hi la vostra', 'Puede alegar', 'You may be heard'), at: [2.6, 0], own: by('case-handler') + asks('hearing', field('allegations', 'long-text', words('Què al·lega l’interessat', 'Qué alega el interesado', 'What the party argues'), { required: false })) + due('hearingLongest') },
    resolve: { kind: 'userTask', name: words('Resoleu', 'Resuelva', 'Decide'), party: words('Es dicta la resolució', 'Se dicta la resolución', 'The decision is being taken'), at: [3.6, 1], own: by('signer') + asks('resolve', sense, grounds) + '<comu:fourEyes task="advise"/>' },
    notify: { kind: 'userTask', name: words('Notifiqueu la resolució', 'Notifique la resolución', 'Notify the decision'), party: words('Us ho notifiquem', 'Se lo notificamos', 'You are being notified'), at: [4.6, 1], own: by('case-handler') + due('notifyDecision') },
    end: { kind: 'endEvent', name: ended, at: [5.6, 1] },
  },
  flows: [
    { from: 'start', to: 'advise' }, { from: 'advise', to: 'favourable' }, { from: 'favourable', to: 'hearing', name: no, when: 'favourable = false' }, { from: 'favourable', to: 'resolve', name: yes, otherwise: true },
    { from: 'hearing', to: 'resolve' }, { from: 'resolve', to: 'notify' }, { from: 'notify', to: 'end' },
  ],
};

const amendment: Template = {
  id: 'amendment', name: words('Sol·licitud amb esmena', 'Solicitud con subsanación', 'Application that may be amended'),
  nodes: {
    start: { kind: 'startEvent', name: enters, at: [0, 1] },
    check: { kind: 'userTask', name: words('Comproveu la documentació', 'Compruebe la documentación', 'Check the documents'), party: words('Es comprova la documentació', 'Se comprueba la documentación', 'The documents are being checked'), at: [1, 1], own: by('case-handler', 'registry-clerk') + asks('check', field('complete', 'yes-no', words('Hi és tot', 'Está todo', 'Everything is there'), { required: false }), field('missing', 'long-text', words('Què hi falta', 'Qué falta', 'What is missing'), { required: false })) },
    complete: { kind: 'exclusiveGateway', name: words('Completa?', '¿Completa?', 'Complete?'), at: [2, 1] },
    amend: { kind: 'userTask', name: words('Requeriu l’esmena i espereu-la', 'Requiera la subsanación y espérela', 'Ask to amend, and wait'), party: words('Heu de completar la sol·licitud', 'Debe completar la solicitud', 'You have to complete the application'), at: [2.6, 0], own: by('case-handler') + asks('amend', field('amended', 'yes-no', words('L’ha esmenada dins del termini', 'La ha subsanado dentro del plazo', 'It was amended in time'), { required: false })) + due('amendRequest') },
    inTime: { kind: 'exclusiveGateway', name: words('Esmenada?', '¿Subsanada?', 'Amended?'), at: [3.6, 0] },
    withdraw: { kind: 'userTask', name: words('Declareu-ne el desistiment', 'Declare el desistimiento', 'Declare it withdrawn'), party: words('Es dona per retirada', 'Se da por retirada', 'It is taken as withdrawn'), at: [4.6, 0], own: by('signer') + asks('withdraw', grounds) },
    withdrawn: { kind: 'endEvent', name: words('Desistida', 'Desistida', 'Withdrawn'), at: [5.6, 0] },
    resolve: { kind: 'userTask', name: words('Resoleu', 'Resuelva', 'Decide'), party: words('Es dicta la resolució', 'Se dicta la resolución', 'The decision is being taken'), at: [3.6, 1], own: by('signer') + asks('resolve', sense, grounds) },
    notify: { kind: 'userTask', name: words('Notifiqueu la resolució', 'Notifique la resolución', 'Notify the decision'), party: words('Us ho notifiquem', 'Se lo notificamos', 'You are being notified'), at: [4.6, 1], own: by('case-handler') + due('notifyDecision') },
    end: { kind: 'endEvent', name: ended, at: [5.6, 1] },
  },
  flows: [
    { from: 'start', to: 'check' }, { from: 'check', to: 'complete' }, { from: 'complete', to: 'amend', name: no, when: 'complete = false' }, { from: 'complete', to: 'resolve', name: yes, otherwise: true },
    { from: 'amend', to: 'inTime' }, { from: 'inTime', to: 'check', name: yes, when: 'amended = true', lane: -0.5 }, { from: 'inTime', to: 'withdraw', name: no, otherwise: true }, { from: 'withdraw', to: 'withdrawn' },
    { from: 'resolve', to: 'notify' }, { from: 'notify', to: 'end' },
  ],
};

const fourEyes: Template = {
  id: 'four-eyes', name: words('Proposta a quatre ulls', 'Propuesta a cuatro ojos', 'Proposal under four eyes'),
  nodes: {
    start: { kind: 'startEvent', name: words('Cal una proposta', 'Hace falta una propuesta', 'A proposal is needed'), at: [0, 1] },
    propose: { kind: 'userTask', name: words('Prepareu la proposta', 'Prepare la propuesta', 'Prepare the proposal'), party: words('Es prepara la proposta', 'Se prepara la propuesta', 'The proposal is being prepared'), at: [1, 1], own: by('case-handler') + asks('propose', field('proposal', 'long-text', words('Proposta', 'Propuesta', 'Proposal')), field('amount', 'money', words('Import', 'Importe', 'Amount'), { required: false })) },
    review: { kind: 'userTask', name: words('Reviseu la proposta', 'Revise la propuesta', 'Review the proposal'), party: words('Es revisa la proposta', 'Se revisa la propuesta', 'The proposal is being reviewed'), at: [2, 1], own: by('case-handler', 'secretary') + asks('review', field('agreed', 'yes-no', words('Hi estic d’acord', 'Estoy de acuerdo', 'I agree'), { required: false }), field('remarks', 'long-text', words('Què cal canviar', 'Qué hay que cambiar', 'What must change'), { required: false })) + '<comu:fourEyes task="propose"/>' },
    agreed: { kind: 'exclusiveGateway', name: words('Conforme?', '¿Conforme?', 'Agreed?'), at: [3, 1] },
    resolve: { kind: 'userTask', name: words('Resoleu', 'Resuelva', 'Decide'), party: words('Es dicta la resolució', 'Se dicta la resolución', 'The decision is being taken'), at: [4, 1], own: by('signer') + asks('resolve', sense) },
    end: { kind: 'endEvent', name: ended, at: [5, 1] },
  },
  flows: [
    { from: 'start', to: 'propose' }, { from: 'propose', to: 'review' }, { from: 'review', to: 'agreed' }, { from: 'agreed', to: 'propose', name: no, when: 'agreed = false', lane: 0.2 }, { from: 'agreed', to: 'resolve', name: yes, otherwise: true }, { from: 'resolve', to: 'end' },
  ],
};

/** A template with its names in one language, and in all three what the interested party reads. */
const inLanguage = ({ id, name, nodes, flows }: Template, language: Language): DrawnProcess => ({
  id, name: name[language],
  nodes: Object.fromEntries(Object.entries(nodes).map(([key, { party, ...node }]) => [key, { ...node, name: node.name[language], ...(party === undefined ? {} : { party: party.ca }) }])),
  said: Object.fromEntries(Object.values(nodes).flatMap(({ party }) => (party === undefined ? [] : [[party.ca, [party.es, party.en] as const]]))),
  flows: flows.map(({ name: label, ...flow }) => ({ ...flow, ...(label === undefined ? {} : { name: label[language] }) })),
});

/** Every template in every language of the house. */
export const templates = [blank, simple, report, amendment, fourEyes].flatMap((template) => (['ca', 'es', 'en'] as const).map((language) => ({ language, process: inLanguage(template, language) })));
