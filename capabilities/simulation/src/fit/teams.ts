import type { ColumnLog } from '@comu/mining';
import { hoursSeen } from './hours.ts';
import type { Pool } from '../model/model.ts';

/** Who works in a log, by teams: the unit in which each person does most, or else those who do the same things. */
export interface Teams {
  readonly pools: readonly Pool[];
  /** For each event, the place of its pool; −1 when the log does not say who did it. */
  readonly of: Int32Array;
}

/** Whoever is in none of the largest teams; no unit and no activity has this name. */
const others = '';
const [mostTeams, alike, enoughForHours, leastDay, week] = [20, 0.75, 60, 240, 7 * 86_400_000] as const;

/** How many people a team has is how many of them were active in a week, in the middle of all weeks: people come and go, and a log of years would count all who ever were there. */
export function teamsSeen(log: ColumnLog, { costPerHour }: { readonly costPerHour: number }): Teams {
  const byWork = log.groups.length === 0;
  const teamOf = byWork ? byWhatTheyDo(log) : byUnit(log);
  const names = new Map<string, number>();
  const of = new Int32Array(log.activity.length).fill(-1);
  const counts = new Map<string, number>();
  const nameAt = (index: number) => {
    const resource = log.resource[index] ?? -1;
    return resource >= 0 ? (teamOf[resource] ?? null) : (log.groups[log.group[index] ?? -1] ?? null);
  };
  for (let index = 0; index < of.length; index += 1) {
    const name = nameAt(index);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const kept = new Set(ranked.length > mostTeams ? ranked.slice(0, mostTeams - 1) : ranked);
  const events: number[][] = [];
  for (let index = 0; index < of.length; index += 1) {
    const name = nameAt(index);
    if (name === null) continue;
    const as = kept.has(name) ? name : others;
    const place = names.get(as) ?? names.size;
    if (place === names.size) {
      names.set(as, place);
      events.push([]);
    }
    of[index] = place;
    events[place]?.push(index);
  }
  const usual = hoursSeen(log, log.activity.keys());
  const pools = [...names.keys()].map((name, place): Pool => {
    const indexes = events[place] ?? [];
    return { id: `team-${place + 1}`, name, ...(name === others ? { named: 'others' as const } : byWork ? { named: 'work' as const } : {}), people: peopleIn(log, indexes), hours: indexes.length < enoughForHours ? usual : wideEnough(hoursSeen(log, indexes), usual), costPerHour, discipline: 'first-come' };
  });
  return { pools, of };
}

/** A team that does its part in an hour of the day does not work for an hour a day: where its day is that short, it has that of everybody. */
function wideEnough(hours: Pool['hours'], usual: Pool['hours']): Pool['hours'] {
  if (hours === 'always' || usual === 'always') return usual;
  return hours.map((day, weekday) => (day.length > 0 && day.reduce((sum, [from, to]) => sum + to - from, 0) < leastDay ? (usual[weekday] ?? day) : day));
}

function byUnit(log: ColumnLog): readonly (string | null)[] {
  const counts = log.resources.map(() => new Map<number, number>());
  for (let index = 0; index < log.activity.length; index += 1) {
    const [resource, group] = [log.resource[index] ?? -1, log.group[index] ?? -1];
    if (resource >= 0 && group >= 0) counts[resource]?.set(group, (counts[resource]?.get(group) ?? 0) + 1);
  }
  return counts.map((of) => log.groups[[...of].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? -1] ?? null);
}

/** People whose work is spread over activities in nearly the same way are one team, called after what they mostly do. */
function byWhatTheyDo(log: ColumnLog): readonly string[] {
  const profiles = log.resources.map(() => new Float64Array(log.activities.length));
  for (let index = 0; index < log.activity.length; index += 1) {
    const profile = profiles[log.resource[index] ?? -1];
    if (profile !== undefined) profile[log.activity[index] ?? 0] = (profile[log.activity[index] ?? 0] ?? 0) + 1;
  }
  const size = (one: Float64Array) => Math.sqrt(one.reduce((sum, value) => sum + value * value, 0)) || 1;
  const leaders: { profile: Float64Array; name: string }[] = [];
  const order = [...profiles.keys()].toSorted((a, b) => size(profiles[b] ?? new Float64Array(0)) - size(profiles[a] ?? new Float64Array(0)));
  const team: string[] = log.resources.map(() => '');
  for (const person of order) {
    const profile = profiles[person] ?? new Float64Array(0);
    const found = leaders.find((leader) => leader.profile.reduce((sum, value, place) => sum + value * (profile[place] ?? 0), 0) / size(leader.profile) / size(profile) >= alike);
    if (found !== undefined) team[person] = found.name;
    else {
      const main = profile.indexOf(Math.max(...profile));
      const name = log.activities[main] ?? '';
      leaders.push({ profile, name });
      team[person] = name;
    }
  }
  return team;
}

/** How many were active in a week, in the middle of the weeks in which anybody was; null when the log names nobody. */
function peopleIn(log: ColumnLog, indexes: readonly number[]): number | null {
  const weeks = new Map<number, Set<number>>();
  for (const index of indexes) {
    const [at, resource] = [log.at[index] ?? Number.NaN, log.resource[index] ?? -1];
    if (resource < 0 || Number.isNaN(at)) continue;
    const key = Math.floor(at / week);
    weeks.set(key, (weeks.get(key) ?? new Set()).add(resource));
  }
  const sizes = [...weeks.values()].map(({ size }) => size).toSorted((a, b) => a - b);
  return sizes.length === 0 ? null : (sizes[sizes.length >> 1] ?? 1);
}
