import { BellIcon, lazily, type Screen } from '@comu/design';

const help = {
  ca: 'Les notificacions que rep l’ens esperen deu dies naturals. Obrir-les les dona per notificades; si ningú no les obre, compten com a rebutjades l’endemà del desè dia (art. 43.2).\n\nDe cada notificació enviada hi ha la situació en una frase i un certificat segellat de cada pas.',
  es: 'Las notificaciones que recibe el ente esperan diez días naturales. Abrirlas las da por notificadas; si nadie las abre, cuentan como rechazadas el día siguiente al décimo (art. 43.2).\n\nDe cada notificación enviada hay la situación en una frase y un certificado sellado de cada paso.',
  en: 'Notifications to the body wait ten natural days. Opening one counts as being notified; if nobody does, it counts as rejected the day after the tenth (art. 43.2).\n\nEach one sent shows where it stands in a sentence and a sealed certificate of every step.',
};

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/notifications', title: { ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' }, help, permission: 'notifications.read', nav: { place: 'notifications', order: 1, icon: BellIcon },
    component: lazily(() => import('./screens/notifications.tsx'), 'Notifications'),
  },
  { path: '/o/:org/notifications/:id', title: { ca: 'Notificació', es: 'Notificación', en: 'Notification' }, help, permission: 'notifications.read', component: lazily(() => import('./screens/notification.tsx'), 'NotificationPage') },
];
