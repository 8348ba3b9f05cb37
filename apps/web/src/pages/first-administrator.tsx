import { useQueryClient } from '@tanstack/react-query';
import { SchemaForm, useRun, useText, type Me, type Schema } from '@comu/design';

const text = (label: { ca: string; es: string; en: string }, help?: { ca: string; es: string; en: string }) => ({ kind: 'text' as const, label, ...(help ? { help } : {}) });

/** What the first person says of themselves and of the first organisation; the names are those of `identity.first-administrator`. */
const schema: Schema = {
  type: 'object',
  required: ['name', 'email', 'password', 'organisation'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200, 'x-comu': text({ ca: 'El vostre nom i cognoms', es: 'Su nombre y apellidos', en: 'Your name' }) },
    email: { type: 'string', format: 'email', pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'x-comu': text({ ca: 'Adreça electrònica', es: 'Correo electrónico', en: 'E-mail address' }) },
    password: { type: 'string', minLength: 12, maxLength: 200 },
    organisation: {
      type: 'object',
      required: ['name', 'slug'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 200, 'x-comu': text({ ca: 'Nom de l’ens', es: 'Nombre del ente', en: 'Name of the organisation' }, { ca: 'Per exemple, Ajuntament de Sant Vicenç de Montalt.', es: 'Por ejemplo, Ayuntamiento de Sant Vicenç de Montalt.', en: 'For example, Ajuntament de Sant Vicenç de Montalt.' }) },
        slug: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, 'x-comu': text({ ca: 'Nom curt per a les adreces web', es: 'Nombre corto para las direcciones web', en: 'Short name for web addresses' }, { ca: 'Minúscules, xifres i guions: sant-vicenc-de-montalt.', es: 'Minúsculas, cifras y guiones: sant-vicenc-de-montalt.', en: 'Lower-case letters, digits and hyphens: sant-vicenc-de-montalt.' }) },
      },
    },
  },
};
const labelled: Schema = {
  ...schema,
  properties: {
    ...schema.properties,
    password: { ...schema.properties?.['password'], 'x-comu': undefined, title: '' } as Schema,
    organisation: { ...schema.properties?.['organisation'], 'x-comu': { kind: 'structure', label: { ca: 'El primer ens', es: 'El primer ente', en: 'The first organisation' } } } as Schema,
  },
};

/** An installation that is still empty: whoever opens it first becomes its administrator. */
export function FirstAdministrator() {
  const t = useText();
  const queries = useQueryClient();
  const { run, running, problem } = useRun<Me>('identity.first-administrator', { organisation: null });
  const named: Schema = { ...labelled, properties: { ...labelled.properties, password: { ...labelled.properties?.['password'], title: t({ ca: 'Contrasenya (12 caràcters o més)', es: 'Contraseña (12 caracteres o más)', en: 'Password (12 characters or more)' }) } as Schema } };
  return (
    <>
      <div><h1>{t({ ca: 'Benvinguts a Comú', es: 'Bienvenidos a Comú', en: 'Welcome to Comú' })}</h1><p className="soft">{t({ ca: 'Aquesta instal·lació és nova. Digueu qui l’administrarà i el primer ens; després hi podreu afegir persones i més ens.', es: 'Esta instalación es nueva. Diga quién la administrará y el primer ente; después podrá añadir personas y más entes.', en: 'This installation is new. Say who will administer it and the first organisation; people and more organisations can be added later.' })}</p></div>
      <SchemaForm schema={named} draft="first-administrator" problem={problem} busy={running} verb={t({ ca: 'Comenceu', es: 'Empezar', en: 'Start' })}
        onSubmit={async (input) => {
          if ((await run(input)) === undefined) return false;
          await queries.invalidateQueries();
          return true;
        }} />
    </>
  );
}
