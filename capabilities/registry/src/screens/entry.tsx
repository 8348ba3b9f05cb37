import { useState } from 'react';
import { ArrowRightIcon, Button, EmptyState, Facts, fileAddress, FileTextIcon, FolderOpenIcon, Link, Menu, Page, ProblemNotice, ProhibitIcon, Section, Skeleton, State, Tag, useFormat, useOrganisation, useQueryOperation, useRecord, useText, type ListAnswer, type ScreenProps } from '@comu/design';
import { AnnulDialog, TransferDialog } from './entry-acts.tsx';
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
  const [act, setAct] = useState<'annul' | 'transfer' | 'open'>();
  const units = useUnitNames();
  const trail = [{ label: t({ ca: 'Registre', es: 'Registro', en: 'Registry' }), href: `/o/${org}/registry` }];
  if (error) return <Page title={code} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <div className="page"><Skeleton lines={8} /></div>;
  if (data === null)
    return <Page title={code} trail={trail} narrow><EmptyState title={t({ ca: 'Cap assentament no porta aquest número', es: 'Ningún asiento lleva este número', en: 'No entry bears this number' })}>{t({ ca: 'Reviseu-lo: comença per E (entrada) o S (sortida), l’any i sis xifres, com E{year}-000123.', es: 'Revíselo: empieza por E (entrada) o S (salida), el año y seis cifras, como E{year}-000123.', en: 'Check it: it starts with E (entry) or S (exit), the year and six digits, such as E{year}-000123.' }, { year: new Date().getFullYear() })}</EmptyState></Page>;

  const { entry, annulment, transfers, links } = data;
  const mayAnnul = organisation?.can('registry.annul') === true && annulment === null && entry.annuls === null;
  const mayTransfer = organisation?.can('registry.register') === true && annulment === null && units.size > 0;
  const mayOpen = organisation?.can('cases.open') === true && entry.direction === 'entry' && annulment === null && !links.some(({ opens }) => opens);
  return (
    <Page title={entry.code} trail={[{ label: trail[0]!.label, href: `/o/${org}/registry?book=${entry.direction}` }]} lead={entry.subject}
      state={annulment ? <State tone="off">{t({ ca: 'Anul·lat', es: 'Anulado', en: 'Annulled' })}</State> : <Tag>{t(directionWords[entry.direction])}</Tag>}
      actions={(mayAnnul || mayTransfer) && (
        <>
          {mayTransfer && <Button icon={ArrowRightIcon} onClick={() => setAct('transfer')}>{t({ ca: 'Trasllada', es: 'Trasladar', en: 'Transfer' })}</Button>}
          {mayAnnul && <Menu label={t({ ca: 'Més accions', es: 'Más acciones', en: 'More actions' })} end>{(close) => <button type="button" onClick={() => { close(); setAct('annul'); }}><ProhibitIcon size={17} aria-hidden />{t({ ca: 'Anul·la l’assentament', es: 'Anular el asiento', en: 'Annul the entry' })}</button>}</Menu>}
        </>
      )}>
      {annulment && <div className="notice" data-color="warning"><ProhibitIcon size={18} aria-hidden /><span>{t({ ca: 'Anul·lat {when}: {motive}', es: 'Anulado {when}: {motive}', en: 'Annulled {when}: {motive}' }, { when: format.moment(annulment.createdAt), motive: annulment.motive })}</span></div>}
      <div className="dossier">
        <div className="dossier-main">
          <Section title={t({ ca: 'Dades', es: 'Datos', en: 'Facts' })}>
            <Facts facts={factsOf(entry, { t, format, units })} />
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
            {mayOpen && <p className="registry-open-case"><Button small icon={FolderOpenIcon} onClick={() => setAct('open')}>{t({ ca: 'Obre un expedient', es: 'Abrir un expediente', en: 'Open a case' })}</Button></p>}
          </Section>
          {transfers.length > 0 && <Section title={t({ ca: 'Trasllats', es: 'Traslados', en: 'Transfers' })}><ol className="registry-transfers">{transfers.map((each) => <li key={each.id}><p><strong>{units.get(each.to) ?? each.to.slice(0, 8)}</strong></p><p className="small soft">{format.moment(each.createdAt)}</p><p className="small">{each.motive}</p></li>)}</ol></Section>}
        </aside>
      </div>
      {act === 'annul' && <AnnulDialog entry={entry} org={org} onClose={() => setAct(undefined)} />}
      {act === 'open' && <OpenCaseDialog entry={entry} org={org} onClose={() => setAct(undefined)} />}
      {act === 'transfer' && <TransferDialog entry={entry} units={units} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function factsOf(entry: EntryRow, { t, format, units }: { t: ReturnType<typeof useText>; format: ReturnType<typeof useFormat>; units: ReadonlyMap<string, string> }) {
  const identityOf = ({ identity }: Party) => (identity.type === 'none' ? t({ ca: 'sense document', es: 'sin documento', en: 'no document' }) : identity.number);
  const earlier = Math.abs(Date.parse(entry.presentedAt) - Date.parse(entry.registeredAt)) > 60_000;
  return [
    { label: t({ ca: 'Registrat', es: 'Registrado', en: 'Registered' }), value: format.moment(entry.registeredAt) },
    ...(earlier ? [{ label: t({ ca: 'Presentat', es: 'Presentado', en: 'Filed' }), value: format.moment(entry.presentedAt) }] : []),
    { label: t({ ca: 'Els terminis compten des de', es: 'Los plazos cuentan desde', en: 'Terms count from' }), value: format.day(entry.effectiveOn) },
    ...entry.parties.map((party, index) => ({
      key: `party${index}`, label: t(partyRoleWords[party.role]),
      value: <><strong>{party.name}</strong> <span className="tabular soft">{identityOf(party)}</span>{party.email && <div className="small">{party.email}</div>}{party.standing && <div className="small soft">{party.standing}</div>}</>,
    })),
    { label: t({ ca: 'Canal', es: 'Canal', en: 'Channel' }), value: t(channelWords[entry.channel]) },
    ...(entry.unit ? [{ label: t({ ca: 'Unitat', es: 'Unidad', en: 'Unit' }), value: units.get(entry.unit) ?? entry.unit.slice(0, 8) }] : []),
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

function useUnitNames(): ReadonlyMap<string, string> {
  const readable = useRecord('identity.unit')?.can.read === true;
  const { data } = useQueryOperation<ListAnswer>('identity.unit.list', { limit: 200, sort: 'name' }, { enabled: readable });
  return new Map((data?.rows ?? []).map(({ id, name }) => [id, String(name)]));
}
