import { useState } from 'react';
import { Button, Checkbox, DatePicker, Facts, FileDrop, Page, ProblemNotice, RadioGroup, Section, Select, Skeleton, State, TextArea, TextField, toast, useOrganisation, useQueryOperation, useFormat, useRun, useText, type ScreenProps, type StoredFile } from '@comu/design';
import { say, type ItemContent, type ListedItem } from './answers.ts';
import { scoreStates } from './items.tsx';
import { Approve } from './approve.tsx';
import { Contents } from './contents.tsx';
import { Feed, useFeed } from './feed.tsx';
import { WhoAnswers } from './who-answers.tsx';
import './transparency.css';

/** One item: its content, what it scores and why, and putting it out. */
export function TransparencyItem({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<{ item: ListedItem | null; content: ItemContent | null }>('transparency.item-of', { code });
  const trail = [{ label: t(say('Transparència', 'Transparencia', 'Transparency')), href: `/o/${org}/dades/transparencia` }];
  if (!data?.item) return <Page narrow title={t(say('Ítem', 'Ítem', 'Item'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : data ? <p>{t(say('La llei no us demana aquest ítem.', 'La ley no le pide este ítem.', 'The law does not ask this of you.'))}</p> : <Skeleton lines={6} />}</Page>;
  return <Loaded key={code} trail={trail} item={data.item} content={data.content} />;
}

function Loaded({ item, content, trail }: { item: ListedItem; content: ItemContent | null; trail: { label: string; href: string }[] }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const may = organisation?.can('transparency.publish') === true;
  const [source, setSource] = useState(content === null || content.source === 'none' ? 'text' : content.source);
  const [ca, setCa] = useState(content?.body?.ca ?? '');
  const [es, setEs] = useState(content?.body?.es ?? '');
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [dataset, setDataset] = useState(content?.dataset ?? '');
  const [personal, setPersonal] = useState(item.namesPeople || content?.personal === true);
  const [contentOn, setContentOn] = useState(content?.contentOn ?? '');
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState('');
  const feed = useFeed(item.code).data?.feed ?? null;
  const { data: offers } = useQueryOperation<{ offers: { code: string; title: string }[] }>('transparency.offers', {});
  const fill = useRun('transparency.fill-item'), out = useRun('transparency.publish-item'), withdraw = useRun('transparency.withdraw-item');
  const problem = fill.problem ?? out.problem ?? withdraw.problem;
  const given = { code: item.code, source, ...(source === 'dataset' ? {} : { personal }), ...(why.trim().length >= 3 ? { reason: why.trim() } : {}), ...(contentOn ? { contentOn } : {}), ...(source === 'text' ? { body: { ca, ...(es.trim() ? { es } : {}) } } : source === 'document' ? { document: files[0]?.sha256 ?? content?.document ?? null, documentName: files[0]?.name ?? content?.documentName ?? null } : { dataset }) };
  const save = () => void fill.run(given).then((done) => done && toast(t(say('Desat.', 'Guardado.', 'Saved.'))));
  return (
    <Page narrow title={t(item.title)} trail={trail} state={<State tone={scoreStates[item.score.state].tone}>{t(scoreStates[item.score.state].label)}</State>}>
      <Section><Facts facts={[
        { label: t(say('Norma', 'Norma', 'Law')), value: item.article },
        { label: t(say('Llegit a', 'Leído en', 'Read in')), value: <><a href={item.read.url}>{item.read.name}</a>, {format.day(item.read.readOn)}</> },
        { label: t(say('S’actualitza', 'Se actualiza', 'Renewed')), value: `${t(item.rhythmSays)}. ${item.rhythmIn === null ? t(say('Ritme proposat: la llei demana tenir-ho sempre al dia (art. 6.1.b).', 'Ritmo propuesto: la ley pide tenerlo siempre al día (art. 6.1.b).', 'A proposed rhythm: the law asks for it to be always up to date (art. 6.1.b).')) : item.rhythmIn}` },
        { label: t(say('Puntuació', 'Puntuación', 'Score')), value: `${item.score.score} / 100. ${item.score.why.map((each) => t(each)).join(' ')}` }, ...(item.score.dueOn ? [{ label: t(say('Abans del', 'Antes del', 'Before')), value: format.day(item.score.dueOn) }] : []), ...(item.score.todo ? [{ label: t(say('Què toca fer', 'Qué toca hacer', 'To do')), value: t(item.score.todo) }] : []),
      ]} /></Section>
      {problem && <ProblemNotice problem={problem} />}
      {may && (
        <Section title={t(say('Contingut', 'Contenido', 'Content'))}>
          <div className="publish-form">
            <RadioGroup label={t(say('D’on surt', 'De dónde sale', 'Fed by'))} value={source} onValue={setSource} options={[{ value: 'text', label: t(say('Un text', 'Un texto', 'A text')) }, { value: 'document', label: t(say('Un document', 'Un documento', 'A document')) }, { value: 'dataset', label: t(say('Un conjunt de dades', 'Un conjunto de datos', 'A dataset')) }, ...(feed === null ? [] : [{ value: 'feed', label: t(say('El que l’ens ja sap', 'Lo que el ente ya sabe', 'What the body already knows')) }])]} />
            {source === 'feed' && <Feed code={item.code} on={content?.source === 'feed' && content.published && !content.held} />}
            {source === 'text' && <><TextArea label={t(say('Text en català', 'Texto en catalán', 'Text in Catalan'))} rows={8} value={ca} onValue={setCa} /><TextArea optional label={t(say('Text en castellà', 'Texto en castellano', 'Text in Spanish'))} rows={5} value={es} onValue={setEs} /></>}
            {source === 'document' && <FileDrop files={files} onFiles={setFiles} label={content?.documentName ?? t(say('Document', 'Documento', 'Document'))} />}
            {source === 'dataset' && <Select label={t(say('Conjunt publicat', 'Conjunto publicado', 'Published dataset'))} empty={t(say('Trieu-ne un', 'Elija uno', 'Choose one'))} value={dataset} onValue={setDataset} options={(offers?.offers ?? []).map((each) => ({ value: each.code, label: each.title }))} />}
            {source !== 'dataset' && source !== 'feed' && <DatePicker optional label={t(say('De quin dia és', 'De qué día es', 'As of'))} value={contentOn} onValue={setContentOn} />}
            {(source === 'text' || source === 'document') && <Checkbox label={t(say('Hi surten dades de persones', 'Salen datos de personas', 'It holds data of people'))} help={item.namesPeople ? t(say('La norma en demana els noms: surt amb l’aprovació d’una persona amb nom i motiu.', 'La norma pide los nombres: sale con la aprobación de una persona con nombre y motivo.', 'The law asks for the names: it leaves with a named person’s approval and reason.')) : t(say('Si n’hi surten, només es publica amb l’aprovació d’una persona amb nom i motiu.', 'Si salen, solo se publica con la aprobación de una persona con nombre y motivo.', 'If it does, it leaves only with a named person’s approval and reason.'))} checked={personal} disabled={item.namesPeople} onValue={setPersonal} />}
            {source !== 'feed' && content?.published && <TextField optional label={t(say('Per què canvia', 'Por qué cambia', 'Why it changes'))} value={why} onValue={setWhy} />}
            {source !== 'feed' && <div className="publish-actions">
              <Button busy={fill.running} onClick={save}>{t(say('Desa', 'Guardar', 'Save'))}</Button>
              {content !== null && content.source !== 'none' && !content.published && <Button look="primary" busy={out.running} onClick={() => void out.run({ code: item.code }).then((done) => done && toast(t(say('Publicat.', 'Publicado.', 'Published.'))))}>{t(say('Publica', 'Publicar', 'Publish'))}</Button>}
            </div>}
          </div>
        </Section>
      )}
      {may && <WhoAnswers item={item} />}
      <Contents code={item.code} may={may} />
      {content?.personal && content.source !== 'none' && content.source !== 'dataset' && !content.published && organisation?.can('transparency.approve') && <Approve kind="item" code={item.code} columns={[]} />}
      {may && content?.published && <Section title={t(say('Retira’l', 'Retirarlo', 'Withdraw it'))}><div className="publish-form"><TextField label={t(say('Per què', 'Por qué', 'Why'))} value={reason} onValue={setReason} /><div><Button busy={withdraw.running} disabled={reason.trim().length < 3} onClick={() => void withdraw.run({ code: item.code, reason })}>{t(say('Retira', 'Retirar', 'Withdraw'))}</Button></div></div></Section>}
    </Page>
  );
}
