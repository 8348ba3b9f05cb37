import { useState } from 'react';
import { Button, Dialog, EmptyState, languages, useText } from '@comu/design';
import { withWords, wordsOf, type Word } from './glossary.ts';

/** What each name, note and value of a decision file is called in the three languages: what people read of a decision on a case. */
export function WordsDialog({ xml, onXml, onClose }: { xml: string; onXml(xml: string): void; onClose(): void }) {
  const t = useText();
  const [words, setWords] = useState(() => wordsOf(xml));
  const put = (of: string, change: Partial<Word>) => setWords(words.map((each) => (each.of === of ? { ...each, ...change } : each)));
  const keep = () => {
    onXml(withWords(xml, words));
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Les paraules en altres llengües', es: 'Las palabras en otras lenguas', en: 'Its words in other languages' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" onClick={keep}>{t({ ca: 'Desa les paraules', es: 'Guardar las palabras', en: 'Keep the words' })}</Button></>}>
      <div className="form">
        <p className="soft">{t({ ca: 'Qui consulta un expedient hi llegeix la decisió en la seva llengua. El que deixeu buit es mostra tal com és a la taula.', es: 'Quien consulta un expediente lee la decisión en su lengua. Lo que deje vacío se muestra tal como está en la tabla.', en: 'Whoever looks at a case reads the decision in their language. What you leave empty is shown as it stands in the table.' })}</p>
        {words.length === 0 && <EmptyState title={t({ ca: 'La taula encara no diu res', es: 'La tabla todavía no dice nada', en: 'The table says nothing yet' })}>{t({ ca: 'Poseu-hi columnes, regles i notes, i torneu aquí.', es: 'Ponga columnas, reglas y notas, y vuelva aquí.', en: 'Give it columns, rules and notes, and come back.' })}</EmptyState>}
        {words.map((word) => (
          <fieldset className="model-word" key={word.of}>
            <legend>{word.of}</legend>
            {languages.map(({ code, name }) => (
              <label key={code}><span aria-hidden>{code}</span><span className="sr-only">{name}: {word.of}</span>
                <input className="ds-input" lang={code} value={word[code]} placeholder={word.of} maxLength={300} onChange={({ target }) => put(word.of, { [code]: target.value })} />
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}
