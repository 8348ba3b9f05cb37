import { useState } from 'react';
import { Button, ButtonLink, Confirm, ProblemNotice, Section, State, toast, UploadSimpleIcon, useFormat, useQueryOperation, useRun, useText, words, type Text } from '@comu/design';
import type { Checked, Coverage, Opened, TestResult } from './rows.ts';
import type { Draft } from './use-draft.ts';

/** Why it cannot be published yet; nothing when it can. */
function reasonToWait({ checking, refusing, testing, tested, failing }: { checking: boolean; refusing: number; testing: boolean; tested: boolean; failing: number }): Text | undefined {
  if (checking) return words('Espereu: encara es mira el dibuix.', 'Espere: todavía se mira el dibujo.', 'Wait: the drawing is still being looked at.');
  if (refusing > 0) return words('Corregiu primer el que el dibuix té marcat.', 'Corrija primero lo que el dibujo tiene marcado.', 'First correct what is marked on the drawing.');
  if (testing) return words('Espereu que acabin les proves: només es publica si passen totes.', 'Espere a que acaben las pruebas: solo se publica si pasan todas.', 'Wait until the tests end: it is published only if all pass.');
  if (!tested) return words('Torneu a obrir aquesta pàgina per passar les proves.', 'Vuelva a abrir esta página para pasar las pruebas.', 'Open this page again to run the tests.');
  return failing > 0 ? words('Feu que passin totes les proves, o canvieu el que esperen.', 'Haga que pasen todas las pruebas, o cambie lo que esperan.', 'Make all tests pass, or change what they expect.') : undefined;
}

/** What stands between the drawing and its publication, and the step itself. */
export function Publishing({ org, model, draft, checked }: { org: string; model: Opened; draft: Draft; checked: Checked | undefined }) {
  const t = useText();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { data, error, isFetching } = useQueryOperation<{ results: TestResult[]; coverage: Coverage }>('modelling.run-tests', { content: draft.content });
  const testing = isFetching && error === null;
  const { data: fresh } = useQueryOperation<Opened>('modelling.open-model', { model: model.id });
  const { run, running, problem } = useRun<{ definition: string; edition: number }>('modelling.publish-model');
  const [done, setDone] = useState<{ definition: string; edition: number }>();
  const refusing = checked?.findings.filter(({ refuses }) => refuses).length ?? 0;
  const failing = data?.results.filter(({ passed }) => !passed).length ?? 0;
  const whyNot = reasonToWait({ checking: checked === undefined, refusing, testing, tested: data !== undefined, failing });
  const publications = fresh?.publications ?? model.publications;
  const publish = async () => {
    setAsking(false);
    const number = await draft.keep();
    const published = number === undefined ? undefined : await run({ model: model.id, number });
    if (published === undefined) return;
    setDone(published);
    toast(t({ ca: 'Publicat: versió {edition}', es: 'Publicado: versión {edition}', en: 'Published: version {edition}' }, { edition: published.edition }));
  };
  const last = done ?? publications[0];
  return (
    <div className="model-stack">
      {problem && <ProblemNotice problem={problem} />}
      {error && <ProblemNotice problem={error.problem} />}
      <Section title={t({ ca: 'Abans de publicar', es: 'Antes de publicar', en: 'Before publication' })}>
        <div className="model-publish">
        <ul className="model-steps-to-publish">
          <li>{refusing === 0 ? <State tone="success">{t({ ca: 'El dibuix compleix l’estàndard', es: 'El dibujo cumple el estándar', en: 'The drawing keeps the standard' })}</State> : <State tone="danger">{t({ ca: 'Hi ha {count} coses per corregir al dibuix', es: 'Hay {count} cosas por corregir en el dibujo', en: '{count} things to correct in the drawing' }, { count: refusing })}</State>}</li>
          <li>{testing || data === undefined ? <State tone="neutral">{error ? t({ ca: 'No s’han pogut passar les proves', es: 'No se han podido pasar las pruebas', en: 'The tests could not be run' }) : t({ ca: 'Es passen les proves…', es: 'Se pasan las pruebas…', en: 'Running the tests…' })}</State> : failing > 0 ? <State tone="danger">{t({ ca: 'No passen {count} proves', es: 'No pasan {count} pruebas', en: '{count} tests fail' }, { count: failing })}</State> : data.results.length === 0 ? <State tone="warning">{t({ ca: 'No té cap prova: res no diu que faci el que voleu', es: 'No tiene ninguna prueba: nada dice que haga lo que quiere', en: 'It has no test: nothing says that it does what you mean' })}</State> : <State tone="success">{t(data.results.length === 1 ? { ca: 'Passa la prova; en recorre el {share}', es: 'Pasa la prueba; recorre el {share}', en: 'Its test passes and goes through {share}' } : { ca: 'Passa les {count} proves; en recorren el {share}', es: 'Pasa las {count} pruebas; recorren el {share}', en: 'Its {count} tests pass and go through {share}' }, { count: data.results.length, share: format.percent(data.coverage.share) })}</State>}</li>
        </ul>
        <p>{t({ ca: 'Els tràmits en marxa continuen amb la seva versió; els nous comencen amb aquesta.', es: 'Los trámites en marcha siguen con su versión; los nuevos comienzan con esta.', en: 'Running instances stay on their version; new ones start on this one.' })}</p>
        <div className="model-acts">{checked?.same !== true && <Button look="primary" icon={UploadSimpleIcon} busy={running} disabled={whyNot !== undefined} aria-describedby={whyNot && 'why-not-published'} onClick={() => setAsking(true)}>{t({ ca: 'Publica la versió {edition}', es: 'Publicar la versión {edition}', en: 'Publish version {edition}' }, { edition: checked?.edition ?? 1 })}</Button>}
          {checked?.same !== true && whyNot && <span id="why-not-published" className="soft">{t(whyNot)}</span>}
          {checked?.same === true && <span className="soft">{t({ ca: 'Ja és publicat tal com és.', es: 'Ya está publicado tal como es.', en: 'It is published as it stands.' })}</span>}
          {last && <ButtonLink href={`/o/${org}/processos/definicio/${last.definition}`}>{t({ ca: 'Obre el procés publicat', es: 'Abrir el proceso publicado', en: 'Open the published process' })}</ButtonLink>}
        </div>
        </div>
      </Section>
      {publications.length > 0 && (
        <Section title={t({ ca: 'Versions publicades', es: 'Versiones publicadas', en: 'Published versions' })}>
          <ul className="model-history">{publications.map(({ edition, at, by, number, tests, covered, definition }) => (
            <li key={edition}><span className="tabular model-number">{edition}</span><span>{format.moment(at)}{by && <span className="soft"> · {by}</span>}<span className="soft"> · {t(tests === 1 ? { ca: 'estat {number}, 1 prova, {covered} recorregut', es: 'estado {number}, 1 prueba, {covered} recorrido', en: 'state {number}, 1 test, {covered} gone through' } : { ca: 'estat {number}, {tests} proves, {covered} recorregut', es: 'estado {number}, {tests} pruebas, {covered} recorrido', en: 'state {number}, {tests} tests, {covered} gone through' }, { number, tests, covered: format.percent(covered / 100) })}</span></span><ButtonLink small look="quiet" href={`/o/${org}/processos/definicio/${definition}`}>{t({ ca: 'Obre', es: 'Abrir', en: 'Open' })}<span className="sr-only"> {edition}</span></ButtonLink></li>
          ))}</ul>
        </Section>
      )}
      <Confirm open={asking} onClose={() => setAsking(false)} onConfirm={() => void publish()} title={t({ ca: 'Publicar «{name}»', es: 'Publicar «{name}»', en: 'Publish “{name}”' }, { name: model.name })} verb={t({ ca: 'Publica-la', es: 'Publicarla', en: 'Publish it' })}>
        <p>{t({ ca: 'Una versió publicada no es pot canviar; sí publicar-ne una altra.', es: 'Una versión publicada no se puede cambiar; sí publicar otra.', en: 'A published version cannot be changed; another may be published.' })}</p>
      </Confirm>
    </div>
  );
}
