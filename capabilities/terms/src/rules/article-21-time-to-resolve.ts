import { articleOfLaw39 } from '../citations.ts';
import { TermError } from '../term-error.ts';
import type { Rule } from '../types.ts';

/**
 * The maximum time to resolve and notify: what the procedure's norm says, six months at most unless a law or EU law gives
 * more (Llei 39/2015, art. 21.2), and three months when the norm is silent (art. 21.3).
 */
export function timeToResolve(
  { norm }: { norm?: Readonly<{ months: number; article: Rule['article']; rank: 'law' | 'eu' | 'regulation' }> } = {},
): Rule {
  const name = { ca: 'Resoldre i notificar', es: 'Resolver y notificar', en: 'Resolve and notify' };
  if (!norm) return { amount: 3, unit: 'months', article: articleOfLaw39('21.3'), name };
  if (norm.months > 6 && norm.rank === 'regulation') {
    throw new TermError({
      code: 'terms.more-than-six-months',
      field: 'norm.months',
      article: '21.2',
      text: {
        ca: `Una norma sense rang de llei no pot fixar ${norm.months} mesos per resoldre: el màxim és sis (art. 21.2). Citeu la llei que ho permet o poseu-n’hi sis.`,
        es: `Una norma sin rango de ley no puede fijar ${norm.months} meses para resolver: el máximo es seis (art. 21.2). Cite la ley que lo permite o ponga seis.`,
        en: `A norm below the rank of law cannot set ${norm.months} months to resolve: six is the most (art. 21.2). Cite the law that allows it or set six.`,
      },
    });
  }
  return { amount: norm.months, unit: 'months', article: norm.article, name };
}
