import { useQueryClient } from '@tanstack/react-query';
import { SchemaForm, useRun, useText, type Me, type Schema, type Text } from '@comu/design';

const text = (label: Text, help?: Text) => ({ kind: 'text' as const, label, ...(help ? { help } : {}) });

const kinds: Readonly<Record<string, Text>> = {
  municipality: { ca: 'Ajuntament', es: 'Ayuntamiento', en: 'Municipality' },
  'county-council': { ca: 'Consell comarcal', es: 'Consejo comarcal', en: 'County council' },
  'provincial-council': { ca: 'Diputació', es: 'Diputación', en: 'Provincial council' },
  emd: { ca: 'Entitat municipal descentralitzada', es: 'Entidad municipal descentralizada', en: 'Decentralised municipal entity' },
  association: { ca: 'Mancomunitat', es: 'Mancomunidad', en: 'Association of municipalities' },
  consortium: { ca: 'Consorci', es: 'Consorcio', en: 'Consortium' },
};

/** What the first person says of themselves and of the first organisation. Nobody is signed in yet, so no server describes this form. */
const schema: Schema = {
  type: 'object',
  required: ['name', 'email', 'password', 'organisation'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200, 'x-comu': text({ ca: 'El vostre nom i cognoms', es: 'Su nombre y apellidos', en: 'Your name' }) },
    email: { type: 'string', format: 'email', pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'x-comu': text({ ca: 'Adreça electrònica', es: 'Correo electrónico', en: 'E-mail address' }) },
    password: { type: 'string', minLength: 12, maxLength: 256, 'x-comu': { kind: 'secret', label: { ca: 'Contrasenya', es: 'Contraseña', en: 'Password' }, help: { ca: '12 caràcters o més; una frase va molt bé.', es: '12 caracteres o más; una frase va muy bien.', en: '12 characters or more; a sentence works well.' } } },
    organisation: {
      type: 'object',
      required: ['name', 'kind', 'slug'],
      'x-comu': { kind: 'structure', label: { ca: 'El primer ens', es: 'El primer ente', en: 'The first organisation' } },
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 200, 'x-comu': text({ ca: 'Nom de l’ens', es: 'Nombre del ente', en: 'Name of the organisation' }, { ca: 'Per exemple, Ajuntament de Sant Vicenç de Montalt.', es: 'Por ejemplo, Ayuntamiento de Sant Vicenç de Montalt.', en: 'For example, Ajuntament de Sant Vicenç de Montalt.' }) },
        kind: { type: 'string', enum: Object.keys(kinds), 'x-comu': { kind: 'choice', label: { ca: 'Tipus', es: 'Tipo', en: 'Kind' }, choices: kinds } },
        slug: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80, 'x-comu': text({ ca: 'Nom curt per a les adreces web', es: 'Nombre corto para las direcciones web', en: 'Short name for web addresses' }, { ca: 'Minúscules, xifres i guions: sant-vicenc-de-montalt.', es: 'Minúsculas, cifras y guiones: sant-vicenc-de-montalt.', en: 'Lower-case letters, digits and hyphens: sant-vicenc-de-montalt.' }) },
      },
    },
  },
};

/** An installation that is still empty: whoever opens it first becomes its administrator. */
export function FirstAdministrator() {
  const t = useText();
  const queries = useQueryClient();
  const { run, running, problem } = useRun<Me>('identity.first-administrator', { organisation: null });
  return (
    <>
      <div><h1>{t({ ca: 'Benvinguts a Comú', es: 'Bienvenidos a Comú', en: 'Welcome to Comú' })}</h1><p className="soft">{t({ ca: 'Aquesta instal·lació és nova. Digueu qui l’administrarà i el primer ens; després hi podreu afegir persones i més ens.', es: 'Esta instalación es nueva. Diga quién la administrará y el primer ente; después podrá añadir personas y más entes.', en: 'This installation is new. Say who will administer it and the first organisation; people and more organisations can be added later.' })}</p></div>
      <SchemaForm schema={schema} draft="first-administrator" problem={problem} busy={running} verb={t({ ca: 'Comenceu', es: 'Empezar', en: 'Start' })}
        onSubmit={async (input) => {
          if ((await run(input)) === undefined) return false;
          await queries.invalidateQueries();
          return true;
        }} />
    </>
  );
}
