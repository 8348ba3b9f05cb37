import { useState } from 'react';
import { Button, Dialog, EmptyState, OperationForm, Page, PlusIcon, RecordList, Tabs, useGo, useOrganisation, useText, type ScreenProps } from '@comu/design';
import { NewCall } from './new-call.tsx';
import type { CallRow } from './rows.ts';

/** The catalogue of a body that serves others: its calls and its resources. */
export function Programme({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const organisation = useOrganisation();
  const [tab, setTab] = useState('calls');
  const [dialog, setDialog] = useState<'resource' | 'call'>();
  const owner = organisation?.id;
  if (owner === undefined) return null;
  return (
    <Page title={t({ ca: 'El nostre catàleg', es: 'Nuestro catálogo', en: 'Our catalogue' })} lead={t({ ca: 'Els recursos que oferim i les seves convocatòries.', es: 'Los recursos que ofrecemos y sus convocatorias.', en: 'The resources we offer and their calls.' })}
      actions={<><Button icon={PlusIcon} onClick={() => setDialog('resource')}>{t({ ca: 'Nou recurs', es: 'Nuevo recurso', en: 'New resource' })}</Button><Button look="primary" icon={PlusIcon} onClick={() => setDialog('call')}>{t({ ca: 'Nova convocatòria', es: 'Nueva convocatoria', en: 'New call' })}</Button></>}>
      <Tabs label={t({ ca: 'Catàleg', es: 'Catálogo', en: 'Catalogue' })} value={tab} onValue={setTab} tabs={[{ key: 'calls', label: t({ ca: 'Convocatòries', es: 'Convocatorias', en: 'Calls' }) }, { key: 'resources', label: t({ ca: 'Recursos', es: 'Recursos', en: 'Resources' }) }]}>
        {tab === 'calls'
          ? <RecordList key="calls" name="service-catalogue.call" fixed={{ owner }} hrefOf={({ id }) => `/o/${org}/programme/${id}`} empty={<EmptyState title={t({ ca: 'Encara no hi ha cap convocatòria', es: 'Todavía no hay ninguna convocatoria', en: 'No calls yet' })}>{t({ ca: 'Definiu primer un recurs i després prepareu-ne la convocatòria: fins que no la publiqueu, ningú de fora no la veu.', es: 'Defina primero un recurso y después prepare su convocatoria: hasta que no la publique, nadie de fuera la ve.', en: 'Define a resource first, then prepare its call: nobody outside sees it until you publish it.' })}</EmptyState>} />
          : <RecordList key="resources" name="service-catalogue.resource" fixed={{ owner }} hrefOf={({ id }) => `/o/${org}/programme/resource/${id}`} empty={<EmptyState title={t({ ca: 'Encara no hi ha cap recurs', es: 'Todavía no hay ningún recurso', en: 'No resources yet' })}>{t({ ca: 'Un recurs és el que oferiu als ens: diners, suport tècnic o material.', es: 'Un recurso es lo que ofrece a los entes: dinero, apoyo técnico o material.', en: 'A resource is what you offer to bodies: money, technical help or material.' })}</EmptyState>} />}
      </Tabs>
      <Dialog open={dialog === 'resource'} side onClose={() => setDialog(undefined)} title={t({ ca: 'Definiu un recurs', es: 'Defina un recurso', en: 'Define a resource' })}>
        <OperationForm name="service-catalogue.define-resource" onDone={() => { setDialog(undefined); setTab('resources'); }} onCancel={() => setDialog(undefined)} />
      </Dialog>
      {dialog === 'call' && <NewCall owner={owner} onClose={() => setDialog(undefined)} onMade={(call: CallRow) => go(`/o/${org}/programme/${call.id}`)} />}
    </Page>
  );
}
