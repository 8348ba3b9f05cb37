import type { Text } from '@comu/kernel';
import type { CompositeSteps } from '../statistics/composite.ts';
import { say, type Gathering, type Theme } from '../words.ts';

/** An indicator that comes with the platform, bound to datasets by their code and columns: any body that loads data of that form has it. */
export interface Declaration {
  readonly code: string;
  readonly name: Text;
  readonly theme: Theme;
  readonly unit: Text;
  readonly decimals: number;
  readonly direction: 'more' | 'less' | 'neither';
  readonly periods: 'year' | 'quarter' | 'month';
  readonly universe: 'province' | 'own';
  readonly formula: Text;
  readonly sql?: string;
  readonly bindings: Readonly<Record<string, string>>;
  readonly factor: number;
  readonly gathers?: Gathering;
  /** What file would give it and what it must hold, said while there is none. */
  readonly needs?: Text;
  readonly steps?: CompositeSteps;
  readonly source: Text;
  readonly threshold: number;
  readonly method: Text;
}

const percent = say('%', '%', '%');
const none = say('', '', '');
const ine = say('Institut Nacional d’Estadística, padró municipal', 'Instituto Nacional de Estadística, padrón municipal', 'National Statistics Institute, municipal register');
const visor = say('Diputació de Barcelona, Visor 2030', 'Diputació de Barcelona, Visor 2030', 'Diputació de Barcelona, Visor 2030');
const province = { periods: 'year', universe: 'province', factor: 1, threshold: 0.75 } as const;
const own = { periods: 'year', universe: 'own', threshold: 1 } as const;

/** Ages one by one (`ine`, `edat`, `n`), a file for each year. */
const ages = (numerator: string, denominator: string) => `select ine as place, exercici as period, sum(case when ${numerator} then n else 0 end) as numerator, sum(case when ${denominator} then n else 0 end) as denominator\nfrom {ages}\ngroup by ine, exercici`;
const byPlaceAndYear = (value: string) => `select codi_municipi as place, any_ as period, max(${value}) as value\nfrom {data}\ngroup by codi_municipi, any_`;

/** Families of active publicity of Llei 19/2014, as the columns of the file name them, with their level from 0 (not updated) to 3 (high). */
const families: readonly (readonly [string, string, Text])[] = [
  ['general', 'informacio_general_act', say('informació general', 'información general', 'general information')], ['governing-bodies', 'organs_de_govern_act', say('òrgans de govern', 'órganos de gobierno', 'governing bodies')],
  ['participation', 'canals_participacio_act', say('canals de participació', 'canales de participación', 'ways to take part')], ['structure', 'estructura_administrativa_act', say('estructura administrativa', 'estructura administrativa', 'administrative structure')],
  ['services', 'serveis_publics_act', say('serveis públics', 'servicios públicos', 'public services')], ['economy', 'informacio_economica_act', say('informació econòmica', 'información económica', 'economic information')],
  ['contracts', 'contractacio_act', say('contractació', 'contratación', 'contracts')], ['planning', 'planificacio_act', say('planificació', 'planificación', 'planning')], ['lobbies', 'grups_interes_act', say('grups d’interès', 'grupos de interés', 'interest groups')],
];

export const declarations: readonly Declaration[] = [
  {
    ...province, code: 'population', gathers: 'sum', name: say('Població', 'Población', 'Population'), theme: 'population', unit: say('hab.', 'hab.', 'inh.'), decimals: 0, direction: 'neither', bindings: { register: 'padro_municipis' }, source: ine,
    formula: say('habitants a 1 de gener', 'habitantes a 1 de enero', 'inhabitants at 1 January'), method: say('Xifres oficials de població. La suma dels 311 municipis és la població de la província.', 'Cifras oficiales de población. La suma de los 311 municipios es la población de la provincia.', 'Official figures of population. The 311 municipalities add up to the province.'),
    sql: ['2024', '2023', '2022', '2021'].map((year) => `select ine as place, '${year}' as period, _${year} as value from {register}`).join('\nunion all\n'),
  },
  {
    ...province, code: 'population-by-age', gathers: 'sum', name: say('Població comptada per edats', 'Población contada por edades', 'Population counted by age'), theme: 'population', unit: say('hab.', 'hab.', 'inh.'), decimals: 0, direction: 'neither', bindings: { ages: 'padro_edats' }, source: ine,
    formula: say('suma dels habitants de totes les edats', 'suma de los habitantes de todas las edades', 'sum of the inhabitants of all ages'), method: say('Serveix per comprovar el fitxer d’edats amb les xifres oficials.', 'Sirve para comprobar el fichero de edades con las cifras oficiales.', 'Checks the file of ages against the official figures.'),
    sql: `select ine as place, exercici as period, sum(n) as value\nfrom {ages}\ngroup by ine, exercici`,
  },
  {
    ...province, code: 'ageing', name: say('Índex d’envelliment', 'Índice de envejecimiento', 'Ageing index'), theme: 'population', unit: none, decimals: 1, direction: 'less', factor: 100, bindings: { ages: 'padro_edats' }, source: ine,
    formula: say('habitants de 65 anys i més ÷ habitants de menys de 15 anys × 100', 'habitantes de 65 años y más ÷ habitantes de menos de 15 años × 100', 'inhabitants of 65 and over ÷ inhabitants under 15 × 100'), method: say('Sense habitants de menys de 15 anys no hi ha índex.', 'Sin habitantes de menos de 15 años no hay índice.', 'Without inhabitants under 15 there is no index.'), sql: ages('edat >= 65', 'edat < 15'),
  },
  {
    ...province, code: 'over-80', name: say('Població de 80 anys i més', 'Población de 80 años y más', 'Population of 80 and over'), theme: 'population', unit: percent, decimals: 1, direction: 'neither', factor: 100, bindings: { ages: 'padro_edats' }, source: ine,
    formula: say('habitants de 80 anys i més ÷ habitants × 100', 'habitantes de 80 años y más ÷ habitantes × 100', 'inhabitants of 80 and over ÷ inhabitants × 100'), method: say('Ajuda a preveure serveis a les persones.', 'Ayuda a prever servicios a las personas.', 'Helps to foresee services to people.'), sql: ages('edat >= 80', 'edat >= 0'),
  },
  {
    ...province, code: 'dependency', name: say('Índex de dependència', 'Índice de dependencia', 'Dependency ratio'), theme: 'population', unit: none, decimals: 1, direction: 'less', factor: 100, bindings: { ages: 'padro_edats' }, source: ine,
    formula: say('habitants de menys de 15 i de 65 i més ÷ habitants de 15 a 64 × 100', 'habitantes de menos de 15 y de 65 y más ÷ habitantes de 15 a 64 × 100', 'inhabitants under 15 and of 65 and over ÷ inhabitants from 15 to 64 × 100'), method: say('Relació demogràfica; no diu qui treballa.', 'Relación demográfica; no dice quién trabaja.', 'A demographic ratio; it does not tell who works.'), sql: ages('edat < 15 or edat >= 65', 'edat between 15 and 64'),
  },
  {
    ...province, code: 'emissions', name: say('Emissions per habitant', 'Emisiones por habitante', 'Emissions per inhabitant'), theme: 'environment', unit: say('t CO₂ eq', 't CO₂ eq', 't CO₂ eq'), decimals: 2, direction: 'less', bindings: { data: 'emissions' }, source: visor,
    formula: say('valor final del fitxer, per municipi i any', 'valor final del fichero, por municipio y año', 'final value of the file, by municipality and year'), method: say('El fitxer repeteix files en blanc al darrer any: el blanc no amaga la xifra ni compta com a zero.', 'El fichero repite filas en blanco el último año: el blanco no oculta la cifra ni cuenta como cero.', 'The file repeats blank rows in its last year: a blank neither hides a figure nor counts as zero.'), sql: byPlaceAndYear('valor_final'),
  },
  {
    ...province, code: 'digital-maturity', needs: say('Cap fitxer no en porta la mesura. La donaria un conjunt «maduresa_digital» amb les columnes codi_municipi, any i valor_final.', 'Ningún fichero trae la medida. La daría un conjunto «maduresa_digital» con las columnas codi_municipi, any y valor_final.', 'No file brings the measure. A dataset “maduresa_digital” with the columns codi_municipi, any and valor_final would give it.'), name: say('Maduresa digital', 'Madurez digital', 'Digital maturity'), theme: 'digital', unit: say('punts', 'puntos', 'points'), decimals: 1, direction: 'more', bindings: { data: 'maduresa_digital' }, source: visor,
    formula: say('valor final del fitxer, per municipi i any', 'valor final del fichero, por municipio y año', 'final value of the file, by municipality and year'), method: say('Lligueu-hi el conjunt amb la mesura que feu servir.', 'Vincule el conjunto con la medida que use.', 'Bind the dataset with the measure you use.'), sql: byPlaceAndYear('valor_final'),
  },
  {
    ...province, code: 'transparency', name: say('Índex de govern obert', 'Índice de gobierno abierto', 'Open-government index'), theme: 'government', unit: say('sobre 10', 'sobre 10', 'out of 10'), decimals: 2, direction: 'more', bindings: { data: 'transparencia' }, source: visor,
    formula: say('valor final del fitxer, per municipi i any', 'valor final del fichero, por municipio y año', 'final value of the file, by municipality and year'), method: say('Llei 19/2014: publicitat activa.', 'Ley 19/2014: publicidad activa.', 'Law 19/2014: active publicity.'), sql: byPlaceAndYear('valor_final'),
  },
  ...families.map(([code, column, name]): Declaration => ({
    ...province, threshold: 0.5, code: `transparency-${code}`, name: say(`Transparència: ${name.ca}`, `Transparencia: ${name.es}`, `Transparency: ${name.en}`), theme: 'government', unit: say('de 3', 'de 3', 'of 3'), decimals: 0, direction: 'more', bindings: { families: 'transparencia_families' }, source: visor,
    formula: say('nivell de la família: 0 no actualitzat, 1 baix o actualitzat, 2 mig, 3 alt', 'nivel de la familia: 0 no actualizado, 1 bajo o actualizado, 2 medio, 3 alto', 'level of the family: 0 not updated, 1 low or updated, 2 medium, 3 high'), method: say('Llei 19/2014, arts. 8 a 13. El fitxer només diu la situació actual.', 'Ley 19/2014, arts. 8 a 13. El fichero solo dice la situación actual.', 'Law 19/2014, arts. 8 to 13. The file only tells the present state.'),
    sql: `select left(token, 5) as place, exercici as period, max(try_cast(left(${column}, 1) as integer)) as value\nfrom {families}\ngroup by left(token, 5), exercici`,
  })),
  {
    ...province, code: 'women-councillors', name: say('Dones electes als ajuntaments', 'Mujeres electas en los ayuntamientos', 'Women among councillors'), theme: 'equality', unit: percent, decimals: 1, direction: 'more', factor: 100, bindings: { councillors: 'regidories' }, source: visor,
    formula: say('regidores ÷ regidores i regidors amb sexe conegut × 100', 'concejalas ÷ concejalas y concejales con sexo conocido × 100', 'women ÷ councillors of known sex × 100'), method: say('Una fila per persona electa. Les que no diuen el sexe no compten.', 'Una fila por persona electa. Las que no dicen el sexo no cuentan.', 'One row for each councillor. Those without a sex do not count.'),
    sql: `select codi_municipi as place, any_ as period, sum(case when sexe = 'D' then 1 else 0 end) as numerator, sum(case when sexe in ('D', 'H') then 1 else 0 end) as denominator\nfrom {councillors}\ngroup by codi_municipi, any_`,
  },
  {
    ...own, factor: 100, code: 'budget-execution', name: say('Execució del pressupost de despeses', 'Ejecución del presupuesto de gastos', 'Execution of the expenditure budget'), theme: 'economy', unit: percent, decimals: 1, direction: 'more', bindings: { spending: 'execucio_despeses' }, source: say('Liquidació del pressupost de l’ens', 'Liquidación del presupuesto del ente', 'Budget outturn of the body'),
    formula: say('obligacions reconegudes ÷ crèdits totals × 100', 'obligaciones reconocidas ÷ créditos totales × 100', 'recognised obligations ÷ final credits × 100'), method: say('De tots els capítols. El conjunt ha de tenir una columna «exercici» amb l’any.', 'De todos los capítulos. El conjunto debe tener una columna «exercici» con el año.', 'Of all chapters. The dataset needs a column “exercici” with the year.'),
    sql: `select exercici as period, sum(obligacions_reconegudes) as numerator, sum(credits_totals_consignats) as denominator\nfrom {spending}\ngroup by exercici`,
  },
  {
    ...own, factor: 1, code: 'payment-volume', gathers: 'sum', name: say('Pagaments a proveïdors', 'Pagos a proveedores', 'Payments to suppliers'), theme: 'economy', unit: say('€', '€', '€'), decimals: 2, direction: 'neither', bindings: { payments: 'pagaments' }, source: say('Comptabilitat de l’ens', 'Contabilidad del ente', 'Accounts of the body'),
    formula: say('suma dels pagaments de l’any', 'suma de los pagos del año', 'sum of the payments of the year'), method: say('Per la data del pagament.', 'Por la fecha del pago.', 'By the day of payment.'), sql: `select year(data) as period, sum(import) as value\nfrom {payments}\ngroup by year(data)`,
  },
  {
    ...own, factor: 1, code: 'payment-period', needs: say('Els pagaments publicats no diuen quan es va registrar cada factura. La donaria un conjunt «factures» amb una fila per factura i les columnes data_registre, data_pagament i import.', 'Los pagos publicados no dicen cuándo se registró cada factura. La daría un conjunto «factures» con una fila por factura y las columnas data_registre, data_pagament e import.', 'The published payments do not tell when each invoice was registered. A dataset “factures” with one row for each invoice and the columns data_registre, data_pagament and import would give it.'), name: say('Període mitjà de pagament', 'Periodo medio de pago', 'Average payment period'), theme: 'economy', unit: say('dies', 'días', 'days'), decimals: 1, direction: 'less', bindings: { invoices: 'factures' }, source: say('Registre de factures de l’ens', 'Registro de facturas del ente', 'Invoice register of the body'),
    formula: say('suma d’import × dies fins al pagament ÷ suma d’imports pagats', 'suma de importe × días hasta el pago ÷ suma de importes pagados', 'sum of amount × days to payment ÷ sum of amounts paid'), method: say('Ràtio de les operacions pagades (RD 635/2014, art. 5.2). Calen la data de registre i la del pagament.', 'Ratio de las operaciones pagadas (RD 635/2014, art. 5.2). Hacen falta la fecha de registro y la del pago.', 'Ratio of operations paid (RD 635/2014, art. 5.2). Both the day of registration and of payment are needed.'),
    sql: `select year(data_pagament) as period, sum(import * date_diff('day', data_registre, data_pagament)) as numerator, sum(import) as denominator\nfrom {invoices}\nwhere data_pagament is not null\ngroup by year(data_pagament)`,
  },
  {
    ...province, threshold: 0.5, code: 'treasury-remnant', name: say('Romanent per a despeses generals', 'Remanente para gastos generales', 'Treasury remnant for general spending'), theme: 'economy', unit: say('€/hab.', '€/hab.', '€/inh.'), decimals: 2, direction: 'more', bindings: { remnant: 'romanent', bodies: 'inventari' }, source: say('Ministeri d’Hisenda, CONPREL', 'Ministerio de Hacienda, CONPREL', 'Ministry of Finance, CONPREL'),
    formula: say('romanent de tresoreria per a despeses generals ÷ habitants', 'remanente de tesorería para gastos generales ÷ habitantes', 'treasury remnant for general spending ÷ inhabitants'), method: say('Concepte 1 de la corporació principal: romanent total (0) menys saldos de cobrament dubtós (04) i excés de finançament afectat (05).', 'Concepto 1 de la corporación principal: remanente total (0) menos saldos de dudoso cobro (04) y exceso de financiación afectada (05).', 'Line 1 of the main body: total remnant (0) less doubtful debts (04) and excess of earmarked funding (05).'),
    sql: `select left(trim(b.codente), 5) as place, r.exercici as period, sum(r.importe) as numerator, max(b.poblacion) as denominator\nfrom {remnant} r join {bodies} b on b.id = r.id and b.idente = r.idente and b.exercici = r.exercici\nwhere trim(r.cdrmte) = '1' and left(trim(b.codente), 2) = '08' and substr(trim(b.codente), 6, 2) = 'AA'\ngroup by left(trim(b.codente), 5), r.exercici`,
  },
  {
    ...province, code: 'good-government', name: say('Índex de bon govern', 'Índice de buen gobierno', 'Good-government index'), theme: 'government', unit: say('sobre 100', 'sobre 100', 'out of 100'), decimals: 1, direction: 'more', bindings: {}, source: say('Elaboració pròpia', 'Elaboración propia', 'Own work'),
    formula: say('mitjana ponderada: govern obert (2) i dones electes (1), de 0 a 100', 'media ponderada: gobierno abierto (2) y mujeres electas (1), de 0 a 100', 'weighted mean: open government (2) and women among councillors (1), from 0 to 100'), method: say('Cada component s’acota entre els percentils 5 i 95 i es porta de 0 a 100. El que falta no compta com a zero.', 'Cada componente se acota entre los percentiles 5 y 95 y se lleva de 0 a 100. Lo que falta no cuenta como cero.', 'Each component is winsorised between percentiles 5 and 95 and brought from 0 to 100. What is missing does not count as zero.'),
    steps: { components: [{ code: 'transparency', weight: 2, direction: 'more' }, { code: 'women-councillors', weight: 1, direction: 'more' }], winsorise: { lower: 0.05, upper: 0.95 }, normalise: 'min-max', complete: 0.6 },
  },
];
