import { useState } from 'react';
import { Select, useQueryOperation, useText, type Text } from '@comu/design';

interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Text;
  readonly organisation: string;
}

/** People to try the house with, one touch each; an installation in earnest has none. */
export function DemoAccounts({ onEnter, busy }: { onEnter(given: { email: string; password: string }): void; busy: boolean }) {
  const t = useText();
  const { data = [] } = useQueryOperation<readonly DemoAccount[]>('identity.demo-accounts', {}, { organisation: null });
  const [chosen, setChosen] = useState<string>();
  const organisations = [...new Set(data.map(({ organisation }) => organisation))];
  const shown = chosen ?? organisations[0];
  if (data.length === 0) return null;
  return (
    <section className="demo" aria-label={t({ ca: 'Comptes de demostració', es: 'Cuentas de demostración', en: 'Demonstration accounts' })}>
      <h2>{t({ ca: 'Proveu-ho amb un compte de demostració', es: 'Pruébelo con una cuenta de demostración', en: 'Try it with a demonstration account' })}</h2>
      {organisations.length > 1 && data.length > 8 && <Select label={t({ ca: 'De quin ens', es: 'De qué ente', en: 'Of which organisation' })} value={shown} options={organisations.map((name) => ({ value: name, label: name }))} onValue={setChosen} />}
      <ul>
        {data.filter(({ organisation }) => data.length <= 8 || organisation === shown).map((account) => (
          <li key={account.email}>
            <button type="button" className="demo-card" disabled={busy} onClick={() => onEnter({ email: account.email, password: account.password })}>
              <span className="demo-initials" aria-hidden>{account.name.split(' ').slice(0, 2).map((word) => word[0]).join('')}</span>
              <span><strong>{account.name}</strong><span className="small">{t(account.role)}</span>{data.length <= 8 && <span className="small soft">{account.organisation}</span>}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
