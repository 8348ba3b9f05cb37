import { DatePicker, Select, TextArea, TextField, useText, type Text } from '@comu/design';
import { frequencies, highValue, licences, sectors } from '@comu/open-data/codes';
import { say, type Checks, type OfferRow, type Written } from './answers.ts';
import { Spot, useBeside } from './mended.tsx';

/** The words of an offer as they stand in the form, keywords as one line. */
export interface Draft { readonly name: Words; readonly describes: Words; readonly keywords: string; readonly sector: string; readonly frequency: string; readonly licence: string; readonly from: string; readonly to: string; readonly highValue: string }
interface Words { readonly ca: string; readonly es: string; readonly en: string }

const all = (words: Written | null): Words => ({ ca: words?.ca ?? '', es: words?.es ?? '', en: words?.en ?? '' });
const some = ({ ca, es, en }: Words) => ({ ca: ca.trim(), ...(es.trim() ? { es: es.trim() } : {}), ...(en.trim() ? { en: en.trim() } : {}) });
export const draftOf = ({ name, describes, keywords, sector, frequency, licence, from, to, highValue: value }: OfferRow): Draft => ({ name: all(name), describes: all(describes), keywords: keywords.join(', '), sector, frequency, licence, from: from ?? '', to: to ?? '', highValue: value ?? '' });
/** The draft as operations take it. A description in no language is none. */
export const wordsOf = ({ name, describes, keywords, from, to, highValue: value, ...rest }: Draft) => ({
  ...rest, name: some(name), describes: Object.values(describes).every((each) => each.trim() === '') ? null : some(describes), keywords: keywords.split(',').map((word) => word.trim()).filter(Boolean).slice(0, 30), from: from || null, to: to || null, highValue: value || null,
});

const rhythms: Readonly<Record<keyof typeof frequencies, Text>> = { daily: say('Cada dia', 'Cada día', 'Daily'), weekly: say('Cada setmana', 'Cada semana', 'Weekly'), monthly: say('Cada mes', 'Cada mes', 'Monthly'), quarterly: say('Cada trimestre', 'Cada trimestre', 'Quarterly'), yearly: say('Cada any', 'Cada año', 'Yearly'), never: say('No es torna a actualitzar', 'No se vuelve a actualizar', 'Never again'), irregular: say('Sense ritme fix', 'Sin ritmo fijo', 'Irregular') };

/** How a dataset is told to the public, field by field, each with what the standard and the score say of it while it is being written. */
export function OfferWords({ draft, put, checks }: { draft: Draft; put(changes: Partial<Draft>): void; checks: Checks }) {
  const t = useText();
  const beside = useBeside(checks);
  const options = (list: Readonly<Record<string, { readonly label: Text }>>) => Object.entries(list).map(([value, { label }]) => ({ value, label: t(label) }));
  const backwards = draft.from !== '' && draft.to !== '' && draft.from > draft.to;
  const period = beside('period');
  return (
    <div className="publish-form">
      <Spot place="name">
        <TextField label={t(say('Títol en català', 'Título en catalán', 'Title in Catalan'))} value={draft.name.ca} onValue={(ca) => put({ name: { ...draft.name, ca } })} {...beside('name', { spanish: false })} />
        <TextField label={t(say('Títol en castellà', 'Título en castellano', 'Title in Spanish'))} lang="es" value={draft.name.es} onValue={(es) => put({ name: { ...draft.name, es } })} {...beside('name', { spanish: true })} />
      </Spot>
      <Spot place="describes">
        <TextArea label={t(say('Descripció en català', 'Descripción en catalán', 'Description in Catalan'))} rows={3} value={draft.describes.ca} onValue={(ca) => put({ describes: { ...draft.describes, ca } })} {...beside('describes', { spanish: false })} />
        <TextArea label={t(say('Descripció en castellà', 'Descripción en castellano', 'Description in Spanish'))} lang="es" rows={3} value={draft.describes.es} onValue={(es) => put({ describes: { ...draft.describes, es } })} {...beside('describes', { spanish: true })} />
      </Spot>
      <Spot place="keywords"><TextField label={t(say('Paraules clau en castellà, separades per comes', 'Palabras clave en castellano, separadas por comas', 'Keywords in Spanish, separated by commas'))} lang="es" value={draft.keywords} onValue={(keywords) => put({ keywords })} {...beside('keywords')} /></Spot>
      <div className="portal-choose">
        <Spot place="sector"><Select label={t(say('Sector', 'Sector', 'Sector'))} value={draft.sector} onValue={(sector) => put({ sector })} options={options(sectors)} {...beside('sector')} /></Spot>
        <Spot place="frequency"><Select label={t(say('Cada quant s’actualitza', 'Cada cuánto se actualiza', 'How often it is updated'))} value={draft.frequency} onValue={(frequency) => put({ frequency })} options={Object.entries(rhythms).map(([value, label]) => ({ value, label: t(label) }))} {...beside('frequency')} /></Spot>
        <Spot place="licence"><Select label={t(say('Llicència', 'Licencia', 'Licence'))} value={draft.licence} onValue={(licence) => put({ licence })} options={options(licences)} {...beside('licence')} /></Spot>
        <Spot place="highValue"><Select label={t(say('Alt valor (Reglament UE 2023/138)', 'Alto valor (Reglamento UE 2023/138)', 'High value (Regulation EU 2023/138)'))} empty={t(say('No ho és', 'No lo es', 'It is not'))} value={draft.highValue} onValue={(value) => put({ highValue: value })} options={options(highValue)} {...beside('highValue')} /></Spot>
      </div>
      <Spot place="period">
        <div className="portal-choose">
          <DatePicker optional label={t(say('Dades des de', 'Datos desde', 'Data from'))} value={draft.from} onValue={(from) => put({ from })} {...period} />
          <DatePicker optional label={t(say('Fins a', 'Hasta', 'To'))} value={draft.to} onValue={(to) => put({ to })} {...(backwards ? { problem: t(say('Acaba abans de començar.', 'Acaba antes de empezar.', 'It ends before it begins.')) } : {})} />
        </div>
      </Spot>
      <details open={draft.name.en !== '' || draft.describes.en !== ''}>
        <summary>{t(say('En anglès', 'En inglés', 'In English'))}</summary>
        <div className="publish-form gap-above">
          <TextField optional lang="en" label={t(say('Títol en anglès', 'Título en inglés', 'Title in English'))} value={draft.name.en} onValue={(en) => put({ name: { ...draft.name, en } })} />
          <TextArea optional lang="en" rows={3} label={t(say('Descripció en anglès', 'Descripción en inglés', 'Description in English'))} value={draft.describes.en} onValue={(en) => put({ describes: { ...draft.describes, en } })} />
        </div>
      </details>
    </div>
  );
}
