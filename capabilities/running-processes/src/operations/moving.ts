import { operation, sentence, words } from '@comu/kernel';
import { movesOf } from '@comu/processes';
import { z } from 'zod';
import { advance, unknownInstance } from '../advance.ts';
import { definitionOf } from '../definitions.ts';
import { readInstance } from '../rows.ts';

const movable = z.object({ from: z.uuid(), element: z.string(), title: sentence, targets: z.array(z.object({ element: z.string(), title: sentence, kind: z.string(), whyNot: sentence.nullable() })), beside: z.array(sentence) });

/** What can be moved in an instance and where to, with the reason where not. */
export const movesIn = operation('processes.moves', {
  title: words('On pot continuar', 'Dónde puede continuar', 'Where it can go on'), permission: 'processes.manage', kind: 'query', input: { instance: z.uuid() }, output: z.array(movable),
  async run({ instance }, context) {
    const state = await readInstance(context.db, context.organisation, instance);
    if (state === undefined) throw unknownInstance();
    if (state.instance.state !== 'running') return [];
    return movesOf((await definitionOf(context, state.instance.definition)).definition, state).map(({ targets, beside, ...each }) => ({ ...each, targets: [...targets], beside: [...beside] }));
  },
});

/** Ends what is under way at a step and goes on at another of the same process, saying why. */
export const moveStep = operation('processes.move-step', {
  title: words('Mou el tràmit a un altre pas', 'Mueve el trámite a otro paso', 'Move the process to another step'), permission: 'processes.manage',
  input: { instance: z.uuid(), from: z.uuid(), to: z.string().max(200), reason: z.string().trim().min(1).max(500) }, output: z.null(),
  async run({ instance, from, to, reason }, context) {
    await advance(context, instance, { kind: 'move', from, to, reason, by: context.me.person ?? context.me.name });
    return null;
  },
});
