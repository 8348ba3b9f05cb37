import { operation, refusal, Refused, words, type Text } from '@comu/kernel';
import { outsideAnswer, type OutsideAnswer } from '@comu/running-processes';
import { z } from 'zod';

const noData = refusal('connectors.no-data', { says: words('Aquesta instal·lació no té el catàleg de dades: no es pot preguntar a cap conjunt.', 'Esta instalación no tiene el catálogo de datos: no se puede preguntar a ningún conjunto.', 'This installation has no data catalogue: no dataset can be asked.') });
const tooMany = (most: number): Text => words(`La pregunta dona més de ${most} files, que no es guarden en un procés. Feu-la més concreta, o demaneu-ne recomptes o sumes.`, `La pregunta da más de ${most} filas, que no se guardan en un proceso. Hágala más concreta, o pida recuentos o sumas.`, `The question gives more than ${most} rows, which a process does not keep. Make it narrower, or ask for counts or sums.`);
/** What a clerk can do about a dataset that no rule opens to the procedure. */
const askSteward = (purpose: string | undefined): Text => purpose === undefined
  ? words(' El procés pregunta sense dir cap finalitat: poseu-la al pas, i que qui té cura del conjunt hi posi una regla d’accés.', ' El proceso pregunta sin decir ninguna finalidad: póngala en el paso, y que quien cuida el conjunto ponga una regla de acceso.', ' The process asks without a purpose: write it on the step, and let the steward of the dataset add an access rule for it.')
  : words(` Qui té cura del conjunt hi pot posar una regla d’accés per a la finalitat «${purpose}».`, ` Quien cuida el conjunto puede poner una regla de acceso para la finalidad «${purpose}».`, ` The steward of the dataset can add an access rule for the purpose “${purpose}”.`);
const closedCodes: ReadonlySet<string> = new Set(['data.not-for-you', 'data.only-figures']);

const mostRows = 500;
const scalar = z.union([z.string().max(10_000), z.number(), z.boolean()]).nullable();
const answerOf = z.object({
  columns: z.array(z.looseObject({ name: z.string(), type: z.string() })), rows: z.array(z.array(z.unknown())), more: z.boolean(),
  sources: z.array(z.looseObject({ code: z.string(), title: z.string(), number: z.int(), loadedAt: z.string() })),
});

/**
 * Asks datasets of the catalogue for a process, apart from any step. The values of the process are parameters (`$name`), never SQL; what is
 * seen is what the body’s access rules open to a procedure with that purpose; the answer says of which versions it comes.
 */
export const askData = operation('connectors.data', {
  title: words('Consulta unes dades', 'Consulta unos datos', 'Ask some data'), permission: 'system', outside: true,
  describe: words('Fa una pregunta a un conjunt de dades de l’ens i en guarda la resposta.', 'Hace una pregunta a un conjunto de datos del ente y guarda la respuesta.', 'Asks a dataset of the organisation a question and keeps the answer.'),
  input: { key: z.uuid().optional(), sql: z.string().trim().min(1).max(20_000), parameters: z.record(z.string().max(63), scalar).nullish(), purpose: z.string().max(80).nullish() }, output: outsideAnswer,
  async run({ sql, parameters, purpose }, { house, callByName, attempt }): Promise<OutsideAnswer> {
    const wanted = purpose?.trim() || undefined;
    const asked = await attempt(async () => {
      if (!house.operations.has('data.ask')) throw noData();
      return answerOf.parse(await callByName('data.ask', { sql, rows: mostRows, as: 'process', ...(parameters ? { parameters } : {}), ...(wanted === undefined ? {} : { purpose: wanted }) }));
    });
    if (!asked.done) {
      if (!(asked.failure instanceof Refused)) throw asked.failure;
      const { sentence, code } = asked.failure;
      return { outcome: 'failed', code, message: closedCodes.has(code) ? joined(sentence, askSteward(wanted)) : sentence, again: null };
    }
    const { columns, rows, more, sources } = asked.value;
    if (more) return { outcome: 'failed', code: 'connectors.too-many-rows', message: tooMany(mostRows), again: null };
    const named = rows.map((row) => Object.fromEntries(columns.map(({ name, type }, place) => [name, type === 'decimal' ? exact(row[place]) : row[place]])));
    return { outcome: 'done', value: { rows: named, first: named[0] ?? null, count: named.length, sources: sources.map(({ code, title, number, loadedAt }) => ({ code, title, number, loadedAt })) } };
  },
});

const joined = (before: Text, after: Text): Text => words(before.ca + after.ca, before.es + after.es, before.en + after.en);

/** An exact number of the data as a number of the process, while JavaScript says the same; otherwise its digits. */
function exact(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const plain = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return String(Number(plain)) === plain ? Number(plain) : value;
}
