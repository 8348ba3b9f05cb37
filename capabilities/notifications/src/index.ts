export { default as notifications } from './notifications.module.ts';
export { Certificate, Evidence, Notification } from './notifications.records.ts';
export { Message } from './mail/message.records.ts';
export { addresseeSchema, notify } from './operations/notify.ts';
export { acceptNotification, rejectNotification } from './operations/act.ts';
export { openAsParty, rejectAsParty, trayOfParty } from './operations/as-party.ts';
export { ofCase, openNotification, tray, waitingIn } from './operations/look.ts';
export { mostAttached, queueMessage, type NewMessage } from './mail/queue.ts';
export { closePost } from './mail/transport.ts';
