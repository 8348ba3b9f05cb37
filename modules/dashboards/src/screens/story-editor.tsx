import { useRef, useState } from 'react';
import { Button, PlusIcon, TextArea, useText } from '@comu/design';
import { bracketed, kept, named, type Live } from '../parts/story.ts';
import { say } from '../words.ts';
import { FigurePicker, type Choices } from './pickers.tsx';

/** Writes a text: its live figures are picked, and stand in it under their names in brackets. */
export function StoryEditor({ choices, value, onValue }: { choices: Choices; value: string; onValue(text: string): void }) {
  const t = useText();
  const nameOf = ({ indicator, place, period }: Live) => [t(choices.measures.find(({ code }) => code === indicator)?.name ?? say(indicator, indicator, indicator)), choices.nameOf(place), period ?? t(say('últim període', 'último periodo', 'last period'))].join(' · ');
  const [{ words, figures }, set] = useState(() => named(value, nameOf));
  const [picking, setPicking] = useState(false);
  const at = useRef(words.length);
  const write = (next: string, known: ReadonlyMap<string, Live> = figures) => { set({ words: next, figures: known }); onValue(kept(next, known)); };
  const put = (figure: Live) => {
    const name = bracketed(nameOf(figure));
    const [before, after] = [words.slice(0, at.current), words.slice(at.current)];
    const text = `${before}${before === '' || /\s$/.test(before) ? '' : ' '}${name}`;
    write(`${text}${after}`, new Map([...figures, [name, figure]]));
    at.current = text.length;
    setPicking(false);
  };
  const lost = [...words.matchAll(/\[[^\][\n]{3,}\]/g)].map(([name]) => name).filter((name) => name.includes(' · ') && !figures.has(name));
  return (
    <>
      <TextArea rows={9} maxLength={5000} label={t(say('Text', 'Texto', 'Text'))} value={words} onValue={(next) => write(next)} onBlur={(event) => { at.current = event.currentTarget.selectionStart; }}
        help={t(say('Una línia en blanc separa paràgrafs. Les xifres surten entre claudàtors i es posen al dia soles.', 'Una línea en blanco separa párrafos. Las cifras salen entre corchetes y se actualizan solas.', 'An empty line parts paragraphs. Figures stand in brackets and keep themselves up to date.'))}
        problem={lost.length === 0 ? undefined : t(say('{name} ja no és cap xifra viva: quedarà com a text. Torneu-la a triar o esborreu-la.', '{name} ya no es una cifra viva: quedará como texto. Vuelva a elegirla o bórrela.', '{name} is no live figure any more: it stays as text. Pick it again or delete it.'), { name: lost.join(', ') })} />
      {picking
        ? <fieldset className="ds-fieldset story-figure"><legend className="ds-label">{t(say('Quina xifra?', '¿Qué cifra?', 'Which figure?'))}</legend><FigurePicker choices={choices} onPick={put} /></fieldset>
        : <p><Button icon={PlusIcon} onClick={() => setPicking(true)}>{t(say('Posa-hi una xifra', 'Poner una cifra', 'Put in a figure'))}</Button></p>}
    </>
  );
}
