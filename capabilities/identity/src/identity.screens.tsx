import { HandshakeIcon, KeyIcon, lazily, ShieldCheckIcon, TreeStructureIcon, UsersThreeIcon, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/administration/people', title: { ca: 'Persones i rols', es: 'Personas y roles', en: 'People and roles' }, permission: 'identity.see-people', nav: { place: 'administration', order: 10, icon: UsersThreeIcon },
    help: {
      ca: 'Qui treballa per a l’ens i amb quin rol. Convideu algú amb el seu correu: rep un enllaç per triar contrasenya. Qui ja treballa per a un altre ens entra amb la mateixa.\n\nQuan algú plega, acabeu-ne la vinculació: tot el que va fer es conserva.',
      es: 'Quién trabaja para el ente y con qué rol. Invite a alguien con su correo: recibe un enlace para elegir contraseña. Quien ya trabaja para otro ente entra con la misma.\n\nCuando alguien se va, termine su vinculación: todo lo que hizo se conserva.',
      en: 'Who works for the body and in which role. Invite somebody by their e-mail: they get a link to choose a password. Whoever works for another body already uses the same one.\n\nWhen somebody leaves, end their membership: all they did is kept.',
    },
    component: lazily(() => import('./screens/people.tsx'), 'People'),
  },
  {
    path: '/o/:org/administration/units', title: { ca: 'Unitats', es: 'Unidades', en: 'Units' }, permission: 'identity.see-people', nav: { place: 'administration', order: 20, icon: TreeStructureIcon },
    help: {
      ca: 'L’arbre d’unitats de l’ens. Les entrades del registre s’hi traslladen i les tasques s’hi assignen.\n\nUna unitat amb codi DIR3 pot rebre intercanvis d’altres administracions.',
      es: 'El árbol de unidades del ente. Las entradas del registro se trasladan a ellas y las tareas se les asignan.\n\nUna unidad con código DIR3 puede recibir intercambios de otras administraciones.',
      en: 'The tree of units of the body. Registry entries are transferred to them and tasks assigned.\n\nA unit with a DIR3 code can receive exchanges from other administrations.',
    },
    component: lazily(() => import('./screens/units.tsx'), 'Units'),
  },
  {
    path: '/o/:org/administration/delegations', title: { ca: 'Delegacions i suplències', es: 'Delegaciones y suplencias', en: 'Delegations and substitutions' }, permission: 'identity.see-people', nav: { place: 'administration', order: 30, icon: HandshakeIcon },
    help: {
      ca: 'Qui exerceix permisos d’una altra persona, quins i fins quan (Llei 40/2015, arts. 9 i 13). Ningú no delega el que no té per rol propi ni s’ho pot donar a si mateix.',
      es: 'Quién ejerce permisos de otra persona, cuáles y hasta cuándo (Ley 40/2015, arts. 9 y 13). Nadie delega lo que no tiene por rol propio ni se lo puede dar a sí mismo.',
      en: 'Who exercises another person’s permissions, which and until when (Law 40/2015, arts. 9 and 13). Nobody delegates what they do not hold by role, nor to themselves.',
    },
    component: lazily(() => import('./screens/delegations.tsx'), 'Delegations'),
  },
  {
    path: '/o/:org/administration/roles', title: { ca: 'Permisos dels rols', es: 'Permisos de los roles', en: 'Permissions of roles' }, permission: 'identity.manage-people', nav: { place: 'administration', order: 34, icon: ShieldCheckIcon },
    help: {
      ca: 'Cada rol ja porta els permisos del seu ofici. Si aquí us organitzeu d’una altra manera, trieu el rol i marqueu o desmarqueu el que pot fer: val des d’ara i només per a aquest ens.\n\nEl que s’aparta de l’habitual queda assenyalat i s’hi pot tornar amb «Com és habitual».',
      es: 'Cada rol ya lleva los permisos de su oficio. Si aquí se organizan de otro modo, elija el rol y marque o desmarque lo que puede hacer: vale desde ahora y solo para este ente.\n\nLo que se aparta de lo habitual queda señalado y se puede volver con «Como es habitual».',
      en: 'Each role comes with the permissions of its trade. If you work otherwise here, choose the role and tick or untick what it may do: it counts from now on, and only for this body.\n\nWhat departs from the usual is marked, and “As usual” goes back to it.',
    },
    component: lazily(() => import('./screens/roles.tsx'), 'Roles'),
  },
  {
    path: '/o/:org/administration/tokens', title: { ca: 'Claus de servei', es: 'Claves de servicio', en: 'Service keys' }, permission: 'identity.manage-people', nav: { place: 'administration', order: 36, icon: KeyIcon },
    help: {
      ca: 'Una clau deixa que un altre programa actuï en nom de l’ens amb els permisos que li doneu, fins a dos anys. El secret es mostra una sola vegada, quan es crea.\n\nSi es perd o algú plega, revoqueu-la i feu-ne una de nova: tot el que va fer queda amb el seu nom.',
      es: 'Una clave permite que otro programa actúe en nombre del ente con los permisos que le dé, hasta dos años. El secreto se muestra una sola vez, al crearla.\n\nSi se pierde o alguien se va, revóquela y haga una nueva: todo lo que hizo queda con su nombre.',
      en: 'A key lets another program act for the body with the permissions you give it, for two years at most. Its secret is shown once, when it is made.\n\nIf it is lost or somebody leaves, revoke it and make another: all it did stays under its name.',
    },
    component: lazily(() => import('./screens/tokens.tsx'), 'Tokens'),
  },
];
