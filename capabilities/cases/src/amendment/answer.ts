import { words, type Context, type RowOf } from '@comu/kernel';
import { linkEntry, type Entry } from '@comu/registry';
import { type Case, Requirement } from '../cases.records.ts';
import { tell } from '../happening.ts';
import { wakeProcess } from '../operations/wake.ts';

/**
 * What a party adds to a case under way, once its documents are in it: the process that awaited it goes on. What comes after the term of a requirement
 * is told as such, since it still counts until the resolution that declares the lapse is notified (Llei 39/2015, art. 73.3).
 */
export async function receiveAnswer(context: Context, of: Pick<RowOf<typeof Case>, 'id' | 'code'>, { id, code }: Pick<RowOf<typeof Entry>, 'id' | 'code'>): Promise<void> {
  const { db, asSystem } = context;
  await asSystem(linkEntry, { entry: id, case: of.id, caseCode: of.code, opens: false });
  const awaited = await wakeProcess(context, { name: 'amended', about: of.id });
  const late = !awaited && (await db.first(Requirement, { case: of.id, state: 'unanswered' })) !== undefined;
  await tell(context, of.id, 'amended',
    awaited ? words(`Arriba la resposta: entrada ${code}.`, `Llega la respuesta: entrada ${code}.`, `The answer arrives: entry ${code}.`)
    : late ? words(`Arriba fora de termini l’entrada ${code}: mireu si s’ha d’admetre (art. 73.3).`, `Llega fuera de plazo la entrada ${code}: mire si debe admitirse (art. 73.3).`, `Entry ${code} arrives late: see whether it is to be admitted (art. 73.3).`)
    : words(`L’interessat hi afegeix documents: entrada ${code}.`, `El interesado añade documentos: entrada ${code}.`, `The party adds documents: entry ${code}.`), id);
}
