import { expect, it } from 'vitest';
import { startColumns } from '@comu/mining';
import { teamsSeen } from './teams.ts';

const logOf = (events: readonly (readonly [activity: string, who: string, unit?: string])[]) => {
  const filling = startColumns();
  events.forEach(([activity, resource, unit], place) => filling.add({ id: `case ${place}`, attributes: {}, events: [{ activity, resource, at: place * 3_600_000, lifecycle: null, attributes: unit === undefined ? {} : { 'org:group': unit } }] }));
  return filling.end();
};
const called = (log: ReturnType<typeof logOf>) => teamsSeen(log, { costPerHour: 30 }).pools.map(({ name, named }) => ({ name, named }));

it('a team is called by its unit, or else by the work it mostly does; those of no large team by nothing', () => {
  expect(called(logOf([['Resol', 'Ada', 'Secretaria'], ['Notifica', 'Blai', 'Registre']]))).toEqual([{ name: 'Secretaria', named: undefined }, { name: 'Registre', named: undefined }]);
  expect(called(logOf([['Resol', 'Ada'], ['Notifica', 'Blai'], ['Notifica', 'Carme']]))).toEqual([{ name: 'Resol', named: 'work' }, { name: 'Notifica', named: 'work' }]);
  expect(called(logOf(Array.from({ length: 25 }, (_, place) => [`Pas ${place}`, `Persona ${place}`, `Unitat ${place}`] as const))).filter(({ named }) => named !== undefined)).toEqual([{ name: '', named: 'others' }]);
});
