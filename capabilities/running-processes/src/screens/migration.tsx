import { useEffect, useMemo, useState } from 'react';
import { Button, CheckIcon, Page, ProblemNotice, Section, Skeleton, State, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { MigrationActs } from './migration-acts.tsx';
import { MigrationCases } from './migration-cases.tsx';
import { MigrationPlan } from './migration-plan.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import type { MigrationAtWork } from './rows.ts';
import { migrationTones, migrationWords } from './words.ts';
import './processes.css';

const underWay = new Set(['checking', 'moving', 'reversing']);

/** Moving what runs on one version to another: the plan, its check on every instance, and the move, which can be undone until it is declared finished. */
export function MigrationPage({ params: { org = '', migration: id = '' } }: ScreenProps) {
  const t = useText();
  const { data, error, refetch } = useQueryOperation<MigrationAtWork>('processes.migration-at-work', { migration: id });
  const state = data?.migration.state;
  useEffect(() => {
    if (state === undefined || !underWay.has(state)) return undefined;
    const timer = setInterval(() => void refetch(), 1200);
    return () => clearInterval(timer);
  }, [state, refetch]);
  const trail = [{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }, ...(data === undefined ? [] : [{ label: t(data.to.title), href: `/o/${org}/processos/definicio/${data.to.id}` }])];
  if (error) return <Page title={t({ ca: 'No es pot mostrar', es: 'No se puede mostrar', en: 'It cannot be shown' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.migration.id !== id || state === undefined) return <div className="page"><Skeleton lines={10} /></div>;
  return (
    <Page title={t({ ca: 'De la versió {from} a la {to}', es: 'De la versión {from} a la {to}', en: 'From version {from} to {to}' }, { from: data.from.edition, to: data.to.edition })} trail={trail} state={<State tone={migrationTones[state]}>{t(migrationWords[state])}</State>}
      lead={t({ ca: '{name}: on continua cada tràmit en marxa quan canvia el model.', es: '{name}: dónde continúa cada trámite en marcha cuando cambia el modelo.', en: '{name}: where each running instance goes on when the model changes.' }, { name: t(data.to.title) })}>
      <Standing data={data} />
      <MigrationActs data={data} org={org} />
      {data.conflicts.length > 0 && <Conflicts data={data} org={org} />}
      <MigrationPlan key={JSON.stringify(data.migration.places)} data={data} />
    </Page>
  );
}

/** How far it is, in one sentence and a bar. */
function Standing({ data: { migration, counts } }: { data: MigrationAtWork }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.check-migration');
  const of = (...states: (keyof MigrationAtWork['counts'])[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const { total, state } = migration;
  const done = state === 'checking' ? of('ready', 'conflict') : state === 'moving' ? of('moved', 'refused') : of('back', 'kept');
  const sentences = {
    draft: total === 0 ? { ca: 'Ara no hi ha cap tràmit en marxa amb la versió anterior.', es: 'Ahora no hay ningún trámite en marcha con la versión anterior.', en: 'No instance runs on the former version now.' } : total === 1 ? { ca: 'Hi ha 1 tràmit en marxa. Comproveu el pla: es prova amb ell sense canviar-hi res.', es: 'Hay 1 trámite en marcha. Compruebe el plan: se prueba con él sin cambiar nada.', en: '1 instance is running. Check the plan: it is tried on it, changing nothing.' } : { ca: 'Hi ha {total} tràmits en marxa. Comproveu el pla: es prova amb tots sense canviar-ne cap.', es: 'Hay {total} trámites en marcha. Compruebe el plan: se prueba con todos sin cambiar ninguno.', en: '{total} instances are running. Check the plan: it is tried on all of them, changing none.' },
    checking: { ca: 'S’està provant amb tots els tràmits ({done} de {total}). No se’n canvia cap.', es: 'Se está probando con todos los trámites ({done} de {total}). No se cambia ninguno.', en: 'It is being tried on every instance ({done} of {total}). None is changed.' },
    checked: of('conflict') === 0 ? { ca: 'Tots els tràmits ({ready}) poden passar a la versió nova.', es: 'Todos los trámites ({ready}) pueden pasar a la versión nueva.', en: 'All instances ({ready}) can move to the new version.' } : { ca: '{ready} poden passar i {conflict} no: més avall hi ha per què i què s’hi pot fer. Els que no passin continuen amb la versió anterior.', es: '{ready} pueden pasar y {conflict} no: más abajo está por qué y qué se puede hacer. Los que no pasen siguen con la versión anterior.', en: '{ready} can move and {conflict} cannot: below is why and what can be done. Those that do not move stay on the former version.' },
    moving: { ca: 'S’estan passant els tràmits ({done} de {total}). Podeu deixar aquesta pàgina: continua sol.', es: 'Se están pasando los trámites ({done} de {total}). Puede dejar esta página: continúa solo.', en: 'The instances are being moved ({done} of {total}). You may leave this page: it goes on by itself.' },
    moved: of('ready') > 0 ? { ca: '{moved|Ha|Han} passat {moved} {moved|tràmit|tràmits} i {ready|en queda|en queden} {ready} per passar. Mireu com van: podeu passar la resta, o desfer-ho.', es: '{moved|Ha|Han} pasado {moved} {moved|trámite|trámites} y {ready|queda|quedan} {ready} por pasar. Mire cómo van: puede pasar el resto, o deshacerlo.', en: '{moved} {moved|instance has|instances have} moved and {ready} {ready|is|are} left. See how they go: you may move the rest, or undo it.' } : of('refused') === 0 ? { ca: 'Han passat tots els tràmits ({moved}). Mireu que tot vagi bé; mentre no ho doneu per acabat, es pot desfer.', es: 'Han pasado todos los trámites ({moved}). Compruebe que todo va bien; mientras no lo dé por acabado, se puede deshacer.', en: 'All instances have moved ({moved}). See that all is well; until you declare it finished, it can be undone.' } : { ca: '{moved|Ha|Han} passat {moved} {moved|tràmit|tràmits}; {refused} {refused|continua|continuen} amb la versió anterior. Mentre no ho doneu per acabat, es pot desfer.', es: '{moved|Ha|Han} pasado {moved} {moved|trámite|trámites}; {refused} {refused|sigue|siguen} con la versión anterior. Mientras no lo dé por acabado, se puede deshacer.', en: '{moved} {moved|instance has|instances have} moved; {refused} {refused|stays|stay} on the former version. Until you declare it finished, it can be undone.' },
    finished: { ca: 'Donat per acabat: {moved|ha|han} passat {moved} {moved|tràmit|tràmits} i ja no es pot desfer.', es: 'Dado por acabado: {moved|ha|han} pasado {moved} {moved|trámite|trámites} y ya no se puede deshacer.', en: 'Declared finished: {moved} {moved|instance|instances} moved, and it can no longer be undone.' },
    reversing: { ca: 'S’estan tornant els tràmits a la versió anterior ({done}).', es: 'Se están devolviendo los trámites a la versión anterior ({done}).', en: 'The instances are being taken back ({done}).' },
    reversed: of('kept') === 0 ? { ca: 'Desfet: han tornat tots els tràmits ({back}).', es: 'Deshecho: han vuelto todos los trámites ({back}).', en: 'Undone: all instances are back ({back}).' } : { ca: 'Desfet: {back|ha|han} tornat {back} {back|tràmit|tràmits} i {kept} no, pel motiu que es diu més avall.', es: 'Deshecho: {back|ha|han} vuelto {back} {back|trámite|trámites} y {kept} no, por el motivo que se dice más abajo.', en: 'Undone: {back} {back|instance is|instances are} back and {kept} {kept|is|are} not, for the reason told below.' },
  } as const;
  return (
    <Section>
      <div className="migration-standing" aria-live="polite">
        <p>{t(sentences[state], { total, done, ...Object.fromEntries((['ready', 'conflict', 'moved', 'refused', 'back', 'kept'] as const).map((each) => [each, of(each)])) })}</p>
        {underWay.has(state) && <progress max={Math.max(total, 1)} value={done} aria-label={t(migrationWords[state])} />}
        {state === 'draft' && total > 0 && <div><Button look="primary" icon={CheckIcon} busy={running} onClick={() => void run({ migration: migration.id })}>{t({ ca: 'Comprova el pla', es: 'Comprobar el plan', en: 'Check the plan' })}</Button></div>}
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Section>
  );
}

/** Why some cannot, each reason once, with the cases it holds up; drawn on the version they are in. */
function Conflicts({ data, org }: { data: MigrationAtWork; org: string }) {
  const t = useText();
  const [chosen, setChosen] = useState<string>();
  const marks = useMemo(() => Object.fromEntries(data.conflicts.filter(({ element }) => element !== '').map(({ element, count }) => [element, { tone: 'wrong' as const, sign: `! ${count}` }])), [data]);
  const drawn = Object.keys(marks).length > 0;
  const undone = data.migration.state === 'reversed';
  return (
    <Section title={undone ? t({ ca: 'Per què n’hi ha que s’han quedat', es: 'Por qué algunos se han quedado', en: 'Why some have stayed' }) : t({ ca: 'Per què n’hi ha que no poden', es: 'Por qué algunos no pueden', en: 'Why some cannot' })}>
      <div className={drawn ? 'standing standing-wide' : 'standing'}>
        {drawn && <ProcessDiagram bpmn={undone ? data.to.bpmn : data.from.bpmn} marks={marks} chosen={chosen} onChoose={setChosen} legend={['wrong']} label={undone ? t({ ca: 'La versió nova, amb els passos que no tenen lloc a l’anterior. La llista diu el mateix.', es: 'La versión nueva, con los pasos que no tienen sitio en la anterior. La lista dice lo mismo.', en: 'The new version, with the steps that have no place in the former one. The list says the same.' }) : t({ ca: 'La versió anterior, amb els passos que no tenen lloc a la nova. La llista diu el mateix.', es: 'La versión anterior, con los pasos que no tienen sitio en la nueva. La lista dice lo mismo.', en: 'The former version, with the steps that have no place in the new one. The list says the same.' })} />}
        <ul className="processes-findings standing-words">{data.conflicts.map((conflict, index) => (
          <li key={index} data-refuses="true">
            <span className="processes-findings-name">{conflict.element === '' ? t(conflict.sentence) : <button type="button" className="process-step" aria-pressed={conflict.element === chosen} onClick={() => setChosen(conflict.element)}>{t(conflict.sentence)}</button>}</span>
            <span>{t(conflict.remedy)}</span>
            <MigrationCases named={conflict} org={org} />
          </li>
        ))}</ul>
      </div>
    </Section>
  );
}
