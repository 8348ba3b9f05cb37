import { fill, type Text } from '@comu/kernel';
import { daysOf, say, type Frequency } from '../words.ts';

/** Whether a dataset is as fresh as it was promised, on a day. */
export function freshnessOf({ frequency, lastLoadedAt, now }: { frequency: Frequency; lastLoadedAt: string | null; now: Date }): { state: 'fresh' | 'late' | 'none' | 'no-promise'; days: number | null; says: Text } {
  if (lastLoadedAt === null) return { state: 'none', days: null, says: say('Encara no té dades.', 'Todavía no tiene datos.', 'It has no data yet.') };
  const days = Math.floor((now.getTime() - Date.parse(lastLoadedAt)) / 86_400_000);
  const most = daysOf[frequency];
  const ago = days === 0 ? say('avui', 'hoy', 'today') : days === 1 ? say('ahir', 'ayer', 'yesterday') : say(`fa ${days} dies`, `hace ${days} días`, `${days} days ago`);
  if (most === null) return { state: 'no-promise', days, says: say(`Carregat ${ago.ca}; no s’ha promès cap renovació.`, `Cargado ${ago.es}; no se ha prometido ninguna renovación.`, `Loaded ${ago.en}; no renewal was promised.`) };
  return days <= most
    ? { state: 'fresh', days, says: say(`Al dia: carregat ${ago.ca}.`, `Al día: cargado ${ago.es}.`, `Up to date: loaded ${ago.en}.`) }
    : { state: 'late', days, says: fill(say('Tard: carregat {ago}, i s’havia de renovar abans de {most} {most|dia|dies}.', 'Tarde: cargado {ago}, y había que renovarlo antes de {most} {most|día|días}.', 'Late: loaded {ago}, and due within {most} {most|day|days}.'), { ago, most }) };
}
