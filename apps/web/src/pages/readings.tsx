import { useState } from 'react';
import { EmptyState, ProblemNotice, Section, Select, Skeleton, Timeline, useDescription, useQueryOperation, useText, type Me } from '@comu/design';

interface Reading {
  readonly at: string;
  readonly actor: string;
  readonly operation: string;
  readonly record: string;
  readonly fields: readonly string[];
}

/** Who read the personal data of whoever asks, in one of their organisations (GDPR, art. 15). */
export function Readings({ me }: { me: Me }) {
  const t = useText();
  const [slug, setSlug] = useState(me.memberships[0]?.organisation.slug ?? '');
  const description = useDescription(slug === '' ? undefined : slug);
  const readings = useQueryOperation<readonly Reading[]>('kernel.who-read-my-data', {}, { organisation: slug, enabled: slug !== '' });
  const named = ({ record, fields }: Reading) => {
    const told = description?.records.find(({ name }) => name === record);
    return told === undefined ? fields.join(', ') : `${t(told.title)}: ${fields.map((field) => t(told.fields.find(({ name }) => name === field)?.label ?? field)).join(', ')}`;
  };
  return (
    <Section title={t({ ca: 'Qui ha consultat les vostres dades', es: 'Quién ha consultado sus datos', en: 'Who read your data' })} describe={t({ ca: 'Cada consulta de les vostres dades personals (RGPD, art. 15).', es: 'Cada consulta de sus datos personales (RGPD, art. 15).', en: 'Every reading of your personal data (GDPR, art. 15).' })}>
      {me.memberships.length > 1 && <Select label={t({ ca: 'Ens', es: 'Ente', en: 'Organisation' })} value={slug} onValue={setSlug} options={me.memberships.map(({ organisation }) => ({ value: organisation.slug, label: organisation.name }))} />}
      {readings.isPending && !readings.error && <Skeleton />}
      {readings.error && <ProblemNotice problem={readings.error.problem} />}
      {readings.data?.length === 0 && <EmptyState title={t({ ca: 'Ningú no les ha consultat', es: 'Nadie los ha consultado', en: 'Nobody has read them' })} />}
      {readings.data && readings.data.length > 0 && <div className="gap-above"><Timeline entries={readings.data.slice(0, 100).map((reading, index) => ({ key: String(index), at: reading.at, title: reading.actor, children: named(reading) }))} /></div>}
    </Section>
  );
}
