import type { Text } from '@comu/kernel';
import { organisationKinds, type OrganisationKind } from '@comu/identity';
import { shortDate } from '@comu/terms';
import { municipality, type PopulationYear } from '@comu/territory';
import type { Recipient } from './rules-of-a-call.ts';
import { inhabitants, say } from './words.ts';

export interface CallRules { readonly recipients: readonly Recipient[]; readonly populationYear: number; readonly opensOn: string; readonly closesOn: string }
export interface Applicant { readonly kind: OrganisationKind; readonly ine: string | null }

/** One rule of a call applied to one body: whether it passes and why, with the figure, its day and where it comes from when it was measured. */
export interface RuleOutcome {
  readonly rule: 'kind' | 'population' | 'dates';
  readonly passes: boolean;
  readonly says: Text;
  readonly figure?: number;
  readonly on?: string;
  readonly source?: Text;
}
export interface Eligibility { readonly eligible: boolean; readonly rules: readonly RuleOutcome[] }

const source = say('INE, xifres oficials del padró municipal', 'INE, cifras oficiales del padrón municipal', 'INE, official figures of the municipal register');

/** The years whose official figures this version carries. */
export const populationYears: readonly number[] = [2021, 2022, 2023, 2024];

/** The population that counts for a call: INE’s at 1 January of the year the call names; nothing for a body that is no municipality. */
export const populationFor = ({ ine, kind }: Applicant, year: number): number | null =>
  kind === 'municipality' && ine !== null ? (municipality(ine).population[year as PopulationYear] ?? null) : null;

/** Whether a body may apply to a call on a day: every rule of the call, one by one, with the figures used. Days are `YYYY-MM-DD` in Madrid. */
export function eligibility({ call, body, today }: { call: CallRules; body: Applicant; today: string }): Eligibility {
  const recipient = call.recipients.find(({ kind }) => kind === body.kind);
  const rules = [kindRule(call, body, recipient !== undefined), ...(recipient === undefined ? [] : populationRule(call, body, recipient)), datesRule(call, today)];
  return { eligible: rules.every(({ passes }) => passes), rules };
}

function kindRule({ recipients }: CallRules, { kind }: Applicant, passes: boolean): RuleOutcome {
  const list = (language: keyof Text) => recipients.map((each) => organisationKinds[each.kind][language].toLowerCase()).join(', ');
  return {
    rule: 'kind', passes,
    says: passes
      ? say(`${organisationKinds[kind].ca}: és un dels destinataris (${list('ca')}).`, `${organisationKinds[kind].es}: es uno de los destinatarios (${list('es')}).`, `${organisationKinds[kind].en}: one of the recipients (${list('en')}).`)
      : say(`${organisationKinds[kind].ca}: no és cap dels destinataris (${list('ca')}).`, `${organisationKinds[kind].es}: no es ninguno de los destinatarios (${list('es')}).`, `${organisationKinds[kind].en}: not one of the recipients (${list('en')}).`),
  };
}

function populationRule({ populationYear }: CallRules, body: Applicant, { from = 0, to }: Recipient): RuleOutcome[] {
  if (from === 0 && to === undefined) return [];
  const on = `${populationYear}-01-01`;
  const figure = populationFor(body, populationYear);
  const [low, high] = [inhabitants(from), to === undefined ? undefined : inhabitants(to)];
  const band = high === undefined
    ? say(`de ${low.ca} habitants o més`, `de ${low.es} habitantes o más`, `${low.en} inhabitants or more`)
    : say(`de ${low.ca} a ${high.ca} habitants`, `de ${low.es} a ${high.es} habitantes`, `${low.en} to ${high.en} inhabitants`);
  if (figure === null)
    return [{ rule: 'population', passes: false, on, source, says: say(`S’adreça a municipis ${band.ca} i no consta la població de l’ens.`, `Se dirige a municipios ${band.es} y no consta la población del ente.`, `For municipalities of ${band.en}, and the body’s population is not on record.`) }];
  const passes = figure >= from && (to === undefined || figure <= to);
  const [has, at] = [inhabitants(figure), shortDate(on)];
  const verdict = passes ? say('hi és', 'está en el tramo', 'it is within') : figure < from ? say('no hi arriba', 'no llega', 'it falls short') : say('els supera', 'lo supera', 'it exceeds it');
  return [{
    rule: 'population', passes, figure, on, source,
    says: say(
      `S’adreça a municipis ${band.ca}; el vostre en tenia ${has.ca} l’${at.ca} (${source.ca}): ${verdict.ca}.`,
      `Se dirige a municipios ${band.es}; el suyo tenía ${has.es} el ${at.es} (${source.es}): ${verdict.es}.`,
      `For municipalities of ${band.en}; yours had ${has.en} on ${at.en} (${source.en}): ${verdict.en}.`,
    ),
  }];
}

function datesRule({ opensOn, closesOn }: CallRules, today: string): RuleOutcome {
  const [from, until] = [shortDate(opensOn), shortDate(closesOn)];
  const passes = opensOn <= today && today <= closesOn;
  const verdict = passes ? say('és oberta', 'está abierta', 'it is open') : today < opensOn ? say('encara no s’ha obert', 'aún no se ha abierto', 'it has not opened yet') : say('ja s’ha tancat', 'ya se ha cerrado', 'it has closed');
  return { rule: 'dates', passes, says: say(`Del ${from.ca} al ${until.ca}: ${verdict.ca}.`, `Del ${from.es} al ${until.es}: ${verdict.es}.`, `From ${from.en} to ${until.en}: ${verdict.en}.`) };
}
