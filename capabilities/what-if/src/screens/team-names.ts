import { useText } from '@comu/design';
import { useStep } from '@comu/process-mining/step-names';
import type { NamedTeam, StudyPage } from '../operations/page.ts';

/** What the reader calls a team: as its unit is called, or else after the work it mostly does. */
export function useTeam(): (team: NamedTeam) => string {
  const [called, t] = [useStep(), useText()];
  return ({ name, named }) => (named === 'others' ? t({ ca: 'Altres', es: 'Otros', en: 'Others' }) : named === 'work' ? t({ ca: 'Equip de «{work}»', es: 'Equipo de «{work}»', en: 'Team of “{work}”' }, { work: called(name) }) : name);
}

/** A study with its teams, and the scenario of today, called as the reader calls them. */
export function useCalled({ learnt, scenarios, ...study }: StudyPage): StudyPage {
  const [team, t] = [useTeam(), useText()];
  const named = <Team extends NamedTeam>(each: Team) => ({ ...each, name: team(each) });
  return {
    ...study, scenarios: scenarios.map((each) => (each.today ? { ...each, name: t({ ca: 'Avui', es: 'Hoy', en: 'Today' }) } : each)),
    learnt: learnt === null ? null : { ...learnt, pools: learnt.pools.map(named), steps: learnt.steps.map((step) => ({ ...step, pools: step.pools.map(named) })) },
  };
}
