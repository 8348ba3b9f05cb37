import { Store, type Quad, type Term } from 'n3';
import { checkDcat } from '../check/check.ts';
import { facts } from '../check/kinds.ts';
import { term } from '../vocabulary.ts';
import type { Words } from '../words.ts';
import { dimensions, metrics, type Metric, type MqaDimension } from './metrics.ts';

export interface MqaLine { readonly id: string; readonly dimension: MqaDimension; readonly says: Words; readonly points: number; readonly of: number; /** Share of datasets or distributions where it holds, 0 to 1. */ readonly share: number }
/** A dataset or a distribution that lacks something: its address, and its title where it has one. */
export interface MqaMissing { readonly address: string; readonly title: string }
export interface Mqa {
  /** Of 405, whole points. */
  readonly score: number;
  readonly rating: 'excellent' | 'good' | 'sufficient' | 'bad';
  readonly byDimension: readonly { readonly dimension: MqaDimension; readonly title: Words; readonly points: number; readonly of: number }[];
  readonly lines: readonly MqaLine[];
  /** What to do for the next points, the most first, with where it is missing. */
  readonly next: readonly { readonly id: string; readonly points: number; readonly remedy: Words; readonly missing: readonly MqaMissing[]; /** How many lack it, also those that `missing` no longer names. */ readonly count: number }[];
}

/** The bands of data.europa.eu. */
const ratings = [['excellent', 351], ['good', 221], ['sufficient', 121], ['bad', 0]] as const;

/**
 * The metadata quality assessment of data.europa.eu: each measure is the share of datasets (or of distributions) where it holds, times its points, 405 in all.
 * Whether an address answers is found out by whoever calls; all are taken to when not said.
 */
export function mqaOf(quads: readonly Quad[], { answers = () => true, only }: { answers?: (address: string) => boolean; /** One dataset alone, by its address. */ only?: string } = {}): Mqa {
  const store = new Store([...quads]);
  const datasets = store.getSubjects(term('rdf:type'), term('dcat:Dataset'), null).filter(({ value }) => only === undefined || value === only);
  const broken = new Set(checkDcat(quads).flatMap(({ level, subject }) => (level === 'violation' ? [subject] : [])));
  const sound = (dataset: Term) => ![dataset, ...facts({ store, path: 'dcat:distribution' }, dataset)].some(({ value }) => broken.has(value));
  const titleOf = (node: Term) => facts({ store, path: 'dct:title' }, node)[0]?.value ?? node.value;
  const measured = metrics.map((metric) => {
    const nodes = metric.of === 'dataset' ? datasets : datasets.flatMap((each) => facts({ store, path: 'dcat:distribution' }, each));
    const missing = nodes.filter((node) => !metric.holds({ store, node, answers, sound }));
    return { metric, missing: missing.map((node) => ({ address: node.value, title: titleOf(node) })), share: nodes.length === 0 ? 0 : (nodes.length - missing.length) / nodes.length };
  });
  const points = ({ metric, share }: { metric: Metric; share: number }) => metric.points * share;
  const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);
  const score = Math.round(sum(measured.map(points)));
  return {
    score, rating: ratings.find(([, from]) => score >= from)![0],
    byDimension: (Object.keys(dimensions) as MqaDimension[]).map((dimension) => {
      const mine = measured.filter(({ metric }) => metric.dimension === dimension);
      return { dimension, title: dimensions[dimension], points: Math.round(sum(mine.map(points))), of: sum(mine.map(({ metric }) => metric.points)) };
    }),
    lines: measured.map(({ metric: { id, dimension, says, points: of }, share }) => ({ id, dimension, says, points: Math.round(of * share), of, share })),
    next: measured.filter(({ share }) => share < 1).map(({ metric: { id, remedy, points: of }, share, missing }) => ({ id, points: Math.ceil(of * (1 - share)), remedy, missing: missing.slice(0, 50), count: missing.length })).toSorted((a, b) => b.points - a.points),
  };
}
