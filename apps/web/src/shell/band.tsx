import { BellIcon, Button, Link, MagnifyingGlassIcon, Menu, QuestionIcon, Tile, useOrganisation, useText, type Me } from '@comu/design';
import { hrefOf, urgencyOf, useInbox, waitingNow } from '../inbox.ts';
import { OrganisationSwitch, Shield } from './organisation-switch.tsx';

/** The thin band that always tells in whose name one acts, with what is reached from everywhere. */
export function Band({ me, onPalette, onHelp }: { me: Me; onPalette(): void; onHelp(): void }) {
  const t = useText();
  const organisation = useOrganisation();
  return (
    <header className={organisation ? 'band' : 'band band-all'}>
      <div className="band-name">
        {organisation ? <Shield organisation={organisation} /> : <Tile size={24} />}
        <OrganisationSwitch me={me} />
      </div>
      <div className="band-tools">
        <button type="button" className="find" aria-label={t({ ca: 'Cerqueu o feu', es: 'Busque o haga', en: 'Find or do' })} onClick={onPalette}>
          <MagnifyingGlassIcon size={17} aria-hidden /><span>{t({ ca: 'Cerqueu o feu…', es: 'Busque o haga…', en: 'Find or do…' })}</span><kbd>Ctrl K</kbd>
        </button>
        <Bell />
        <Button look="quiet" icon={QuestionIcon} onClick={onHelp}><span className="word-when-wide">{t({ ca: 'Ajuda', es: 'Ayuda', en: 'Help' })}</span></Button>
      </div>
    </header>
  );
}

/** What is late or ends today, wherever one is. */
function Bell() {
  const t = useText();
  const inbox = useInbox();
  const count = waitingNow(inbox);
  const urgent = (inbox.data?.items ?? []).filter((item) => ['late', 'today'].includes(urgencyOf(item))).slice(0, 6);
  return (
    <div className="bell">
      <Menu look="quiet" end icon={BellIcon} iconOnly label={t(count === 0 ? { ca: 'Avisos', es: 'Avisos', en: 'Alerts' } : { ca: 'Avisos: {count} us esperen', es: 'Avisos: {count} le esperan', en: 'Alerts: {count} wait for you' }, { count })}>
        {(close) => (
          <>
            {urgent.length === 0 && <p className="menu-note">{t({ ca: 'Res no us espera avui.', es: 'Nada le espera hoy.', en: 'Nothing waits for you today.' })}</p>}
            {urgent.map((item) => (
              <Link key={item.id} href={hrefOf(item)} onClick={close} className="bell-item">
                <span><strong>{t(item.title)}</strong><span className="small soft">{item.organisation.name}{item.due && ` · ${t(item.due.words)}`}</span></span>
              </Link>
            ))}
            <Link className="menu-apart" href="/avui" onClick={close}>{t({ ca: 'Vegeu tot el que us espera', es: 'Ver todo lo que le espera', en: 'See everything that waits for you' })}</Link>
          </>
        )}
      </Menu>
      {count > 0 && <span className="bell-count tabular" aria-hidden>{count}</span>}
    </div>
  );
}
