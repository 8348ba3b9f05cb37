import { useRef, useState } from 'react';
import { Button, State, UploadSimpleIcon, useFormat, useText } from '@comu/design';
import type { Verified } from './rows.ts';

interface Compared { readonly name: string; readonly sha256: string }

async function fingerprint(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells whether a file one holds is one of those registered; it is read here and never sent. */
export function FileComparison({ files }: { files: Verified['files'] }) {
  const t = useText();
  const format = useFormat();
  const choose = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [compared, setCompared] = useState<readonly Compared[]>([]);
  if (files.length === 0) return <p className="soft">{t({ ca: 'Es va registrar sense fitxers.', es: 'Se registró sin archivos.', en: 'It was registered without files.' })}</p>;
  const take = (list: FileList | null) => {
    void Promise.all([...(list ?? [])].map(async (file) => ({ name: file.name, sha256: await fingerprint(file) }))).then(setCompared);
  };
  const strangers = compared.filter(({ sha256 }) => !files.some((file) => file.sha256 === sha256));
  return (
    <>
      <ul>
        {files.map((file) => (
          <li key={file.sha256} className="verify-file">
            <p><strong>{file.name}</strong> <span className="soft small tabular">{format.bytes(file.size)}</span> {compared.some(({ sha256 }) => sha256 === file.sha256) && <State tone="success">{t({ ca: 'És exactament aquest fitxer', es: 'Es exactamente este archivo', en: 'It is exactly this file' })}</State>}</p>
            <code title="SHA-256">SHA-256 {file.sha256}</code>
          </li>
        ))}
      </ul>
      <div aria-live="polite">{strangers.map(({ name }) => <p key={name} className="gap-above"><State tone="danger">{t({ ca: '{name}: no és cap dels fitxers registrats, o s’ha modificat', es: '{name}: no es ninguno de los archivos registrados, o se ha modificado', en: '{name}: not one of the registered files, or changed since' }, { name })}</State></p>)}</div>
      <div className="verify-drop" data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}>
        <UploadSimpleIcon size={22} aria-hidden />
        <span className="soft">{t({ ca: 'Teniu un d’aquests fitxers? Deixeu-lo anar i us direm si és el mateix. No surt del vostre ordinador.', es: '¿Tiene uno de estos archivos? Suéltelo y le diremos si es el mismo. No sale de su ordenador.', en: 'Do you hold one of these files? Drop it and we tell whether it is the same. It never leaves your computer.' })}</span>
        <Button small onClick={() => choose.current?.click()}>{t({ ca: 'Trieu-lo', es: 'Elíjalo', en: 'Choose it' })}</Button>
        <input ref={choose} type="file" hidden multiple onChange={(event) => { take(event.target.files); event.target.value = ''; }} />
      </div>
    </>
  );
}
