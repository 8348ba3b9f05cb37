import { operation, sentence, words, type House, type Operation } from '@comu/kernel';
import { z } from 'zod';

const named = z.object({ name: z.string(), title: sentence, describe: sentence.nullable() });

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
const mostFound = 40;

/** What only the machinery of the house calls, and no model should. */
const machinery = /^(kernel\.|processes\.(apply-command|fire-timer|start-called|run-engine-job)|modelling\.|identity\.(sign|set-password|passkey|session))/;

const told = ({ name, title, describe }: Operation) => ({ name, title, describe: describe ?? null });
const callable = ({ operations }: House): Operation[] => [...operations.values()].filter(({ name, scope }) => scope === 'organisation' && !machinery.test(name));

/**
 * The operations that an automatic step may run, by words of their name or title, and what one of them asks for. The engine runs them as the
 * platform, so those that no person may call by themselves (connections, mail) are among them.
 */
export const houseOperations = operation('modelling.operations', {
  title: words('Operacions de la casa', 'Operaciones de la casa', 'Operations of the house'), permission: 'processes.model', kind: 'query',
  input: { search: z.string().max(200).default(''), name: z.string().max(200).optional() },
  output: z.object({ found: z.array(named), chosen: named.extend({ input: z.record(z.string(), z.unknown()) }).nullable() }),
  async run({ search, name }, { house }) {
    const asked = plain(search).split(/\s+/).filter(Boolean);
    const all = callable(house);
    const found = all.filter((each) => {
      const text = plain([each.name, ...Object.values(each.title), ...Object.values(each.describe ?? {})].join(' '));
      return asked.every((word) => text.includes(word));
    });
    const chosen = name === undefined ? undefined : all.find((each) => each.name === name);
    return { found: found.slice(0, mostFound).map(told), chosen: chosen === undefined ? null : { ...told(chosen), input: inputOf(chosen) } };
  },
});

const inputOf = ({ input }: Operation): Record<string, unknown> => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>;
