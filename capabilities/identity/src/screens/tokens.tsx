import { useState } from 'react';
import { Button, Confirm, EmptyState, Page, PlusIcon, ProblemNotice, Section, Skeleton, State, Tag, toast, useDescription, useFormat, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { NewToken } from './new-token.tsx';
import type { TokenRow } from './rows.ts';
import './administration.css';

/** The keys with which other programs act for the organisation: what each may do, until when, and whether it was withdrawn. */
export function Tokens(_: ScreenProps) {
  const t = useText();
  const { data, error, refetch } = useQueryOperation<readonly TokenRow[]>('identity.tokens');
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<TokenRow>();
  const revoke = useRun('identity.revoke-token');
  const now = new Date().toISOString();
  const valid = (data ?? []).filter(({ revokedAt, until }) => revokedAt === null && until > now).toReversed();
  const over = (data ?? []).filter((each) => !valid.includes(each)).toReversed();
  const add = <Button look="primary" icon={PlusIcon} onClick={() => setAdding(true)}>{t({ ca: 'Crea una clau', es: 'Crear una clave', en: 'Create a key' })}</Button>;
  const withdraw = async () => {
    if ((await revoke.run({ token: ending?.id })) === undefined) return;
    setEnding(undefined);
    void refetch();
    toast({ ca: 'Clau revocada', es: 'Clave revocada', en: 'Key revoked' });
  };
  return (
    <Page title={t({ ca: 'Claus de servei', es: 'Claves de servicio', en: 'Service keys' })} lead={t({ ca: 'Amb què altres programes actuen en nom de l’ens.', es: 'Con qué actúan otros programas en nombre del ente.', en: 'With which other programs act for the body.' })} actions={(data ?? []).length > 0 && add}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={4} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Encara no n’hi ha cap', es: 'Todavía no hay ninguna', en: 'None yet' })} action={add}>{t({ ca: 'Si un altre programa (padró, comptabilitat, web municipal) ha de llegir o escriure aquí, feu-li una clau amb només els permisos que necessita.', es: 'Si otro programa (padrón, contabilidad, web municipal) debe leer o escribir aquí, hágale una clave con solo los permisos que necesita.', en: 'When another program (census, accounting, web site) has to read or write here, make it a key with only the permissions it needs.' })}</EmptyState>}
      {valid.length > 0 && <Section title={t({ ca: 'Vigents', es: 'Vigentes', en: 'In force' })} flush><List rows={valid} onEnd={setEnding} /></Section>}
      {over.length > 0 && <Section title={t({ ca: 'Acabades', es: 'Terminadas', en: 'Over' })} flush><List rows={over} /></Section>}
      {adding && <NewToken onClose={() => { setAdding(false); void refetch(); }} />}
      <Confirm open={ending !== undefined} danger onClose={() => { setEnding(undefined); revoke.forget(); }} onConfirm={() => void withdraw()} busy={revoke.running} title={t({ ca: 'Revocar «{name}»', es: 'Revocar «{name}»', en: 'Revoke “{name}”' }, { name: ending?.name ?? '' })} verb={t({ ca: 'Revoca la clau', es: 'Revocar la clave', en: 'Revoke the key' })}>
        {revoke.problem && <ProblemNotice problem={revoke.problem} />}
        <p>{t({ ca: 'El programa que la fa servir deixa de tenir accés d’aquí a uns segons. No es pot desfer: caldria fer-ne una de nova.', es: 'El programa que la usa deja de tener acceso en unos segundos. No se puede deshacer: habría que hacer una nueva.', en: 'The program that uses it loses access within seconds. It cannot be undone: a new key would be needed.' })}</p>
      </Confirm>
    </Page>
  );
}

function List({ rows, onEnd }: { rows: readonly TokenRow[]; onEnd?(row: TokenRow): void }) {
  const t = useText();
  const format = useFormat();
  const permissions = useDescription()?.permissions ?? {};
  return (
    <ul className="people">
      {rows.map((row) => (
        <li key={row.id} className="delegation">
          <div>
            <p><strong>{row.name}</strong></p>
            <p className="small soft">{t({ ca: 'creada el {from}, val fins al {until}', es: 'creada el {from}, vale hasta el {until}', en: 'created on {from}, valid until {until}' }, { from: format.day(row.createdAt), until: format.day(row.until) })}</p>
            <p className="delegation-what">{row.permissions.map((each) => <Tag key={each}>{permissions[each] ? t(permissions[each]!) : each}</Tag>)}</p>
          </div>
          <div className="delegation-side">
            {onEnd ? <State tone="success">{t({ ca: 'Vigent', es: 'Vigente', en: 'In force' })}</State> : <State tone="off">{row.revokedAt === null ? t({ ca: 'Caducada', es: 'Caducada', en: 'Expired' }) : t({ ca: 'Revocada', es: 'Revocada', en: 'Revoked' })}</State>}
            {onEnd && <Button small look="quiet" onClick={() => onEnd(row)}>{t({ ca: 'Revoca', es: 'Revocar', en: 'Revoke' })}<span className="sr-only"> {row.name}</span></Button>}
          </div>
        </li>
      ))}
    </ul>
  );
}
