import { useState } from 'react';
import { ArrowRightIcon, Button, EmptyState, Facts, fileAddress, FileTextIcon, FolderOpenIcon, Link, Menu, Page, ProblemNotice, ProhibitIcon, Section, Skeleton, State, Tag, useFormat, useOrganisation, useQueryOperation, useRecord, useText, type ListAnswer, type ScreenProps } from '@comu/design';
import { AcceptButton, AnnulDialog, TransferDialog } from './entry-acts.tsx';
import { JoinCaseDialog } from './join-case-dialog.tsx';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import { ReceiptOf } from './receipt.tsx';
import type { EntryRow, OpenedEntry, Party } from './rows.ts';
import { channelWords, directionWords, partyRoleWords } from './words.ts';
import './registry.css';

/** One entry: what was registered, which never changes, and what became of it since. */
export function EntryPage({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<OpenedEntry>('registry.open-entry', { code });
  const [act, setAct] = useState<'annul' | 'transfer' | 'open' | 'join'>();
  const units = useUnits();
  const trail = [{ label: t({ ca: 'Registre', es: 'Registro', en: 'Registry' }), href: `/o/${org}/registry` }];
  if (error) return <Page title={code} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <div className="page"><Skeleton lines={8} /></div>;
  if (data === null)
    return <Page title={code} trail={trail} narrow><EmptyState title={t({ ca: 'Cap assentament no porta aquest número', es: 'Ningún asiento lleva este número', en: 'No entry bears this number' })}>{t({ ca: 'Reviseu-lo: comença per E (entrada) o S (sortida), l’any i sis xifres, com E{year}-000123.', es: 'Revíselo: empieza por E (entrada) o S (salida), el año y seis cifras, como E{year}-000123.', en: 'Check it: it starts with E (entry) or S (exit), the year and six digits, such as E{year}-000123.' }, { year: new Date().getFullYear() })}</EmptyState></Page>;

  const { entry, annulment, transfers, links, acceptances } = data;
  const where = transfers.at(-1)?.to ?? entry.unit;
  const elsewhere = units.filter(({ id, closedOn }) => closedOn === null && id !== where).map(({ id, name }) => ({ value: id, label: name }));
  const unitName = (id: string) => units.find((each) => each.id === id)?.name ?? t({ ca: 'Una altra unitat', es: 'Otra unidad', en: 'Another unit' });
  const acceptable = data.waitsIn !== null && organisation?.units.some(({ id }) => id === data.waitsIn) === true;
  const mayAnnul = organisation?.can('registry.annul') === true && annulment === null && entry.annuls === null;
  const mayTransfer = organisation?.can('registry.register') === true && annulment === null && elsewhere.length > 0;
  const mayOpen = organisation?.can('cases.open') === true && entry.direction === 'entry' && annulment === null && !links.some(({ opens }) => opens);
  return (
    <Page title={entry.code} trail={[{ label: trail[0]!.label, href: `/o/${org}/registry?book=${entry.direction}` }]} lead={entry.subject}
      state={annulment ? <State tone="off">{t({ ca: 'Anul·lat', es: 'Anulado', en: 'Annulled' })}</State> : <Tag>{t(directionWords[entry.direction])}</Tag>}
      actions={(mayAnnul || mayTransfer || acceptable) && (
        <>
          {acceptable && <AcceptButton entry={entry} />}
          {mayTransfer && <Button icon={ArrowRightIcon} onClick={() => setAct('transfer')}>{t({ ca: 'Trasllada', es: 'Trasladar', en: 'Transfer' })}</Button>}
          {mayAnnul && <Menu label={t({ ca: 'Més accions', es: 'Más acciones', en: 'More actions' })} end>{(close) => <button type="button" onClick={() => { close(); setAct('annul'); }}><ProhibitIcon size={17} aria-hidden />{t({ ca: 'Anul·la l’assentament', es: 'Anular el asiento', en: 'Annul the entry' })}</button>}</Menu>}
        </>
      )}>
      {annulment && <div className="notice" data-color="warning"><ProhibitIcon size={18} aria-hidden /><span>{t({ ca: 'Anul·lat el {when}. Motiu: {motive}.', es: 'Anulado el {when}. Motivo: {motive}.', en: 'Annulled on {when}. Reason: {motive}.' }, { when: format.moment(annulment.createdAt), motive: annulment.motive.replace(/[.\s]+$/, '') })}{data.annulledBy && <> <Link href={`/o/${org}/registry/${data.annulledBy}`}>{t({ ca: 'Vegeu {code}', es: 'Ver {code}', en: 'See {code}' }, { code: data.annulledBy })}</Link></>}</span></div>}
      {data.annuls && <div className="notice"><ProhibitIcon size={18} aria-hidden /><span>{t({ ca: 'Aquest assentament n’anul·la un altre:', es: 'Este asiento anula otro:', en: 'This entry annuls another:' })} <Link href={`/o/${org}/registry/${data.annuls}`}>{data.annuls}</Link></span></div>}
      <div className="dossier">
        <div className="dossier-main">
          <Section title={t({ ca: 'Dades', es: 'Datos', en: 'Facts' })}>
            <Facts facts={factsOf(entry, { t, format, unitName })} />
          </Section>
          {entry.body && <Section title={entry.direction === 'entry' ? t({ ca: 'Exposa i demana', es: 'Expone y solicita', en: 'Statement and request' }) : t({ ca: 'Contingut', es: 'Contenido', en: 'Content' })}><p className="long-text">{entry.body}</p></Section>}
          <Section title={t({ ca: 'Documents', es: 'Documentos', en: 'Documents' })}><Files entry={entry} org={org} /></Section>
        </div>
        <aside className="dossier-aside" aria-label={t({ ca: 'Justificant i què n’ha passat', es: 'Justificante y qué ha pasado', en: 'Receipt and what became of it' })}>
          <Section title={t({ ca: 'Justificant', es: 'Justificante', en: 'Receipt' })}><ReceiptOf entry={entry.id} code={entry.code} /></Section>
          <Section title={t({ ca: 'Expedient', es: 'Expediente', en: 'Case' })}>
            {links.length === 0
              ? <p className="soft">{t({ ca: 'Encara no forma part de cap expedient.', es: 'Todavía no forma parte de ningún expediente.', en: 'It is not part of any case yet.' })}</p>
              : <ul>{links.map((link) => <li key={link.id}><Link href={`/o/${org}/cases/${link.case}`}><span className="file-link"><FolderOpenIcon size={17} aria-hidden />{link.caseCode}</span></Link> {link.opens && <Tag>{t({ ca: 'L’inicia', es: 'Lo inicia', en: 'Opens it' })}</Tag>}</li>)}</ul>}
            {mayOpen && <p className="registry-open-case"><Button small icon={FolderOpenIcon} onClick={() => setAct('open')}>{t({ ca: 'Obre un expedient', es: 'Abrir un expediente', en: 'Open a case' })}</Button>{links.length === 0 && <> <Button small look="quiet" onClick={() => setAct('join')}>{t({ ca: 'Afegeix-lo a un d’obert', es: 'Añadirlo a uno abierto', en: 'Add it to an open one' })}</Button></>}</p>}
          </Section>
          {(where !== null || acceptances.length > 0) && <Section title={t({ ca: 'Qui ho ha de veure', es: 'Quién debe verlo', en: 'Who sees to it' })}><Route entry={entry} transfers={transfers} acceptances={acceptances} waitsIn={data.waitsIn} unitName={unitName} /></Section>}
        </aside>
      </div>
      {act === 'annul' && <AnnulDialog entry={entry} org={org} onClose={() => setAct(undefined)} />}
      {act === 'open' && <OpenCaseDialog entry={entry} org={org} onClose={() => setAct(undefined)} />}
      {act === 'join' && <JoinCaseDialog entry={entry} org={org} onClose={() => setAct(undefined)} />}
      {act === 'transfer' && <TransferDialog entry={entry} units={elsewhere} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function factsOf(entry: EntryRow, { t, format, unitName }: { t: ReturnType<typeof useText>; format: ReturnType<typeof useFormat>; unitName(id: string): string }) {
  const identityOf = ({ identity }: Party) => (identity.type === 'none' ? t({ ca: 'sense document', es: 'sin documento', en: 'no document' }) : identity.number);
  const earlier = Math.abs(Date.parse(entry.presentedAt) - Date.parse(entry.registeredAt)) > 60_000;
  return [
    { label: t({ ca: 'Registrat', es: 'Registrado', en: 'Registered' }), value: format.moment(entry.registeredAt) },
    ...(earlier ? [{ label: t({ ca: 'Presentat', es: 'Presentado', en: 'Filed' }), value: format.moment(entry.presentedAt) }] : []),
    { label: t({ ca: 'Els terminis compten des de', es: 'Los plazos cuentan desde', en: 'Terms count from' }), value: format.day(entry.effectiveOn) },
    ...entry.parties.map((party, index) => ({
      key: `party${index}`, label: t(partyRoleWords[party.role]),
      value: <><strong>{party.name}</strong> <span className="tabular soft">{identityOf(party)}</span>{party.email && <div className="small">{party.email}</div>}{party.represents && <div className="small">{t({ ca: 'En nom de {name}', es: 'En nombre de {name}', en: 'On behalf of {name}' }, { name: party.represents })}</div>}{party.standing && <div className="small soft">{t({ ca: 'Ho acredita: {proof}', es: 'Lo acredita: {proof}', en: 'Shown by: {proof}' }, { proof: party.standing })}</div>}</>,
    })),
    { label: t({ ca: 'Canal', es: 'Canal', en: 'Channel' }), value: t(channelWords[entry.channel]) },
    ...(entry.unit ? [{ label: t({ ca: 'Unitat', es: 'Unidad', en: 'Unit' }), value: unitName(entry.unit) }] : []),
    ...(entry.counterpartCode ? [{ label: t({ ca: 'Número a l’altre registre', es: 'Número en el otro registro', en: 'Number in the other registry' }), value: <span className="tabular">{entry.counterpartCode}</span> }] : []),
  ];
}

function Files({ entry, org }: { entry: EntryRow; org: string }) {
  const t = useText();
  const format = useFormat();
  const kinds = useRecord('documents.document')?.fields.find(({ name }) => name === 'kind')?.choices;
  if (entry.attachments.length === 0) return <p className="soft">{t({ ca: 'Sense documents.', es: 'Sin documentos.', en: 'No documents.' })}</p>;
  return (
    <ul className="registry-file-list">
      {entry.attachments.map((each) => (
        <li key={each.sha256} className="registry-file">
          <FileTextIcon size={20} aria-hidden />
          <div><a className="registry-file-name" href={fileAddress({ sha256: each.sha256, name: each.name, organisation: org })} target="_blank" rel="noreferrer">{each.name}</a><p className="soft small"><span className="tabular">{format.bytes(each.size)}</span></p></div>
          <Tag>{kinds?.[each.kind] ? t(kinds[each.kind] as never) : each.kind}</Tag>
        </li>
      ))}
    </ul>
  );
}

/** The unit it was registered for and those it was sent to, with who accepted it. */
function Route({ entry, transfers, acceptances, waitsIn, unitName }: { entry: EntryRow; unitName(id: string): string } & Pick<NonNullable<OpenedEntry>, 'transfers' | 'acceptances' | 'waitsIn'>) {
  const t = useText();
  const format = useFormat();
  const steps = [
    ...(entry.unit === null ? [] : [{ key: entry.id, at: entry.registeredAt, unit: entry.unit, said: '', by: undefined }]),
    ...transfers.map(({ id, createdAt, to, motive }) => ({ key: id, at: createdAt, unit: to, said: motive, by: undefined })),
    ...acceptances.map(({ id, createdAt, unit, by }) => ({ key: id, at: createdAt, unit, said: '', by })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      <ol className="registry-transfers">{steps.map(({ key, at, unit, said, by }) => (
        <li key={key}>
          <p>{by === undefined ? <strong>{unitName(unit)}</strong> : t({ ca: '{by} se’n fa càrrec a {unit}', es: '{by} se hace cargo en {unit}', en: '{by} sees to it in {unit}' }, { by, unit: unitName(unit) })}</p>
          <p className="small soft">{format.moment(at)}</p>
          {said !== '' && <p className="small">{said}</p>}
        </li>
      ))}</ol>
      {waitsIn !== null && <p className="gap-above"><State tone="pending">{t({ ca: 'Espera que algú de la unitat se’n faci càrrec', es: 'Espera a que alguien de la unidad se haga cargo', en: 'Waits for somebody of the unit' })}</State></p>}
    </>
  );
}

interface UnitSeen { readonly id: string; readonly name: string; readonly closedOn: string | null }

function useUnits(): readonly UnitSeen[] {
  const readable = useRecord('identity.unit')?.can.read === true;
  const { data } = useQueryOperation<ListAnswer>('identity.unit.list', { limit: 200, sort: 'name' }, { enabled: readable });
  return (data?.rows ?? []) as unknown as readonly UnitSeen[];
}
