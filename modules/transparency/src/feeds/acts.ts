import { say } from '../words.ts';
import type { Feed } from './feed.ts';

const quarter = (moment: string) => `to_char(${moment} at time zone 'Europe/Madrid', 'YYYY"-T"Q')`;

/** What a body does: decisions, procedures and requests answered (Llei 19/2014, arts. 10.1.e, 10.1.h, 10.3 and 27 to 35). */
export const actFeeds: readonly Feed[] = [
  {
    code: 'resolutions', item: 'resolucions-rellevants', needs: ['resolutions.resolution', 'cases.case', 'cases.procedure'], live: true, none: say('Encara no s’ha numerat cap resolució.', 'Todavía no se ha numerado ninguna resolución.', 'No resolution has been numbered yet.'),
    says: say('El llibre de resolucions sense títols, interessats ni signants: número, dia, procediment i empremta del document signat.', 'El libro de resoluciones sin títulos, interesados ni firmantes: número, día, procedimiento y huella del documento firmado.', 'The book of resolutions without titles, parties or signers: number, day, procedure and fingerprint of the signed document.'),
    columns: [
      { name: 'numero', title: say('Resolució', 'Resolución', 'Resolution'), type: 'text', from: ['resolutions.resolution.code'] }, { name: 'dia', title: say('Dia', 'Día', 'Day'), type: 'day', from: ['resolutions.resolution.numberedAt'] },
      { name: 'llibre', title: say('Llibre', 'Libro', 'Book'), type: 'text', from: ['resolutions.resolution.book'], words: 'resolutions.resolution.book' }, { name: 'procediment', title: say('Procediment', 'Procedimiento', 'Procedure'), type: 'text', from: ['cases.procedure.name'], optional: true },
      { name: 'empremta', title: say('Empremta SHA-256', 'Huella SHA-256', 'SHA-256 fingerprint'), type: 'text', from: ['resolutions.resolution.sha256'] },
    ],
    sql: `select r.code as numero, (r.numbered_at at time zone 'Europe/Madrid')::date::text as dia, r.book as llibre, p.name as procediment, r.sha256 as empremta from resolutions.resolution r
      left join cases."case" c on c.organisation = r.organisation and c.id::text = r."case" left join cases.procedure p on p.organisation = c.organisation and p.id = c.procedure where r.organisation = $1 order by r.year desc, r.book, r.number desc`,
  },
  {
    code: 'procedures', item: 'tramits', needs: ['electronic-office.offering', 'cases.procedure'], live: true, none: null,
    says: say('Els tràmits que es poden iniciar a la seu electrònica, amb el termini, la norma i el silenci de cada un.', 'Los trámites que se pueden iniciar en la sede electrónica, con el plazo, la norma y el silencio de cada uno.', 'The procedures that can be begun in the electronic office, with the term, law and silence of each.'),
    columns: [
      { name: 'tramit', title: say('Tràmit', 'Trámite', 'Procedure'), type: 'text', from: ['electronic-office.offering.name'] }, { name: 'inicia', title: say('Qui el pot iniciar', 'Quién lo puede iniciar', 'Who may begin it'), type: 'text', from: ['electronic-office.offering.begunBy'], words: 'electronic-office.offering.begunBy' },
      { name: 'mesos', title: say('Mesos per resoldre', 'Meses para resolver', 'Months to decide'), type: 'integer', from: ['cases.procedure.months'] }, { name: 'norma', title: say('Norma del termini', 'Norma del plazo', 'Law of the term'), type: 'text', from: ['cases.procedure.article'] },
      { name: 'silenci', title: say('Si no es respon', 'Si no se responde', 'If unanswered'), type: 'text', from: ['cases.procedure.silence'], words: 'cases.procedure.silence' }, { name: 'codi', title: say('Codi', 'Código', 'Code'), type: 'text', from: ['electronic-office.offering.procedure'] },
    ],
    sql: 'select f.name as tramit, f.begun_by as inicia, p.months as mesos, p.article as norma, p.silence as silenci, f.procedure as codi from electronic_office.offering f left join cases.procedure p on p.organisation = f.organisation and p.code = f.procedure where f.organisation = $1 and f.published order by f.place, f.procedure',
  },
  {
    code: 'information-requests', item: 'dret-acces', needs: ['cases.case', 'cases.procedure'], live: true, none: say('Encara no s’ha rebut cap sol·licitud d’informació pública.', 'Todavía no se ha recibido ninguna solicitud de información pública.', 'No request for public information has been received yet.'),
    says: say('Les sol·licituds d’informació pública per trimestre: quantes, amb quin resultat i en quants dies. No diu qui demana ni què.', 'Las solicitudes de información pública por trimestre: cuántas, con qué resultado y en cuántos días. No dice quién pide ni qué.', 'Requests for public information by quarter: how many, with what outcome and in how many days. Neither who asks nor what.'),
    columns: [
      { name: 'trimestre', title: say('Trimestre', 'Trimestre', 'Quarter'), type: 'text', from: ['cases.case.openedAt'] }, ...([['rebudes', say('Rebudes', 'Recibidas', 'Received')], ['estimades', say('Estimades', 'Estimadas', 'Granted')], ['parcials', say('Estimades en part', 'Estimadas en parte', 'Granted in part')], ['desestimades', say('Desestimades', 'Desestimadas', 'Refused')], ['altres', say('Acabades d’altra manera', 'Acabadas de otra manera', 'Ended otherwise')], ['obertes', say('En tràmit', 'En trámite', 'Under way')]] as const).map(([name, title]) => ({ name, title, type: 'integer' as const, from: [] })),
      { name: 'dies', title: say('Dies de mitjana', 'Días de media', 'Days on average'), type: 'integer', from: [], optional: true },
    ],
    // The outcome is read to count it; what it says of a case does not leave.
    sql: `select ${quarter('c.opened_at')} as trimestre, count(*)::int as rebudes, (count(*) filter (where c.outcome ~ '^Estimada( \\(|$)'))::int as estimades, (count(*) filter (where c.outcome like 'Estimada en part%'))::int as parcials, (count(*) filter (where c.outcome like 'Desestimada%'))::int as desestimades,
      (count(*) filter (where c.state = 'closed' and coalesce(c.outcome, '') !~ '^(Estimada|Desestimada)'))::int as altres, (count(*) filter (where c.state = 'open'))::int as obertes, round(avg(extract(epoch from c.closed_at - c.opened_at) / 86400))::int as dies
      from cases."case" c join cases.procedure p on p.organisation = c.organisation and p.id = c.procedure where c.organisation = $1 and p.code = 'access-to-information' group by 1 order by 1 desc`,
  },
];
