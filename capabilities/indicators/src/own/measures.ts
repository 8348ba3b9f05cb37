import type { Text } from '@comu/kernel';
import { say, type Gathering } from '../words.ts';

/** A figure that a body takes from its own records. `sql` gives `period` and `value`, or `numerator` and `denominator`; `$1` is the body. */
export interface OwnMeasure {
  readonly code: string;
  readonly name: Text;
  readonly unit: Text;
  readonly decimals: number;
  readonly factor: number;
  readonly direction: 'more' | 'less' | 'neither';
  readonly theme: 'procedure' | 'digital' | 'government';
  readonly formula: Text;
  readonly method: Text;
  /** The records it reads; without them in the installation there is no such measure. */
  readonly reads: readonly string[];
  readonly sql: string;
  readonly gathers?: Gathering;
  /** What its breakdown is called, where the records keep codes. */
  readonly dimensions?: Readonly<Record<string, Text>>;
}

const year = (column: string) => `to_char(${column} at time zone 'Europe/Madrid', 'YYYY')`;
const share = say('%', '%', '%');
/** Entries that stand: neither annulled nor made only to annul another. */
const counted = `organisation = $1 and direction = 'entry' and annuls is null and not exists (select 1 from registry.annulment a where a.organisation = entry.organisation and a.entry = entry.id)`;
const channels = { desk: say('Oficina', 'Oficina', 'Desk'), 'electronic-office': say('Seu electrònica', 'Sede electrónica', 'Electronic office'), exchange: say('Intercanvi entre registres', 'Intercambio entre registros', 'Registry exchange'), internal: say('Tràmit intern', 'Trámite interno', 'Internal') };

/** The first set over the platform’s own records, the same in every installation. All are by year; only counts leave the body. */
export const ownMeasures: readonly OwnMeasure[] = [
  {
    code: 'terms-kept', name: say('Expedients resolts dins de termini', 'Expedientes resueltos dentro de plazo', 'Decisions within their term'), unit: share, decimals: 1, factor: 100, direction: 'more', theme: 'procedure', reads: ['terms.term'],
    formula: say('terminis de resoldre complerts ÷ terminis de resoldre complerts o vençuts × 100', 'plazos de resolver cumplidos ÷ plazos de resolver cumplidos o vencidos × 100', 'terms to decide that were met ÷ those met or expired × 100'),
    method: say('Compten els terminis per resoldre (Llei 39/2015, art. 21) que ja s’han complert o han vençut, per l’any en què va passar. El que es resol fora de termini compta com a vençut.', 'Cuentan los plazos para resolver (Ley 39/2015, art. 21) ya cumplidos o vencidos, por el año en que ocurrió. Lo que se resuelve fuera de plazo cuenta como vencido.', 'Terms to decide (Law 39/2015, art. 21) that were met or have expired, by the year in which that happened. What is decided late counts as expired.'),
    sql: `select to_char(least(ends_on, (met_at at time zone 'Europe/Madrid')::date), 'YYYY') as period, count(*) filter (where state = 'met' and (met_at at time zone 'Europe/Madrid')::date <= ends_on) as numerator, count(*) as denominator\nfrom terms.term\nwhere organisation = $1 and purpose = 'resolve' and ends_on is not null and state in ('met', 'expired')\ngroup by 1`,
  },
  {
    code: 'days-to-resolve', name: say('Dies per resoldre un expedient', 'Días para resolver un expediente', 'Days to close a case'), unit: say('dies', 'días', 'days'), decimals: 1, factor: 1, direction: 'less', theme: 'procedure', reads: ['cases.case'],
    formula: say('suma dels dies entre obrir i tancar ÷ expedients tancats', 'suma de los días entre abrir y cerrar ÷ expedientes cerrados', 'sum of the days between opening and closing ÷ cases closed'),
    method: say('Dies naturals dels expedients tancats durant l’any.', 'Días naturales de los expedientes cerrados durante el año.', 'Calendar days of the cases closed in the year.'),
    sql: `select ${year('closed_at')} as period, round(sum(extract(epoch from closed_at - opened_at) / 86400)::numeric, 4) as numerator, count(*) as denominator\nfrom cases."case"\nwhere organisation = $1 and closed_at is not null\ngroup by 1`,
  },
  {
    code: 'workload-by-unit', gathers: 'sum', name: say('Expedients oberts per unitat', 'Expedientes abiertos por unidad', 'Cases opened by unit'), unit: say('expedients', 'expedientes', 'cases'), decimals: 0, factor: 1, direction: 'neither', theme: 'procedure', reads: ['cases.case'],
    formula: say('expedients oberts durant l’any, per unitat', 'expedientes abiertos durante el año, por unidad', 'cases opened in the year, by unit'),
    method: say('Els que no tenen unitat hi consten com a tals. Entre ens només se’n compara el total.', 'Los que no tienen unidad constan como tales. Entre entes solo se compara el total.', 'Those without a unit are shown as such. Between bodies only the total is compared.'),
    dimensions: { '—': say('Sense unitat', 'Sin unidad', 'No unit') },
    sql: `select ${year('c.opened_at')} as period, coalesce(u.name, '—') as dimension, count(*) as value\nfrom cases."case" c left join identity.unit u on u.organisation = c.organisation and u.id = c.unit\nwhere c.organisation = $1\ngroup by 1, 2`,
  },
  {
    code: 'notifications-accepted', name: say('Notificacions acceptades', 'Notificaciones aceptadas', 'Notifications accepted'), unit: share, decimals: 1, factor: 100, direction: 'more', theme: 'digital', reads: ['notifications.notification'],
    formula: say('notificacions enviades que s’han obert ÷ notificacions enviades ja resoltes × 100', 'notificaciones enviadas que se han abierto ÷ notificaciones enviadas ya resueltas × 100', 'notifications sent and opened ÷ notifications sent and settled × 100'),
    method: say('No compten les que encara es poden obrir (Llei 39/2015, art. 43).', 'No cuentan las que todavía se pueden abrir (Ley 39/2015, art. 43).', 'Those that can still be opened do not count (Law 39/2015, art. 43).'),
    sql: `select ${year('available_at')} as period, count(*) filter (where state = 'accepted') as numerator, count(*) as denominator\nfrom notifications.notification\nwhere organisation = $1 and direction = 'sent' and state <> 'available'\ngroup by 1`,
  },
  {
    code: 'entries-by-channel', gathers: 'sum', name: say('Entrades al registre per canal', 'Entradas en el registro por canal', 'Registry entries by channel'), unit: say('entrades', 'entradas', 'entries'), decimals: 0, factor: 1, direction: 'neither', theme: 'digital', reads: ['registry.entry'],
    formula: say('assentaments d’entrada durant l’any, per canal', 'asientos de entrada durante el año, por canal', 'entries in the year, by channel'),
    method: say('El canal és el que consta a l’assentament. No compten els anul·lats ni els que els anul·len.', 'El canal es el que consta en el asiento. No cuentan los anulados ni los que los anulan.', 'The channel is the one written on the entry. Annulled ones do not count, nor those that annul them.'),
    dimensions: channels,
    sql: `select ${year('registered_at')} as period, channel as dimension, count(*) as value\nfrom registry.entry\nwhere ${counted}\ngroup by 1, 2`,
  },
  {
    code: 'electronic-entries', name: say('Entrades per mitjans electrònics', 'Entradas por medios electrónicos', 'Entries by electronic means'), unit: share, decimals: 1, factor: 100, direction: 'more', theme: 'digital', reads: ['registry.entry'],
    formula: say('entrades per seu electrònica o intercanvi ÷ totes les entrades × 100', 'entradas por sede electrónica o intercambio ÷ todas las entradas × 100', 'entries by electronic office or exchange ÷ all entries × 100'),
    method: say('No compten els tràmits interns, els assentaments anul·lats ni els que els anul·len.', 'No cuentan los trámites internos, los asientos anulados ni los que los anulan.', 'Internal entries do not count, nor annulled ones and those that annul them.'),
    sql: `select ${year('registered_at')} as period, count(*) filter (where channel in ('electronic-office', 'exchange')) as numerator, count(*) as denominator\nfrom registry.entry\nwhere ${counted} and channel <> 'internal'\ngroup by 1`,
  },
  {
    code: 'process-incidents', gathers: 'sum', name: say('Incidències dels processos', 'Incidencias de los procesos', 'Process incidents'), unit: say('incidències', 'incidencias', 'incidents'), decimals: 0, factor: 1, direction: 'less', theme: 'procedure', reads: ['processes.definition'],
    formula: say('passos de procés que s’han aturat durant l’any', 'pasos de proceso que se han parado durante el año', 'steps of processes that stopped in the year'),
    method: say('Compten totes, resoltes o no.', 'Cuentan todas, resueltas o no.', 'All count, solved or not.'),
    sql: `select ${year('at')} as period, count(*) as value\nfrom processes.incident\nwhere organisation = $1\ngroup by 1`,
  },
];

export const ownMeasure = (code: string): OwnMeasure | undefined => ownMeasures.find((each) => each.code === code);

/** What the breakdown of an indicator is called; of one that names itself, nothing. What bodies deliver is called as it is at home. */
export const dimensionNames = (code: string): Readonly<Record<string, Text>> => ownMeasure(code.replace(/^bodies-/, ''))?.dimensions ?? {};
