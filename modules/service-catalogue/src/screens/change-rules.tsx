import { OperationForm, Page, ProblemNotice, Section, Skeleton, useFormat, useGo, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { titleOf } from '../words.ts';
import type { CallRow } from './rows.ts';

/** The rules of a call that is still a draft, as they stand, to be changed before anybody outside sees them. */
export function ChangeRules({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const { data, error } = useQueryOperation<{ row: CallRow }>('service-catalogue.call.read', { id });
  const title = t({ ca: 'Canvieu les regles', es: 'Cambie las reglas', en: 'Change the rules' });
  const back = `/o/${org}/programme/${id}`;
  if (error) return <Page title={title} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.row.id !== id) return <div className="page"><Skeleton lines={10} /></div>;
  const { resource, title: named, titleEs, titleEn, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget, most } = data.row;
  const amount = (value: string | null) => (value === null ? null : format.decimal(value));
  return (
    <Page title={title} narrow trail={[{ label: t({ ca: 'El nostre catàleg', es: 'Nuestro catálogo', en: 'Our catalogue' }), href: `/o/${org}/programme` }, { label: t(titleOf(data.row)), href: back }]}
      lead={t({ ca: 'Fins que no la publiqueu, ningú de fora no ho veu. Després, les regles ja no canvien.', es: 'Hasta que no la publique, nadie de fuera lo ve. Después, las reglas ya no cambian.', en: 'Until you publish it nobody outside sees it. Afterwards its rules no longer change.' })}>
      <Section>
        <OperationForm name="service-catalogue.draft-call" hidden={['resource']} verb={t({ ca: 'Desa les regles', es: 'Guardar las reglas', en: 'Save the rules' })} onDone={() => go(back)} onCancel={() => go(back)}
          given={{ resource, title: named, titleEs, titleEn, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget: amount(budget), most: amount(most) }} />
      </Section>
    </Page>
  );
}
