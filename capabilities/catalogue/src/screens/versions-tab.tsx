import { useState } from 'react';
import { Button, Confirm, Dialog, EmptyState, ProblemNotice, Section, Skeleton, State, TextArea, toast, useFormat, useQueryOperation, useRun, useText, type Text, type Tone } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import type { LoadLine, Page, VersionLine } from './rows.ts';
import { useWrittenCell } from './written-cell.ts';

const loadStates: Readonly<Record<LoadLine['state'], { tone: Tone; words: Text }>> = { waiting: { tone: 'pending', words: say('En cua', 'En cola', 'Waiting') }, done: { tone: 'success', words: say('Publicada', 'Publicada', 'Published') }, held: { tone: 'warning', words: say('Aturada per una regla', 'Detenida por una regla', 'Held by a rule') }, failed: { tone: 'danger', words: say('No s’ha pogut carregar', 'No se ha podido cargar', 'Failed') } };

/** Every version, immutable: what changed from one to another, and the way back. */
export function VersionsTab({ page: { dataset, versions, loads }, steward }: { page: Page; steward: boolean }) {
  const t = useText();
  const format = useFormat();
  const take = useRun<{ taken: boolean }>('data.take-snapshot');
  const restore = useRun('data.restore-version');
  const [asked, setAsked] = useState<VersionLine>();
  const [reason, setReason] = useState('');
  const [compared, setCompared] = useState<{ before: VersionLine; after: VersionLine }>();
  const [out, setOut] = useState<{ version: VersionLine; which: 'rejected' | 'quarantined' }>();
  const snapshot = steward && dataset.record !== null && <Button busy={take.running} onClick={() => void take.run({ dataset: dataset.id }).then((done) => done !== undefined && toast(done.taken ? say('Versió feta', 'Versión hecha', 'Version taken') : say('No hi ha res de nou des de l’última versió', 'No hay nada nuevo desde la última versión', 'Nothing new since the last version')))}>{t(say('Fes una versió ara', 'Hacer una versión ahora', 'Take a version now'))}</Button>;
  const words = { number: t(say('Versió', 'Versión', 'Version')), at: t(say('Carregada', 'Cargada', 'Loaded')), rows: t(say('Files', 'Filas', 'Rows')), out: t(say('Fora', 'Fuera', 'Left out')), origin: t(say('Origen', 'Origen', 'Origin')) };
  return (
    <>
      {take.problem && <ProblemNotice problem={take.problem} />}
      <Section flush title={t(say('Versions', 'Versiones', 'Versions'))} actions={snapshot}>
        {versions.length === 0 ? <EmptyState title={t(say('Encara no hi ha cap versió', 'Todavía no hay ninguna versión', 'There is no version yet'))} action={snapshot}>{t(say('Cada càrrega en fa una, que ja no canvia.', 'Cada carga hace una, que ya no cambia.', 'Each load makes one, which no longer changes.'))}</EmptyState> : (
          <table className="data-grid">
            <thead><tr><th scope="col">{words.number}</th><th scope="col">{words.at}</th><th scope="col" className="number">{words.rows}</th><th scope="col">{words.out}</th><th scope="col">{words.origin}</th><th scope="col"><span className="sr-only">{t(say('Accions', 'Acciones', 'Actions'))}</span></th></tr></thead>
            <tbody>{versions.map((each, place) => (
              <tr key={each.id}>
                <th scope="row" className="tabular">{each.number} {each.current && <State tone="success">{t(say('Vigent', 'Vigente', 'Current'))}</State>}</th>
                <td data-label={words.at}>{format.shortMoment(each.loadedAt)}</td>
                <td data-label={words.rows} className="number">{format.integer(each.rows)}</td>
                <td data-label={words.out}><span>{each.rejectedRows + each.quarantinedRows === 0 ? '—' : <>{each.rejectedRows > 0 && <Button small look="quiet" onClick={() => setOut({ version: each, which: 'rejected' })}>{t(say('{n} no {n|encaixa|encaixen}', '{n} no {n|encaja|encajan}', '{n} {n|does|do} not fit'), { n: format.integer(each.rejectedRows) })}</Button>}{each.quarantinedRows > 0 && <Button small look="quiet" onClick={() => setOut({ version: each, which: 'quarantined' })}>{t(say('{n} {n|apartada|apartades}', '{n} {n|apartada|apartadas}', '{n} set aside'), { n: format.integer(each.quarantinedRows) })}</Button>}</>}</span></td>
                <td data-label={words.origin}><span className="data-break">{each.restores === null ? each.origin : `${t(say('Restaura la {n}', 'Restaura la {n}', 'Restores {n}'), { n: each.restores })}: ${each.origin}`}{each.reason !== null && <span className="soft small data-reason">“{each.reason}”</span>}</span></td>
                <td><span className="data-row-acts">{versions[place + 1] !== undefined && <Button small look="quiet" onClick={() => setCompared({ before: versions[place + 1] as VersionLine, after: each })}>{t(say('Compara amb l’anterior', 'Comparar con la anterior', 'Compare with the former'))}</Button>}{steward && !each.current && <Button small look="quiet" onClick={() => { setReason(''); setAsked(each); }}>{t(say('Restaura', 'Restaurar', 'Restore'))}</Button>}</span></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </Section>
      {loads.some(({ state }) => state !== 'done') && (
        <Section title={t(say('Càrregues', 'Cargas', 'Loads'))}>
          <ul className="data-plain">{loads.filter(({ state }) => state !== 'done').map((each) => <li key={each.id}><State tone={loadStates[each.state].tone}>{t(loadStates[each.state].words)}</State> {each.fileName} <span className="soft small">{format.ago(each.at)}{each.percent !== null && ` · ${each.percent} %`}</span>{each.says !== null && <p className="small">{t(each.says)}</p>}</li>)}</ul>
        </Section>
      )}
      <Confirm open={asked !== undefined} onClose={() => setAsked(undefined)} busy={restore.running} verb={t(say('Restaura-la', 'Restaurarla', 'Restore it'))} title={t(say('Restaura la versió {n}', 'Restaurar la versión {n}', 'Restore version {n}'), { n: asked?.number ?? '' })} onConfirm={() => void restore.run({ version: asked?.id, reason }).then((done) => done !== undefined && setAsked(undefined))}>
        {restore.problem && <ProblemNotice problem={restore.problem} />}
        <p>{t(say('Es farà una versió nova amb el contingut d’aquesta, i serà la vigent. Cap versió no s’esborra.', 'Se hará una versión nueva con el contenido de esta, y será la vigente. Ninguna versión se borra.', 'A new version with this content will be made and become current. No version is deleted.'))}</p>
        <TextArea label={t(say('Per què es restaura', 'Por qué se restaura', 'Why it is restored'))} help={t(say('Queda a la història de versions i el veu tothom que pot veure la fitxa.', 'Queda en la historia de versiones y lo ve quien puede ver la ficha.', 'It stays in the history of versions, for whoever may see this page.'))} value={reason} onValue={setReason} />
      </Confirm>
      {compared !== undefined && <Comparison {...compared} columns={dataset.columns} onClose={() => setCompared(undefined)} />}
      {out !== undefined && <LeftOut {...out} onClose={() => setOut(undefined)} />}
    </>
  );
}

interface Difference {
  readonly before: number; readonly after: number; readonly added: number; readonly removed: number; readonly changed: number; readonly same: number; readonly key: readonly string[];
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] }; readonly byColumn: Readonly<Record<string, number>>;
  readonly statistics: readonly { readonly column: string; readonly nulls: readonly [number, number]; readonly distinct: readonly [number, number]; readonly mean: readonly [number | null, number | null]; readonly sum: readonly [string | null, string | null] }[];
  readonly sample: readonly { readonly change: 'added' | 'removed' | 'changed'; readonly key: Readonly<Record<string, unknown>>; readonly before: Readonly<Record<string, unknown>> | null; readonly after: Readonly<Record<string, unknown>> | null }[];
}
const changes = { added: say('nova', 'nueva', 'added'), removed: say('treta', 'quitada', 'removed'), changed: say('canviada', 'cambiada', 'changed') } as const;

function Comparison({ before, after, columns, onClose }: { before: VersionLine; after: VersionLine; columns: Page['dataset']['columns']; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const written = useWrittenCell();
  const of = (name: string, row: Readonly<Record<string, unknown>> | null) => written(row?.[name], columns.find((each) => each.name === name));
  const { data, error } = useQueryOperation<Difference>('data.compare-versions', { before: before.id, after: after.id });
  return (
    <Dialog open wide onClose={onClose} title={t(say('De la versió {a} a la {b}', 'De la versión {a} a la {b}', 'From version {a} to {b}'), { a: before.number, b: after.number })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data !== undefined && (
        <div role="region" tabIndex={0} aria-label={t(say('Què canvia', 'Qué cambia', 'What changes'))}>
          <p>{t(say('{added} {added|fila nova|files noves}, {removed} {removed|treta|tretes}, {changed} {changed|canviada|canviades} i {same} {same|igual|iguals}.', '{added} {added|fila nueva|filas nuevas}, {removed} {removed|quitada|quitadas}, {changed} {changed|cambiada|cambiadas} y {same} {same|igual|iguales}.', '{added} {added|row|rows} added, {removed} removed, {changed} changed and {same} the same.'), { added: format.integer(data.added), removed: format.integer(data.removed), changed: format.integer(data.changed), same: format.integer(data.same) })}</p>
          <p className="soft small">{data.key.length === 0 ? t(say('Sense clau: una fila canviada compta com una treta i una de nova. Marqueu la clau al diccionari.', 'Sin clave: una fila cambiada cuenta como una quitada y una nueva. Marque la clave en el diccionario.', 'Without a key a changed row counts as one removed and one added. Mark the key in the dictionary.')) : t(say('Les files es reconeixen per {key}.', 'Las filas se reconocen por {key}.', 'Rows are recognised by {key}.'), { key: data.key.join(' + ') })}</p>
          {data.columns.added.length + data.columns.removed.length > 0 && <p>{[...data.columns.added.map((name) => `+ ${name}`), ...data.columns.removed.map((name) => `− ${name}`)].join(' · ')}</p>}
          <Statistics statistics={data.statistics} byColumn={data.byColumn} />
          {data.sample.length > 0 && <ul className="data-plain data-changes">{data.sample.map((each, index) => (
            <li key={index} data-change={each.change}><strong>{Object.keys(each.key).map((name) => of(name, each.key)).join(' · ') || `#${index + 1}`}</strong> <span className="soft small">{t(changes[each.change])}</span>
              {each.change === 'changed' && <span> {Object.keys(each.after ?? {}).filter((name) => String(each.before?.[name]) !== String(each.after?.[name])).map((name) => `${columns.find((column) => column.name === name)?.title ?? name}: ${of(name, each.before)} → ${of(name, each.after)}`).join(' · ')}</span>}</li>
          ))}</ul>}
        </div>
      )}
    </Dialog>
  );
}

/** Each column before and after, where it moved: what is the same in both is not worth a line. */
function Statistics({ statistics, byColumn }: Pick<Difference, 'statistics' | 'byColumn'>) {
  const t = useText();
  const format = useFormat();
  const moved = statistics.filter(({ column, nulls, sum }) => (byColumn[column] ?? 0) > 0 || nulls[0] !== nulls[1] || sum[0] !== sum[1]);
  if (moved.length === 0) return null;
  const pair = <T,>([before, after]: readonly [T | null, T | null], write: (value: T) => string) => (before === null && after === null ? '—' : before === after ? write(after as T) : `${before === null ? '—' : write(before)} → ${after === null ? '—' : write(after)}`);
  const words = { column: t(say('Columna', 'Columna', 'Column')), changed: t(say('Files canviades', 'Filas cambiadas', 'Rows changed')), nulls: t(say('Sense dada', 'Sin dato', 'Without data')), mean: t(say('Mitjana', 'Media', 'Mean')), sum: t(say('Suma', 'Suma', 'Sum')) };
  return (
    <table className="data-grid">
      <thead><tr><th scope="col">{words.column}</th><th scope="col">{words.changed}</th><th scope="col">{words.nulls}</th><th scope="col">{words.mean}</th><th scope="col">{words.sum}</th></tr></thead>
      <tbody>{moved.map(({ column, nulls, mean, sum }) => (
        <tr key={column}><th scope="row"><code>{column}</code></th><td data-label={words.changed} className="tabular">{format.integer(byColumn[column] ?? 0)}</td><td data-label={words.nulls} className="tabular">{pair(nulls, format.integer)}</td><td data-label={words.mean} className="tabular">{pair(mean, (value) => format.decimal(value.toFixed(2)))}</td><td data-label={words.sum} className="tabular">{pair(sum, format.decimal)}</td></tr>
      ))}</tbody>
    </table>
  );
}

function LeftOut({ version, which, onClose }: { version: VersionLine; which: 'rejected' | 'quarantined'; onClose(): void }) {
  const t = useText();
  const { data, error } = useQueryOperation<{ columns: readonly { name: string; type: string }[]; rows: readonly (readonly unknown[])[] }>('data.left-out', { version: version.id, which });
  const title = which === 'rejected' ? t(say('Files que no encaixen', 'Filas que no encajan', 'Rows that do not fit')) : t(say('Files apartades per una regla', 'Filas apartadas por una regla', 'Rows set aside by a rule'));
  return (
    <Dialog open wide onClose={onClose} title={title}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data !== undefined && <DataTable columns={data.columns} rows={data.rows} caption={title} />}
    </Dialog>
  );
}
