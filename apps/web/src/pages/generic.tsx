import { useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, OperationForm, Page, RecordList, RecordPage, recordHref, Section, Structure, useDescription, useGo, useOperation, useOrganisationSlug, useRecord, useText } from '@comu/design';

const useNames = () => useParams({ strict: false }) as { record?: string; id?: string; operation?: string };

/** The list of any record, for those whose module brought no screen of its own. */
export function GenericList() {
  const t = useText();
  const { record: name = '' } = useNames();
  const record = useRecord(name);
  return <Page title={record ? t(record.plural) : name} lead={record?.describe && t(record.describe)}><RecordList key={name} name={name} /></Page>;
}

export function GenericRecord() {
  const { record = '', id = '' } = useNames();
  return <RecordPage key={id} name={record} id={id} />;
}

/** The form of any operation; what the address gives is filled in. */
export function GenericForm() {
  const t = useText();
  const go = useGo();
  const organisation = useOrganisationSlug() ?? '';
  const { operation: name = '' } = useNames();
  const operation = useOperation(name);
  const description = useDescription();
  const [done, setDone] = useState<unknown>();
  const query = useRouterState({ select: ({ location }) => location.searchStr });
  const given = Object.fromEntries(new URLSearchParams(query));
  const ofRecord = description?.records.find((record) => name.startsWith(`${record.name}.`));
  const pointed = Object.entries(operation?.input.properties ?? {}).find(([property, { 'x-comu': told }]) => told?.kind === 'reference' && given[property] !== undefined);
  const subject = pointed === undefined ? undefined : { record: pointed[1]['x-comu']?.to ?? '', id: given[pointed[0]] ?? '' };
  const back = subject ? recordHref(organisation, subject.record, subject.id) : ofRecord ? recordHref(organisation, ofRecord.name) : undefined;
  const backTitle = subject ? description?.records.find((record) => record.name === subject.record)?.title : ofRecord?.plural;
  const finish = (output: unknown) => {
    const id = (output as { id?: unknown } | null)?.id;
    if (ofRecord && typeof id === 'string') go(recordHref(organisation, ofRecord.name, id));
    else if (back !== undefined) go(back);
    else setDone(output);
  };
  return (
    <Page title={operation ? t(operation.title) : name} lead={operation?.describe && t(operation.describe)} narrow trail={back && backTitle ? [{ label: t(backTitle), href: back }] : []}>
      {done !== undefined && <Section title={t({ ca: 'Fet', es: 'Hecho', en: 'Done' })} actions={<Button onClick={() => setDone(undefined)}>{t({ ca: 'Feu-ne un altre', es: 'Hacer otro', en: 'Do another' })}</Button>}>{done === null ? <p>{t({ ca: 'S’ha desat.', es: 'Se ha guardado.', en: 'It was saved.' })}</p> : <Structure value={done} />}</Section>}
      {done === undefined && <Section><OperationForm key={name} name={name} given={given} hidden={subject ? Object.keys(given) : []} onDone={finish} onCancel={() => history.back()} /></Section>}
    </Page>
  );
}
