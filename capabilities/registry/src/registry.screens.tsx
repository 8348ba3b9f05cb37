import { lazily, StampIcon, type Screen } from '@comu/design';

const title = { ca: 'Registre', es: 'Registro', en: 'Registry' };

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/registry', title, permission: 'registry.read', nav: { place: 'registry', order: 1, icon: StampIcon },
    help: {
      ca: 'Aquí hi ha tot el que entra i tot el que surt de l’ens, numerat i datat, un llibre per a cada sentit i any.\n\nPremeu Registra per donar el número següent. Res no s’esborra: si una anotació és errònia, s’anul·la amb una altra que en diu el motiu.',
      es: 'Aquí está todo lo que entra y todo lo que sale del ente, numerado y fechado, un libro para cada sentido y año.\n\nPulse Registra para dar el número siguiente. Nada se borra: si una anotación es errónea, se anula con otra que dice el motivo.',
      en: 'Here is all that comes in and goes out, numbered and dated, one book for each direction and year.\n\nPress Register to give the next number. Nothing is erased: a wrong entry is annulled by another that says why.',
    },
    component: lazily(() => import('./screens/entries.tsx'), 'Entries'),
  },
  {
    path: '/o/:org/registry/new', title: { ca: 'Registra', es: 'Registra', en: 'Register' }, permission: 'registry.register',
    help: {
      ca: 'Ompliu qui presenta, què demana i els documents. El número es dona en prémer Registra i el justificant segellat arriba de seguida.\n\nSi el sistema ha estat aturat i vau apuntar l’entrada a mà, obriu “Es va presentar abans” i digueu quan.\n\nCtrl + Retorn registra des de qualsevol camp.',
      es: 'Rellene quién presenta, qué pide y los documentos. El número se da al pulsar Registra y el justificante sellado llega enseguida.\n\nSi el sistema ha estado parado y apuntó la entrada a mano, abra «Se presentó antes» y diga cuándo.\n\nCtrl + Intro registra desde cualquier campo.',
      en: 'Say who files, what they ask and add the documents. The number is given when you press Register and the sealed receipt follows at once.\n\nIf the system was down and you noted the entry by hand, open “It was filed earlier” and say when.\n\nCtrl + Enter registers from any field.',
    },
    component: lazily(() => import('./screens/register.tsx'), 'Register'),
  },
  {
    path: '/o/:org/registry/:code', title: { ca: 'Assentament', es: 'Asiento', en: 'Entry' }, permission: 'registry.read',
    help: {
      ca: 'Les dades d’un assentament no canvien mai. El que passa després —trasllats, expedient, anul·lació— hi queda anotat a sota.',
      es: 'Los datos de un asiento no cambian nunca. Lo que pasa después —traslados, expediente, anulación— queda anotado debajo.',
      en: 'The facts of an entry never change. What happens later — transfers, case, annulment — is noted below.',
    },
    component: lazily(() => import('./screens/entry.tsx'), 'EntryPage'),
  },
  ...['/verifica/:org', '/verifica/:org/:code'].map((path) => ({
    path: path as `/${string}`, public: true, title: { ca: 'Comproveu un justificant', es: 'Compruebe un justificante', en: 'Verify a receipt' },
    help: {
      ca: 'Escriviu el codi que hi ha imprès al justificant per veure què prova. Si teniu un dels fitxers, deixeu-lo anar i comprovareu que és el mateix que es va registrar.',
      es: 'Escriba el código impreso en el justificante para ver qué prueba. Si tiene uno de los archivos, suéltelo y comprobará que es el mismo que se registró.',
      en: 'Write the code printed on the receipt to see what it proves. If you hold one of the files, drop it to check it is the one that was registered.',
    },
    component: lazily(() => import('./screens/verify.tsx'), 'VerifyReceipt'),
  })),
];
