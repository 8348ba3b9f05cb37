import { operator } from '../actor.ts';
import type { Run } from '../command.ts';
import { openInstallation, readConfiguration } from '../installation.ts';
import { namesOf, provincialOf } from '../organisations.ts';
import { WrongUsage } from '../terminal.ts';

const fields = ['slug', 'name', 'kind', 'ine', 'nif', 'dir3', 'county', 'accent', 'email'];

/** Adds an organisation in the name of the provincial council and, when named, invites the person who administers it. */
export const run: Run = async ({ values }, terminal) => {
  const { 'administrator-name': name, 'administrator-email': email } = values;
  if ((name === undefined) !== (email === undefined)) throw new WrongUsage({
    ca: 'De qui administra calen les dues dades: --administrator-name i --administrator-email.', es: 'De quien administra hacen falta los dos datos: --administrator-name y --administrator-email.', en: 'Give both of the administrator: --administrator-name and --administrator-email.',
  });
  const installation = await openInstallation(readConfiguration(), (line) => terminal.say(line), { beside: true });
  try {
    const organisation = Object.fromEntries(fields.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]));
    const made = await installation.runner.run('identity.create-organisation', { organisation, ...(name === undefined ? {} : { administrator: { name, email } }) }, {
      actor: operator(terminal), organisation: provincialOf(await namesOf(installation.database)).id,
    });
    terminal.say({ ca: `Ens afegit: ${made.slug} (${made.id}).`, es: `Ente añadido: ${made.slug} (${made.id}).`, en: `Organisation added: ${made.slug} (${made.id}).` });
    if (name !== undefined) terminal.say({ ca: `S’ha convidat ${email} per correu.`, es: `Se ha invitado a ${email} por correo.`, en: `${email} was invited by e-mail.` });
    return 0;
  } finally {
    await installation.close();
  }
};
