import { half } from '../quantity.ts';
import { TermError } from '../term-error.ts';
import type { Quantity, Rule } from '../types.ts';

/**
 * Urgency halves the ordinary terms, except those to file applications and appeals (Llei 39/2015, art. 33.1).
 * Half a day is given to whoever must act, so it rounds up.
 */
export function halvedByUrgency({ quantity, rule }: { quantity: Quantity; rule: Rule }): Quantity {
  if (rule.purpose === 'application' || rule.purpose === 'appeal') {
    throw new TermError({
      code: 'terms.urgency-not-allowed',
      field: 'urgent',
      article: '33.1',
      text: {
        ca: 'La urgència no redueix els terminis per presentar sol·licituds ni recursos (art. 33.1): desmarqueu-la.',
        es: 'La urgencia no reduce los plazos para presentar solicitudes ni recursos (art. 33.1): desmárquela.',
        en: 'Urgency does not shorten the terms to file applications or appeals (art. 33.1): clear it.',
      },
    });
  }
  return half(quantity, 'up');
}
