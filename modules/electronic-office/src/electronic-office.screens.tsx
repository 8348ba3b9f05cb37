import { FilesIcon, lazily, type Screen } from '@comu/design';

const open = (path: `/seu/:org${string}`, title: Screen['title'], help: Screen['help'], component: Screen['component']): Screen => ({ path, public: true, title, help, component });

export const screens: readonly Screen[] = [
  open('/seu/:org', { ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' },
    { ca: 'Aquí podeu iniciar tràmits, comprovar documents i saber quins dies compten els terminis.', es: 'Aquí puede iniciar trámites, comprobar documentos y saber qué días cuentan los plazos.', en: 'Here you may begin procedures, check documents and see which days count.' }, lazily(() => import('./screens/home.tsx'), 'OfficeHome')),
  open('/seu/:org/identificacio', { ca: 'Identificació', es: 'Identificación', en: 'Identification' },
    { ca: 'Trieu com us voleu identificar. Qui us identifica ens diu el nom i el número, res més.', es: 'Elija cómo quiere identificarse. Quien le identifica nos dice el nombre y el número, nada más.', en: 'Choose how to identify yourself. Whoever does it tells us your name and number, nothing else.' }, lazily(() => import('./screens/identify.tsx'), 'Identification')),
  open('/seu/:org/tramit/:procedure', { ca: 'Tràmit', es: 'Trámite', en: 'Procedure' },
    { ca: 'Llegiu què cal i comenceu. L’esborrany es desa sol i el podeu acabar un altre dia.', es: 'Lea qué hace falta y empiece. El borrador se guarda solo y puede acabarlo otro día.', en: 'Read what is needed and begin. The draft saves itself and you may finish another day.' }, lazily(() => import('./screens/procedure.tsx'), 'ProcedurePage')),
  open('/seu/:org/esborrany/:draft', { ca: 'Sol·licitud', es: 'Solicitud', en: 'Application' },
    { ca: 'Tot el que escriviu es desa sol. Res no es presenta fins que premeu Presenta.', es: 'Todo lo que escribe se guarda solo. Nada se presenta hasta que pulse Presentar.', en: 'All you write is saved. Nothing is filed until you press File.' }, lazily(() => import('./screens/draft.tsx'), 'DraftPage')),
  open('/seu/:org/presentat/:filing', { ca: 'Presentat', es: 'Presentado', en: 'Filed' },
    { ca: 'Guardeu el número i el justificant: proven què vau presentar i quan.', es: 'Guarde el número y el justificante: prueban qué presentó y cuándo.', en: 'Keep the number and the receipt: they prove what you filed and when.' }, lazily(() => import('./screens/filed.tsx'), 'Filed')),
  open('/seu/:org/tramits', { ca: 'Els meus tràmits', es: 'Mis trámites', en: 'My matters' },
    { ca: 'Notificacions per obrir, esborranys per acabar i com va cada tràmit.', es: 'Notificaciones por abrir, borradores por acabar y cómo va cada trámite.', en: 'Notifications to open, drafts to finish and how each matter stands.' }, lazily(() => import('./screens/matters.tsx'), 'Matters')),
  open('/seu/:org/tramits/:filing', { ca: 'Com va el tràmit', es: 'Cómo va el trámite', en: 'How it stands' },
    { ca: 'Què passa ara, què ve després i abans de quan us han de contestar.', es: 'Qué pasa ahora, qué viene después y antes de cuándo deben contestarle.', en: 'What happens now, what comes next and by when you must be answered.' }, lazily(() => import('./screens/matter.tsx'), 'Matter')),
  open('/seu/:org/notificacio/:notification', { ca: 'Notificació', es: 'Notificación', en: 'Notification' },
    { ca: 'Obrir-la és quedar notificat. Rebutjar-la també té efectes.', es: 'Abrirla es quedar notificado. Rechazarla también tiene efectos.', en: 'To open it is to be notified. To refuse it has effects too.' }, lazily(() => import('./screens/notification.tsx'), 'NotificationPage')),
  ...(['/seu/:org/copia', '/seu/:org/copia/:code'] as const).map((path) => open(path, { ca: 'Comproveu una còpia', es: 'Compruebe una copia', en: 'Check a copy' },
    { ca: 'Escriviu el codi de l’última pàgina de la còpia.', es: 'Escriba el código de la última página de la copia.', en: 'Write the code on the last page of the copy.' }, lazily(() => import('./screens/copy.tsx'), 'CopyPage'))),
  ...(['/o/:org/digitise', '/o/:org/digitise/:id'] as const).map((path): Screen => ({
    path, title: { ca: 'Digitalitza paper', es: 'Digitaliza papel', en: 'Digitise paper' }, permission: 'electronic-office.digitise', ...(path.endsWith(':id') ? {} : { nav: { place: 'registry', order: 20, icon: FilesIcon } as const }),
    help: {
      ca: 'Escanegeu el paper que us porten i torneu-lo. Se’n fa una còpia autèntica, amb el text llegit i el segell de l’ens, i es registra.\n\nPodeu sortir de la pàgina mentre es llegeix.',
      es: 'Escanee el papel que le traen y devuélvalo. Se hace una copia auténtica, con el texto leído y el sello del ente, y se registra.\n\nPuede salir de la página mientras se lee.',
      en: 'Scan the paper people bring and give it back. It becomes an authentic copy, its text read, sealed by the body, and is registered.\n\nYou may leave the page while it is read.',
    },
    component: lazily(() => import('./screens/digitise.tsx'), 'Digitise'),
  })),
];
