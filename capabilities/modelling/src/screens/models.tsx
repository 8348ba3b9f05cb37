import { useState } from 'react';
import { Button, ButtonLink, Dialog, EmptyState, Link, Page, PlusIcon, ProblemNotice, RadioGroup, Section, Skeleton, State, TextField, UploadSimpleIcon, useFormat, useGo, useQueryOperation, useRun, useText, type ScreenProps, codeFrom } from '@comu/design';
import { filesIn, tooLarge } from './files.ts';
import type { ListedModel, Words } from './rows.ts';
import './modelling.css';

/** The models being drawn, and the beginning of a new one. */
export function Models({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly ListedModel[]>('modelling.models');
  const [starting, setStarting] = useState<'template' | 'files'>();
  const begin = <Button look="primary" icon={PlusIcon} onClick={() => setStarting('template')}>{t({ ca: 'Comença un model', es: 'Empezar un modelo', en: 'Start a model' })}</Button>;
  const words = { name: t({ ca: 'Nom', es: 'Nombre', en: 'Name' }), code: t({ ca: 'Codi', es: 'Código', en: 'Code' }), saved: t({ ca: 'Desat', es: 'Guardado', en: 'Saved' }), state: t({ ca: 'Estat', es: 'Estado', en: 'State' }) };
  return (
    <Page title={t({ ca: 'Models de processos', es: 'Modelos de procesos', en: 'Process models' })} lead={t({ ca: 'Dibuixeu com es tramita, assageu-ho i publiqueu-ho quan les proves passin.', es: 'Dibuje cómo se tramita, ensáyelo y publíquelo cuando las pruebas pasen.', en: 'Draw how things are handled, rehearse it, and publish it once its tests pass.' })}
      actions={<><ButtonLink look="quiet" href={`/o/${org}/processos`}>{t({ ca: 'Processos publicats', es: 'Procesos publicados', en: 'Published processes' })}</ButtonLink><Button icon={UploadSimpleIcon} onClick={() => setStarting('files')}>{t({ ca: 'Importa fitxers', es: 'Importar archivos', en: 'Import files' })}</Button>{data?.length !== 0 && begin}</>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Encara no hi ha cap model', es: 'Todavía no hay ningún modelo', en: 'There is no model yet' })} action={begin}>{t({ ca: 'Comenceu d’una plantilla, de zero o d’un fitxer BPMN. Per canviar un procés publicat, obriu-lo a Processos.', es: 'Empiece desde una plantilla, de cero o desde un archivo BPMN. Para cambiar un proceso publicado, ábralo en Procesos.', en: 'Start from a template, from nothing or from a BPMN file. To change a published process, open it under Processes.' })}</EmptyState>}
      {data !== undefined && data.length > 0 && (
        <Section>
          <table className="model-table">
            <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.code}</th><th scope="col">{words.saved}</th><th scope="col">{words.state}</th></tr></thead>
            <tbody>{data.map((model) => (
              <tr key={model.id}>
                <th scope="row"><Link href={`/o/${org}/modelatge/${model.id}`}>{model.name}</Link></th>
                <td data-label={words.code}><code>{model.code}</code></td>
                <td data-label={words.saved}>{format.ago(model.changedAt)}{model.by && <span className="soft"> · {model.by}</span>}</td>
                <td data-label={words.state}>{model.published === null ? <State tone="info">{t({ ca: 'Esborrany', es: 'Borrador', en: 'Draft' })}</State> : model.publishedNumber === model.number ? <State tone="success">{t({ ca: 'Publicat, versió {edition}', es: 'Publicado, versión {edition}', en: 'Published, version {edition}' }, { edition: model.published })}</State> : <State tone="pending">{t({ ca: 'Versió {edition}, amb canvis', es: 'Versión {edition}, con cambios', en: 'Version {edition}, with changes' }, { edition: model.published })}</State>}</td>
              </tr>
            ))}</tbody>
          </table>
        </Section>
      )}
      {starting === 'template' && <StartFromTemplate org={org} onClose={() => setStarting(undefined)} />}
      {starting === 'files' && <StartFromFiles org={org} onClose={() => setStarting(undefined)} />}
    </Page>
  );
}

/** What a model is called; its code follows from the name until somebody writes another. */
function useCalled() {
  const [name, setName] = useState('');
  const [own, setOwn] = useState<string>();
  const code = own ?? codeFrom(name);
  return { name, code, setName, setCode: setOwn, ready: name.trim() !== '' && /^[a-z0-9-]{1,80}$/.test(code) };
}

function CalledFields({ called }: { called: ReturnType<typeof useCalled> }) {
  const t = useText();
  const wrong = called.code !== '' && !/^[a-z0-9-]{1,80}$/.test(called.code);
  return (
    <>
      <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={called.name} onValue={called.setName} maxLength={200} />
      <TextField label={t({ ca: 'Codi', es: 'Código', en: 'Code' })} help={t({ ca: 'Si ja hi ha un procés publicat amb aquest codi, se’n publicarà una versió nova.', es: 'Si ya hay un proceso publicado con este código, se publicará una versión nueva.', en: 'If a process is published under this code, a new version of it will be published.' })} className="ds-input code" value={called.code} onValue={called.setCode} maxLength={80} problem={wrong ? t({ ca: 'Només lletres minúscules sense accents, xifres i guions.', es: 'Solo letras minúsculas sin acentos, cifras y guiones.', en: 'Only lower-case letters without accents, digits and hyphens.' }) : undefined} />
    </>
  );
}

function StartFromTemplate({ org, onClose }: { org: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const called = useCalled();
  const [template, setTemplate] = useState('simple');
  const { data } = useQueryOperation<Words>('modelling.words');
  const { run, running, problem } = useRun<{ id: string }>('modelling.start-model');
  const start = async () => {
    const made = await run({ name: called.name.trim(), code: called.code, template });
    if (made !== undefined) go(`/o/${org}/modelatge/${made.id}`);
  };
  return (
    <Dialog open wide onClose={onClose} title={t({ ca: 'Començar un model', es: 'Empezar un modelo', en: 'Start a model' })} footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={!called.ready} onClick={() => void start()}>{t({ ca: 'Comença', es: 'Empezar', en: 'Start' })}</Button></>}>
      <div className="form">
        {problem && <ProblemNotice problem={problem} />}
        <CalledFields called={called} />
        {data === undefined ? <Skeleton lines={4} /> : <RadioGroup label={t({ ca: 'A partir de', es: 'A partir de', en: 'From' })} value={template} onValue={setTemplate} options={data.templates.map(({ name, title, describe }) => ({ value: name, label: `${t(title)} — ${t(describe)}` }))} />}
      </div>
    </Dialog>
  );
}

function StartFromFiles({ org, onClose }: { org: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const called = useCalled();
  const [files, setFiles] = useState<readonly File[]>([]);
  const { run, running, problem } = useRun<{ id: string }>('modelling.import-model');
  const large = tooLarge(files);
  const choose = (list: FileList | null) => {
    const given = [...(list ?? [])];
    setFiles(given);
    if (called.name === '' && given[0] !== undefined) called.setName(given[0].name.replace(/\.\w+$/, ''));
  };
  const start = async () => {
    const made = await run({ name: called.name.trim(), code: called.code, files: await filesIn(files) });
    if (made !== undefined) go(`/o/${org}/modelatge/${made.id}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Importar un model', es: 'Importar un modelo', en: 'Import a model' })} footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={!called.ready || files.length === 0 || large !== undefined} onClick={() => void start()}>{t({ ca: 'Importa', es: 'Importar', en: 'Import' })}</Button></>}>
      <div className="form">
        {(large ?? problem) && <ProblemNotice problem={(large ?? problem)!} />}
        <div className="ds-field field">
          <label className="ds-label" htmlFor="model-files">{t({ ca: 'Fitxers BPMN i DMN', es: 'Archivos BPMN y DMN', en: 'BPMN and DMN files' })}</label>
          <input id="model-files" type="file" className="ds-input" multiple accept=".bpmn,.dmn,.xml" onChange={(event) => choose(event.target.files)} />
        </div>
        <CalledFields called={called} />
      </div>
    </Dialog>
  );
}
