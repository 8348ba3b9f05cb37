import { familyOf, half, longer, quantityOf } from '../quantity.ts';
import { TermError } from '../term-error.ts';
import type { Extension, ExtensionArticle, Quantity, Text } from '../types.ts';

const FIVE_DAYS: Quantity = { months: 0, naturalDays: 0, workingDays: 5, minutes: 0 };

type Cap = { most: (term: Quantity) => Quantity | undefined; says: Text };

/** The most that each article lets a term grow; art. 32.4 (technical incident) sets no figure. */
const CAPS: Readonly<Record<ExtensionArticle, Cap>> = {
  '32.1': {
    most: (term) => half(term, 'down'),
    says: { ca: 'la meitat del termini', es: 'la mitad del plazo', en: 'half the term' },
  },
  '32.4': { most: () => undefined, says: { ca: '', es: '', en: '' } },
  '23.1': {
    most: (term) => term,
    says: { ca: 'una durada igual al termini establert', es: 'una duración igual al plazo establecido', en: 'as much again as the set term' },
  },
  '68.2': { most: () => FIVE_DAYS, says: { ca: 'cinc dies hàbils', es: 'cinco días hábiles', en: 'five working days' } },
};

/** What an extension adds, once it is seen to fit its cap (Llei 39/2015, arts. 32.1, 32.4, 23.1 and 68.2). */
export function extensionOf({ extension, term }: { extension: Extension; term: Quantity }): Quantity {
  const added = quantityOf({ ...extension, field: 'extension' });
  const cap = CAPS[extension.article];
  if (!cap) throw unknownArticle(extension.article);
  if (familyOf(added) !== familyOf(term)) throw otherUnit();
  const most = cap.most(term);
  if (most && longer(added, most)) throw tooLong(extension.article, cap.says);
  return added;
}

const unknownArticle = (article: string): TermError =>
  new TermError({
    code: 'terms.extension-article',
    field: 'extension.article',
    text: {
      ca: `L’article «${article}» no permet ampliar terminis. Trieu 32.1, 32.4, 23.1 o 68.2.`,
      es: `El artículo «${article}» no permite ampliar plazos. Elija 32.1, 32.4, 23.1 o 68.2.`,
      en: `Article “${article}” does not extend terms. Choose 32.1, 32.4, 23.1 or 68.2.`,
    },
  });

const otherUnit = (): TermError =>
  new TermError({
    code: 'terms.extension-unit',
    field: 'extension.unit',
    article: '32.1',
    text: {
      ca: 'L’ampliació ha d’anar en la mateixa mena d’unitat que el termini: hores, dies hàbils, o bé dies naturals, mesos i anys.',
      es: 'La ampliación debe ir en la misma clase de unidad que el plazo: horas, días hábiles, o bien días naturales, meses y años.',
      en: 'The extension must use the same kind of unit as the term: hours, working days, or natural days, months and years.',
    },
  });

const tooLong = (article: ExtensionArticle, most: Text): TermError =>
  new TermError({
    code: 'terms.extension-too-long',
    field: 'extension.amount',
    article,
    text: {
      ca: `L’ampliació no pot passar de ${most.ca} (art. ${article}). Poseu-hi una durada més curta.`,
      es: `La ampliación no puede pasar de ${most.es} (art. ${article}). Ponga una duración más corta.`,
      en: `The extension cannot pass ${most.en} (art. ${article}). Use a shorter one.`,
    },
  });
