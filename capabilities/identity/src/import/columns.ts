import { roleNames, words } from '@comu/kernel';
import { ineCode } from '../codes.ts';
import { organisationKinds } from '../identity.records.ts';
import { dir3, nif } from '../organisation-input.ts';
import { z } from 'zod';
import { fieldsOf } from './sheet.ts';
import { checkedColumn, choiceColumn, dayColumn, emailColumn, textColumn } from './read-rows.ts';

const nifColumn = checkedColumn(['NIF', 'DNI', 'NIE'], nif, 'nif:control', { ca: 'Reviseu el NIF: la lletra de control no correspon al número.', es: 'Revise el NIF: la letra de control no corresponde al número.', en: 'Check the number: its control letter does not match.' });
const dir3Column = checkedColumn(['DIR3', 'Codi DIR3', 'Código DIR3'], dir3, 'dir3:control', { ca: 'Reviseu el codi DIR3: té nou caràcters i, si és d’un ajuntament, l’últim és el dígit de control.', es: 'Revise el código DIR3: tiene nueve caracteres y, si es de un ayuntamiento, el último es el dígito de control.', en: 'Check the DIR3 code: it has nine characters and, for a town hall, the last is the control digit.' });

export const peopleColumns = {
  name: textColumn(['Nom', 'Nombre', 'Name', 'Nom i cognoms', 'Nombre y apellidos'], { most: 120, required: true }),
  email: emailColumn(['Correu', 'Correo', 'E-mail', 'Correu electrònic', 'Correo electrónico', 'Adreça electrònica'], { required: true }),
  nif: nifColumn,
  role: choiceColumn(['Rol', 'Role'], roleNames, { required: true }),
  unit: textColumn(['Unitat', 'Unidad', 'Unit']),
  from: dayColumn(['Des del', 'Desde el', 'From', 'Data d’alta', 'Fecha de alta', 'Inici', 'Inicio']),
  to: dayColumn(['Fins al', 'Hasta el', 'To', 'Data de baixa', 'Fecha de baja', 'Fi', 'Fin']),
} as const;

export const unitColumns = {
  name: textColumn(['Nom', 'Nombre', 'Name', 'Unitat', 'Unidad', 'Unit'], { required: true }),
  dir3: dir3Column,
  parent: textColumn(['Depèn de', 'Depende de', 'Part of', 'Unitat superior', 'Unidad superior']),
} as const;

export const organisationColumns = {
  slug: checkedColumn(['Nom curt', 'Nombre corto', 'Short name'], z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80), 'format:slug', { ca: 'Només minúscules, xifres i guions.', es: 'Solo minúsculas, cifras y guiones.', en: 'Lower case, digits and hyphens only.' }),
  name: textColumn(['Nom', 'Nombre', 'Name', 'Ens', 'Ente'], { required: true }),
  kind: choiceColumn(['Tipus', 'Tipo', 'Kind'], organisationKinds, { required: true }),
  ine: checkedColumn(['INE', 'Codi INE', 'Código INE'], z.string().regex(ineCode), 'format:ine', { ca: 'El codi INE té cinc xifres, amb el zero del davant.', es: 'El código INE tiene cinco cifras, con el cero delante.', en: 'The INE code has five digits, with its leading zero.' }),
  nif: nifColumn,
  dir3: dir3Column,
  county: checkedColumn(['Comarca', 'County', 'Codi de la comarca'], z.string().regex(/^\d{2}$/), 'format:county', { ca: 'El codi de la comarca té dues xifres, amb el zero del davant.', es: 'El código de la comarca tiene dos cifras, con el cero delante.', en: 'The county code has two digits, with its leading zero.' }),
  email: emailColumn(['Correu', 'Correo', 'E-mail', 'Correu electrònic', 'Correo electrónico']),
} as const;

const [nifLabel, dir3Label, roleLabel] = [words('NIF', 'NIF', 'Tax number'), words('DIR3', 'DIR3', 'DIR3'), words('Rol', 'Rol', 'Role')];

/** What each column of a file is called when it is matched on the screen. */
export const peopleFields = fieldsOf(peopleColumns, { nif: nifLabel, role: roleLabel });
export const unitFields = fieldsOf(unitColumns, { dir3: dir3Label });
export const organisationFields = fieldsOf(organisationColumns, { nif: nifLabel, dir3: dir3Label, ine: words('INE', 'INE', 'INE code'), county: words('Comarca', 'Comarca', 'County') });
