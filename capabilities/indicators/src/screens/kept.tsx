import { useState } from 'react';
import { Button, Confirm, Link, ProblemNotice, Section, toast, useFormat, useQueryOperation, useRun, useText } from '@comu/design';
import { say } from '../words.ts';

interface Edition { readonly id: string; readonly edition: number; readonly at: string; readonly by: string; readonly why: string | null; readonly content: Readonly<Record<string, unknown>> }
interface User { readonly job: string; readonly output: string; readonly address: string | null; readonly parts: readonly string[] }

/** The editions of an indicator, who uses it, and its end. */
export function Kept({ org, code, retires }: { org: string; code: string; retires: boolean }) {
  const t = useText();
  const format = useFormat();
  const { data: editions } = useQueryOperation<readonly Edition[]>('indicators.editions', { code });
  const { data: users } = useQueryOperation<readonly User[]>('indicators.users', { code });
  if ((editions?.length ?? 0) === 0 && (users?.length ?? 0) === 0 && !retires) return null;
  return (
    <Section title={t(say('Edicions i usos', 'Ediciones y usos', 'Editions and uses'))} actions={retires && users !== undefined && <Retire code={code} org={org} users={users} />}>
      {users !== undefined && users.length > 0 && <><p>{t(say('El fan servir:', 'Lo usan:', 'Used by:'))}</p><Users org={org} users={users} /></>}
      <ol className="indicator-editions">{(editions ?? []).map((each) => (
        <li key={each.id}><details><summary>{t(say('Edició {n}', 'Edición {n}', 'Edition {n}'), { n: each.edition })} · {format.shortMoment(each.at)} · {each.by}{each.why !== null && `: ${each.why}`}</summary><pre className="indicator-sql" tabIndex={0} aria-label={t(say('Fórmula de l’edició {n}', 'Fórmula de la edición {n}', 'Formula of edition {n}'), { n: each.edition })}>{typeof each.content['sql'] === 'string' ? each.content['sql'] : JSON.stringify(each.content['steps'], null, 1)}</pre></details></li>
      ))}</ol>
    </Section>
  );
}

const Users = ({ org, users }: { org: string; users: readonly User[] }) => <ul>{users.map(({ job, output, address, parts }) => <li key={`${output}${job}`}>{address === null ? job : <Link href={`/o/${org}/${address}`}>{job}</Link>}{parts.length > 0 && <span className="soft small"> {parts.join(' · ')}</span>}</li>)}</ul>;

function Retire({ code, org, users }: { code: string; org: string; users: readonly User[] }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  const { run, running, problem } = useRun('indicators.retire');
  const retire = async () => {
    if ((await run({ code, breaking: true })) === undefined) return;
    toast(say('Indicador retirat', 'Indicador retirado', 'Indicator retired'));
    setAsked(false);
  };
  return (
    <>
      <Button small onClick={() => setAsked(true)}>{t(say('Retira l’indicador', 'Retirar el indicador', 'Retire the indicator'))}</Button>
      <Confirm open={asked} danger onClose={() => setAsked(false)} busy={running} onConfirm={() => void retire()} verb={t(say('Retira’l', 'Retirarlo', 'Retire it'))} title={t(say('Voleu retirar l’indicador?', '¿Quiere retirar el indicador?', 'Retire the indicator?'))}>
        {problem && <ProblemNotice problem={problem} />}
        <p>{t(say('Deixa de calcular-se i surt de les llistes. Les xifres que ja té es queden on es fan servir. Si se’n desa una declaració nova, torna.', 'Deja de calcularse y sale de las listas. Las cifras que ya tiene se quedan donde se usan. Si se guarda una declaración nueva, vuelve.', 'It is no longer computed and leaves the lists. The figures it has stay where they are used. A new declaration brings it back.'))}</p>
        {users.length > 0 && <><p>{t(say('Ja no es posarà al dia a:', 'Ya no se actualizará en:', 'It will no longer be kept up to date in:'))}</p><Users org={org} users={users} /></>}
      </Confirm>
    </>
  );
}
