import { Link, useText } from '@comu/design';
import type { NamedCases } from './rows.ts';

/** Some instances by their names, folded under how many they are. */
export function MigrationCases({ named: { count, cases }, org }: { named: NamedCases; org: string }) {
  const t = useText();
  return (
    <details className="processes-data"><summary>{t({ ca: '{count} {count|tràmit|tràmits}', es: '{count} {count|trámite|trámites}', en: '{count} {count|instance|instances}' }, { count })}</summary>
      <ul className="migration-cases">{cases.map(({ instance, about }) => <li key={instance}><Link href={`/o/${org}/processos/tramit/${instance}`}>{about ?? t({ ca: 'Tràmit {id}', es: 'Trámite {id}', en: 'Instance {id}' }, { id: instance.slice(-6) })}</Link></li>)}</ul>
      {count > cases.length && <p className="soft small">{t({ ca: 'Se’n mostren els primers {shown}.', es: 'Se muestran los primeros {shown}.', en: 'The first {shown} are shown.' }, { shown: cases.length })}</p>}
    </details>
  );
}
