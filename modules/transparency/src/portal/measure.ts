import { operation } from '@comu/kernel';
import { leaveToEveryBody } from '@comu/identity';
import { z } from 'zod';
import { renewFeeds } from '../items/fed.ts';
import { release } from '../publishing/release.ts';
import { Offer } from '../transparency.records.ts';
import { say } from '../words.ts';
import { measure } from './touch.ts';

/** Measures a portal as days go by, renews what feeds itself, and takes off what has lost its approval or its access since. */
export const measurePortal = operation('transparency.measure-portal', {
  title: say('Mesura el portal', 'Mide el portal', 'Measure the portal'), permission: 'system', input: {}, output: z.null(),
  async run(_, context) {
    await context.asSystem(renewFeeds, {});
    await measure(context);
    for (const offer of await context.db.all(Offer, { state: ['published', 'withheld'] })) await context.later(release, { offer: offer.id }, { attempts: 4, key: `release ${context.organisation} ${offer.code}` });
    return null;
  },
});

/** The same for every body, one job each; nightly. */
export const measureProvince = operation('transparency.measure-province', {
  title: say('Mesura els portals', 'Mide los portales', 'Measure the portals'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, context) {
    await leaveToEveryBody(context, measurePortal, 'measure portal');
    return null;
  },
});
