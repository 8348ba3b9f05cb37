import { useText, Why } from '@comu/design';
import type { Asked as WhatIsAsked, Situation } from './answers.ts';
import { say } from './say.ts';
import './office.css';

/** What the body asks to be completed, until when and why, in the words of the requirement. */
export function Asked({ asked: { does, asks, counted }, situation }: { asked: WhatIsAsked; situation: Situation }) {
  const t = useText();
  return (
    <div className="office-asked">
      <h2>{t(does)}</h2>
      <blockquote className="long-text">{asks}</blockquote>
      {situation.next && <p className="office-next">{t(situation.next)}</p>}
      <Why title={t(say('Com s’ha comptat el termini', 'Cómo se ha contado el plazo', 'How the term was counted'))} steps={counted.map((text) => ({ text }))} />
    </div>
  );
}
