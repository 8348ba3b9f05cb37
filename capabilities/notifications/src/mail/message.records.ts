import { choice, file, integer, longText, moment, record, reference, sentence, structure, text, years } from '@comu/kernel';
import { Invitation } from '@comu/identity';
import { Notification } from '../notifications.records.ts';

const basis = 'GDPR 6.1.e; Llei 39/2015, art. 41.6';

/**
 * The outbox: every e-mail the platform writes, readable here whether or not a mail server takes it. The one thing that is not is the link
 * of an invitation: whoever holds it becomes the person, so it is made as the letter leaves and is kept nowhere.
 */
export const Message = record('notifications.message', {
  title: { ca: 'Correu', es: 'Correo', en: 'E-mail' }, plural: { ca: 'Bústia de sortida', es: 'Bandeja de salida', en: 'Outbox' },
  retention: years(1).after('sentAt'), read: 'notifications.mail', label: ['subject'], list: ['subject', 'to', 'state', 'attempts', 'createdAt'], index: [['state']],
  fields: {
    to: text({ ca: 'A l’adreça', es: 'A la dirección', en: 'To' }).atMost(254).personal('contact', { basis }),
    name: text({ ca: 'Destinatari', es: 'Destinatario', en: 'Addressee' }).personal('identity', { basis }),
    language: choice({ ca: 'Llengua', es: 'Lengua', en: 'Language' }, { ca: { ca: 'Català', es: 'Catalán', en: 'Catalan' }, es: { ca: 'Castellà', es: 'Castellano', en: 'Spanish' }, en: { ca: 'Anglès', es: 'Inglés', en: 'English' } }).personal('preference', { basis }),
    subject: text({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' }).personal('matter', { basis }),
    text: longText({ ca: 'Text', es: 'Texto', en: 'Text' }).personal('matter', { basis }),
    html: longText({ ca: 'HTML', es: 'HTML', en: 'HTML' }).personal('matter', { basis }),
    notification: reference(() => Notification, { ca: 'Notificació', es: 'Notificación', en: 'Notification' }).optional().internal(),
    invitation: reference(() => Invitation, { ca: 'Invitació', es: 'Invitación', en: 'Invitation' }).optional().internal(),
    attachment: file({ ca: 'Adjunt', es: 'Adjunto', en: 'Attachment' }).optional().internal(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      waiting: { ca: 'Pendent d’enviar', es: 'Pendiente de enviar', en: 'Waiting' }, sent: { ca: 'Enviat', es: 'Enviado', en: 'Sent' }, failed: { ca: 'No s’ha pogut enviar', es: 'No se ha podido enviar', en: 'Not sent' },
    }).initially('waiting').internal(),
    attempts: integer({ ca: 'Intents', es: 'Intentos', en: 'Attempts' }).initially(0).internal(),
    problem: structure({ ca: 'Què ha fallat', es: 'Qué ha fallado', en: 'What failed' }, sentence).optional().internal(),
    nextAt: moment({ ca: 'Proper intent', es: 'Próximo intento', en: 'Next attempt' }).optional().internal(),
    sentAt: moment({ ca: 'Enviat', es: 'Enviado', en: 'Sent' }).optional().internal(),
  },
});
