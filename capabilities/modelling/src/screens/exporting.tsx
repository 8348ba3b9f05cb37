import { useRef, useState } from 'react';
import { Menu, DownloadSimpleIcon, ProblemNotice, saveFile, toast, useRun, useText, type Problem } from '@comu/design';
import type { ModelContent, Opened } from './rows.ts';
import { filesIn, tooLarge } from './files.ts';
import type { Draft } from './use-draft.ts';

const save = (name: string, xml: string) => saveFile({ content: xml, type: 'application/xml', name });

/** Takes the model's files out, or brings others in their place. */
export function Exporting({ model, draft, onAdopt }: { model: Opened; draft: Draft; onAdopt(bpmn: string): void }) {
  const t = useText();
  const choose = useRef<HTMLInputElement>(null);
  const { run, problem } = useRun<{ bpmn: string | null; decisions: ModelContent['decisions'] }>('modelling.read-files');
  const [large, setLarge] = useState<Problem>();
  const bring = async (list: FileList | null) => {
    const refused = tooLarge(list);
    setLarge(refused);
    if (refused !== undefined) return;
    const read = await run({ files: await filesIn(list) });
    if (read === undefined) return;
    if (read.decisions.length > 0) draft.change({ decisions: [...draft.content.decisions.filter(({ name }) => !read.decisions.some((each) => each.name === name)), ...read.decisions] });
    if (read.bpmn !== null) onAdopt(read.bpmn);
    toast({ ca: 'Fitxers llegits', es: 'Archivos leídos', en: 'Files read' });
  };
  return (
    <>
      <Menu label={t({ ca: 'Fitxers', es: 'Archivos', en: 'Files' })} icon={DownloadSimpleIcon} end>
        {(close) => (
          <>
            <button type="button" onClick={() => { close(); save(`${model.code}.bpmn`, draft.content.bpmn); }}>{t({ ca: 'Baixa el BPMN', es: 'Descargar el BPMN', en: 'Download the BPMN' })}</button>
            {draft.content.decisions.map(({ id, name, xml }) => <button type="button" key={id} onClick={() => { close(); save(`${name}.dmn`, xml); }}>{t({ ca: 'Baixa {name}.dmn', es: 'Descargar {name}.dmn', en: 'Download {name}.dmn' }, { name })}</button>)}
            <button type="button" onClick={() => { close(); choose.current?.click(); }}>{t({ ca: 'Porta fitxers d’un altre editor…', es: 'Traer archivos de otro editor…', en: 'Bring files from another editor…' })}</button>
          </>
        )}
      </Menu>
      <input ref={choose} type="file" hidden multiple accept=".bpmn,.dmn,.xml" onChange={(event) => { void bring(event.target.files); event.target.value = ''; }} />
      {(large ?? problem) && <ProblemNotice problem={(large ?? problem)!} />}
    </>
  );
}
