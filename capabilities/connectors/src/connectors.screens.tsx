import { lazily, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/connectors', title: { ca: 'Connectors', es: 'Conectores', en: 'Connectors' }, permission: 'connectors.read', nav: { place: 'administration', order: 63 },
    help: {
      ca: 'Els sistemes de fora que els processos poden cridar: només els d’aquesta llista, amb xifratge i dins dels límits que dieu. El secret s’escriu i no es torna a veure mai.\n\nSi un sistema falla cinc vegades seguides es deixa reposar, cada cop més estona, i els tràmits esperen.\n\nLes adreces d’entrada serveixen perquè un altre sistema avisi un procés: cada avís va signat, serveix una sola vegada i durant cinc minuts.',
      es: 'Los sistemas de fuera a los que los procesos pueden llamar: solo los de esta lista, con cifrado y dentro de los límites que diga. El secreto se escribe y no se vuelve a ver nunca.\n\nSi un sistema falla cinco veces seguidas se deja descansar, cada vez más tiempo, y los trámites esperan.\n\nLas direcciones de entrada sirven para que otro sistema avise a un proceso: cada aviso va firmado, sirve una sola vez y durante cinco minutos.',
      en: 'The outside systems that processes may call: only those of this list, encrypted and within the limits you set. A secret is written and never seen again.\n\nA system that fails five times in a row is left alone, each time for longer, and instances wait.\n\nIncoming addresses let another system tell a process something: each delivery is signed, good only once and for five minutes.',
    },
    component: lazily(() => import('./screens/connectors.tsx'), 'Connectors'),
  },
];
