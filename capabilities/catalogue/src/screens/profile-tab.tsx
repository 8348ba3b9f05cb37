import { Link, ProblemNotice, Section, Skeleton, State, useFormat, useQueryOperation, useText, type Text } from '@comu/design';
import { say, severities } from '../words.ts';
import { typeWords } from './dictionary-tab.tsx';
import { Histogram } from './histogram.tsx';
import { namesSomething } from './plain-numbers.ts';
import type { Page, ProfileAnswer, ProfileColumn } from './rows.ts';

const reasons: Readonly<Record<'rows' | 'figures', Text>> = {
  rows: say('D’aquest conjunt només veieu una part de les files, i el perfil parlaria de totes. Demaneu-lo a qui en té cura.', 'De este conjunto solo ve una parte de las filas, y el perfil hablaría de todas. Pídalo a quien lo cuida.', 'You see only part of the rows of this dataset, and the profile would speak of all of them. Ask its steward for it.'),
  figures: say('Té dades personals i cap regla us en obre les files: el perfil diria valors d’algú. Podeu demanar-ne xifres a la pestanya “Dades”.', 'Tiene datos personales y ninguna regla le abre las filas: el perfil diría valores de alguien. Puede pedir cifras en la pestaña «Datos».', 'It holds personal data and no rule opens its rows to you: the profile would tell values of somebody. You may ask for figures under “Rows”.'),
};

/** What every column of the current version contains, and whether it moved from the version before: what a steward looks at before trusting a file. */
export function ProfileTab({ page: { dataset }, org }: { page: Page; org: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<ProfileAnswer>('data.profile', { code: dataset.code });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={10} />;
  if (data.reason !== null) return <Section title={t(say('Perfil', 'Perfil', 'Profile'))}><p>{t(reasons[data.reason])}</p></Section>;
  const facts = { n: data.number, rows: format.integer(data.rows), former: data.former ?? '' };
  return (
    <Section title={t(say('Què hi ha a cada columna', 'Qué hay en cada columna', 'What each column holds'))} describe={[
      t(data.former === null ? say('Versió {n}, {rows} {rows|fila|files}. És la primera.', 'Versión {n}, {rows} {rows|fila|filas}. Es la primera.', 'Version {n}, {rows} {rows|row|rows}. It is the first.') : say('Versió {n}, {rows} {rows|fila|files}, comparada amb la {former}.', 'Versión {n}, {rows} {rows|fila|filas}, comparada con la {former}.', 'Version {n}, {rows} {rows|row|rows}, beside version {former}.'), facts),
      ...(data.keys.length === 0 ? [] : [t(say('Cada fila es distingeix per {key}.', 'Cada fila se distingue por {key}.', 'Rows are told apart by {key}.'), { key: data.keys.map((key) => key.join(' + ')).join(', ') })]),
    ].join(' ')}>
      <ul className="data-profile">{data.columns.map((column) => <Column key={column.name} column={column} rows={data.rows} org={org} compared={data.former !== null} />)}</ul>
    </Section>
  );
}

function Column({ column, rows, org, compared }: { column: ProfileColumn; rows: number; org: string; compared: boolean }) {
  const t = useText();
  const format = useFormat();
  const shown = useShown(column);
  const { facts, former, extent, findings } = column;
  const whole = (count: number, nulls: number) => (count + nulls === 0 ? 0 : count / (count + nulls));
  const fill = whole(facts.count ?? 0, facts.nulls ?? 0);
  const moved = former === null ? undefined : fill - whole(former.count ?? 0, former.nulls ?? 0);
  return (
    <li>
      <header><h3>{column.title}</h3><p className="small soft"><code>{column.name}</code> · {t(typeWords[column.type] ?? say(column.type, column.type, column.type))}{column.code !== undefined && ` · ${column.code}`}{column.unit !== undefined && ` · ${column.unit}`}{compared && former === null && extent !== 'nothing' && <> · <strong>{t(say('columna nova', 'columna nueva', 'new column'))}</strong></>}</p></header>
      {extent === 'nothing' ? <p className="soft">{t(say('No en veieu els valors: les regles d’accés la tapen.', 'No ve sus valores: las reglas de acceso la tapan.', 'You do not see its values: the access rules cover it.'))}</p> : (
        <dl className="data-measures">
          <Measure label={say('Plena', 'Rellena', 'Filled')} moved={moved !== undefined && Math.abs(moved) >= 0.0005 ? `${moved > 0 ? '+' : '−'}${format.percent(Math.abs(moved))}` : undefined}><meter min={0} max={1} value={fill} aria-label={t(say('Part plena', 'Parte rellena', 'Filled part'))} /> {format.percent(fill)}{(facts.nulls ?? 0) > 0 && <span className="soft small"> {t(facts.nulls === 1 ? say('1 fila sense dada', '1 fila sin dato', '1 row without data') : say('{n} files sense dada', '{n} filas sin dato', '{n} rows without data'), { n: format.integer(facts.nulls ?? 0) })}</span>}</Measure>
          <Measure label={say('Diferents', 'Distintos', 'Distinct')} moved={difference(format.integer, facts.distinct, former?.distinct)}>{facts.distinctExact === true ? '' : '≈ '}{format.integer(facts.distinct ?? 0)}{facts.distinct === rows && rows > 1 && <span className="soft small"> {t(say('cap no es repeteix', 'ninguno se repite', 'none repeats'))}</span>}</Measure>
          {facts.min != null && <Measure label={say('De … a …', 'De … a …', 'From … to …')} moved={former?.min !== undefined && (former.min !== facts.min || former.max !== facts.max) ? t(say('abans {min} – {max}', 'antes {min} – {max}', 'before {min} – {max}'), { min: shown(former.min), max: shown(former.max ?? null) }) : undefined}>{shown(facts.min)} – {shown(facts.max ?? null)}</Measure>}
          {facts.mean != null && !shown.plain && <Measure label={say('Mitjana', 'Media', 'Mean')} moved={difference((value) => format.decimal(value.toFixed(2)), facts.mean, former?.mean ?? undefined)}>{format.decimal(facts.mean.toFixed(2))}</Measure>}
          {facts.quantiles != null && facts.quantiles.length === 5 && <Measure label={say('Mediana', 'Mediana', 'Median')} moved={undefined}>{shown(facts.quantiles[2] ?? null)} <span className="soft small">{t(say('la meitat, de {low} a {high}', 'la mitad, de {low} a {high}', 'half from {low} to {high}'), { low: shown(facts.quantiles[1] ?? null), high: shown(facts.quantiles[3] ?? null) })}</span></Measure>}
          {facts.patterns !== undefined && facts.patterns.length > 0 && facts.patterns.length <= 3 && <Measure label={say('Forma', 'Forma', 'Form')} moved={undefined}><span className="data-break">{facts.patterns.map(({ pattern }) => <code key={pattern}>{pattern} </code>)}</span></Measure>}
        </dl>
      )}
      {extent === 'counts' && <p className="soft small">{t(say('Dada personal: se’n diu quants valors hi ha, no quins.', 'Dato personal: se dice cuántos valores hay, no cuáles.', 'Personal data: how many values there are is told, not which.'))}</p>}
      {extent === 'values' && <Values column={column} shown={shown} />}
      {findings.length > 0 && <ul className="data-plain data-profile-wrong">{findings.map(({ says, severity, incident }, index) => <li key={index}><State tone={severity === 'stop' ? 'danger' : 'warning'}>{t(severities[severity as keyof typeof severities])}</State> {incident === null ? t(says) : <Link href={`/o/${org}/dades/incidencies/${incident}`}>{t(says)}</Link>}</li>)}</ul>}
    </li>
  );
}

function Measure({ label, moved, children }: { label: Text; moved: string | undefined; children: React.ReactNode }) {
  const t = useText();
  return <div><dt>{t(label)}</dt><dd className="tabular">{children}{moved !== undefined && <span className="data-moved small"> {moved}</span>}</dd></div>;
}

/** The spread of numbers, or the commonest values of what repeats. */
function Values({ column: { facts }, shown }: { column: ProfileColumn; shown: (value: string | number | null) => string }) {
  const t = useText();
  const format = useFormat();
  const top = (facts.top ?? []).slice(0, 5);
  const few = top.length > 0 && (top[0]?.count ?? 0) > 1;
  if (!few) return facts.histogram == null ? null : <Histogram buckets={facts.histogram} shown={shown} />;
  return (
    <div className="data-profile-values">
      {facts.histogram != null && <Histogram buckets={facts.histogram} shown={shown} />}
      <table className="data-top"><caption className="small soft">{t(say('Els més freqüents', 'Los más frecuentes', 'Most frequent'))}</caption>
        <tbody>{top.map(({ value, count }) => <tr key={value}><th scope="row" className="data-break">{shown(value)}</th><td className="number">{format.integer(count)}</td><td className="number soft">{format.percent(count / Math.max(1, facts.count ?? 1))}</td></tr>)}</tbody></table>
    </div>
  );
}

const difference = (write: (value: number) => string, now: number | null | undefined, before: number | null | undefined): string | undefined => (now == null || before == null || write(now) === write(before) ? undefined : `${now > before ? '+' : '−'}${write(Math.abs(now - before))}`);

/** How a value of this column is written: amounts with thousands, years and codes without, days as people write them. */
function useShown({ name, title, type, code, facts }: ProfileColumn) {
  const format = useFormat();
  const plain = namesSomething({ name, title, type, code }, [facts.min, facts.max]);
  const shown = (value: string | number | null): string => {
    if (value === null) return '—';
    if (plain) return String(typeof value === 'number' ? Math.round(value) : value);
    if (type === 'integer' && Number.isFinite(Number(value))) return Number.isInteger(Number(value)) ? format.integer(Number(value)) : format.decimal(Number(value).toFixed(1));
    if (type === 'decimal' && Number.isFinite(Number(value))) return format.decimal(String(value));
    if (type === 'day' && /^\d{4}-\d\d-\d\d/.test(String(value))) return format.shortDay(String(value).slice(0, 10));
    if (type === 'moment' && /^\d{4}-\d\d-\d\d/.test(String(value))) return format.shortDay(String(value).slice(0, 10));
    return String(value);
  };
  return Object.assign(shown, { plain });
}
