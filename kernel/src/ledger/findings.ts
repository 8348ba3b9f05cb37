import { fill, type Text } from '../text.ts';

/** Positions count from 1 and both ends are included; `checkpoint` is the size the checkpoint seals. */
export type Finding =
  | { kind: 'changed' | 'hash-changed' | 'repeated' | 'inserted'; position: number; text: Text }
  | { kind: 'missing' | 'changed-within'; from: number; to: number; text: Text }
  | { kind: 'swapped'; positions: [number, number]; text: Text }
  | { kind: 'forged-root' | 'forged-checkpoint' | 'unknown-key' | 'broken-chain' | 'disordered-checkpoint' | 'foreign-checkpoint' | 'contradicted-witness'; checkpoint: number; text: Text };

type Named = Finding extends infer One ? (One extends { text: Text } ? Omit<One, 'text'> : never) : never;

/** Gives a finding its sentence. */
export function finding(named: Named): Finding {
  const facts = 'positions' in named ? { one: named.positions[0], other: named.positions[1] } : named;
  return { ...named, text: fill(sentences[named.kind], facts) } as Finding;
}

const sentences: Record<Finding['kind'], Text> = {
  changed: {
    ca: 'El contingut de la inscripció {position} no és el que es va segellar.',
    es: 'El contenido del asiento {position} no es el que se selló.',
    en: 'The content of entry {position} is not what was sealed.',
  },
  'hash-changed': {
    ca: 'L’empremta desada de la inscripció {position} s’ha modificat; el contingut és el que es va segellar.',
    es: 'La huella guardada del asiento {position} se ha modificado; el contenido es el que se selló.',
    en: 'The stored hash of entry {position} was changed; its content is what was sealed.',
  },
  repeated: {
    ca: 'La posició {position} surt més d’una vegada o fora d’ordre.',
    es: 'La posición {position} aparece más de una vez o fuera de orden.',
    en: 'Position {position} appears more than once or out of order.',
  },
  inserted: {
    ca: 'La inscripció {position} s’ha intercalat: les que la segueixen portaven un número menys quan es van segellar.',
    es: 'El asiento {position} se ha intercalado: los que lo siguen llevaban un número menos cuando se sellaron.',
    en: 'Entry {position} was slipped in: those after it bore one number less when they were sealed.',
  },
  missing: {
    ca: 'Falten inscripcions: de la {from} a la {to}.',
    es: 'Faltan asientos: del {from} al {to}.',
    en: 'Entries are missing: from {from} to {to}.',
  },
  'changed-within': {
    ca: 'Entre les inscripcions {from} i {to} n’hi ha almenys una de modificada juntament amb la seva empremta.',
    es: 'Entre los asientos {from} y {to} hay al menos uno modificado junto con su huella.',
    en: 'Among entries {from} to {to} at least one was changed together with its hash.',
  },
  swapped: {
    ca: 'Les inscripcions {one} i {other} s’han intercanviat.',
    es: 'Los asientos {one} y {other} se han intercambiado.',
    en: 'Entries {one} and {other} were swapped.',
  },
  'forged-root': {
    ca: 'L’arrel del segell sobre {checkpoint} inscripcions és falsa: no és la de les inscripcions ni la que es va signar.',
    es: 'La raíz del sello sobre {checkpoint} asientos es falsa: no es la de los asientos ni la que se firmó.',
    en: 'The root of the seal over {checkpoint} entries is forged: it is neither that of the entries nor what was signed.',
  },
  'forged-checkpoint': {
    ca: 'El segell sobre {checkpoint} inscripcions no porta una signatura vàlida: alguna dada s’ha modificat.',
    es: 'El sello sobre {checkpoint} asientos no lleva una firma válida: algún dato se ha modificado.',
    en: 'The seal over {checkpoint} entries bears no valid signature: some value was changed.',
  },
  'unknown-key': {
    ca: 'El segell sobre {checkpoint} inscripcions s’ha signat amb una clau que l’organització no ha publicat.',
    es: 'El sello sobre {checkpoint} asientos se ha firmado con una clave que la organización no ha publicado.',
    en: 'The seal over {checkpoint} entries was signed with a key the organisation has not published.',
  },
  'broken-chain': {
    ca: 'El segell sobre {checkpoint} inscripcions no continua l’anterior: falta un segell o se n’ha refet algun.',
    es: 'El sello sobre {checkpoint} asientos no continúa el anterior: falta un sello o se ha rehecho alguno.',
    en: 'The seal over {checkpoint} entries does not continue the one before: a seal is missing or was made anew.',
  },
  'disordered-checkpoint': {
    ca: 'El segell sobre {checkpoint} inscripcions no és posterior a l’anterior en nombre o en data.',
    es: 'El sello sobre {checkpoint} asientos no es posterior al anterior en número o en fecha.',
    en: 'The seal over {checkpoint} entries does not come after the one before in number or in date.',
  },
  'foreign-checkpoint': {
    ca: 'El segell sobre {checkpoint} inscripcions és d’una altra organització.',
    es: 'El sello sobre {checkpoint} asientos es de otra organización.',
    en: 'The seal over {checkpoint} entries belongs to another organisation.',
  },
  'contradicted-witness': {
    ca: 'Un segell conservat fora, sobre {checkpoint} inscripcions, diu una altra cosa que aquest llibre: el llibre s’ha refet.',
    es: 'Un sello conservado fuera, sobre {checkpoint} asientos, dice otra cosa que este libro: el libro se ha rehecho.',
    en: 'A seal kept elsewhere, over {checkpoint} entries, says otherwise than this ledger: the ledger was rewritten.',
  },
};
