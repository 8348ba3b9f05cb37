import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { municipality } from './municipalities.ts';

export type MunicipalityShape = Feature<Polygon | MultiPolygon, Readonly<{ ine: string; name: string }>>;

type Atlas = Topology<{ municipalities: GeometryCollection<{ name: string }> }>;

let shapes: Promise<FeatureCollection<Polygon | MultiPolygon, MunicipalityShape['properties']>> | undefined;

/**
 * The shapes of the 311 municipalities in degrees (WGS 84), read once and on the first call from the es-atlas package
 * (© Instituto Geográfico Nacional, CC BY 4.0: name it wherever a map is shown). Rings run as d3-geo expects. Node only.
 */
export function municipalityShapes(): NonNullable<typeof shapes> {
  shapes ??= readShapes();
  return shapes;
}

async function readShapes(): NonNullable<typeof shapes> {
  const [{ readFile }, { createRequire }, { feature }] = await Promise.all([
    import('node:fs/promises'), import('node:module'), import('topojson-client'),
  ]);
  const path = createRequire(import.meta.url).resolve('es-atlas/es/municipalities.json');
  const atlas = JSON.parse(await readFile(path, 'utf8')) as Atlas;
  const ours = atlas.objects.municipalities.geometries.filter((one) => String(one.id).startsWith('08'));
  const features = ours.map((one): MunicipalityShape => {
    const { ine, name } = municipality(String(one.id));
    const properties = { ine, name };
    if (one.type === 'Polygon') return { type: 'Feature', id: ine, properties, geometry: feature(atlas, one).geometry };
    if (one.type === 'MultiPolygon') return { type: 'Feature', id: ine, properties, geometry: feature(atlas, one).geometry };
    throw new Error(`the shape of ${ine} is a ${one.type}`);
  });
  return { type: 'FeatureCollection', features: features.toSorted((a, b) => a.properties.ine.localeCompare(b.properties.ine)) };
}

/** The same shapes as SVG paths that fill a box of `width` × `height` pixels (Mercator), one decimal each. */
export async function municipalityPaths({ width, height }: { width: number; height: number }): Promise<readonly { ine: string; name: string; path: string }[]> {
  const [{ geoMercator, geoPath }, collection] = await Promise.all([import('d3-geo'), municipalityShapes()]);
  const draw = geoPath(geoMercator().fitSize([width, height], collection)).digits(1);
  return collection.features.map((one) => ({ ...one.properties, path: draw(one) ?? '' }));
}
