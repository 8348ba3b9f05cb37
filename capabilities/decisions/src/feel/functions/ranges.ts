import { equal, order } from '../compare.ts';
import { inRange } from '../ranges.ts';
import { type FeelFunction, type FeelRange, isRange, type Value } from '../values.ts';
import { define, WHY } from './define.ts';

/** Thrown inside this file when two ends have no order. */
class NoOrder extends Error {}

/** −1, 0 or 1 between two ends. */
function compare(one: Value, other: Value): number {
  const found = order(one, other);
  if (found === null) throw new NoOrder();
  return found;
}

type Relation = (one: FeelRange, other: FeelRange) => boolean;
type PointRelation = (point: Value, range: FeelRange) => boolean;

const endsBefore: Relation = (one, other) => {
  const gap = compare(one.end, other.start);
  return gap < 0 || (gap === 0 && !(one.endIncluded && other.startIncluded));
};
const pointBefore: PointRelation = (point, range) => endsBefore(asRange(point), range);
const pointAfter: PointRelation = (point, range) => endsBefore(range, asRange(point));
const asRange = (point: Value): FeelRange => ({ kind: 'range', start: point, end: point, startIncluded: true, endIncluded: true });

const meets: Relation = (one, other) => one.endIncluded && other.startIncluded && compare(one.end, other.start) === 0;
const overlaps: Relation = (one, other) => !endsBefore(one, other) && !endsBefore(other, one);

/** Whether the first starts before the second, an included end being earlier than one left out. */
function compareStarts(one: FeelRange, other: FeelRange): number {
  return compare(one.start, other.start) || Number(other.startIncluded) - Number(one.startIncluded);
}
function compareEnds(one: FeelRange, other: FeelRange): number {
  return compare(one.end, other.end) || Number(one.endIncluded) - Number(other.endIncluded);
}

const overlapsBefore: Relation = (one, other) => compareStarts(one, other) < 0 && !endsBefore(one, other) && compareEnds(one, other) <= 0;
const includes: Relation = (one, other) => compareStarts(one, other) <= 0 && compareEnds(one, other) >= 0;
const finishes: Relation = (one, other) => compareEnds(one, other) === 0 && compareStarts(one, other) >= 0;
const starts: Relation = (one, other) => compareStarts(one, other) === 0 && compareEnds(one, other) <= 0;
const coincides: Relation = (one, other) => compareStarts(one, other) === 0 && compareEnds(one, other) === 0;

interface Cases {
  readonly points?: (one: Value, other: Value) => boolean;
  readonly pointRange?: PointRelation;
  readonly rangePoint?: PointRelation;
  readonly ranges: Relation;
}

/** One relation of Allen's algebra (DMN 1.5, table 78), over the pairs of points and ranges it knows. */
function relation(name: string, { points, pointRange, rangePoint, ranges }: Cases): FeelFunction {
  const signatures = [
    ...(points ? ['point1: any, point2: any'] : []),
    ...(pointRange ? ['point: any, range: any'] : []),
    ...(rangePoint ? ['range: any, point: any'] : []),
    'range1: any, range2: any',
  ];
  return define(name, signatures, ([first, second]: [Value, Value], _, none, signature) => {
    const swapped = signatures[signature]?.startsWith('range: any') && !isRange(first) && isRange(second);
    const [one, other] = swapped ? [second, first] : [first, second];
    try {
      if (isRange(one) && isRange(other)) return ranges(one, other);
      if (isRange(other) && !isRange(one)) return pointRange && one !== null ? pointRange(one, other) : none(WHY.kinds);
      if (isRange(one)) return rangePoint && other !== null ? rangePoint(other, one) : none(WHY.kinds);
      return points ? points(one, other) : none(WHY.kinds);
    } catch (error) {
      if (!(error instanceof NoOrder)) throw error;
      return none(WHY.kinds);
    }
  });
}

const flip = (of: Relation): Relation => (one, other) => of(other, one);
const startsRange: PointRelation = (point, range) => range.startIncluded && compare(point, range.start) === 0;
const finishesRange: PointRelation = (point, range) => range.endIncluded && compare(point, range.end) === 0;
const within: PointRelation = (point, range) => {
  const found = inRange(point, range);
  if (found === null) throw new NoOrder();
  return found;
};

export const rangeFunctions = [
  relation('before', { points: (one, other) => compare(one, other) < 0, pointRange: pointBefore, rangePoint: pointAfter, ranges: endsBefore }),
  relation('after', { points: (one, other) => compare(one, other) > 0, pointRange: pointAfter, rangePoint: pointBefore, ranges: flip(endsBefore) }),
  relation('meets', { ranges: meets }),
  relation('met by', { ranges: flip(meets) }),
  relation('overlaps', { ranges: overlaps }),
  relation('overlaps before', { ranges: overlapsBefore }),
  relation('overlaps after', { ranges: flip(overlapsBefore) }),
  relation('finishes', { pointRange: finishesRange, ranges: finishes }),
  relation('finished by', { rangePoint: finishesRange, ranges: flip(finishes) }),
  relation('includes', { rangePoint: within, ranges: includes }),
  relation('during', { pointRange: within, ranges: flip(includes) }),
  relation('starts', { pointRange: startsRange, ranges: starts }),
  relation('started by', { rangePoint: startsRange, ranges: flip(starts) }),
  relation('coincides', {
    points: (one, other) => {
      const same = equal(one, other);
      if (same === null) throw new NoOrder();
      return same;
    },
    ranges: coincides,
  }),
];
