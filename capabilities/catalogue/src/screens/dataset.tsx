import { useEffect, useState } from 'react';
import { Button, EmptyState, Page, PencilSimpleIcon, ProblemNotice, Skeleton, State, Tabs, Tag, UploadSimpleIcon, ButtonLink, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { classes, kinds, say } from '../words.ts';
import { ContractTab } from './contract-tab.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { DictionaryTab } from './dictionary-tab.tsx';
import { LineageTab } from './lineage-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { QualityTab } from './quality-tab.tsx';
import { RowsTab } from './rows-tab.tsx';
import { SourcesTab } from './sources-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import { AccessTab } from './access-tab.tsx';
import type { Page as PageData } from './rows.ts';
import { useSaid } from './said.ts';
import './data.css';

const tabs = [
  ['resum', say('Resum', 'Resumen', 'Summary')], ['dades', say('Dades', 'Datos', 'Rows')], ['diccionari', say('Diccionari', 'Diccionario', 'Dictionary')], ['perfil', say('Perfil', 'Perfil', 'Profile')], ['qualitat', say('Qualitat', 'Calidad', 'Quality')], ['versions', say('Versions', 'Versiones', 'Versions')],
  ['llinatge', say('Llinatge', 'Linaje', 'Lineage')], ['contracte', say('Contracte', 'Contrato', 'Contract')], ['acces', say('Accés', 'Acceso', 'Access')], ['fonts', say('Fonts', 'Fuentes', 'Sources')],
] as const;

const tabOfAddress = () => tabs.find(([key]) => key === location.hash.slice(1))?.[0] ?? 'resum';

/** A dataset answers in plain words: what it is, whether it can be trusted, whether one may use it, where it comes from, who answers for it, who used it. */
export function DatasetPage({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<PageData>('data.dataset-page', { dataset: code });
  const said = useSaid();
  const [tab, setTab] = useState(tabOfAddress);
  // A link to another part of this very page changes the address and nothing else.
  useEffect(() => {
    const follow = () => setTab(tabOfAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const [describing, setDescribing] = useState(false);
  const trail = [{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }];
  if (error) return <Page title={t(say('Conjunt de dades', 'Conjunto de datos', 'Dataset'))} trail={trail}><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <Page title={t(say('Conjunt de dades', 'Conjunto de datos', 'Dataset'))} trail={trail}><Skeleton lines={12} /></Page>;
  const { dataset } = data;
  const steward = organisation?.can('data.steward') === true;
  const shown = tabs.filter(([key]) => key !== 'fonts' || (steward && dataset.kind === 'file'));
  return (
    <Page title={said(data.said.title)} trail={trail} lead={data.said.description === null ? undefined : said(data.said.description)}
      state={<>{dataset.incidents > 0 && <State tone="warning">{t(dataset.incidents === 1 ? say('1 incidència', '1 incidencia', '1 incident') : say('{n} incidències', '{n} incidencias', '{n} incidents'), { n: dataset.incidents })}</State>}<Tag>{t(kinds[dataset.kind as keyof typeof kinds])}</Tag>{dataset.personal !== 'none' && <Tag>{t(classes[dataset.personal as keyof typeof classes])}</Tag>}</>}
      actions={steward && <><Button icon={PencilSimpleIcon} onClick={() => setDescribing(true)}>{t(say('Descriu-lo', 'Describirlo', 'Describe it'))}</Button>{dataset.kind === 'file' && <ButtonLink look="primary" icon={UploadSimpleIcon} href={`/o/${org}/dades/carrega?conjunt=${dataset.code}`}>{t(say('Carrega una versió', 'Cargar una versión', 'Load a version'))}</ButtonLink>}</>}>
      {describing && <DescribeDialog dataset={dataset} onClose={() => setDescribing(false)} />}
      <div className="data-tabs"><Tabs label={t(say('Parts de la fitxa', 'Partes de la ficha', 'Parts of the page'))} value={tab} onValue={(key) => { setTab(key as typeof tab); history.replaceState(history.state, '', `#${key}`); }}
        tabs={shown.map(([key, label]) => ({ key, label: t(label), ...(key === 'qualitat' && data.incidents.length > 0 ? { count: data.incidents.length } : {}), ...(key === 'versions' && data.versions.length > 0 ? { count: data.versions.length } : {}) }))}>
        {tab === 'resum' && <SummaryTab page={data} org={org} />}
        {tab === 'dades' && (dataset.current === null ? <NoData org={org} code={dataset.code} steward={steward} record={dataset.record} /> : <RowsTab page={data} />)}
        {tab === 'diccionari' && <DictionaryTab page={data} steward={steward} />}
        {tab === 'perfil' && (dataset.current === null ? <NoData org={org} code={dataset.code} steward={steward} record={dataset.record} /> : <ProfileTab page={data} org={org} />)}
        {tab === 'qualitat' && <QualityTab page={data} org={org} steward={steward} />}
        {tab === 'versions' && <VersionsTab page={data} steward={steward} />}
        {tab === 'llinatge' && <LineageTab page={data} org={org} />}
        {tab === 'contracte' && <ContractTab page={data} steward={steward} org={org} />}
        {tab === 'acces' && <AccessTab page={data} />}
        {tab === 'fonts' && <SourcesTab page={data} />}
      </Tabs></div>
    </Page>
  );
}

function NoData({ org, code, steward, record }: { org: string; code: string; steward: boolean; record: string | null }) {
  const t = useText();
  return (
    <EmptyState title={t(say('Encara no hi ha cap versió', 'Todavía no hay ninguna versión', 'There is no version yet'))} action={steward && record === null && <ButtonLink href={`/o/${org}/dades/carrega?conjunt=${code}`}>{t(say('Carrega un fitxer', 'Cargar un archivo', 'Load a file'))}</ButtonLink>}>
      {record === null ? t(say('Quan es carregui un fitxer se’n veurà una mostra aquí.', 'Cuando se cargue un archivo se verá aquí una muestra.', 'Once a file is loaded, a sample of it shows here.')) : t(say('Feu-ne una versió a la pestanya de versions: les dades del registre es copien tal com són ara.', 'Haga una versión en la pestaña de versiones: los datos del registro se copian tal como son ahora.', 'Take a version under versions: the rows of the record are copied as they are now.'))}
    </EmptyState>
  );
}
