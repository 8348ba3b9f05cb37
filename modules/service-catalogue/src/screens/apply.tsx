import { useState } from 'react';
import { EmptyState, ButtonLink, Page, ProblemNotice, Skeleton, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { titleOf } from '../words.ts';
import { ApplicationForm } from './application-form.tsx';
import type { OpenCall, Status } from './rows.ts';
import './calls.css';

/** The application to a call: begun, or taken up again where it was left, on any device. */
export function Apply({ params: { org = '', call: id = '' } }: ScreenProps) {
  const t = useText();
  const calls = useQueryOperation<readonly OpenCall[]>('service-catalogue.open-calls');
  const open = calls.data?.find(({ call }) => call.id === id);
  // Only a draft that was there on arrival is waited for: one begun here is already on the screen, being written.
  const [resumed, setResumed] = useState<string | null>();
  if (open !== undefined && resumed === undefined) setResumed(open.application);
  const status = useQueryOperation<Status>('service-catalogue.application-status', { application: open?.application }, { enabled: open?.application != null });
  const trail = [{ label: t({ ca: 'Convocatòries', es: 'Convocatorias', en: 'Calls' }), href: `/o/${org}/calls` }];
  const title = t(open ? titleOf(open.call) : { ca: 'Sol·licitud', es: 'Solicitud', en: 'Application' });
  const problem = calls.error?.problem ?? status.error?.problem;
  if (problem) return <Page title={title} trail={trail} narrow><ProblemNotice problem={problem} /></Page>;
  if (calls.data === undefined || (typeof resumed === 'string' && status.data === undefined)) return <div className="page"><Skeleton lines={10} /></div>;
  if (open === undefined) return <Page title={title} trail={trail} narrow><EmptyState title={t({ ca: 'Aquesta convocatòria no és oberta', es: 'Esta convocatoria no está abierta', en: 'This call is not open' })} action={<ButtonLink href={`/o/${org}/calls`}>{t({ ca: 'Mireu les obertes', es: 'Ver las abiertas', en: 'See those open' })}</ButtonLink>} /></Page>;
  const begun = status.data?.application;
  if (begun && begun.state !== 'draft')
    return <Page title={title} trail={trail} narrow><EmptyState title={t({ ca: 'La sol·licitud ja no és un esborrany', es: 'La solicitud ya no es un borrador', en: 'The application is no longer a draft' })} action={<ButtonLink look="primary" href={`/o/${org}/applications/${begun.id}`}>{t({ ca: 'Mireu com va', es: 'Ver cómo va', en: 'See how it goes' })}</ButtonLink>}>{t({ ca: 'Va passar a signar i ja no s’hi pot escriure.', es: 'Pasó a firmar y ya no se puede escribir en ella.', en: 'It went to be signed and can no longer be written.' })}</EmptyState></Page>;
  return <ApplicationForm key={open.call.id} open={open} status={status.data} org={org} />;
}
