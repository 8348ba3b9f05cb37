import type { House } from '@comu/kernel';
import { actFeeds } from './acts.ts';
import type { Feed } from './feed.ts';
import { figureFeeds } from './figures.ts';
import { ownFeeds } from './own.ts';

/** Every way in which an item fills itself. */
export const feeds: readonly Feed[] = [...ownFeeds, ...actFeeds, ...figureFeeds];
const byCode = new Map(feeds.map((each) => [each.code, each]));

/** The feed of an item in this house; none when it lacks a record that would be read. */
export const feedOf = (house: Pick<House, 'records'>, item: string): Feed | undefined => feeds.find((each) => each.item === item && each.needs.every((name) => house.records.has(name)));
export const feedByCode = (code: string | null): Feed | undefined => (code === null ? undefined : byCode.get(code));
