import { readFileSync } from 'node:fs';
import { longText, operation, refusal, words, type Context, type RowOf } from '@comu/kernel';
import { addresseeOf, alreadyRequired, Case, caseTitle, draftRequirement, grounds, groundsOf, openRequirement, Procedure, procedureName, Requirement } from '@comu/cases';
import { bringProcess, startProcess } from '@comu/running-processes';
import { requestSignature } from '@comu/signing';
import { z } from 'zod';
import { composed, drafted } from './steps.ts';

/** The process that asks a party to complete what they filed, in a case of whatever procedure. */
export const amendment = { code: 'amendment', name: 'Requeriment d’esmena', bpmn: readFileSync(new URL('../processes/amendment.bpmn', import.meta.url), 'utf8') } as const;

const closed = refusal('general-procedures.case-closed', { says: words('L’expedient {code} és tancat i no s’hi pot requerir res.', 'El expediente {code} está cerrado y no se puede requerir nada.', 'The case {code} is closed and nothing can be required in it.') });
const requiresItself = refusal('general-procedures.requires-itself', { says: words('A “{name}” el requeriment el fa el mateix procés quan hi falta un document: espereu-ne la tasca.', 'En «{name}» el requerimiento lo hace el propio proceso cuando falta un documento: espere su tarea.', 'In “{name}” the process itself draws up the requirement when a document is missing: await its task.') });
const noGround = refusal('general-procedures.no-such-ground', { status: 422, says: words('Concretar la petició només es demana quan es vol accedir a informació pública (Llei 19/2014, art. 28). Requeriu que s’esmeni.', 'Concretar la petición solo se pide cuando se quiere acceder a información pública (Ley 19/2014, art. 28). Requiera la subsanación.', 'Only a request for public information is asked to be made precise (Law 19/2014, art. 28). Require an amendment.') });
const nowhereToNotify = refusal('general-procedures.nowhere-to-notify', { status: 422, rule: 'Llei 39/2015, art. 41', says: words('{name} no té cap NIF ni document d’identitat a l’expedient i no se li pot notificar electrònicament. Feu el requeriment en paper.', '{name} no tiene ningún NIF ni documento de identidad en el expediente y no se le puede notificar electrónicamente. Haga el requerimiento en papel.', '{name} has no identity number in the case and cannot be notified electronically. Require it on paper.') });
const toOneself = refusal('general-procedures.own-matter', { status: 422, says: words('L’interessat és el mateix ens: no cal que s’hi requereixi res.', 'El interesado es el propio ente: no hace falta requerirle nada.', 'The interested party is the body itself: nothing need be required of it.') });

/** Asks the interested party of any open case to complete what they filed: from here on the process writes, has it signed, notifies it and waits ten working days (Llei 39/2015, art. 68.1). */
export const requireAmendment = operation('general-procedures.require-amendment', {
  title: words('Requereix una esmena', 'Requiere una subsanación', 'Require an amendment'), permission: 'cases.handle',
  input: { case: Case.id, ground: Requirement.fields.ground, asks: longText(words('Què cal aportar o aclarir', 'Qué hay que aportar o aclarar', 'What is to be provided or made clear')).describe(words('Així ho llegirà l’interessat.', 'Así lo leerá el interesado.', 'The party will read it so.')) }, output: Requirement.row,
  async run({ case: id, ground, asks }, context) {
    const { db, asSystem, organisation } = context;
    const of = await db.lock(Case, id);
    const procedure = await db.get(Procedure, of.procedure);
    if (of.state === 'closed') throw closed({ code: of.code });
    if (procedure.byFormOnly === true) throw requiresItself({ name: procedureName(procedure) });
    if (!groundsOf(procedure.article).includes(ground)) throw noGround();
    if ((await openRequirement(context, id)) !== undefined) throw alreadyRequired({ title: caseTitle(of) });
    const to = await addresseeOf(context, id);
    if ('organisation' in to ? to.organisation === organisation : to.identity.type === 'none') throw 'organisation' in to ? toOneself() : nowhereToNotify({ name: to.name });
    await bringProcess(context, amendment);
    const requirement = await draftRequirement(context, of, { ground, asks });
    await asSystem(startProcess, { code: amendment.code, businessKey: id, variables: { case: id, caseCode: of.code, asks } });
    return requirement;
  },
});

/** Writes the requirement and puts it in the tray of the competent body; written again after a refused signature, with what is asked now. */
export const writeRequirement = operation('general-procedures.write-requirement', {
  title: words('Redacta el requeriment', 'Redacta el requerimiento', 'Write the requirement'), permission: 'system', input: { case: Case.id, asks: z.string().trim().min(1) }, output: drafted,
  async run({ case: id, asks }, context) {
    const of = await context.db.get(Case, id);
    const { ground } = (await openRequirement(context, id)) as RowOf<typeof Requirement>;
    await draftRequirement(context, of, { ground, asks });
    const document = await composed(context, of, { template: ground === 'clarify' ? 'requirement-to-clarify' : 'requirement', sense: 'decided', text: asks, called: grounds[ground].asks });
    await askForIt(context, of, document.id, grounds[ground].asks);
    return { document: document.id };
  },
});

const askForIt = ({ asSystem }: Context, { code }: RowOf<typeof Case>, document: string, { ca, es, en }: (typeof grounds)['amend']['asks']) =>
  asSystem(requestSignature, { document, why: `${ca} de ${code}`, whyEs: `${es} de ${code}`, whyEn: `${en} ${code}`, permission: 'cases.require' });
