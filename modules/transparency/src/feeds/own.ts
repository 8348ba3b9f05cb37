import { say } from '../words.ts';
import type { Feed } from './feed.ts';

/** What a body is: its data, its units and its data under protection (Llei 19/2014, arts. 8.1.a and 9.1.a; LO 3/2018, art. 31.2). */
export const ownFeeds: readonly Feed[] = [
  {
    code: 'contact', item: 'contacte', needs: ['identity.organisation'], live: true, none: null,
    says: say('Les dades de contacte de l’ens i les del portal.', 'Los datos de contacto del ente y los del portal.', 'The body’s and the portal’s ways of contact.'),
    columns: [
      { name: 'nom', title: say('Ens', 'Ente', 'Body'), type: 'text', from: ['identity.organisation.name'] }, { name: 'nif', title: say('NIF', 'NIF', 'Tax number'), type: 'text', from: ['identity.organisation.nif'] },
      { name: 'dir3', title: say('Codi DIR3', 'Código DIR3', 'DIR3 code'), type: 'text', from: ['identity.organisation.dir3'] }, { name: 'correu', title: say('Correu', 'Correo', 'E-mail'), type: 'text', from: ['identity.organisation.email', 'transparency.portal.email'] },
      { name: 'telefon', title: say('Telèfon', 'Teléfono', 'Telephone'), type: 'text', from: ['transparency.portal.phone'] },
    ],
    sql: 'select o.name as nom, o.nif, o.dir3, coalesce(p.email, o.email) as correu, p.phone as telefon from identity.organisation o left join transparency.portal p on p.organisation = o.id where o.id = $1',
  },
  {
    code: 'units', item: 'organigrama', needs: ['identity.unit'], live: true, none: null,
    says: say('Les unitats en funcionament i de quina depenen. No hi surt cap persona.', 'Las unidades en funcionamiento y de cuál dependen. No aparece ninguna persona.', 'The units at work and what each is part of. No person is named.'),
    columns: [
      { name: 'unitat', title: say('Unitat', 'Unidad', 'Unit'), type: 'text', from: ['identity.unit.name'] }, { name: 'depen', title: say('Depèn de', 'Depende de', 'Part of'), type: 'text', from: ['identity.unit.parent', 'identity.unit.name', 'identity.organisation.name'] },
      { name: 'dir3', title: say('Codi DIR3', 'Código DIR3', 'DIR3 code'), type: 'text', from: ['identity.unit.dir3'], optional: true },
    ],
    sql: 'select u.name as unitat, coalesce(a.name, o.name) as depen, u.dir3 from identity.unit u join identity.organisation o on o.id = u.organisation left join identity.unit a on a.organisation = u.organisation and a.id = u.parent where u.organisation = $1 and (u.closed_on is null or u.closed_on > current_date) order by a.name nulls first, u.name',
  },
  {
    code: 'processing', item: 'activitats-de-tractament', needs: ['data.dataset'], live: true, none: null,
    says: say('Les activitats de tractament que descriu el catàleg de dades: finalitat, base legal, destinataris i conservació (RGPD, art. 30). Cap dada de ningú.', 'Las actividades de tratamiento que describe el catálogo de datos: finalidad, base legal, destinatarios y conservación (RGPD, art. 30). Ningún dato de nadie.', 'The processing activities that the data catalogue describes: purpose, legal basis, recipients and retention (GDPR, art. 30). Nobody’s data.'),
    columns: [
      { name: 'activitat', title: say('Activitat', 'Actividad', 'Activity'), type: 'text', from: ['data.dataset.title'] }, { name: 'finalitat', title: say('Finalitat', 'Finalidad', 'Purpose'), type: 'text', from: ['data.dataset.purpose'] },
      { name: 'base', title: say('Base legal', 'Base legal', 'Legal basis'), type: 'text', from: ['data.dataset.legalBasis'], words: 'data.dataset.legalBasis' }, { name: 'norma', title: say('Norma', 'Norma', 'Law'), type: 'text', from: ['data.dataset.law'], optional: true },
      { name: 'interessats', title: say('De qui', 'De quién', 'Of whom'), type: 'text', from: ['data.dataset.subjects'] }, { name: 'destinataris', title: say('Destinataris', 'Destinatarios', 'Recipients'), type: 'text', from: ['data.dataset.recipients'] },
      { name: 'conservacio', title: say('Conservació', 'Conservación', 'Retention'), type: 'text', from: ['data.dataset.retention'] },
    ],
    sql: `select title as activitat, purpose as finalitat, legal_basis as base, law as norma, subjects as interessats, recipients as destinataris, retention as conservacio from data.dataset where organisation = $1 and personal <> 'none' order by title, code`,
  },
  {
    code: 'open-data', item: 'dades-obertes', needs: ['transparency.offer'], live: true, none: null,
    says: say('Els conjunts de dades publicats, amb la llicència que diu com es poden reutilitzar.', 'Los conjuntos de datos publicados, con la licencia que dice cómo se pueden reutilizar.', 'The published datasets, with the licence that says how they may be re-used.'),
    columns: [
      { name: 'conjunt', title: say('Conjunt', 'Conjunto', 'Dataset'), type: 'text', from: ['transparency.offer.name'] }, { name: 'codi', title: say('Codi', 'Código', 'Code'), type: 'text', from: ['transparency.offer.code'] },
      { name: 'frequencia', title: say('S’actualitza', 'Se actualiza', 'Renewed'), type: 'text', from: ['transparency.offer.frequency'], words: 'transparency.offer.frequency' }, { name: 'llicencia', title: say('Llicència', 'Licencia', 'Licence'), type: 'text', from: ['transparency.offer.licence'], words: 'transparency.offer.licence' },
      { name: 'dades', title: say('Dades del', 'Datos del', 'Data as of'), type: 'day', from: ['transparency.release.loadedOn'] },
    ],
    sql: `select f.name as conjunt, f.code as codi, f.frequency as frequencia, f.licence as llicencia, r.loaded_on::text as dades from transparency.offer f join transparency.release r on r.organisation = f.organisation and r.id = f.release where f.organisation = $1 and f.state = 'published' order by f.code`,
  },
];
