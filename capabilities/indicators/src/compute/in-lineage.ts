import type { RowOf } from '@comu/kernel';
import type { Indicator } from '../records/records.ts';

/** How the lineage of the data calls an indicator. */
export const lineageCode = (code: string): string => `indicators.${code}`;
export const madeAs = ({ code, name }: Pick<RowOf<typeof Indicator>, 'code' | 'name'>) => ({ kind: 'indicator', job: name.ca, output: lineageCode(code), address: `indicadors/fitxa/${code}` }) as const;
