import { Button, DownloadSimpleIcon, EmptyState, Facts, Link, Page, PrinterIcon, ProblemNotice, Section, Skeleton, State, useFormat, useQueryOperation, useText, type ScreenProps, type Text, saveTable } from '@comu/design';
import { say } from '../words.ts';
import { useSaid } from './said.ts';
import type { Written } from './rows.ts';
import './data.css';

interface Activity { readonly id: string; readonly code: string; readonly title: Written; readonly purpose: Written | null; readonly legalBasis: Text | null; readonly law: string | null; readonly subjects: string | null; readonly categories: readonly Written[]; readonly special: readonly Written[]; readonly recipients: string | null; readonly retention: Written | null; readonly owner: string | null; readonly safeguards: readonly Text[]; readonly missing: readonly string[] }
interface Register { readonly controller: string; readonly at: string; readonly activities: readonly Activity[]; readonly complete: number }

const fields: readonly (readonly [Exclude<keyof Activity, 'id' | 'missing'>, Text])[] = [
  ['owner', say('Responsable intern', 'Responsable interno', 'Owner')], ['purpose', say('Finalitat', 'Finalidad', 'Purpose')], ['legalBasis', say('Base jurídica', 'Base jurídica', 'Legal basis')], ['law', say('Norma', 'Norma', 'Law')], ['subjects', say('Persones interessades', 'Personas interesadas', 'Data subjects')],
  ['categories', say('Categories de dades', 'Categorías de datos', 'Categories of data')], ['special', say('Categories especials', 'Categorías especiales', 'Special categories')], ['recipients', say('Destinataris', 'Destinatarios', 'Recipients')], ['retention', say('Conservació', 'Conservación', 'Retention')], ['safeguards', say('Mesures de seguretat', 'Medidas de seguridad', 'Safeguards')],
];

/** The record of processing activities (GDPR art. 30), as the catalogue knows it: to be read, printed and taken away. */
export function Processing({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Register>('data.processing-activities');
  const said = useSaid();
  const saidOf = (value: Activity[(typeof fields)[number][0]]) => (value === null ? '' : Array.isArray(value) ? (value as readonly Written[]).map(said).join(' · ') : said(value as Written));
  const save = () => {
    if (data === undefined) return;
    const rows = [[t(say('Tractament', 'Tratamiento', 'Processing')), ...fields.map(([, label]) => t(label))], ...data.activities.map((each) => [said(each.title), ...fields.map(([field]) => saidOf(each[field]))])];
    saveTable({ rows, name: 'registre-activitats-tractament' });
  };
  return (
    <Page title={t(say('Registre d’activitats de tractament', 'Registro de actividades de tratamiento', 'Record of processing activities'))} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]}
      lead={t(say('Què es fa amb dades personals, segons el catàleg (RGPD, art. 30).', 'Qué se hace con datos personales, según el catálogo (RGPD, art. 30).', 'What is done with personal data, as the catalogue knows it (GDPR, art. 30).'))} actions={<><Button icon={DownloadSimpleIcon} onClick={save}>CSV</Button><Button icon={PrinterIcon} onClick={() => print()}>{t(say('Imprimeix', 'Imprimir', 'Print'))}</Button></>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={10} />}
      {data !== undefined && <p>{t(say('Responsable del tractament: {who}. Actualitzat el {day}. {done} de {all} activitats completes.', 'Responsable del tratamiento: {who}. Actualizado el {day}. {done} de {all} actividades completas.', 'Controller: {who}. As of {day}. {done} of {all} activities complete.'), { who: data.controller, day: format.day(data.at), done: format.integer(data.complete), all: format.integer(data.activities.length) })}</p>}
      {data?.activities.length === 0 && <EmptyState title={t(say('Cap conjunt no té dades personals', 'Ningún conjunto tiene datos personales', 'No dataset holds personal data'))}>{t(say('Quan el catàleg en tingui algun, l’activitat sortirà aquí.', 'Cuando el catálogo tenga alguno, la actividad saldrá aquí.', 'Once the catalogue holds one, its activity shows here.'))}</EmptyState>}
      {data?.activities.map((each) => (
        <Section key={each.id} title={<Link href={`/o/${org}/dades/conjunt/${each.code}`}>{said(each.title)}</Link>} actions={each.missing.length > 0 && <State tone="warning">{t(say('{n|Falta|Falten} {n} {n|dada|dades}', '{n|Falta|Faltan} {n} {n|dato|datos}', '{n} {n|fact|facts} missing'), { n: each.missing.length })}</State>}>
          <Facts facts={fields.flatMap(([field, label]) => {
            const text = saidOf(each[field]);
            if (text === '' && !each.missing.includes(field)) return [];
            return [{ label: t(label), value: text === '' ? <span className="soft">{t(say('Encara no s’ha dit', 'Todavía no se ha dicho', 'Not said yet'))}</span> : text }];
          })} />
        </Section>
      ))}
    </Page>
  );
}
