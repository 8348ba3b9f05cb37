import { useState } from 'react';
import { fold, Link, Menu, useOrganisation, useText, type Me, type Organisation } from '@comu/design';
import { inNameOf } from './in-name-of.ts';

/** The organisation's shield, or its initial on its own colour where it has not brought one. */
export function Shield({ organisation }: { organisation: Pick<Organisation, 'name' | 'accent' | 'shield'> }) {
  if (organisation.shield) return <img className="shield" src={organisation.shield} alt="" />;
  const initial = organisation.name.replace(/^(Ajuntament|Diputació|Consell Comarcal|Consorci|Mancomunitat|EMD)\s+(de la |de les |dels |del |de |d[’'])?(l[’']|el |la |els |les )?/i, '').charAt(0).toUpperCase();
  return <span className="shield shield-letter" aria-hidden>{initial}</span>;
}

/** In whose name, and the way to another of one's organisations. */
export function OrganisationSwitch({ me }: { me: Me }) {
  const t = useText();
  const organisation = useOrganisation();
  const [wanted, setWanted] = useState('');
  const many = me.memberships.length > 8;
  const shown = me.memberships.filter(({ organisation: { name } }) => fold(name).includes(fold(wanted)));
  const label = organisation === undefined
    ? t(me.memberships.length === 1 ? { ca: 'El vostre ens', es: 'Su ente', en: 'Your organisation' } : { ca: 'Tots els vostres ens ({count})', es: 'Todos sus entes ({count})', en: 'All your organisations ({count})' }, { count: me.memberships.length })
    : organisation.name;
  return (
    <Menu look="quiet" label={<span className="band-label">{organisation && <span className="soft in-name">{t(inNameOf(organisation.name))}</span>}<strong>{label}</strong></span>}>
      {(close) => (
        <>
          {many && <input className="ds-input" type="search" value={wanted} aria-label={t({ ca: 'Cerqueu un ens', es: 'Busque un ente', en: 'Find an organisation' })} placeholder={t({ ca: 'Cerqueu un ens', es: 'Busque un ente', en: 'Find an organisation' })} onChange={(event) => setWanted(event.target.value)} />}
          <Link href="/avui" onClick={close} aria-current={organisation === undefined}>{t({ ca: 'Tots: què m’espera avui', es: 'Todos: qué me espera hoy', en: 'All: what waits for me today' })}</Link>
          {shown.map((each) => (
            <Link key={each.organisation.id} href={`/o/${each.organisation.slug}`} onClick={close} aria-current={each.organisation.slug === organisation?.slug} style={each.organisation.accent ? { ['--accent' as string]: each.organisation.accent } : undefined}>
              <span className="dot" aria-hidden /><span>{each.organisation.name}<span className="small soft role-line">{each.roles.map((role) => t(role)).join(', ')}</span></span>
            </Link>
          ))}
        </>
      )}
    </Menu>
  );
}
