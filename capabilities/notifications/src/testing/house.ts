import { randomUUID } from 'node:crypto';
import { defineModule, operation, PLATFORM, makeRunner, openVault, systemActor, type Runner } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { renderPdf } from '@comu/documents';
import { Document, documents, keepBytes, letterheadOf, newDocument } from '@comu/filing';
import { identityModule, Organisation, Person } from '@comu/identity';
import { registry } from '@comu/registry';
import { terms } from '@comu/running-terms';
import { sealBytes, signatures } from '@comu/signing';
import { z } from 'zod';
import notifications from '../notifications.module.ts';

const title = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const seedBody = operation('seeds.body', {
  title, permission: 'system', scope: 'platform', input: { slug: z.string(), name: z.string(), kind: z.enum(['provincial-council', 'municipality']), ine: z.string().optional() }, output: Organisation.row,
  run: ({ ine, ...body }, { db }) => db.insert(Organisation, { ...body, ine: ine ?? null }),
});
const seedPerson = operation('seeds.person', {
  title, permission: 'system', scope: 'platform', input: { name: z.string(), email: z.string(), language: z.enum(['ca', 'es', 'en']).default('ca') }, output: Person.row,
  run: (person, { db }) => db.insert(Person, person),
});
const seedDocument = operation('seeds.document', {
  title, permission: 'system', input: { title: z.string(), words: z.string(), state: z.enum(['draft', 'final', 'signed']) }, output: Document.row,
  async run({ title: heading, words, state }, context) {
    const { bytes } = await renderPdf({ title: heading, language: 'ca', date: context.now, letterhead: await letterheadOf(context), content: [{ kind: 'paragraph', text: words }] });
    const file = await keepBytes(context, state === 'signed' ? await sealBytes(context, { pdf: bytes, reason: heading }) : bytes, `${heading}.pdf`);
    return newDocument(context, { title: heading, kind: 'TD01', origin: 'administration', state, file, why: 'Prova' });
  },
});
const seeds = defineModule({ name: 'seeds', title, operations: [seedBody, seedPerson, seedDocument] });

export type Body = Awaited<ReturnType<typeof makeBody>>;
async function makeBody(runner: Runner, given: { slug: string; name: string; kind: 'provincial-council' | 'municipality'; ine?: string }) {
  const { id } = await runner.run(seedBody, given, { actor: systemActor, organisation: PLATFORM });
  return { id, slug: given.slug, name: given.name, as: { actor: testActor({ person: randomUUID(), name: `Secretària de ${given.slug}`, organisations: { [id]: ['notifications.read', 'notifications.notify', 'notifications.open', 'notifications.mail', 'documents.read', 'registry.read'] } }), organisation: id }, system: { actor: systemActor, organisation: id } };
}

/** Two town halls and the provincial council with one signed resolution. */
export async function openHouse(): Promise<{ house: Installation; council: Body; town: Body; otherTown: Body; withMail(url: string): Runner; signed(words?: string, state?: 'draft' | 'final' | 'signed'): Promise<{ id: string; file: string; title: string }>; member(of: Body, person: { name: string; email: string; language?: 'ca' | 'es' | 'en' }): Promise<string> }> {
  const house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, notifications, seeds] });
  const { runner } = house;
  const council = await makeBody(runner, { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council' });
  const town = await makeBody(runner, { slug: 'berga', name: 'Ajuntament de Berga', kind: 'municipality', ine: '08022' });
  const otherTown = await makeBody(runner, { slug: 'vic', name: 'Ajuntament de Vic', kind: 'municipality', ine: '08298' });
  return {
    house, council, town, otherTown,
    withMail: (url) => makeRunner({
      house: runner.house, database: runner.database, files: runner.files, vault: openVault('a secret for tests, thirty-two characters'), publicUrl: runner.publicUrl,
      settings: { SMTP_URL: url, MAIL_FROM: 'Comú <avisos@diba.example>' }, clock: () => house.clock.now,
    }),
    signed: (words = 'Es concedeix l’ajut de 12.345,00 €.', state = 'signed') => runner.run(seedDocument, { title: 'Resolució de concessió', words, state }, council.system),
    async member(of, person) {
      const { id } = await runner.run(seedPerson.name, person, { actor: systemActor, organisation: PLATFORM });
      await runner.run('identity.join', { person: id, role: 'secretary', from: '2020-01-01' }, of.system);
      return id;
    },
  };
}
