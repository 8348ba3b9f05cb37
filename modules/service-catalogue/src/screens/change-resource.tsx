import { OperationForm, Page, ProblemNotice, Section, Skeleton, useGo, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { RowOf } from '@comu/kernel';
import type { Resource } from '../service-catalogue.records.ts';
import { titleOf } from '../words.ts';

/** What a resource of our catalogue says of itself, to be corrected or said in another language; its code is for ever. */
export function ChangeResource({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const { data, error } = useQueryOperation<{ row: RowOf<typeof Resource> }>('service-catalogue.resource.read', { id });
  const back = `/o/${org}/programme`;
  const trail = [{ label: t({ ca: 'El nostre catàleg', es: 'Nuestro catálogo', en: 'Our catalogue' }), href: back }];
  if (error) return <Page title={t({ ca: 'Recurs', es: 'Recurso', en: 'Resource' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.row.id !== id) return <div className="page"><Skeleton lines={8} /></div>;
  const { code, title, titleEs, titleEn, kind, summary, summaryEs, summaryEn } = data.row;
  return (
    <Page title={t(titleOf(data.row))} narrow trail={trail} lead={<span className="tabular">{code}</span>}>
      <Section>
        <OperationForm name="service-catalogue.define-resource" hidden={['code']} given={{ code, title, titleEs, titleEn, kind, summary, summaryEs, summaryEn }} verb={t({ ca: 'Desa el recurs', es: 'Guardar el recurso', en: 'Save the resource' })} onDone={() => go(back)} onCancel={() => go(back)} />
      </Section>
    </Page>
  );
}
