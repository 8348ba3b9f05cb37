import { lazily, MegaphoneIcon, PaintBrushIcon, type Screen, type Text } from '@comu/design';

const open = (path: `/transparencia${string}`, title: Text, name: 'PortalItem' | 'PortalDataset' | 'PortalHistory' | 'PortalApi'): Screen => ({ path, public: true, title, help: reading, component: lazily(() => import('./screens/portal-pages.tsx'), name) });
const reading: Text = { ca: 'Tot el que hi ha aquí ho pot consultar i reutilitzar tothom, sense identificar-se.', es: 'Todo lo que hay aquí lo puede consultar y reutilizar cualquiera, sin identificarse.', en: 'Everything here may be read and re-used by anybody, without signing in.' };
const help: Text = {
  ca: 'La llei demana publicar uns continguts i tenir-los al dia. Cada un es pot omplir amb un text, un document o un conjunt de dades.\n\nEl que té dades personals només surt amb l’aprovació d’una persona amb nom i motiu.',
  es: 'La ley pide publicar unos contenidos y tenerlos al día. Cada uno se puede rellenar con un texto, un documento o un conjunto de datos.\n\nLo que tiene datos personales solo sale con la aprobación de una persona con nombre y motivo.',
  en: 'The law asks for some contents to be published and kept fresh. Each can be filled with a text, a document or a dataset.\n\nWhat holds personal data leaves only with a named person’s approval and reason.',
};

const dressing: Text = {
  ca: 'Com es presenta el portal: qui sou, a qui es pot preguntar, amb quins colors, sota quina llicència i amb quin avís legal.\n\nEls colors que no es poden llegir no es desen. Cada edició queda guardada i s’hi pot tornar.',
  es: 'Cómo se presenta el portal: quién es, a quién se puede preguntar, con qué colores, bajo qué licencia y con qué aviso legal.\n\nLos colores que no se pueden leer no se guardan. Cada edición queda guardada y se puede volver a ella.',
  en: 'How the portal presents itself: who you are, whom to ask, in which colours, under which licence and legal notice.\n\nColours that cannot be read are not kept. Each edition stays, and can be gone back to.',
};

export const screens: readonly Screen[] = [
  { path: '/transparencia', public: true, title: { ca: 'Portals de la província', es: 'Portales de la provincia', en: 'Portals of the province' }, help: reading, component: lazily(() => import('./screens/compared.tsx'), 'PortalsCompared') },
  { path: '/transparencia/:org', public: true, title: { ca: 'Transparència', es: 'Transparencia', en: 'Transparency' }, help: reading, component: lazily(() => import('./screens/portal.tsx'), 'Portal') },
  open('/transparencia/:org/item/:code', { ca: 'Transparència', es: 'Transparencia', en: 'Transparency' }, 'PortalItem'),
  open('/transparencia/:org/dades/:code', { ca: 'Dades obertes', es: 'Datos abiertos', en: 'Open data' }, 'PortalDataset'),
  open('/transparencia/:org/canvis', { ca: 'Què ha canviat', es: 'Qué ha cambiado', en: 'What has changed' }, 'PortalHistory'),
  open('/transparencia/:org/api', { ca: 'Per a programes', es: 'Para programas', en: 'For programs' }, 'PortalApi'),
  { path: '/transparencia/:org/avis-legal', public: true, title: { ca: 'Avís legal', es: 'Aviso legal', en: 'Legal notice' }, help: reading, component: lazily(() => import('./screens/about.tsx'), 'LegalNotice') },
  { path: '/transparencia/:org/accessibilitat', public: true, title: { ca: 'Accessibilitat', es: 'Accesibilidad', en: 'Accessibility' }, help: reading, component: lazily(() => import('./screens/about.tsx'), 'Accessibility') },
  { path: '/o/:org/dades/portal', title: { ca: 'El portal', es: 'El portal', en: 'The portal' }, help: dressing, permission: 'transparency.publish', nav: { place: 'data', order: 50, icon: PaintBrushIcon }, component: lazily(() => import('./screens/settings.tsx'), 'PortalSettings') },
  { path: '/o/:org/dades/transparencia', title: { ca: 'Transparència', es: 'Transparencia', en: 'Transparency' }, help, permission: 'transparency.read', nav: { place: 'data', order: 40, icon: MegaphoneIcon }, component: lazily(() => import('./screens/items.tsx'), 'TransparencyItems') },
  { path: '/o/:org/dades/transparencia/:code', title: { ca: 'Ítem de transparència', es: 'Ítem de transparencia', en: 'Transparency item' }, help, permission: 'transparency.read', component: lazily(() => import('./screens/item.tsx'), 'TransparencyItem') },
  { path: '/o/:org/dades/publica', title: { ca: 'Dades obertes', es: 'Datos abiertos', en: 'Open data' }, help, permission: 'transparency.publish', nav: { place: 'data', order: 45, icon: MegaphoneIcon }, component: lazily(() => import('./screens/publish-list.tsx'), 'PublishList') },
  { path: '/o/:org/dades/publica/:id', title: { ca: 'Publica un conjunt', es: 'Publica un conjunto', en: 'Publish a dataset' }, help, permission: 'transparency.publish', component: lazily(() => import('./screens/publish.tsx'), 'PublishOffer') },
];
