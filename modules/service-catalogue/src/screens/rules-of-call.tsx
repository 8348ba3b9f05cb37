import { Facts, Section, useFormat, useText } from '@comu/design';
import type { CallRow } from './rows.ts';

const kindWords = {
  municipality: { ca: 'Municipis', es: 'Municipios', en: 'Municipalities' }, 'county-council': { ca: 'Consells comarcals', es: 'Consejos comarcales', en: 'County councils' }, 'provincial-council': { ca: 'Diputació', es: 'Diputación', en: 'Provincial council' },
  emd: { ca: 'Entitats municipals descentralitzades', es: 'Entidades municipales descentralizadas', en: 'Decentralised municipal entities' }, association: { ca: 'Mancomunitats', es: 'Mancomunidades', en: 'Associations' }, consortium: { ca: 'Consorcis', es: 'Consorcios', en: 'Consortia' },
} as const;

/** The rules that decide, as they were published. */
export function RulesOfCall({ call }: { call: CallRow }) {
  const t = useText();
  const format = useFormat();
  const bandOf = ({ from, to }: { from?: number | undefined; to?: number | null | undefined }) => {
    if (!from && !to) return '';
    return to == null
      ? t({ ca: 'de {from} habitants o més', es: 'de {from} habitantes o más', en: '{from} inhabitants or more' }, { from: format.integer(from ?? 0) })
      : t({ ca: 'de {from} a {to} habitants', es: 'de {from} a {to} habitantes', en: '{from} to {to} inhabitants' }, { from: format.integer(from ?? 0), to: format.integer(to) });
  };
  const linesOf = (each: CallRow['criteria'][number]) => (each.kind === 'answer' ? each.options.map(({ label, points }) => ({ says: t(label), points })) : each.bands.map((band) => ({ says: bandOf(band), points: band.points })));
  return (
    <Section title={t({ ca: 'Les regles', es: 'Las reglas', en: 'The rules' })}>
      <Facts facts={[
        { label: t({ ca: 'Destinataris', es: 'Destinatarios', en: 'Recipients' }), value: <ul className="calls-bullets">{call.recipients.map((each) => <li key={each.kind}>{t(kindWords[each.kind as keyof typeof kindWords])} {bandOf(each)}</li>)}</ul> },
        ...(call.requirements.length > 0 ? [{ label: t({ ca: 'Requisits', es: 'Requisitos', en: 'Requirements' }), value: <ul className="calls-bullets">{call.requirements.map(({ code, says }) => <li key={code}>{t(says)}</li>)}</ul> }] : []),
        ...call.criteria.map((each) => ({ key: each.code, label: t(each.title), value: <ul className="call-points">{linesOf(each).map(({ says, points }) => <li key={says}><span>{says}</span><span className="tabular">{points}</span></li>)}</ul> })),
        ...(call.minimum > 0 ? [{ label: t({ ca: 'Puntuació mínima', es: 'Puntuación mínima', en: 'Minimum score' }), value: call.minimum }] : []),
        { label: t({ ca: 'Documents', es: 'Documentos', en: 'Documents' }), value: <ul className="calls-bullets">{call.documents.map(({ code, title, required }) => <li key={code}>{t(title)}{!required && <span className="soft"> ({t({ ca: 'opcional', es: 'opcional', en: 'optional' })})</span>}</li>)}</ul> },
        { label: t({ ca: 'Termini per resoldre', es: 'Plazo para resolver', en: 'Time to decide' }), value: t({ ca: '{months} {months|mes|mesos}', es: '{months} {months|mes|meses}', en: '{months} {months|month|months}' }, { months: call.months }) },
        ...(call.most ? [{ label: t({ ca: 'Màxim per sol·licitud', es: 'Máximo por solicitud', en: 'At most for one' }), value: <span className="tabular">{format.money(call.most)}</span> }] : []),
      ]} />
    </Section>
  );
}
