import { TablesError } from '../tables-error.ts';
import type { AnswerColumn } from '../types.ts';
import { jsonObject } from './json-object.ts';
import type { RowWriter } from './write.ts';

/** A GeoJSON collection (RFC 7946): the geometry column, or a longitude and a latitude, and the rest as properties. */
export function geojsonWriter(): RowWriter {
  let columns: readonly AnswerColumn[] = [];
  let [geometry, longitude, latitude, first] = [-1, -1, -1, true];
  const find = (pattern: RegExp) => columns.findIndex(({ name }) => pattern.test(name));
  const shape = (row: readonly unknown[]) => {
    if (geometry >= 0) {
      const value = row[geometry];
      if (typeof value !== 'string') return value ?? null;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return null;
      }
    }
    const [x, y] = [Number(row[longitude] ?? Number.NaN), Number(row[latitude] ?? Number.NaN)];
    return Number.isFinite(x) && Number.isFinite(y) ? { type: 'Point', coordinates: [x, y] } : null;
  };
  return {
    begin(given) {
      columns = given;
      geometry = find(/^(geometry|geom|geometria|the_geom)$/i);
      longitude = find(/^(lon|lng|long|longitude|longitud)$/i);
      latitude = find(/^(lat|latitude|latitud)$/i);
      if (geometry < 0 && (longitude < 0 || latitude < 0)) throw noGeometry();
      return '{"type":"FeatureCollection","features":[';
    },
    rows: (rows) => rows.map((row) => {
      const besides = <T>(all: readonly T[]) => all.filter((_, at) => at !== geometry);
      const text = `${first ? '\n' : ',\n'}{"type":"Feature","geometry":${JSON.stringify(shape(row))},"properties":${jsonObject(besides(columns), besides(row))}}`;
      first = false;
      return text;
    }).join(''),
    end: () => '\n]}\n',
  };
}

const noGeometry = () => new TablesError({
  code: 'tables.no-geometry', field: 'format',
  text: {
    ca: 'Per escriure GeoJSON cal una columna «geometry», o bé «longitud» i «latitud».', es: 'Para escribir GeoJSON hace falta una columna «geometry», o bien «longitud» y «latitud».', en: 'GeoJSON needs a “geometry” column, or “longitude” and “latitude”.',
  },
});
