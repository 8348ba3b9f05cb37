import { ButtonLink, EmptyState, operationHref, Page, PlusIcon, RecordList, recordHref, useOrganisation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';

/** The words of the body, each with one meaning, that columns of any dataset point at. */
export function Glossary({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const steward = useOrganisation()?.can('data.steward') === true;
  const add = steward && <ButtonLink look="primary" icon={PlusIcon} href={operationHref(org, 'data.concept.create')}>{t(say('Afegeix un terme', 'Añadir un término', 'Add a term'))}</ButtonLink>;
  const nothing = (
    <EmptyState title={t(say('Encara no hi ha cap terme', 'Todavía no hay ningún término', 'There is no term yet'))}>
      {t(say('Escriviu què vol dir cada paraula de l’ens («habitant», «expedient obert»): les columnes que en parlen hi apunten, i qui pregunta a les dades la pot fer servir, amb els seus sinònims.', 'Escriba qué significa cada palabra del ente («habitante», «expediente abierto»): las columnas que hablan de ella la señalan, y quien pregunta a los datos puede usarla, con sus sinónimos.', 'Write down what each word of the body means (“inhabitant”, “open case”): the columns that speak of it point here, and whoever asks the data can use it, with its synonyms.'))}
    </EmptyState>
  );
  return (
    <Page title={t(say('Glossari', 'Glosario', 'Glossary'))} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]} lead={t(say('Cada paraula amb un sol significat, per a tots els conjunts que la fan servir.', 'Cada palabra con un solo significado, para todos los conjuntos que la usan.', 'Each word with one meaning, for every dataset that uses it.'))} actions={add}>
      <RecordList name="data.concept" empty={nothing} hrefOf={(row) => recordHref(org, 'data.concept', String(row.id))} />
    </Page>
  );
}
