import { useState, type ReactNode } from 'react';
import { ArrowRightIcon, EmptyState, IdentificationCardIcon, Link, Page, ShieldCheckIcon, Skeleton, SignOutIcon, Button, useGo, useQueryOperation, useRun, UserIcon, useText, type ScreenProps } from '@comu/design';
import { useVisitor, type Way } from './answers.ts';
import { say } from './say.ts';
import './office.css';

const problems: Readonly<Record<string, ReturnType<typeof say>>> = {
  'electronic-office.journey-over': say('La identificació ha caducat o es va obrir en un altre navegador. Torneu a començar.', 'La identificación ha caducado o se abrió en otro navegador. Vuelva a empezar.', 'The identification lapsed or was opened in another browser. Begin again.'),
  'electronic-office.provider-away': say('Qui us havia d’identificar no respon ara. Torneu-ho a provar d’aquí a uns minuts.', 'Quien debía identificarle no responde ahora. Vuelva a intentarlo en unos minutos.', 'Whoever was to identify you does not answer. Try again in a few minutes.'),
  'electronic-office.no-number': say('No ens han dit un número d’identitat vàlid. Identifiqueu-vos d’una altra manera.', 'No nos han dado un número de identidad válido. Identifíquese de otra forma.', 'We were given no valid identity number. Identify yourself in another way.'),
};
const otherProblem = say('No us han identificat. Torneu-ho a provar.', 'No le han identificado. Vuelva a intentarlo.', 'You were not identified. Try again.');

/** The page where a visitor says who they are, and where a failed identification ends. */
export function Identification({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [problem] = useState(() => new URLSearchParams(location.search).get('problem'));
  return (
    <Page narrow title={t(say('Identifiqueu-vos', 'Identifíquese', 'Identify yourself'))} trail={[{ label: t(say('Seu electrònica', 'Sede electrónica', 'Electronic office')), href: `/seu/${org}` }]}>
      {problem && <p className="office-warning" role="alert">{t(problems[problem] ?? otherProblem)}</p>}
      <Ways returnTo={`/seu/${org}/tramits`} />
    </Page>
  );
}

/** The ways to be identified, each a link that leaves and comes back to where one was. */
export function Ways({ returnTo }: { returnTo: string }) {
  const t = useText();
  const { data: ways } = useQueryOperation<readonly Way[]>('seu.ways', {}, { organisation: null });
  if (ways === undefined) return <Skeleton lines={2} />;
  if (ways.length === 0) return <EmptyState title={t(say('Encara no hi ha cap manera d’identificar-se', 'Todavía no hay ninguna forma de identificarse', 'There is no way to identify oneself yet'))}>{t(say('Mentrestant podeu venir a l’oficina de registre.', 'Mientras tanto puede venir a la oficina de registro.', 'Meanwhile you may come to the registry office.'))}</EmptyState>;
  return (
    <ul className="office-ways">
      {ways.map(({ name, url, demo }) => (
        <li key={url}><a href={`${url}?return=${encodeURIComponent(returnTo)}`}><IdentificationCardIcon size={28} aria-hidden /><span><strong>{demo ? t(say('Amb el proveïdor de demostració', 'Con el proveedor de demostración', 'With the demonstration provider')) : t(say('Amb {name}', 'Con {name}', 'With {name}'), { name })}</strong>{demo && <span className="small soft">{t(say('Per provar-ho: trieu qui voleu ser', 'Para probarlo: elija quién quiere ser', 'To try it out: choose who to be'))}</span>}</span><ArrowRightIcon size={20} aria-hidden /></a></li>
      ))}
    </ul>
  );
}

/** Shows its content to an identified visitor, and to anybody else how to become one and come straight back. */
export function ForVisitors({ title, children }: { title: string; children: ReactNode }) {
  const t = useText();
  const visitor = useVisitor();
  if (visitor === undefined) return <div className="page page-narrow"><Skeleton lines={5} /></div>;
  if (visitor !== null) return children;
  return (
    <Page narrow title={title} lead={t(say('Per continuar cal saber qui sou. En acabar tornareu aquí mateix.', 'Para continuar hay que saber quién es. Al acabar volverá aquí mismo.', 'To go on we need to know who you are. You will come right back here.'))}>
      <Ways returnTo={`${location.pathname}${location.search}`} />
      <p className="office-quiet"><ShieldCheckIcon size={20} aria-hidden />{t(say('Només ens arriben el vostre nom, el número d’identitat, el correu i a qui representeu.', 'Solo nos llegan su nombre, el número de identidad, el correo y a quién representa.', 'We only receive your name, identity number, e-mail and whom you represent.'))}</p>
    </Page>
  );
}

/** Who is in, at the top of every page of the office. */
export function VisitorBar({ org }: { org: string }) {
  const t = useText();
  const go = useGo();
  const visitor = useVisitor();
  const { run } = useRun('seu.leave', { organisation: null });
  if (visitor === undefined) return null;
  if (visitor === null) return <p className="office-bar"><Link href={`/seu/${org}/identificacio`}><UserIcon size={18} aria-hidden />{t(say('Identifiqueu-vos', 'Identifíquese', 'Identify yourself'))}</Link></p>;
  return (
    <div className="office-bar">
      <span><UserIcon size={18} aria-hidden />{visitor.name}</span>
      <Link href={`/seu/${org}/tramits`}>{t(say('Els meus tràmits', 'Mis trámites', 'My matters'))}</Link>
      <Button small look="quiet" icon={SignOutIcon} onClick={() => void run().then(() => go(`/seu/${org}`))}>{t(say('Sortiu', 'Salir', 'Leave'))}</Button>
    </div>
  );
}
