import { useState } from 'react';
import { ButtonLink, EmptyState, Link, Page, ProblemNotice, RecordList, Section, Skeleton, State, Tabs, Tag, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { TrayItem } from './rows.ts';
import { subjectOf } from '../words.ts';
import './notifications.css';

/** What waits to be opened comes first, since its days are counted; then all that was received and sent. */
export function Notifications({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const mayOpen = organisation?.can('notifications.open') === true;
  const tray = useQueryOperation<readonly TrayItem[]>('notifications.tray', {}, { enabled: mayOpen });
  const [chosen, setTab] = useState<string>();
  const tab = chosen ?? (mayOpen ? 'tray' : 'sent');
  const hrefOf = ({ id }: { id: string }) => `/o/${org}/notifications/${id}`;
  return (
    <Page title={t({ ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' })} lead={t({ ca: 'Les que esperen que l’ens les obri, les rebudes i les enviades.', es: 'Las que esperan que el ente las abra, las recibidas y las enviadas.', en: 'Those waiting to be opened, those received and those sent.' })}>
      <Tabs label={t({ ca: 'Quines notificacions', es: 'Qué notificaciones', en: 'Which notifications' })} value={tab} onValue={setTab}
        tabs={[
          ...(mayOpen ? [{ key: 'tray', label: t({ ca: 'Per obrir', es: 'Por abrir', en: 'To open' }), ...(tray.data ? { count: tray.data.length } : {}) }] : []),
          { key: 'received', label: t({ ca: 'Rebudes', es: 'Recibidas', en: 'Received' }) }, { key: 'sent', label: t({ ca: 'Enviades', es: 'Enviadas', en: 'Sent' }) },
        ]}>
        {tab === 'tray' && <TrayList items={tray.data} org={org} />}
        {tab === 'tray' && tray.error && <ProblemNotice problem={tray.error.problem} />}
        {tab === 'received' && <RecordList key="received" name="notifications.notification" fixed={{ direction: 'received' }} hrefOf={hrefOf}
          empty={<EmptyState title={t({ ca: 'L’ens encara no ha rebut cap notificació', es: 'El ente todavía no ha recibido ninguna notificación', en: 'The body has not been notified of anything yet' })}>{t({ ca: 'Quan un altre ens us notifiqui, ho veureu aquí i a Avui, i en rebreu l’avís per correu.', es: 'Cuando otro ente le notifique, lo verá aquí y en Hoy, y recibirá el aviso por correo.', en: 'When another body notifies yours, you see it here and in Today, and get a notice by e-mail.' })}</EmptyState>} />}
        {tab === 'sent' && <RecordList key="sent" name="notifications.notification" fixed={{ direction: 'sent' }} hrefOf={hrefOf}
          empty={<EmptyState title={t({ ca: 'Encara no s’ha notificat res', es: 'Todavía no se ha notificado nada', en: 'Nothing has been notified yet' })}>{t({ ca: 'Les resolucions i els requeriments signats es notifiquen des del seu expedient. Aquí en veureu la situació i la prova de cada pas.', es: 'Las resoluciones y los requerimientos firmados se notifican desde su expediente. Aquí verá la situación y la prueba de cada paso.', en: 'Signed resolutions and requirements are notified from their case. Here you will see where each stands and the proof of each step.' })}</EmptyState>} />}
      </Tabs>
    </Page>
  );
}

function TrayList({ items, org }: { items: readonly TrayItem[] | undefined; org: string }) {
  const t = useText();
  const format = useFormat();
  if (items === undefined) return <Skeleton lines={4} />;
  if (items.length === 0)
    return <EmptyState title={t({ ca: 'No hi ha res per obrir', es: 'No hay nada por abrir', en: 'Nothing to open' })}>{t({ ca: 'Les notificacions que arribin a l’ens us esperaran aquí deu dies naturals, la més urgent primer.', es: 'Las notificaciones que lleguen al ente le esperarán aquí diez días naturales, la más urgente primero.', en: 'Notifications to the body wait here for ten natural days, the most urgent first.' })}</EmptyState>;
  return (
    <Section flush>
      <ul className="notice-list">
        {items.map(({ notification, from, sentence }) => (
          <li key={notification.id} className="notice-item">
            <div>
              <p className="soft small">{from.name} · <span className="tabular">{notification.number}</span></p>
              <Link href={`/o/${org}/notifications/${notification.id}`}><span className="notice-subject">{t(subjectOf(notification))}</span></Link>
              <p>{t(sentence)}</p>
              {notification.requires === 'answer' && <Tag>{t({ ca: 'Espera una resposta', es: 'Espera una respuesta', en: 'Expects an answer' })}</Tag>}
            </div>
            <div className="notice-side"><DaysLeft expiresAt={notification.expiresAt} lastDay={format.shortDay(notification.lastDay)} /><ButtonLink look="primary" href={`/o/${org}/notifications/${notification.id}`}>{t({ ca: 'Mireu-la', es: 'Véala', en: 'Look at it' })}<span className="sr-only">: {t(subjectOf(notification))}</span></ButtonLink></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** How many days are left to open it, the last day included. */
export function DaysLeft({ expiresAt, lastDay }: { expiresAt: string; lastDay: string }) {
  const t = useText();
  const days = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.now()) / 86_400_000));
  return (
    <State tone="waiting">
      {days === 0 ? t({ ca: 'Avui és l’últim dia', es: 'Hoy es el último día', en: 'Today is the last day' }) : days === 1 ? t({ ca: 'Un dia, fins al {day}', es: 'Un día, hasta el {day}', en: 'One day, until {day}' }, { day: lastDay }) : t({ ca: '{days} dies, fins al {day}', es: '{days} días, hasta el {day}', en: '{days} days, until {day}' }, { days, day: lastDay })}
    </State>
  );
}
