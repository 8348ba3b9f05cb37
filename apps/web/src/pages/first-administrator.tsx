import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, SchemaForm, useRun, useText, type Me, type Schema, type Text } from '@comu/design';

const text = (label: Text, help?: Text) => ({ kind: 'text' as const, label, ...(help ? { help } : {}) });

const kinds: Readonly<Record<string, Text>> = {
  municipality: { ca: 'Ajuntament', es: 'Ayuntamiento', en: 'Municipality' },
  'county-council': { ca: 'Consell comarcal', es: 'Consejo comarcal', en: 'County council' },
  'provincial-council': { ca: 'Diputació', es: 'Diputación', en: 'Provincial council' },
  emd: { ca: 'Entitat municipal descentralitzada', es: 'Entidad municipal descentralizada', en: 'Decentralised municipal entity' },
  association: { ca: 'Mancomunitat', es: 'Mancomunidad', en: 'Association of municipalities' },
  consortium: { ca: 'Consorci', es: 'Consorcio', en: 'Consortium' },
};

export interface FoundedBody { readonly slug: string; readonly name: string; readonly kind: string }

const person: Schema['properties'] = {
  name: { type: 'string', minLength: 1, maxLength: 200, 'x-comu': text({ ca: 'El vostre nom i cognoms', es: 'Su nombre y apellidos', en: 'Your name' }) },
  email: { type: 'string', format: 'email', pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'x-comu': text({ ca: 'Adreça electrònica', es: 'Correo electrónico', en: 'E-mail address' }) },
  password: { type: 'string', minLength: 12, maxLength: 256, 'x-comu': { kind: 'secret', label: { ca: 'Contrasenya', es: 'Contraseña', en: 'Password' }, help: { ca: '12 caràcters o més; una frase va molt bé.', es: '12 caracteres o más; una frase va muy bien.', en: '12 characters or more; a sentence works well.' } } },
};

/** What the first person says of themselves and of the first organisation. Nobody is signed in yet, so no server describes this form. */
const founding: Schema = {
  type: 'object',
  required: ['name', 'email', 'password', 'organisation'],
  properties: {
    ...person,
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

/** The same with one of the bodies that are founded already, so that nobody founds it twice by a slip in its short name. */
const taking = (bodies: readonly FoundedBody[]): Schema => ({
  type: 'object',
  required: ['name', 'email', 'password', 'body'],
  properties: {
    ...person,
    body: { type: 'string', enum: bodies.map(({ slug }) => slug), 'x-comu': { kind: 'choice', label: { ca: 'L’ens que administrareu', es: 'El ente que administrará', en: 'The organisation you will administer' }, help: { ca: 'Per administrar tota la instal·lació, trieu la Diputació.', es: 'Para administrar toda la instalación, elija la Diputación.', en: 'To administer the whole installation, choose the provincial council.' }, choices: Object.fromEntries(bodies.map(({ slug, name }) => [slug, { ca: name, es: name, en: name }])) } },
  },
});

/** An installation that is still empty: whoever opens it first becomes its administrator. */
export function FirstAdministrator({ bodies }: { bodies: readonly FoundedBody[] }) {
  const t = useText();
  const queries = useQueryClient();
  const { run, running, problem } = useRun<Me>('identity.first-administrator', { organisation: null });
  const [another, setAnother] = useState(bodies.length === 0);
  const schema = useMemo(() => (another ? founding : taking(bodies)), [another, bodies]);
  return (
    <>
      <div><h1>{t({ ca: 'Benvinguts a Comú', es: 'Bienvenidos a Comú', en: 'Welcome to Comú' })}</h1><p className="soft">{t({ ca: 'Aquesta instal·lació és nova. Digueu qui l’administrarà i el primer ens; després hi podreu afegir persones i més ens.', es: 'Esta instalación es nueva. Diga quién la administrará y el primer ente; después podrá añadir personas y más entes.', en: 'This installation is new. Say who will administer it and the first organisation; people and more organisations can be added later.' })}</p></div>
      <SchemaForm key={String(another)} schema={schema} draft={another ? 'first-administrator-founding' : 'first-administrator'} problem={problem} busy={running} verb={t({ ca: 'Comenceu', es: 'Empezar', en: 'Start' })}
        onSubmit={async ({ body, ...input }) => {
          const chosen = bodies.find(({ slug }) => slug === body);
          if ((await run(chosen === undefined ? input : { ...input, organisation: { slug: chosen.slug, name: chosen.name, kind: chosen.kind } })) === undefined) return false;
          await queries.invalidateQueries();
          return true;
        }} />
      {bodies.length > 0 && <Button look="quiet" onClick={() => setAnother(!another)}>{another ? t({ ca: 'Trieu un ens dels que ja hi ha', es: 'Elija un ente de los que ya hay', en: 'Choose an organisation already here' }) : t({ ca: 'El meu ens no hi és', es: 'Mi ente no está', en: 'My organisation is not there' })}</Button>}
    </>
  );
}
