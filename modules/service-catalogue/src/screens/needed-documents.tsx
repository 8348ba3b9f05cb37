import { CheckCircleIcon, fileAddress, FileDrop, ProblemNotice, Tag, toast, useQueryOperation, useRun, useText } from '@comu/design';
import type { ApplicationRow, CallRow } from './rows.ts';

/** The documents a call wants, one place for each; attached again, the new one takes the place of the one before. */
export function NeededDocuments({ call, application, org, begin }: { call: CallRow; application: ApplicationRow | undefined; org: string; begin?(): Promise<ApplicationRow | undefined> }) {
  const t = useText();
  const { run, problem } = useRun<ApplicationRow>('service-catalogue.attach-document');
  const attach = async (code: string, file: string) => {
    const of = application ?? (await begin?.());
    if (of === undefined) return;
    if ((await run({ application: of.id, code, file })) !== undefined) toast({ ca: 'Document adjuntat', es: 'Documento adjuntado', en: 'Document attached' });
  };
  return (
    <div className="apply-fields">
      {call.documents.map(({ code, title, required }) => {
        const attached = application?.documents.find((each) => each.code === code);
        return (
          <div key={code} className="needed" data-there={attached ? true : undefined}>
            {attached && <p className="needed-there"><CheckCircleIcon size={20} weight="fill" className="file-ok" aria-hidden /> <span><strong>{t(title)}</strong> <Attached id={attached.document} org={org} /></span></p>}
            <FileDrop files={[]} accept=".pdf" onFiles={(stored) => stored[0] && void attach(code, stored[0].sha256)}
              label={attached ? t({ ca: 'Canvieu: {title}', es: 'Cambie: {title}', en: 'Replace: {title}' }, { title: t(title) }) : `${t(title)}${required ? '' : ` (${t({ ca: 'opcional', es: 'opcional', en: 'optional' })})`}`} />
          </div>
        );
      })}
      {call.documents.length === 0 && <Tag>{t({ ca: 'Cap', es: 'Ninguno', en: 'None' })}</Tag>}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function Attached({ id, org }: { id: string; org: string }) {
  const { data } = useQueryOperation<{ row: { file: string; name: string } }>('documents.document.read', { id });
  if (data === undefined) return null;
  return <a href={fileAddress({ sha256: data.row.file, name: data.row.name, organisation: org })} target="_blank" rel="noreferrer">{data.row.name}</a>;
}
