import { say } from '../words.ts';
import type { Feed, FeedColumn } from './feed.ts';

const values: readonly FeedColumn[] = [
  { name: 'indicador', title: say('Indicador', 'Indicador', 'Indicator'), type: 'text', from: ['indicators.indicator.name'] }, { name: 'periode', title: say('Període', 'Periodo', 'Period'), type: 'text', from: ['indicators.value.period'] },
  { name: 'valor', title: say('Valor', 'Valor', 'Value'), type: 'decimal', from: ['indicators.value.value'] }, { name: 'unitat', title: say('Unitat', 'Unidad', 'Unit'), type: 'text', from: ['indicators.indicator.unit'] },
  { name: 'formula', title: say('Com es calcula', 'Cómo se calcula', 'How it is computed'), type: 'text', from: ['indicators.indicator.formula'] },
];
/** Values that the body computed of itself and that count as published; a value of few cases that was kept back is not there. */
const valuesOf = (condition: string) => `select i.name as indicador, v.period as periode, round(v.value, i.decimals::int)::text as valor, i.unit as unitat, i.formula as formula, (k.at at time zone 'Europe/Madrid')::date::text as "on"
  from indicators.value v join indicators.indicator i on i.id = v.indicator join indicators.computation k on k.id = v.computation
  where i.state = 'active' and v.published and v.value is not null and v.dimension = '' and ${condition} order by i.code, v.period desc`;
const needs = ['indicators.indicator', 'indicators.value', 'indicators.computation'];

/** What is measured, called and granted (Llei 19/2014, arts. 12 and 15; RD 635/2014). */
export const figureFeeds: readonly Feed[] = [
  {
    code: 'own-indicators', item: 'avaluacio-serveis', needs, live: false, none: null, columns: values,
    says: say('Com treballa l’ens: terminis complerts, dies per resoldre i els altres indicadors que es calculen sols, amb la fórmula.', 'Cómo trabaja el ente: plazos cumplidos, días para resolver y los demás indicadores que se calculan solos, con la fórmula.', 'How the body works: terms kept, days to decide and the other indicators that compute themselves, with the formula.'),
    sql: valuesOf(`v.owner = $1 and i.universe = 'own' and i.kind = 'records'`),
  },
  {
    code: 'payment-period', item: 'periode-de-pagament', needs, live: false, none: null, columns: values,
    says: say('El període mitjà de pagament calculat amb les dades de pagaments de l’ens, amb la fórmula.', 'El periodo medio de pago calculado con los datos de pagos del ente, con la fórmula.', 'The average time to pay, computed from the body’s data of payments, with the formula.'),
    sql: valuesOf(`i.code = 'payment-period' and (v.owner = $1 or v.shared) and v.place = (select ine from identity.organisation where id = $1)`),
  },
  {
    code: 'calls', item: 'pla-subvencions', needs: ['service-catalogue.call'], live: true, none: say('Ara no hi ha cap convocatòria publicada.', 'Ahora no hay ninguna convocatoria publicada.', 'No call is published now.'),
    says: say('Les convocatòries publicades, amb les dates, el crèdit i el termini per resoldre.', 'Las convocatorias publicadas, con las fechas, el crédito y el plazo para resolver.', 'The published calls, with their dates, money and time to decide.'),
    columns: [
      { name: 'codi', title: say('Codi', 'Código', 'Code'), type: 'text', from: ['service-catalogue.call.code'] }, { name: 'convocatoria', title: say('Convocatòria', 'Convocatoria', 'Call'), type: 'text', from: ['service-catalogue.call.title'] },
      { name: 'obre', title: say('S’obre', 'Se abre', 'Opens'), type: 'day', from: ['service-catalogue.call.opensOn'] }, { name: 'tanca', title: say('Es tanca', 'Se cierra', 'Closes'), type: 'day', from: ['service-catalogue.call.closesOn'] },
      { name: 'credit', title: say('Crèdit (€)', 'Crédito (€)', 'Money (€)'), type: 'money', from: ['service-catalogue.call.budget'], optional: true }, { name: 'mesos', title: say('Mesos per resoldre', 'Meses para resolver', 'Months to decide'), type: 'integer', from: ['service-catalogue.call.months'] },
    ],
    sql: `select code as codi, title as convocatoria, opens_on::text as obre, closes_on::text as tanca, budget::text as credit, months as mesos from service_catalogue.call where owner = $1 and state = 'published' order by opens_on desc, code`,
  },
  {
    code: 'grants', item: 'subvencions', needs: ['service-catalogue.call', 'service-catalogue.candidacy'], live: true, none: say('Encara no s’ha atorgat cap ajut.', 'Todavía no se ha otorgado ninguna ayuda.', 'Nothing has been granted yet.'),
    says: say('Els ajuts concedits dels darrers cinc anys als ens públics que els van demanar: convocatòria, beneficiari, import i resolució.', 'Las ayudas concedidas en los últimos cinco años a los entes públicos que las pidieron: convocatoria, beneficiario, importe y resolución.', 'Grants of the last five years to the public bodies that applied: call, recipient, amount and resolution.'),
    columns: [
      { name: 'convocatoria', title: say('Convocatòria', 'Convocatoria', 'Call'), type: 'text', from: ['service-catalogue.call.code'] }, { name: 'objecte', title: say('Objecte', 'Objeto', 'Object'), type: 'text', from: ['service-catalogue.call.title'] }, { name: 'beneficiari', title: say('Beneficiari', 'Beneficiario', 'Recipient'), type: 'text', from: ['service-catalogue.candidacy.applicantName'] },
      { name: 'import', title: say('Import (€)', 'Importe (€)', 'Amount (€)'), type: 'money', from: ['service-catalogue.candidacy.amount'] }, { name: 'resolucio', title: say('Resolució', 'Resolución', 'Resolution'), type: 'text', from: ['service-catalogue.candidacy.resolution'] },
    ],
    sql: `select k.code as convocatoria, k.title as objecte, c.applicant_name as beneficiari, c.amount::text as import, c.resolution as resolucio from service_catalogue.candidacy c join service_catalogue.call k on k.id = c.call
      where c.organisation = $1 and c.sense = 'granted' and c.resolution is not null and c.amount is not null and c.changed_at > now() - interval '5 years' order by k.code desc, c.applicant_name`,
  },
];
