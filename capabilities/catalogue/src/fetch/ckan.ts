import { readFile } from 'node:fs/promises';
import { refusal } from '@comu/kernel';
import { z } from 'zod';
import { say } from '../words.ts';
import type { Allowed } from './address.ts';
import { download } from './download.ts';

const noResource = refusal('data.source-no-resource', { status: 422, says: say('El portal no té cap recurs “{resource}” que es pugui descarregar.', 'El portal no tiene ningún recurso «{resource}» que se pueda descargar.', 'The portal has no resource “{resource}” to download.') });
const shown = z.looseObject({ success: z.literal(true), result: z.looseObject({ url: z.string().min(1), format: z.string().optional(), name: z.string().nullable().optional() }) });

/** Where a resource of a CKAN portal is downloaded from, as its own API says. `work` is a path for the answer. */
export async function ckanAddress({ portal, resource, work, allowed }: { portal: string; resource: string; work: string; allowed: Allowed }): Promise<string> {
  await download({ address: `${portal.replace(/\/+$/, '')}/api/3/action/resource_show?id=${encodeURIComponent(resource)}`, to: work, allowed, patience: { silence: 20_000, whole: 60_000 } });
  const checked = shown.safeParse(await readFile(work, 'utf8').then((text) => JSON.parse(text) as unknown).catch(() => undefined));
  if (!checked.success || !URL.canParse(checked.data.result.url, portal)) throw noResource({ resource });
  return new URL(checked.data.result.url, portal).href;
}
