import type { OutputFor, Text } from '@comu/kernel';
import { bandOf, populationBands } from '@comu/territory';
import type { RuleOutcome } from '../eligibility.ts';
import type { candidaciesOf } from '../operations/candidacies-of.ts';
import { euros, say } from '../words.ts';

export interface BandOutcome {
  readonly band: Text;
  readonly applied: number;
  /** Left out by a rule of the call, which says why. */
  readonly excluded: number;
  readonly reason: Text | null;
  readonly meanPoints: number | null;
  readonly granted: number;
  readonly refused: number;
  readonly waiting: number;
  readonly withdrawn: number;
  /** Euros granted. */
  readonly amount: string;
  /** Natural days from the entry to the closed case. */
  readonly meanDays: number | null;
}

type Received = OutputFor<typeof candidaciesOf>;
export type Excluded = { readonly population: number; readonly rule: RuleOutcome };

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length);
const reasons: Readonly<Record<RuleOutcome['rule'], Text>> = {
  population: say('fora de la banda de població', 'fuera del tramo de población', 'outside the population band'), kind: say('no n’és destinatari', 'no es destinatario', 'not a recipient'), dates: say('fora de dates', 'fuera de plazo', 'outside the dates'),
};

/** What became of a call in each population band. */
export function byBand({ received, excluded }: { received: Received; excluded: readonly Excluded[] }): BandOutcome[] {
  return populationBands.map(({ code, label }) => {
    const within = (population: number | null) => population !== null && bandOf(population).code === code;
    const ours = received.filter(({ candidacy }) => within(candidacy.population));
    const out = excluded.filter(({ population }) => within(population));
    const sense = (which: string) => ours.filter(({ candidacy }) => candidacy.sense === which).length;
    return {
      band: label, applied: ours.length, excluded: out.length, reason: out[0] === undefined ? null : reasons[out[0].rule.rule],
      meanPoints: mean(ours.flatMap(({ candidacy }) => (candidacy.points === null ? [] : [candidacy.points]))),
      granted: sense('granted'), refused: sense('refused'), waiting: sense('waiting-list'), withdrawn: sense('withdrawn'),
      amount: (ours.reduce((sum, { candidacy }) => sum + Math.round(Number(candidacy.amount ?? 0) * 100), 0) / 100).toFixed(2),
      meanDays: mean(ours.flatMap(({ openedAt, closedAt }) => (closedAt === null ? [] : [(Date.parse(closedAt) - Date.parse(openedAt)) / 86_400_000]))),
    };
  });
}

const heads: readonly Text[] = [
  say('Banda', 'Tramo', 'Band'), say('Sol·licituds', 'Solicitudes', 'Applied'), say('Fora', 'Fuera', 'Left out'), say('Punts', 'Puntos', 'Points'), say('Concedides', 'Concedidas', 'Granted'), say('Denegades', 'Denegadas', 'Refused'),
  say('En espera', 'En espera', 'Waiting'), say('Desistides', 'Desistidas', 'Withdrawn'), say('Import', 'Importe', 'Amount'), say('Dies', 'Días', 'Days'), say('Per què queden fora', 'Por qué quedan fuera', 'Why left out'),
];
const decimal = { ca: new Intl.NumberFormat('ca-ES', { maximumFractionDigits: 1 }), es: new Intl.NumberFormat('es-ES', { maximumFractionDigits: 1 }), en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }) } as const;

/** The same as lines of a table with aligned columns, the totals at the end. */
export function tableOf(bands: readonly BandOutcome[]): Text[] {
  const sum = (of: (each: BandOutcome) => number) => bands.reduce((total, each) => total + of(each), 0);
  const rows = (language: keyof Text) => [
    heads.map((each) => each[language]),
    ...bands.map((each) => [
      each.band[language], `${each.applied}`, `${each.excluded}`, each.meanPoints === null ? '—' : decimal[language].format(each.meanPoints), `${each.granted}`, `${each.refused}`, `${each.waiting}`, `${each.withdrawn}`,
      euros(each.amount)[language], each.meanDays === null ? '—' : decimal[language].format(each.meanDays), each.reason?.[language] ?? '',
    ]),
    ['Total', `${sum(({ applied }) => applied)}`, `${sum(({ excluded }) => excluded)}`, '', `${sum(({ granted }) => granted)}`, `${sum(({ refused }) => refused)}`, `${sum(({ waiting }) => waiting)}`, `${sum(({ withdrawn }) => withdrawn)}`, euros(sum(({ amount }) => Number(amount)))[language], '', ''],
  ];
  const aligned = (language: keyof Text) => {
    const cells = rows(language);
    const widths = heads.map((_, column) => Math.max(...cells.map((row) => (row[column] as string).length)));
    return cells.map((row) => row.map((cell, column) => (column === 0 || column === heads.length - 1 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('  ').trimEnd());
  };
  const [ca, es, en] = [aligned('ca'), aligned('es'), aligned('en')];
  return ca.map((line, index) => say(line, es[index] as string, en[index] as string));
}
