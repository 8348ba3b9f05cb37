import type { NewRow } from '@comu/kernel';
import type { Call, Resource } from '../service-catalogue.records.ts';

/** A resource and its call as data, without who offers them and when. */
export interface CallContent {
  readonly resource: Omit<NewRow<typeof Resource>, 'owner'>;
  readonly call: Omit<NewRow<typeof Call>, 'code' | 'resource' | 'owner' | 'state' | 'opensOn' | 'closesOn' | 'publishedAt'>;
}
