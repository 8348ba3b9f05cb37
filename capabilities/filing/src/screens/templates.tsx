import { Page, RecordList, useOrganisationSlug, useText, type ScreenProps } from '@comu/design';

/** The texts from which the body’s documents are made; each opens in its editor. */
export function Templates(_: ScreenProps) {
  const t = useText();
  const organisation = useOrganisationSlug();
  return (
    <Page title={t({ ca: 'Plantilles', es: 'Plantillas', en: 'Templates' })} lead={t({ ca: 'Amb què es redacten requeriments, resolucions i decrets.', es: 'Con qué se redactan requerimientos, resoluciones y decretos.', en: 'From which requirements, resolutions and decrees are written.' })}>
      <RecordList name="documents.template" hrefOf={({ id }) => `/o/${organisation}/administration/templates/${String(id)}`} />
    </Page>
  );
}
