import { leaveToEveryBody } from '@comu/identity';
import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Dashboard } from '../dashboards.records.ts';
import { tellUses } from '../parts/in-lineage.ts';
import { say } from '../words.ts';

/** Every night each body tells what its dashboards show: what was kept before it was told, and questions over data that have come since. */
export const tellEverywhere = operation('dashboards.tell-everywhere', {
  title: say('Diu què mostren els quadres', 'Dice qué muestran los cuadros', 'Tell what the dashboards show'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, context) {
    await leaveToEveryBody(context, tellAll, 'tell dashboards');
    return null;
  },
});

export const tellAll = operation('dashboards.tell-all', {
  title: say('Diu què mostren els quadres de l’ens', 'Dice qué muestran los cuadros del ente', 'Tell what the dashboards of the body show'), permission: 'system', input: {}, output: z.null(),
  async run(_, context) {
    for (const dashboard of await context.db.all(Dashboard, {})) await tellUses(context, dashboard);
    return null;
  },
});
