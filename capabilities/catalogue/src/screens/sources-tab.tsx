import { useState } from 'react';
import { Button, Confirm, Dialog, EmptyState, PlusIcon, ProblemNotice, Section, Select, State, TextArea, TextField, toast, useFormat, useOrganisation, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { say } from '../words.ts';
import type { Page } from './rows.ts';

interface SourceRow { readonly id: string; readonly kind: string; readonly address: string; readonly settings: Readonly<Record<string, string>>; readonly rhythm: string; readonly hasSecret: boolean; readonly hasWebhook: boolean; readonly nextAt: string | null; readonly lastAt: string | null; readonly outcome: Text | null; readonly failing: boolean }
const kinds: Readonly<Record<string, Text>> = { url: say('Adreça web', 'Dirección web', 'Web address'), ckan: say('Portal CKAN', 'Portal CKAN', 'CKAN portal'), dcat: say('Catàleg DCAT', 'Catálogo DCAT', 'DCAT catalogue'), sql: say('Base de dades PostgreSQL', 'Base de datos PostgreSQL', 'PostgreSQL database') };
export const rhythms: Readonly<Record<string, Text>> = { 'by-hand': say('A mà', 'A mano', 'By hand'), hourly: say('Cada hora', 'Cada hora', 'Hourly'), daily: say('Cada dia', 'Cada día', 'Daily'), weekly: say('Cada setmana', 'Cada semana', 'Weekly'), monthly: say('Cada mes', 'Cada mes', 'Monthly') };

const lines: Readonly<Record<string, Text>> = { verified: say('Xifrada, i el servidor demostra qui és', 'Cifrada, y el servidor demuestra quién es', 'Encrypted, and the server proves who it is'), encrypted: say('Xifrada, sense comprovar el servidor', 'Cifrada, sin comprobar el servidor', 'Encrypted, without checking the server'), open: say('Sense xifrar: qualsevol pel camí la pot llegir', 'Sin cifrar: cualquiera por el camino puede leerla', 'Not encrypted: anybody on the way can read it') };

/** Where the data are fetched from by themselves, and what happened the last time. */
export function SourcesTab({ page: { dataset } }: { page: Page }) {
  const t = useText();
  const format = useFormat();
  const may = useOrganisation()?.can('data.administer') === true;
  const { data, error } = useQueryOperation<readonly SourceRow[]>('data.sources', { dataset: dataset.id });
  const fetch = useRun('data.fetch-source'), remove = useRun('data.remove-source'), open = useRun<{ code: string; address: string }>('data.open-webhook');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<SourceRow>();
  const [webhook, setWebhook] = useState<{ code: string; address: string }>();
  const problem = fetch.problem ?? remove.problem ?? open.problem;
  const add = may && <Button icon={PlusIcon} onClick={() => setAdding(true)}>{t(say('Afegeix una font', 'Añadir una fuente', 'Add a source'))}</Button>;
  return (
    <Section title={t(say('Fonts', 'Fuentes', 'Sources'))} actions={add}>
      {error && <ProblemNotice problem={error.problem} />}
      {problem && <ProblemNotice problem={problem} />}
      {data?.length === 0 && <EmptyState title={t(say('Es carrega a mà', 'Se carga a mano', 'Loaded by hand'))} action={add}>{t(say('Amb una font, les dades es porten soles a l’hora que digueu o quan algú avisi.', 'Con una fuente, los datos se traen solos a la hora que diga o cuando alguien avise.', 'With a source, data are fetched at the time you say or when somebody tells.'))}</EmptyState>}
      <ul className="data-plain">{data?.map((each) => (
        <li key={each.id} className="data-rule">
          <div><strong>{t(kinds[each.kind] ?? say(each.kind, each.kind, each.kind))}</strong> <span className="data-break">{each.address}</span> <span className="soft small">{t(rhythms[each.rhythm] ?? say('', '', ''))}{each.nextAt !== null && ` · ${t(say('propera: {at}', 'próxima: {at}', 'next: {at}'), { at: format.shortMoment(each.nextAt) })}`}</span>
            {each.outcome !== null && <p className="small">{each.failing && <><State tone="danger">{t(say('No ha arribat', 'No ha llegado', 'It did not come'))}</State> </>}{each.lastAt !== null && `${format.shortMoment(each.lastAt)}: `}{t(each.outcome)}</p>}</div>
          <span className="data-row-acts"><Button small busy={fetch.running} onClick={() => void fetch.run({ source: each.id }).then((done) => done !== undefined && toast(say('Es portarà en un moment', 'Se traerá en un momento', 'It will be fetched in a moment')))}>{t(say('Porta-les ara', 'Traerlos ahora', 'Fetch now'))}</Button>
            {may && <><Button small look="quiet" onClick={() => void open.run({ source: each.id }).then((made) => made !== undefined && setWebhook(made))}>{t(say('Adreça d’avís', 'Dirección de aviso', 'Webhook'))}</Button><Button small look="quiet" tone="danger" onClick={() => setRemoving(each)}>{t(say('Treu-la', 'Quitarla', 'Remove'))}</Button></>}</span>
        </li>
      ))}</ul>
      {adding && <SourceDialog dataset={dataset.id} onClose={() => setAdding(false)} />}
      <Confirm open={removing !== undefined} onClose={() => setRemoving(undefined)} danger busy={remove.running} verb={t(say('Treu-la', 'Quitarla', 'Remove'))} title={t(say('Voleu treure la font?', '¿Quiere quitar la fuente?', 'Remove the source?'))}
        onConfirm={() => void remove.run({ source: removing?.id }).then((done) => { setRemoving(undefined); if (done !== undefined) toast(say('Font treta', 'Fuente quitada', 'Source removed')); })}>
        <p>{t(say('Les dades que ja han arribat es queden. No se’n portaran més de {address}, i la contrasenya i l’adreça d’avís s’esborren.', 'Los datos que ya han llegado se quedan. No se traerán más de {address}, y la contraseña y la dirección de aviso se borran.', 'The data that came stay. No more will be fetched from {address}, and its password and webhook are deleted.'), { address: removing?.address ?? '' })}</p>
      </Confirm>
      {webhook !== undefined && <Dialog open onClose={() => setWebhook(undefined)} title={t(say('Adreça d’avís', 'Dirección de aviso', 'Webhook'))}><p>{t(say('Envieu això quan hi hagi dades noves. El codi només s’ensenya ara.', 'Envíe esto cuando haya datos nuevos. El código solo se muestra ahora.', 'Send this when there are new data. The code is shown only now.'))}</p><pre className="data-pre" tabIndex={0}><code>{`POST ${webhook.address}\n{"code":"${webhook.code}"}`}</code></pre></Dialog>}
    </Section>
  );
}

function SourceDialog({ dataset, onClose }: { dataset: string; onClose(): void }) {
  const t = useText();
  const [kind, setKind] = useState('url');
  const [rhythm, setRhythm] = useState('daily');
  const [given, setGiven] = useState<Record<string, string>>({});
  const { run, running, problem } = useRun('data.keep-source');
  const set = (name: string) => (value: string) => setGiven({ ...given, [name]: value });
  const field = (name: string, label: Text, help?: Text, type = 'text') => <TextField type={type} label={t(label)} value={given[name] ?? ''} onValue={set(name)} {...(help === undefined ? {} : { help: t(help) })} />;
  const filled = (names: readonly string[]) => Object.fromEntries(names.flatMap((name) => ((given[name] ?? '') === '' ? [] : [[name, given[name]]])));
  const save = async () => {
    const done = await run({ dataset, kind, rhythm, address: given['address'] ?? '', settings: filled(kind === 'ckan' ? ['resource', 'package', 'rows'] : kind === 'sql' ? ['query', 'user', 'database', 'line', 'ca'] : []), ...filled(['secret']) });
    if (done !== undefined) onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t(say('Afegeix una font', 'Añadir una fuente', 'Add a source'))} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" busy={running} onClick={() => void save()}>{t(say('Desa la font', 'Guardar la fuente', 'Keep the source'))}</Button></>}>
      {problem && <ProblemNotice problem={problem} />}
      <Select label={t(say('Tipus', 'Tipo', 'Kind'))} value={kind} onValue={setKind} options={Object.entries(kinds).filter(([value]) => value !== 'dcat').map(([value, label]) => ({ value, label: t(label) }))} />
      {field('address', say('Adreça', 'Dirección', 'Address'), kind === 'sql' ? say('servidor:port', 'servidor:puerto', 'host:port') : say('Ha de ser pública, http o https.', 'Debe ser pública, http o https.', 'It must be public, http or https.'))}
      {kind === 'ckan' && <>{field('resource', say('Identificador del recurs', 'Identificador del recurso', 'Identifier of the resource'), say('Si sempre és el mateix fitxer.', 'Si siempre es el mismo archivo.', 'When it is always the same file.'))}{field('package', say('O el conjunt del portal', 'O el conjunto del portal', 'Or the portal’s dataset'), say('Se’n segueix el fitxer més nou que es pugui llegir.', 'Se sigue su archivo más nuevo que se pueda leer.', 'Its newest readable file is followed.'))}
        <Select label={t(say('Com es porten', 'Cómo se traen', 'How they are fetched'))} value={given['rows'] ?? 'file'} onValue={set('rows')} options={[{ value: 'file', label: t(say('Com a fitxer', 'Como archivo', 'As a file')) }, { value: 'datastore', label: t(say('Per files, amb datastore_search', 'Por filas, con datastore_search', 'By rows, with datastore_search')) }]} /></>}
      {kind === 'sql' && <>{field('database', say('Base de dades', 'Base de datos', 'Database'))}{field('user', say('Usuari', 'Usuario', 'User'))}<TextArea label={t(say('Consulta', 'Consulta', 'Query'))} className="ds-input code" value={given['query'] ?? ''} onValue={set('query')} />
        <Select label={t(say('Connexió', 'Conexión', 'Connection'))} value={given['line'] ?? 'verified'} onValue={set('line')} options={Object.entries(lines).map(([value, label]) => ({ value, label: t(label) }))} />
        {(given['line'] ?? 'verified') === 'verified' && <TextArea label={t(say('Certificat de l’autoritat que signa el del servidor', 'Certificado de la autoridad que firma el del servidor', 'Certificate of the authority that signs the server’s'))} optional rows={3} className="ds-input code" placeholder="-----BEGIN CERTIFICATE-----" help={t(say('En PEM. Buit: una de les públiques.', 'En PEM. Vacío: una de las públicas.', 'In PEM. Empty: one of the public ones.'))} value={given['ca'] ?? ''} onValue={set('ca')} />}</>}
      {field('secret', kind === 'sql' ? say('Contrasenya', 'Contraseña', 'Password') : say('Testimoni d’accés (opcional)', 'Token de acceso (opcional)', 'Access token (optional)'), say('Es desa xifrat i no es torna a ensenyar.', 'Se guarda cifrado y no se vuelve a mostrar.', 'It is kept encrypted and not shown again.'), 'password')}
      <Select label={t(say('Quan', 'Cuándo', 'When'))} value={rhythm} onValue={setRhythm} options={Object.entries(rhythms).map(([value, label]) => ({ value, label: t(label) }))} />
    </Dialog>
  );
}
