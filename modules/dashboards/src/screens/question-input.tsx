import { useId, useState, type KeyboardEvent } from 'react';
import { MagnifyingGlassIcon, useLanguage, useText } from '@comu/design';
import { completions } from '../question/complete.ts';
import type { Vocabulary } from '../question/types.ts';
import { say } from '../words.ts';

/** Where a question is written: words are offered while typing; arrows choose, Enter takes or asks, Escape closes the list. */
export function QuestionInput({ value, onValue, onAsk, vocabulary }: { value: string; onValue(sentence: string): void; onAsk(sentence: string): void; vocabulary: Vocabulary | undefined }) {
  const t = useText();
  const id = useId();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offered = vocabulary === undefined || !open ? [] : completions(value, vocabulary, language);
  const take = (sentence: string) => { onValue(sentence); setActive(-1); if (value.trim() === '') { setOpen(false); onAsk(sentence); } };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) { setOpen(true); return; }
      if (offered.length > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : active === -1 ? 0 : -1) + offered.length) % offered.length);
    } else if (event.key === 'Escape' && open) { event.preventDefault(); setOpen(false); setActive(-1); }
    else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = offered[active];
      if (chosen !== undefined) take(chosen.sentence);
      else { setOpen(false); onAsk(value); }
    } else if (event.key === 'Tab' && active >= 0 && offered[active] !== undefined) { event.preventDefault(); take(offered[active].sentence); }
  };
  return (
    <div className="question-field">
      <label htmlFor={`${id}-input`} className="ds-label">{t(say('Què voleu saber?', '¿Qué quiere saber?', 'What do you want to know?'))}</label>
      <div className="question-line">
        <MagnifyingGlassIcon size={20} aria-hidden />
        <input id={`${id}-input`} className="ds-input" type="text" role="combobox" autoComplete="off" spellCheck={false} aria-autocomplete="list" aria-expanded={offered.length > 0} aria-controls={`${id}-list`} aria-describedby={`${id}-help`} {...(active >= 0 && offered[active] !== undefined ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          value={value} placeholder={t(say('població per comarca 2024', 'población por comarca 2024', 'population by county 2024'))}
          onChange={(event) => { onValue(event.target.value); setOpen(true); setActive(-1); }} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKeyDown} />
        <div id={`${id}-list`} role="listbox" aria-label={t(say('Paraules per continuar', 'Palabras para continuar', 'Words to go on with'))} className="question-list floating" hidden={offered.length === 0}>
          {offered.map((each, index) => (
            <div key={each.words} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === active} className="option" onPointerDown={(event) => { event.preventDefault(); take(each.sentence); }}>
              <span>{each.words}</span><span className="soft small">{t(each.what)}</span>
            </div>
          ))}
        </div>
      </div>
      <p id={`${id}-help`} className="field-help">{t(say('Escriviu-ho amb les vostres paraules: què es mesura, per què s’agrupa, de qui i de quin any. No hi ha cap màquina que endevini: es llegeix amb els noms del catàleg i es diu com s’ha entès.', 'Escríbalo con sus palabras: qué se mide, por qué se agrupa, de quién y de qué año. Ninguna máquina adivina: se lee con los nombres del catálogo y se dice cómo se ha entendido.', 'Write it in your own words: what is measured, by what it is grouped, of whom and of which year. No machine guesses: it is read with the names of the catalogue and you see how it was understood.'))}</p>
    </div>
  );
}
