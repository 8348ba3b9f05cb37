import { Button, FileDrop, FileTextIcon, Select, TrashIcon, useFormat, useRecord, useText, WarningIcon, type StoredFile } from '@comu/design';

export interface AttachmentDraft {
  readonly file: StoredFile;
  readonly kind: string;
}

/** Files with the type of each asked for at once: nothing enters the book without one. */
export function AttachmentFields({ attachments, onAttachments, onSending, tried, first }: { onSending(sending: boolean): void; attachments: readonly AttachmentDraft[]; onAttachments(change: (all: readonly AttachmentDraft[]) => readonly AttachmentDraft[]): void; tried: boolean; first: string }) {
  const t = useText();
  const format = useFormat();
  const kinds = useRecord('documents.document')?.fields.find(({ name }) => name === 'kind')?.choices ?? {};
  return (
    <div className="registry-files">
      <FileDrop several files={[]} onSending={onSending} label={t({ ca: 'Documents', es: 'Documentos', en: 'Documents' })} help={t({ ca: 'Els fitxers que s’aporten. Cada un ha de dir quin tipus de document és.', es: 'Los archivos que se aportan. Cada uno debe decir qué tipo de documento es.', en: 'The files handed in. Each must say what type of document it is.' })}
        onFiles={(stored) => onAttachments((all) => [...all, ...stored.filter(({ sha256 }) => !all.some(({ file }) => file.sha256 === sha256)).map((file, index) => ({ file, kind: all.length + index === 0 ? first : '' }))])} />
      {attachments.length > 0 && (
        <ul className="registry-file-list">
          {attachments.map(({ file, kind }) => (
            <li key={file.sha256} className="registry-file">
              <FileTextIcon size={20} aria-hidden />
              <div>
                <p className="registry-file-name">{file.name}</p>
                <p className="soft small tabular">{format.bytes(file.size)}</p>
                {file.warnings.map((warning) => <p className="file-warning small" key={warning.ca}><WarningIcon size={15} weight="fill" aria-hidden /> {t(warning)}</p>)}
              </div>
              <Select label={<span className="sr-only">{t({ ca: 'Tipus del document {name}', es: 'Tipo del documento {name}', en: 'Type of {name}' }, { name: file.name })}</span>} value={kind} empty={t({ ca: 'Trieu el tipus…', es: 'Elija el tipo…', en: 'Choose its type…' })}
                options={Object.entries(kinds).map(([value, words]) => ({ value, label: t(words) }))} problem={tried && kind === '' ? t({ ca: 'Trieu quin tipus de document és.', es: 'Elija qué tipo de documento es.', en: 'Choose what type of document it is.' }) : undefined}
                onValue={(chosen) => onAttachments((all) => all.map((each) => (each.file.sha256 === file.sha256 ? { ...each, kind: chosen } : each)))} />
              <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => onAttachments((all) => all.filter((each) => each.file.sha256 !== file.sha256))}>{t({ ca: 'Treu {name}', es: 'Quitar {name}', en: 'Remove {name}' }, { name: file.name })}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
