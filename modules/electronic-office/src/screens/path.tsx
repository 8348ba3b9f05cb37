import { CheckIcon, CircleDashedIcon, PlayIcon, useFormat, useText, type Icon, type Text } from '@comu/design';
import { say } from './say.ts';

export interface PathStep { readonly kind: 'done' | 'now' | 'later'; readonly name: Text; readonly at: string | null; readonly due: string | null; readonly note: Text | null }

const looks: Readonly<Record<PathStep['kind'], { readonly icon: Icon; readonly words: Text }>> = {
  done: { icon: CheckIcon, words: say('Fet', 'Hecho', 'Done') }, now: { icon: PlayIcon, words: say('Ara', 'Ahora', 'Now') }, later: { icon: CircleDashedIcon, words: say('Pot venir després', 'Puede venir después', 'May come next') },
};

/** The steps of a matter drawn as a way: what is done, what happens now and by when, and what may come. */
export function Path({ steps }: { steps: readonly PathStep[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="office-path">
      {steps.map(({ kind, name, at, due, note }, index) => {
        const { icon: Shown, words } = looks[kind];
        return (
          <li key={index} data-kind={kind} aria-current={kind === 'now' ? 'step' : undefined}>
            <span className="office-path-mark"><Shown size={13} weight="bold" aria-hidden /></span>
            <div>
              <p><span className="office-path-kind">{t(words)}</span> {t(name)}</p>
              {kind === 'done' && at !== null && <p className="small soft">{format.day(at)}</p>}
              {kind !== 'done' && due !== null && <p className="small">{t(say('Com a molt tard, {day}', 'Como muy tarde, {day}', 'By {day} at the latest'), { day: format.day(due) })}</p>}
              {note !== null && <p className="small soft">{t(note)}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
