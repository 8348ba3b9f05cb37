import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useMe, useQueryOperation, useRun, type Problem } from '@comu/design';
import { Keeper, type State } from './keeper.ts';
import type { ModelContent, Opened } from './rows.ts';

/** How keeping goes: all is kept, something will be in a moment, somebody else saved meanwhile, or it was refused. */
export type Keeping = 'kept' | 'to-keep' | 'keeping' | 'crossed' | 'refused';

export interface Draft {
  readonly content: ModelContent;
  /** The state it stands on. */
  readonly number: number;
  readonly keeping: Keeping;
  readonly problem: Problem | undefined;
  /** Who else saved since, when somebody did. */
  readonly other: { readonly number: number; readonly who: string } | undefined;
  change(part: Partial<ModelContent>): void;
  /** Keeps at once what is not kept yet; answers the number of the state, or nothing when it was refused. */
  keep(): Promise<number | undefined>;
  /** Goes on from another state: the one somebody else saved, or an old one brought back. */
  adopt(state: State<ModelContent>): void;
  /** Keeps what is here on top of what somebody else saved; theirs stays in the history. */
  insist(): Promise<void>;
}

/** Milliseconds from the last change until it is kept: a large drawing is not sent over and over while somebody draws. */
const pauseFor = ({ bpmn }: ModelContent): number => Math.min(20_000, 1500 + bpmn.length / 500);

/** Milliseconds until what did not arrive, or met a server that could not, is sent again by itself. */
const pauseAfterSilence = 5000;

/** What is being drawn: kept a moment after each change, never over what somebody else saved without asking. */
export function useDraft(opened: Opened): Draft {
  const me = useMe();
  const { run, problem, forget } = useRun<{ number: number }>('modelling.save-model');
  const [content, setContent] = useState(opened.content);
  const [number, setNumber] = useState(opened.number);
  const [keeping, setKeeping] = useState<Keeping>('kept');
  const [keeper] = useState(() => new Keeper(opened, (how, on) => { setKeeping(how); setNumber(on); }));
  const { data: stands } = useQueryOperation<{ number: number; by: string | null; who: string | null }>('modelling.model-stands', { model: opened.id });
  const other = stands !== undefined && stands.number > number && stands.by !== me?.person.id ? { number: stands.number, who: stands.who ?? '—' } : undefined;

  const save = useCallback(() => keeper.keep(async (on) => (await run({ model: opened.id, base: on.number, content: on.content }))?.number), [keeper, run, opened.id]);

  const crossed = problem?.code === 'modelling.saved-meanwhile';
  const keepSoon = useEffectEvent(() => {
    if (keeping === 'to-keep') void save();
  });
  useEffect(() => {
    if (keeping !== 'to-keep') return;
    const waiting = setTimeout(() => keepSoon(), pauseFor(content));
    return () => clearTimeout(waiting);
  }, [keeping, content]);

  const unheard = problem !== undefined && (problem.status === 0 || problem.status >= 500);
  const keepAgain = useEffectEvent(() => void save());
  useEffect(() => {
    if (!unheard) return;
    const waiting = setTimeout(() => keepAgain(), pauseAfterSilence);
    return () => clearTimeout(waiting);
  }, [unheard, problem]);

  const leaving = useEffectEvent((event: BeforeUnloadEvent) => {
    if (keeper.dirty) event.preventDefault();
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => leaving(event);
    addEventListener('beforeunload', ask);
    return () => { removeEventListener('beforeunload', ask); void save(); };
  }, [save]);

  const adopt = (state: State<ModelContent>) => {
    keeper.adopt(state);
    forget();
    setContent(state.content);
    setNumber(state.number);
    setKeeping('kept');
  };
  return {
    content, number, keeping: problem === undefined ? keeping : crossed ? 'crossed' : keeping === 'keeping' ? 'refused' : keeping, problem: crossed ? undefined : problem, other, adopt, keep: save,
    change(part) {
      keeper.change({ ...keeper.content, ...part });
      setContent(keeper.content);
      if (!crossed) setKeeping('to-keep');
    },
    async insist() {
      keeper.standOn(other?.number ?? Number(problem?.facts['number'] ?? number));
      forget();
      await save();
    },
  };
}
