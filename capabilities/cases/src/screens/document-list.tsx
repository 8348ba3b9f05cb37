import { useState } from 'react';
import { Button, ClockCounterClockwiseIcon, Dialog, fileAddress, FileTextIcon, ProblemNotice, Skeleton, State, Tag, useFormat, useQueryOperation, useRecord, useText, type ListAnswer, type Tone } from '@comu/design';
import type { Dossier, DocumentRow } from './rows.ts';

const states: Readonly<Record<DocumentRow['state'], { tone: Tone; words: { ca: string; es: string; en: string } }>> = {
  draft: { tone: 'neutral', words: { ca: 'Esborrany', es: 'Borrador', en: 'Draft' } }, final: { tone: 'neutral', words: { ca: 'Definitiu', es: 'Definitivo', en: 'Final' } }, signed: { tone: 'success', words: { ca: 'Signat', es: 'Firmado', en: 'Signed' } },
};

/** The documents of a case with their type, state and editions; those that await a signature say so. */
export function DocumentList({ documents, signatures, org }: { documents: readonly DocumentRow[]; signatures: Dossier['signatures']; org: string }) {
  const t = useText();
  const format = useFormat();
  const kinds = useRecord('documents.document')?.fields.find(({ name }) => name === 'kind')?.choices;
  const [editions, setEditions] = useState<DocumentRow>();
  if (documents.length === 0) return <p className="soft">{t({ ca: 'Encara no hi ha cap document. Els que entrin pel registre i els que es redactin sortiran aquí.', es: 'Todavía no hay ningún documento. Los que entren por el registro y los que se redacten aparecerán aquí.', en: 'No documents yet. Those registered and those drawn up will show here.' })}</p>;
  return (
    <>
      <ul className="case-documents">
        {documents.map((each) => {
          const waits = signatures.some(({ document, state }) => document === each.id && state === 'waiting');
          return (
            <li key={each.id} className="case-document">
              <FileTextIcon size={22} aria-hidden />
              <div>
                <a className="case-document-title" href={fileAddress({ sha256: each.file, name: each.name, organisation: org })} target="_blank" rel="noreferrer">{each.title}</a>
                <p className="small soft"><span className="tabular">{format.shortMoment(each.createdAt)} · {format.bytes(each.size)}</span> · {each.origin === 'citizen' ? t({ ca: 'aportat per l’interessat', es: 'aportado por el interesado', en: 'provided by the party' }) : t({ ca: 'de l’administració', es: 'de la administración', en: 'by the administration' })}</p>
              </div>
              <div className="case-document-marks">
                <Tag>{kinds?.[each.kind] ? t(kinds[each.kind] as never) : each.kind}</Tag>
                {waits ? <State tone="pending">{t({ ca: 'Espera signatura', es: 'Espera firma', en: 'To be signed' })}</State> : <State tone={states[each.state].tone}>{t(states[each.state].words)}</State>}
                {each.edition > 1 && <Button small look="quiet" icon={ClockCounterClockwiseIcon} onClick={() => setEditions(each)}>{t({ ca: '{count} {count|versió|versions}', es: '{count} {count|versión|versiones}', en: '{count} {count|edition|editions}' }, { count: each.edition })}<span className="sr-only"> · {each.title}</span></Button>}
              </div>
            </li>
          );
        })}
      </ul>
      {editions && <Editions document={editions} org={org} onClose={() => setEditions(undefined)} />}
    </>
  );
}

function Editions({ document, org, onClose }: { document: DocumentRow; org: string; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<ListAnswer>('documents.edition.list', { filter: { document: document.id }, sort: '-createdAt', limit: 50 });
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Versions de “{title}”', es: 'Versiones de «{title}»', en: 'Editions of “{title}”' }, { title: document.title })}>
      {error ? <ProblemNotice problem={error.problem} /> : data === undefined ? <Skeleton /> : (
        <ul className="case-documents">{data.rows.map((row) => (
          <li key={row.id} className="case-document"><FileTextIcon size={20} aria-hidden /><div><a href={fileAddress({ sha256: String(row['file']), name: document.name, organisation: org })} target="_blank" rel="noreferrer">{t({ ca: 'Versió {number}', es: 'Versión {number}', en: 'Edition {number}' }, { number: Number(row['edition']) })}</a><p className="small">{String(row['why'])}</p><p className="small soft">{format.moment(row.createdAt)}</p></div></li>
        ))}</ul>
      )}
    </Dialog>
  );
}
