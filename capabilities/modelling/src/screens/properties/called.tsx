import { useText } from '@comu/design';
import { Line, Lines } from './line.tsx';
import { setOne, type PanelGiven } from './given.ts';

/** What a step is called, in the three languages, and what people should know of it. */
export function Called(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  const name = drawer.own(drawn.part, 'Name')[0];
  const note = drawer.own(drawn.part, 'Note')[0];
  const party = drawer.own(drawn.part, 'Party')[0];
  const others = { es: String(name?.['es'] ?? ''), en: String(name?.['en'] ?? '') };
  const notes = { ca: String(note?.['ca'] ?? ''), es: String(note?.['es'] ?? ''), en: String(note?.['en'] ?? '') };
  const toParty = { ca: String(party?.['ca'] ?? ''), es: String(party?.['es'] ?? ''), en: String(party?.['en'] ?? '') };
  return (
    <>
      <Lines label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} rows={2} value={drawn.part.name ?? ''} onWritten={(text) => drawer.update(drawn.id, { name: text.trim() })} />
      <details className="model-more">
        <summary>{t({ ca: 'En altres llengües i per a l’interessat', es: 'En otras lenguas y para el interesado', en: 'In other languages, and for the party' })}</summary>
        <Line label="Nombre (castellano)" optional value={others.es} onWritten={(es) => setOne(given, 'Name', { ...others, es })} />
        <Line label="Name (English)" optional value={others.en} onWritten={(en) => setOne(given, 'Name', { ...others, en })} />
        <Line label={t({ ca: 'Com ho llegirà la persona interessada', es: 'Cómo lo leerá la persona interesada', en: 'How the interested party will read it' })} help={t({ ca: 'El nom és per a qui ho fa. A la seu electrònica es llegirà això: «S’estudia la vostra sol·licitud».', es: 'El nombre es para quien lo hace. En la sede electrónica se leerá esto: «Se estudia su solicitud».', en: 'The name is for whoever does it. In the electronic office this is read: “Your application is being studied”.' })} optional value={toParty.ca} onWritten={(ca) => setOne(given, 'Party', { ...toParty, ca })} />
        <Line label="Cómo lo leerá la persona interesada (castellano)" optional value={toParty.es} onWritten={(es) => setOne(given, 'Party', { ...toParty, es })} />
        <Line label="How the interested party will read it (English)" optional value={toParty.en} onWritten={(en) => setOne(given, 'Party', { ...toParty, en })} />
        <Lines label={t({ ca: 'Explicació per a qui ho llegeixi', es: 'Explicación para quien lo lea', en: 'Explanation for readers' })} help={t({ ca: 'Es mostra a l’expedient, també a la persona interessada.', es: 'Se muestra en el expediente, también a la persona interesada.', en: 'Shown in the case, also to the party.' })} optional value={notes.ca} onWritten={(ca) => setOne(given, 'Note', { ...notes, ca })} />
        <Lines label="Explicación (castellano)" optional value={notes.es} onWritten={(es) => setOne(given, 'Note', { ...notes, es })} />
        <Lines label="Explanation (English)" optional value={notes.en} onWritten={(en) => setOne(given, 'Note', { ...notes, en })} />
      </details>
    </>
  );
}
