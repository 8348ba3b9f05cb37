import { defineModule } from '@comu/kernel';
import { mailInvitation } from './mail/invitation.ts';
import { Message } from './mail/message.records.ts';
import { resendMessage, sendMessage } from './mail/send.ts';
import { Certificate, Evidence, Notification } from './notifications.records.ts';
import { acceptNotification, rejectNotification } from './operations/act.ts';
import { openAsParty, rejectAsParty, trayOfParty } from './operations/as-party.ts';
import { issueCertificate, receiveCertificate } from './operations/certificate.ts';
import { ofCase, openNotification, tray } from './operations/look.ts';
import { notify, receive } from './operations/notify.ts';
import { expire, receiveSettlement, settleFromAddressee } from './operations/settle.ts';
import { verify } from './operations/verify.ts';

/**
 * Electronic notifications (Llei 39/2015, arts. 40–43): made available, opened, refused or rejected by time, each step with sealed evidence;
 * and the outbox of e-mails. They are made in the electronic office of the body itself, one of the two ways of art. 43.1; the other, the
 * state’s single address (DEHú), is not connected.
 */
export default defineModule({
  name: 'notifications',
  title: { ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' },
  needs: ['identity', 'documents', 'signatures', 'registry'],
  records: [Notification, Evidence, Certificate, Message],
  operations: [
    notify, receive, acceptNotification, rejectNotification, openNotification, tray, ofCase, openAsParty, rejectAsParty, trayOfParty,
    settleFromAddressee, receiveSettlement, expire, issueCertificate, receiveCertificate, verify, sendMessage, resendMessage, mailInvitation,
  ],
  on: { 'identity.person-invited': mailInvitation },
  permissions: {
    'notifications.read': { ca: 'Consulta notificacions', es: 'Consulta notificaciones', en: 'Read notifications' },
    'notifications.notify': { ca: 'Notifica actes signats', es: 'Notifica actos firmados', en: 'Notify signed acts' },
    'notifications.open': { ca: 'Obre o rebutja les notificacions que rep l’ens', es: 'Abre o rechaza las notificaciones que recibe el ente', en: 'Open or refuse the notifications the body receives' },
    'notifications.mail': { ca: 'Consulta la bústia de sortida', es: 'Consulta la bandeja de salida', en: 'Read the outbox' },
  },
  grants: {
    administrator: ['notifications.read', 'notifications.mail'], 'registry-clerk': ['notifications.read', 'notifications.open'],
    'case-handler': ['notifications.read', 'notifications.notify'], secretary: ['notifications.read', 'notifications.notify', 'notifications.open'],
    comptroller: ['notifications.read'], signer: ['notifications.read', 'notifications.open'], 'programme-manager': ['notifications.read', 'notifications.notify'],
    archivist: ['notifications.read'], auditor: ['notifications.read'],
  },
});
