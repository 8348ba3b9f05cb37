import { operation, type Context } from '@comu/kernel';
import { Notification } from '../notifications.records.ts';
import { notReceived } from '../refusals.ts';
import { settleFromAddressee } from './settle.ts';

/** Opens what was received: from this moment it is notified and its documents are here (art. 43.2). */
export const acceptNotification = operation('notifications.accept-notification', {
  title: { ca: 'Obre la notificació', es: 'Abre la notificación', en: 'Open the notification' },
  describe: { ca: 'L’accés al contingut la dona per notificada i els terminis comencen a comptar.', es: 'El acceso al contenido la da por notificada y los plazos empiezan a contar.', en: 'Opening the content counts as being notified, and terms begin to run.' },
  permission: 'notifications.open', input: { notification: Notification.id }, output: Notification.row,
  run: async ({ notification }, context) => tellSender(context, notification, 'accepted'),
});

/** Refuses what was received: the procedure goes on and the content stays unread (art. 41.5). */
export const rejectNotification = operation('notifications.reject-notification', {
  title: { ca: 'Rebutja la notificació', es: 'Rechaza la notificación', en: 'Refuse the notification' },
  describe: { ca: 'El tràmit es dona per fet i el procediment continua, sense que n’hàgiu vist el contingut.', es: 'El trámite se da por hecho y el procedimiento continúa, sin que haya visto el contenido.', en: 'The step counts as done and the procedure goes on, without your having seen the content.' },
  permission: 'notifications.open', input: { notification: Notification.id }, output: Notification.row,
  run: async ({ notification }, context) => tellSender(context, notification, 'rejected'),
});

async function tellSender({ db, me, organisation, deliver }: Context, notification: string, act: 'accepted' | 'rejected') {
  const { direction, counterpart } = await db.get(Notification, notification);
  if (direction !== 'received' || counterpart === null) throw notReceived();
  await deliver(counterpart, settleFromAddressee, { notification, addressee: organisation, act, by: me.name, identification: 'Sessió iniciada en la plataforma per una persona autoritzada de l’ens' });
  return db.get(Notification, notification);
}
