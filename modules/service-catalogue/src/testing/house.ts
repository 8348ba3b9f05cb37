import { defineModule, operation, PLATFORM, proofOf, systemActor, type RoleName } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { cases } from '@comu/cases';
import { renderPdf } from '@comu/documents';
import { documents, keepBytes } from '@comu/filing';
import { actorFor, identityModule, Person, seedProvince } from '@comu/identity';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { Resolution, resolutions } from '@comu/resolutions';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { z } from 'zod';
import serviceCatalogue from '../service-catalogue.module.ts';

const title = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const seedPerson = operation('seeds.person', {
  title, permission: 'system', scope: 'platform', input: { name: z.string(), email: z.string() }, output: z.object({ id: z.uuid() }), run: async (person, { db }) => ({ id: (await db.insert(Person, person)).id }),
});
const seedPdf = operation('seeds.pdf', {
  title, permission: 'system', input: { name: z.string() }, output: z.string(),
  async run({ name }, context) {
    const { bytes } = await renderPdf({ title: name, language: 'ca', date: context.now, letterhead: { organisation: 'Prova' }, content: [{ kind: 'paragraph', text: name }] });
    return (await keepBytes(context, bytes, `${name}.pdf`)).sha256;
  },
});
const seedProof = operation('seeds.proof', {
  title, permission: 'system', kind: 'query', input: { id: z.uuid() }, output: z.any(), run: ({ id }, context) => proofOf(context, { record: Resolution.name, subject: id }),
});
const seeds = defineModule({ name: 'seeds', title, operations: [seedPerson, seedPdf, seedProof] });

export const passphrase = 'una frase llarga';
export interface Someone { run(operation: string, input: unknown): Promise<any>; readonly id: string }
export interface Body { readonly id: string; person(name: string, role: RoleName): Promise<Someone>; pdf(name: string): Promise<string>; readonly system: { actor: typeof systemActor; organisation: string } }

/** The Diputació and some town halls, real capabilities and real people with the usual roles. */
export async function openHouse({ now, towns }: { now: Date; towns: readonly { slug: string; name: string; ine: string; dir3: string }[] }): Promise<{ house: Installation; provincial: Body; town(slug: string): Body }> {
  const house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, cases, notifications, resolutions, serviceCatalogue, seeds], now });
  const { runner, clock } = house;
  await seedProvince(runner, { bodies: [
    { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council', ine: '08019', dir3: 'L02000008', nif: 'P0800000B' },
    ...towns.map((each) => ({ ...each, kind: 'municipality' as const })),
  ] });
  const all: { id: string; slug: string }[] = await runner.run('identity.organisations', {}, { actor: systemActor, organisation: PLATFORM });
  const body = (slug: string): Body => {
    const { id } = all.find((each) => each.slug === slug)!;
    const system = { actor: systemActor, organisation: id };
    return {
      id, system,
      pdf: (name) => runner.run(seedPdf, { name }, system),
      async person(name, role) {
        const person = await runner.run(seedPerson, { name, email: `${name.toLowerCase().replace(/[^a-z]/g, '')}@${slug}.example` }, { actor: systemActor, organisation: PLATFORM });
        await runner.run('identity.join', { person: person.id, role, from: '2020-01-01' }, system);
        return { id: person.id, run: async (name_, input) => runner.run(name_, input, { actor: await actorFor(runner, person.id, { now: clock.now }), organisation: id }) };
      },
    };
  };
  return { house, provincial: body('diputacio-de-barcelona'), town: body };
}
