import { useState } from 'react';
import { Button, ButtonLink, Confirm, Dashboard, Dialog, EmptyState, Link, MegaphoneIcon, OperationForm, Page, PencilSimpleIcon, ProblemNotice, Section, Skeleton, Stat, State, toast, TranslateIcon, useFormat, useOrganisation, useQueryOperation, usePages, useRun, useText, Why, type ScreenProps, type Tone } from '@comu/design';
import { applicationStates, senses, titleOf } from '../words.ts';
import type { Budget, CallRow, CandidacyRow } from './rows.ts';
import { RulesOfCall } from './rules-of-call.tsx';
import './calls.css';

const tones: Readonly<Record<string, Tone>> = { granted: 'success', refused: 'danger', 'waiting-list': 'pending', withdrawn: 'off' };

/** A call as whoever manages it sees it: money committed and left, applications by score, and the rules that decide. */
export function CallPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const call = useQueryOperation<{ row: CallRow }>('service-catalogue.call.read', { id });
  const budget = useQueryOperation<Budget>('service-catalogue.call-budget', { call: id });
  const publishing = useRun('service-catalogue.publish-call');
  const [asking, setAsking] = useState(false);
  const [titling, setTitling] = useState(false);
  const trail = [{ label: t({ ca: 'El nostre catàleg', es: 'Nuestro catálogo', en: 'Our catalogue' }), href: `/o/${org}/programme` }];
  if (call.error) return <Page title={t({ ca: 'Convocatòria', es: 'Convocatoria', en: 'Call' })} trail={trail} narrow><ProblemNotice problem={call.error.problem} /></Page>;
  if (call.data === undefined || call.data.row.id !== id) return <div className="page"><Skeleton lines={8} /></div>;
  const row = call.data.row;
  const draft = row.state === 'draft';
  const mine = row.owner === organisation?.id && organisation.can('service-catalogue.manage');
  const publish = async () => {
    const done = await publishing.run({ call: id });
    setAsking(false);
    if (done !== undefined) toast({ ca: 'Publicada: els ens ja la veuen', es: 'Publicada: los entes ya la ven', en: 'Published: bodies see it now' });
  };
  return (
    <Page title={t(titleOf(row))} trail={trail} state={<State tone={draft ? 'waiting' : 'success'}>{draft ? t({ ca: 'Esborrany', es: 'Borrador', en: 'Draft' }) : t({ ca: 'Publicada', es: 'Publicada', en: 'Published' })}</State>}
      lead={t({ ca: '{code} · del {from} al {until}', es: '{code} · del {from} al {until}', en: '{code} · {from} to {until}' }, { code: row.code, from: format.shortDay(row.opensOn), until: format.shortDay(row.closesOn) })}
      actions={mine && (draft ? <><ButtonLink icon={PencilSimpleIcon} href={`/o/${org}/programme/${id}/rules`}>{t({ ca: 'Canvia les regles', es: 'Cambiar las reglas', en: 'Change the rules' })}</ButtonLink><Button look="primary" icon={MegaphoneIcon} onClick={() => setAsking(true)}>{t({ ca: 'Publica', es: 'Publicar', en: 'Publish' })}</Button></> : <Button icon={TranslateIcon} onClick={() => setTitling(true)}>{t({ ca: 'Títol en altres llengües', es: 'Título en otras lenguas', en: 'Title in other languages' })}</Button>)}>
      {publishing.problem && <ProblemNotice problem={publishing.problem} />}
      {budget.data && row.budget !== null && (
        <div className="call-money">
          <Dashboard>
            <Stat label={t({ ca: 'Pressupost', es: 'Presupuesto', en: 'Budget' })} value={format.money(budget.data.total)} />
            <Stat label={t({ ca: 'Compromès', es: 'Comprometido', en: 'Committed' })} value={format.money(budget.data.committed)} />
            <Stat label={t({ ca: 'Reservat', es: 'Reservado', en: 'Reserved' })} value={format.money(budget.data.reserved)} note={t({ ca: 'valorat, per resoldre', es: 'valorado, por resolver', en: 'scored, to be decided' })} />
            <Stat label={t({ ca: 'Queda', es: 'Queda', en: 'Left' })} value={format.money(budget.data.remaining)} />
          </Dashboard>
          <MoneyBar budget={budget.data} />
        </div>
      )}
      {!draft && <Candidacies call={id} org={org} waiting={budget.data?.waiting ?? []} />}
      <RulesOfCall call={row} />
      <Dialog open={titling} onClose={() => setTitling(false)} title={t({ ca: 'Títol en altres llengües', es: 'Título en otras lenguas', en: 'Title in other languages' })}>
        <p className="soft call-titling">{t({ ca: 'Les regles no canvien i el títol en català tampoc: és el de les bases. Els ens el llegiran en la seva llengua, també a les sol·licituds que ja han començat i als expedients oberts.', es: 'Las reglas no cambian y el título en catalán tampoco: es el de las bases. Los entes lo leerán en su lengua, también en las solicitudes que ya han empezado y en los expedientes abiertos.', en: 'Neither the rules nor the Catalan title change: it is that of the rules. Bodies read it in their language, in the applications they have begun and in open cases too.' })}</p>
        <OperationForm name="service-catalogue.title-call" hidden={['call']} given={{ call: id, titleEs: row.titleEs, titleEn: row.titleEn }} verb={t({ ca: 'Desa els títols', es: 'Guardar los títulos', en: 'Save the titles' })} onDone={() => setTitling(false)} onCancel={() => setTitling(false)} />
      </Dialog>
      <Confirm open={asking} onClose={() => setAsking(false)} onConfirm={() => void publish()} busy={publishing.running} title={t({ ca: 'Publiqueu la convocatòria', es: 'Publique la convocatoria', en: 'Publish the call' })} verb={t({ ca: 'Publica', es: 'Publicar', en: 'Publish' })}>
        <p>{t({ ca: 'Tots els ens la veuran i les regles ja no es podran canviar. S’instal·la també el procediment que tramitarà les sol·licituds.', es: 'Todos los entes la verán y las reglas ya no podrán cambiarse. Se instala también el procedimiento que tramitará las solicitudes.', en: 'All bodies will see it and its rules can no longer change. The procedure that decides applications is installed too.' })}</p>
      </Confirm>
    </Page>
  );
}

function MoneyBar({ budget: { total, committed, reserved } }: { budget: Budget }) {
  const share = (amount: string) => `${Number(total) === 0 ? 0 : (Number(amount) / Number(total)) * 100}%`;
  return <div className="money-bar" aria-hidden><span className="money-committed" style={{ width: share(committed) }} /><span className="money-reserved" style={{ width: share(reserved) }} /></div>;
}

function Candidacies({ call, org, waiting }: { call: string; org: string; waiting: Budget['waiting'] }) {
  const t = useText();
  const format = useFormat();
  const { rows, problem, pages } = usePages<CandidacyRow>('service-catalogue.candidacy', { filter: { call }, sort: '-points' });
  if (problem) return <ProblemNotice problem={problem} />;
  if (rows === undefined) return <Skeleton lines={4} />;
  return (
    <Section title={t({ ca: 'Sol·licituds per puntuació', es: 'Solicitudes por puntuación', en: 'Applications by score' })} flush>
      {rows.length === 0 && <div className="call-empty"><EmptyState title={t({ ca: 'Encara no s’ha presentat ningú', es: 'Todavía no se ha presentado nadie', en: 'Nobody has applied yet' })}>{t({ ca: 'Cada sol·licitud que entri es valora sola amb la taula de la convocatòria i surt aquí, de més a menys punts.', es: 'Cada solicitud que entre se valora sola con la tabla de la convocatoria y aparece aquí, de más a menos puntos.', en: 'Each application is scored by the call’s own table and shows here, from most to fewest points.' })}</EmptyState></div>}
      {rows.length > 0 && (
        <div className="grid-frame call-table">
          <table className="grid">
            <thead><tr><th scope="col">{t({ ca: 'Sol·licitant', es: 'Solicitante', en: 'Applicant' })}</th><th scope="col" className="cell-number">{t({ ca: 'Punts', es: 'Puntos', en: 'Points' })}</th><th scope="col">{t({ ca: 'Sentit', es: 'Sentido', en: 'Outcome' })}</th><th scope="col" className="cell-number">{t({ ca: 'Demana', es: 'Pide', en: 'Asks' })}</th><th scope="col" className="cell-number">{t({ ca: 'Concedit', es: 'Concedido', en: 'Granted' })}</th><th scope="col">{t({ ca: 'Entrada', es: 'Entrada', en: 'Entry' })}</th><th scope="col">{t({ ca: 'Resolució', es: 'Resolución', en: 'Resolution' })}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const inLine = waiting.find(({ entryCode }) => entryCode === row.entryCode);
              return (
                <tr key={row.id}>
                  <td className="cell-first"><Link href={`/o/${org}/cases/${row.case}`} className="row-link">{row.applicantName}</Link></td>
                  <td className="cell-number" data-label={t({ ca: 'Punts', es: 'Puntos', en: 'Points' })}><strong>{row.points ?? '—'}</strong></td>
                  <td data-label={t({ ca: 'Sentit', es: 'Sentido', en: 'Outcome' })}>{row.sense ? <State tone={row.resolution ? (tones[row.sense] ?? 'neutral') : 'neutral'}>{row.resolution ? t(applicationStates[row.sense]) : <>{t({ ca: 'Proposta: ', es: 'Propuesta: ', en: 'Proposed: ' })}{t(senses[row.sense]).toLowerCase()}</>}</State> : <span className="soft">{row.requirements > 0 ? t({ ca: 'esmena demanada', es: 'subsanación pedida', en: 'amendment asked' }) : t({ ca: 'en tràmit', es: 'en trámite', en: 'under way' })}</span>}{inLine && <Why title={t({ ca: 'Lloc {place} de la llista d’espera', es: 'Lugar {place} de la lista de espera', en: 'Place {place} of the waiting list' }, { place: inLine.place })} steps={[{ text: inLine.why }]} />}</td>
                  <td className="cell-number" data-label={t({ ca: 'Demana', es: 'Pide', en: 'Asks' })}>{row.asked ? format.money(row.asked) : '—'}</td>
                  <td className="cell-number" data-label={t({ ca: 'Concedit', es: 'Concedido', en: 'Granted' })}>{row.amount ? format.money(row.amount) : '—'}</td>
                  <td data-label={t({ ca: 'Entrada', es: 'Entrada', en: 'Entry' })}><Link href={`/o/${org}/registry/${row.entryCode}`}>{row.entryCode}</Link></td>
                  <td data-label={t({ ca: 'Resolució', es: 'Resolución', en: 'Resolution' })}>{row.resolution ?? '—'}</td>
                </tr>
              );
            })}</tbody>
          </table>
          {pages}
        </div>
      )}
    </Section>
  );
}
