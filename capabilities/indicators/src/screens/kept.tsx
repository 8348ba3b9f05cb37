import { Link, Section, useFormat, useOrganisation, useQueryOperation, useText, type Text } from '@comu/design';
import { say } from '../words.ts';

interface Edition { readonly id: string; readonly edition: number; readonly at: string; readonly by: string; readonly why: string | null; readonly content: Readonly<Record<string, unknown>> }

/** The editions of an indicator, and who uses it. */
export function Kept({ org, code, usedBy }: { org: string; code: string; usedBy: readonly { code: string; name: Text }[] }) {
  const t = useText();
  const format = useFormat();
  const reads = useOrganisation()?.can('dashboards.read') === true;
  const { data: editions } = useQueryOperation<readonly Edition[]>('indicators.editions', { code });
  const { data: boards } = useQueryOperation<readonly { id: string; name: string }[]>('dashboards.using', { indicator: code }, { enabled: reads });
  const used = usedBy.length + (boards?.length ?? 0);
  if ((editions?.length ?? 0) === 0 && used === 0) return null;
  return (
    <Section title={t(say('Edicions i usos', 'Ediciones y usos', 'Editions and uses'))}>
      {used > 0 && <p>{t(say('El fan servir:', 'Lo usan:', 'Used by:'))} {[...usedBy.map((each) => <Link key={each.code} href={`/o/${org}/indicadors/fitxa/${each.code}`}>{t(each.name)}</Link>), ...(boards ?? []).map((each) => <Link key={each.id} href={`/o/${org}/quadres/${each.id}`}>{each.name}</Link>)].flatMap((each, at) => (at === 0 ? [each] : [' · ', each]))}</p>}
      <ol className="indicator-editions">{(editions ?? []).map((each) => (
        <li key={each.id}><details><summary>{t(say('Edició {n}', 'Edición {n}', 'Edition {n}'), { n: each.edition })} · {format.shortMoment(each.at)} · {each.by}{each.why !== null && `: ${each.why}`}</summary><pre className="indicator-sql" tabIndex={0} aria-label={t(say('Fórmula de l’edició {n}', 'Fórmula de la edición {n}', 'Formula of edition {n}'), { n: each.edition })}>{typeof each.content['sql'] === 'string' ? each.content['sql'] : JSON.stringify(each.content['steps'], null, 1)}</pre></details></li>
      ))}</ol>
    </Section>
  );
}
