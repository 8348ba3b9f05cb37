import { rm } from 'node:fs/promises';
import { operation, refusal, type Context } from '@comu/kernel';
import type { DatasetFound, DistributionFound, Sector } from '@comu/open-data';
import { z } from 'zod';
import { allowedSources } from '../fetch/address.ts';
import { readCatalogue } from '../fetch/dcat.ts';
import { freeCode } from '../load/free-code.ts';
import { Dataset, Source } from '../records/index.ts';
import { workFile } from '../store/content.ts';
import { say, type themes } from '../words.ts';
import { keepSource, rhythm, runSoon } from './sources.ts';

const notThere = refusal('data.not-in-catalogue', { status: 422, says: say('El catàleg ja no té “{what}”: torneu-lo a llegir i trieu de nou.', 'El catálogo ya no tiene «{what}»: vuelva a leerlo y elija de nuevo.', 'The catalogue no longer has “{what}”: read it again and choose anew.') });
const address = z.string().trim().min(1).max(500);
const mostShown = 3000;
const file = z.object({ id: z.string(), title: z.string().nullable(), url: z.string(), format: z.string().nullable(), reads: z.string().nullable(), bytes: z.number().nullable() });
const found = z.object({ id: z.string(), title: z.string(), description: z.string().nullable(), publisher: z.string().nullable(), licence: z.string().nullable(), licenceAddress: z.string().nullable(), frequency: z.string().nullable(), modified: z.string().nullable(), here: z.string().nullable(), files: z.array(file) });

/** What another body’s DCAT catalogue offers, with which of it is here already. Nothing is kept. */
export const browseCatalogue = operation('data.browse-catalogue', {
  title: say('Mira un catàleg extern', 'Mira un catálogo externo', 'Look into an outside catalogue'), permission: 'data.steward', kind: 'query', input: { address }, output: z.object({ title: z.string().nullable(), datasets: z.array(found), more: z.int() }),
  async run({ address: of }, context) {
    const { title, datasets } = await readOnce(context, of);
    const here = await broughtFrom(context, of);
    return {
      title, more: Math.max(0, datasets.length - mostShown),
      datasets: datasets.slice(0, mostShown).map(({ id, title: name, description, publisher, licence, licenceAddress, frequency, modified, distributions }) => ({
        id, title: name, description: description?.slice(0, 400) ?? null, publisher, licence, licenceAddress, frequency, modified, here: here.get(id) ?? null,
        files: distributions.map(({ id: own, title: label, url, format, reads, bytes }) => ({ id: own, title: label, url, format, reads, bytes })),
      })),
    };
  },
});

const chosen = z.strictObject({ dataset: z.string().max(1000), file: z.string().max(1000) });

/** Brings datasets of another catalogue: each is described as that catalogue says, and has a source that loads it now and when it is due. */
export const bringFromCatalogue = operation('data.bring-from-catalogue', {
  title: say('Porta conjunts d’un catàleg extern', 'Trae conjuntos de un catálogo externo', 'Bring datasets of an outside catalogue'), permission: 'data.administer',
  input: { address, chosen: z.array(chosen).min(1).max(50), rhythm }, output: z.object({ brought: z.array(z.object({ code: z.string(), title: z.string(), already: z.boolean() })) }),
  async run({ address: of, chosen: wanted, rhythm: when }, context) {
    const { datasets } = await readOnce(context, of);
    const here = await broughtFrom(context, of);
    const brought: { code: string; title: string; already: boolean }[] = [];
    for (const { dataset: id, file: which } of wanted) {
      const told = datasets.find((each) => each.id === id);
      const distribution = told?.distributions.find((each) => each.id === which);
      if (told === undefined || distribution === undefined) throw notThere({ what: (told?.title ?? id).slice(0, 200) });
      const before = here.get(id);
      brought.push({ code: before ?? (await bringOne(context, { address: of, told, distribution, rhythm: when })), title: told.title, already: before !== undefined });
    }
    return { brought };
  },
});

async function bringOne(context: Context, { address: of, told, distribution, rhythm: when }: { address: string; told: DatasetFound; distribution: DistributionFound; rhythm: z.output<typeof rhythm> }): Promise<string> {
  const { db, me, call } = context;
  const licence = distribution.licence ?? told.licence;
  const other = licence === null ? (distribution.licenceAddress ?? told.licenceAddress) : null;
  const description = [told.description, other === null ? null : `Llicència a l’origen: ${other}`, told.page].filter((each) => each !== null).join('\n\n').slice(0, 9000);
  const { id, code } = await db.insert(Dataset, {
    code: await freeCode(context, told.title), title: told.title.slice(0, 200), kind: 'file', steward: me.person, access: 'organisation', ...(description === '' ? {} : { description }), ...(told.publisher === null ? {} : { owner: told.publisher.slice(0, 200) }),
    ...(told.keywords.length === 0 ? {} : { keywords: told.keywords.join(', ').slice(0, 500) }), ...(licence === null ? {} : { licence }), ...(told.sector === null ? {} : { theme: themeOf[told.sector] }), ...(told.frequency === null || told.frequency === 'irregular' ? {} : { frequency: told.frequency }),
  });
  const { source } = await call(keepSource, { dataset: id, kind: 'dcat', address: of, rhythm: when, settings: { dataset: told.id, distribution: distribution.id } });
  await runSoon(context, source);
  return code;
}

async function readOnce(context: Context, of: string) {
  const work = workFile('.rdf');
  try {
    return await readCatalogue({ address: of, work, allowed: allowedSources(context) });
  } finally {
    await rm(work, { force: true });
  }
}

/** Codes of what was brought from this catalogue before, by the address of each dataset there. */
async function broughtFrom({ db }: Context, of: string): Promise<Map<string, string>> {
  const rows = await db.all(Source, { kind: 'dcat', address: of });
  const codes = new Map((await db.all(Dataset, { id: rows.map(({ dataset }) => dataset) })).map(({ id, code }) => [id, code]));
  return new Map(rows.flatMap(({ settings, dataset }) => { const code = codes.get(dataset); return settings.dataset === undefined || code === undefined ? [] : [[settings.dataset, code]]; }));
}

/** The theme of ours that each sector of the Spanish taxonomy falls in. */
const themeOf: Readonly<Record<Sector, keyof typeof themes>> = {
  'ciencia-tecnologia': 'technology', comercio: 'economy', 'cultura-ocio': 'culture', demografia: 'demography', deporte: 'culture', economia: 'economy', educacion: 'education', empleo: 'employment', energia: 'energy', hacienda: 'treasury',
  industria: 'economy', 'legislacion-justicia': 'public-sector', 'medio-ambiente': 'environment', 'medio-rural-pesca': 'environment', salud: 'health', 'sector-publico': 'public-sector', seguridad: 'safety', 'sociedad-bienestar': 'welfare',
  transporte: 'transport', turismo: 'economy', 'urbanismo-infraestructuras': 'town-planning', vivienda: 'housing',
};
