import { useText } from '@comu/design';
import { Line, Lines } from './line.tsx';
import { setOne, type PanelGiven } from './given.ts';

/** What a step is called, in the three languages, and what people should know of it. */
export function Called(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  const name = drawer.own(drawn.part, 'Name')[0];
  const note = drawer.own(drawn.part, 'Note')[0];
  const others = { es: String(name?.['es'] ?? ''), en: String(name?.['en'] ?? '') };
  const notes = { ca: String(note?.['ca'] ?? ''), es: String(note?.['es'] ?? ''), en: String(note?.['en'] ?? '') };
  return (
    <>
      <Lines label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} rows={2} value={drawn.part.name ?? ''} onWritten={(text) => drawer.update(drawn.id, { name: text.trim() })} />
      <details className="model-more">
        <summary>{t({ ca: 'En altres llengües i explicació', es: 'En otras lenguas y explicación', en: 'In other languages, and explanation' })}</summary>
        <Line label="Nombre (castellano)" optional value={others.es} onWritten={(es) => setOne(given, 'Name', { ...others, es })} />
        <Line label="Name (English)" optional value={others.en} onWritten={(en) => setOne(given, 'Name', { ...others, en })} />
        <Lines label={t({ ca: 'Explicació per a qui ho llegeixi', es: 'Explicación para quien lo lea', en: 'Explanation for readers' })} help={t({ ca: 'Es mostra a l’expedient, també a la persona interessada.', es: 'Se muestra en el expediente, también a la persona interesada.', en: 'Shown in the case, also to the party.' })} optional value={notes.ca} onWritten={(ca) => setOne(given, 'Note', { ...notes, ca })} />
        <Lines label="Explicación (castellano)" optional value={notes.es} onWritten={(es) => setOne(given, 'Note', { ...notes, es })} />
        <Lines label="Explanation (English)" optional value={notes.en} onWritten={(en) => setOne(given, 'Note', { ...notes, en })} />
      </details>
    </>
  );
}
