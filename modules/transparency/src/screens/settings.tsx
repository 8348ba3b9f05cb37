import { useState } from 'react';
import { Button, ButtonLink, DatePicker, FieldSet, Page, ProblemNotice, RadioGroup, Section, Select, Skeleton, State, Tabs, TextArea, TextField, toast, useFormat, useQueryOperation, useRun, useText, FileDrop, type ScreenProps } from '@comu/design';
import { licences } from '@comu/open-data/codes';
import { contrastOf, inkFor, nearestReadable, readable } from '@comu/design/contrast';
import type { PortalSettings as Settings } from '../portal/settings.ts';
import { say } from './answers.ts';
import { Editions, type Edition } from './editions.tsx';
import { Spot, useArrival } from './mended.tsx';
import { languages, Preview, tongues, withWords, type Tongue } from './preview.tsx';
import './transparency.css';

interface Answer { readonly settings: Settings; readonly edition: number; readonly body: { readonly name: string; readonly email: string | null; readonly accent: string | null }; readonly editions: readonly Edition[] }

/** How the portal presents itself, edited beside what the citizen will see. */
export function PortalSettings({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<Answer>('transparency.portal-settings', {});
  return (
    <Page title={t(say('El portal', 'El portal', 'The portal'))} lead={t(say('Com es presenta, a qui es pot preguntar i amb quines condicions.', 'Cómo se presenta, a quién se puede preguntar y con qué condiciones.', 'How it presents itself, whom to ask and on what terms.'))} actions={<ButtonLink href={`/transparencia/${org}`}>{t(say('Vegeu el portal', 'Ver el portal', 'See the portal'))}</ButtonLink>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={10} />}
      {data && <Loaded key={data.edition} org={org} {...data} />}
    </Page>
  );
}

function Loaded({ org, settings, body, editions }: Answer & { org: string }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun('transparency.arrange-portal');
  const [draft, setDraft] = useState<Settings>(settings);
  const [tongue, setTongue] = useState<Tongue>('ca');
  useArrival(true);
  const put = (changes: Partial<Settings>) => setDraft({ ...draft, ...changes });
  const accent = draft.accent ?? body.accent ?? '#1f5c4a', ink = draft.ink ?? inkFor(accent);
  const ratio = contrastOf(accent, ink);
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);
  const save = () => void run(draft).then((done) => done && toast(t(say('Desat i publicat.', 'Guardado y publicado.', 'Saved and published.'))));
  const statement = draft.accessibility;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className="portal-desk">
      <div className="portal-desk-forms">
        {problem && <ProblemNotice problem={problem} />}
        <Section title={t(say('Presentació i avís legal', 'Presentación y aviso legal', 'Introduction and legal notice'))}>
          <Tabs label={t(say('Llengua en què escriviu', 'Lengua en la que escribe', 'Language you write in'))} value={tongue} onValue={(key) => setTongue(key as Tongue)} tabs={tongues.map((key) => ({ key, label: languages[key] }))}>
            <div className="publish-form gap-above">
              <TextArea rows={4} maxLength={4000} optional={tongue !== 'ca'} label={t(say('Presentació', 'Presentación', 'Introduction'))} help={t(say('El que es llegeix primer: què hi ha i per a qui.', 'Lo que se lee primero: qué hay y para quién.', 'What is read first: what is here and for whom.'))} value={draft.intro?.[tongue] ?? ''} onValue={(text) => put({ intro: withWords(draft.intro, tongue, text) })} />
              <TextArea rows={6} maxLength={20000} optional label={t(say('Altres condicions de l’avís legal', 'Otras condiciones del aviso legal', 'Other terms of the legal notice'))} help={t(say('Qui publica, la reutilització i les dades personals ja hi són.', 'Quién publica, la reutilización y los datos personales ya están.', 'Who publishes, re-use and personal data are there already.'))} value={draft.legal?.[tongue] ?? ''} onValue={(text) => put({ legal: withWords(draft.legal, tongue, text) })} />
            </div>
          </Tabs>
        </Section>
        <Section title={t(say('Contacte i llicència', 'Contacto y licencia', 'Contact and licence'))}>
          <Spot place="contact">
            <TextField type="email" label={t(say('Correu', 'Correo', 'E-mail'))} help={body.email ? t(say('Si el deixeu buit, surt {email}.', 'Si lo deja vacío, sale {email}.', 'Left empty, {email} is shown.'), { email: body.email }) : undefined} value={draft.email ?? ''} onValue={(email) => put({ email: email || null })} />
            <TextField type="tel" label={t(say('Telèfon', 'Teléfono', 'Telephone'))} value={draft.phone ?? ''} onValue={(phone) => put({ phone: phone || null })} />
            <Select label={t(say('Llicència per defecte de les dades', 'Licencia por defecto de los datos', 'Default licence of data'))} value={draft.licence} onValue={(licence) => put({ licence: licence as Settings['licence'] })} options={Object.entries(licences).map(([value, { label }]) => ({ value, label: t(label) }))} />
          </Spot>
        </Section>
        <Section title={t(say('Colors i logotip', 'Colores y logotipo', 'Colours and logo'))}>
          <div className="publish-form">
            <div className="portal-colours">
              <TextField type="color" label={t(say('Capçalera', 'Cabecera', 'Heading'))} value={accent} onValue={(value) => put({ accent: value, ink: draft.ink })} />
              <TextField type="color" label={t(say('Text de la capçalera', 'Texto de la cabecera', 'Text of the heading'))} value={ink} onValue={(value) => put({ ink: value, accent })} />
              <p role="status"><State tone={ratio >= readable ? 'success' : 'danger'}>{t(ratio >= readable ? say('Es llegeix bé: contrast {ratio}', 'Se lee bien: contraste {ratio}', 'It reads well: contrast {ratio}') : say('No es llegeix: contrast {ratio} de 4,5', 'No se lee: contraste {ratio} de 4,5', 'It does not read: contrast {ratio} of 4.5'), { ratio: format.decimal(ratio.toFixed(2)) })}</State></p>
            </div>
            {ratio < readable && <div><Button onClick={() => put({ accent: nearestReadable(accent, ink), ink })}>{t(say('Fes servir el to més semblant que es llegeix', 'Usar el tono más parecido que se lee', 'Use the nearest shade that reads'))}</Button></div>}
            {(draft.accent !== null || draft.ink !== null) && <div><Button look="quiet" onClick={() => put({ accent: null, ink: null })}>{t(say('Torna als colors de l’ens', 'Volver a los colores del ente', 'Back to the body’s colours'))}</Button></div>}
            <FileDrop files={[]} accept="image/png,image/jpeg,image/webp" onFiles={([file]) => file && put({ logo: file.sha256 })} label={t(draft.logo ? say('Canvieu el logotip', 'Cambie el logotipo', 'Change the logo') : say('Logotip', 'Logotipo', 'Logo'))} help={t(say('PNG, JPEG o WebP, 500 kB com a molt.', 'PNG, JPEG o WebP, 500 kB como máximo.', 'PNG, JPEG or WebP, 500 kB at most.'))} />
            {draft.logo && <div><Button look="quiet" onClick={() => put({ logo: null })}>{t(say('Treu el logotip', 'Quitar el logotipo', 'Remove the logo'))}</Button></div>}
          </div>
        </Section>
        <Section title={t(say('Declaració d’accessibilitat', 'Declaración de accesibilidad', 'Accessibility statement'))} describe={t(say('La demana l’article 15 del Reial decret 1112/2018, i s’ha de revisar cada any.', 'La pide el artículo 15 del Real Decreto 1112/2018, y hay que revisarla cada año.', 'Royal Decree 1112/2018, art. 15, asks for it, and for a review each year.'))}>
          {statement === null ? <div><Button onClick={() => put({ accessibility: { conformity: 'partial', gaps: null, method: 'self', preparedOn: today, reviewedOn: today } })}>{t(say('Comença la declaració', 'Empezar la declaración', 'Begin the statement'))}</Button></div> : (
            <div className="publish-form">
              <RadioGroup label={t(say('Situació', 'Situación', 'State'))} value={statement.conformity} onValue={(conformity) => put({ accessibility: { ...statement, conformity: conformity as 'full' } })} options={[{ value: 'full', label: t(say('Plenament conforme', 'Plenamente conforme', 'Fully conformant')) }, { value: 'partial', label: t(say('Parcialment conforme', 'Parcialmente conforme', 'Partially conformant')) }, { value: 'none', label: t(say('No conforme', 'No conforme', 'Not conformant')) }]} />
              {statement.conformity !== 'full' && <FieldSet title={t(say('Contingut que no és accessible, i per què', 'Contenido que no es accesible, y por qué', 'Content that is not accessible, and why'))}>{tongues.map((key) => <TextArea key={key} rows={3} optional={key !== 'ca'} label={languages[key]} value={statement.gaps?.[key] ?? ''} onValue={(text) => put({ accessibility: { ...statement, gaps: withWords(statement.gaps, key, text) } })} />)}</FieldSet>}
              <RadioGroup label={t(say('Com s’ha avaluat', 'Cómo se ha evaluado', 'How it was assessed'))} value={statement.method} onValue={(method) => put({ accessibility: { ...statement, method: method as 'self' } })} options={[{ value: 'self', label: t(say('Autoavaluació', 'Autoevaluación', 'Self-assessment')) }, { value: 'external', label: t(say('Per un tercer', 'Por un tercero', 'By a third party')) }]} />
              <div className="publish-actions"><DatePicker label={t(say('Preparada el', 'Preparada el', 'Prepared on'))} value={statement.preparedOn} onValue={(preparedOn) => preparedOn && put({ accessibility: { ...statement, preparedOn } })} /><DatePicker label={t(say('Revisada el', 'Revisada el', 'Reviewed on'))} value={statement.reviewedOn} onValue={(reviewedOn) => reviewedOn && put({ accessibility: { ...statement, reviewedOn } })} /></div>
            </div>
          )}
        </Section>
        <Editions editions={editions} />
      </div>
      <aside className="portal-desk-aside" aria-label={t(say('Com es veurà', 'Cómo se verá', 'How it will look'))}>
        <Preview org={org} name={body.name} settings={draft} kept={settings} accent={ratio >= readable ? accent : nearestReadable(accent, ink)} ink={ink} tongue={tongue} />
        {ratio < readable && <p className="soft small">{t(say('Es mostra amb el to més semblant que es pot llegir.', 'Se muestra con el tono más parecido que se puede leer.', 'Shown in the nearest shade that can be read.'))}</p>}
        <div className="publish-actions">
          <Button look="primary" busy={running} disabled={!changed || ratio < readable} onClick={save}>{t(say('Desa i publica', 'Guardar y publicar', 'Save and publish'))}</Button>
          {changed && <Button look="quiet" onClick={() => setDraft(settings)}>{t(say('Descarta els canvis', 'Descartar los cambios', 'Discard changes'))}</Button>}
        </div>
        {changed && <p className="soft small">{t(say('Hi ha canvis sense desar.', 'Hay cambios sin guardar.', 'There are unsaved changes.'))}</p>}
      </aside>
    </div>
  );
}
