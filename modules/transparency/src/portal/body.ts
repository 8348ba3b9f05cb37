import { organisationOf, type OrganisationKind } from '@comu/identity';
import type { Context } from '@comu/kernel';
import { municipality, municipalityShapes } from '@comu/territory';

export interface Body { readonly id: string; readonly name: string; readonly slug: string; readonly kind: OrganisationKind; readonly ine: string | null; readonly dir3: string | null; readonly email: string | null; readonly inhabitants: number | null }

/** The body whose portal this is, with the inhabitants that decide what is asked of a municipality (INE, 1 January 2024). */
export async function bodyOf(context: Pick<Context, 'db'>, organisation: string): Promise<Body> {
  const { id, name, slug, kind, ine, dir3, email } = await organisationOf(context, organisation);
  return { id, name, slug, kind, ine, dir3, email, inhabitants: kind === 'municipality' && ine?.startsWith('08') ? municipality(ine).population[2024] : null };
}

/** West, south, east and north of a municipality, in degrees with four decimals; `null` for bodies that are not one. */
export async function boundsOf({ kind, ine }: Body): Promise<readonly [number, number, number, number] | null> {
  if (kind !== 'municipality' || ine === null) return null;
  const shape = (await municipalityShapes()).features.find(({ id }) => id === ine);
  if (shape === undefined) return null;
  const points = (shape.geometry.coordinates.flat(shape.geometry.type === 'Polygon' ? 1 : 2) as number[][]);
  const [x, y] = [points.map((each) => each[0] as number), points.map((each) => each[1] as number)];
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return [round(Math.min(...x)), round(Math.min(...y)), round(Math.max(...x)), round(Math.max(...y))];
}

