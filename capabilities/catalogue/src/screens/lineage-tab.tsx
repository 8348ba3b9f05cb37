import { ButtonLink, EmptyState, Link, Section, useFormat, useText } from '@comu/design';
import { say, useKinds } from '../words.ts';
import type { Graph, Page } from './rows.ts';

const [wide, high, gapX, gapY] = [190, 44, 70, 16];

/** Where the data come from and what is made of them: drawn, and as a table that says the same. */
export function LineageTab({ page: { dataset, lineage }, org }: { page: Page; org: string }) {
  const t = useText();
  const format = useFormat();
  if (lineage.edges.length === 0) return <EmptyState title={t(say('Encara no hi ha llinatge', 'Todavía no hay linaje', 'There is no lineage yet'))}>{t(say('Apareix amb la primera càrrega i amb cada transformació o indicador que en surt.', 'Aparece con la primera carga y con cada transformación o indicador que sale de él.', 'It shows with the first load and with each transformation or indicator made of it.'))}</EmptyState>;
  // What is made of several has a line from each, and each of them says all its columns.
  const columns = [...new Map(lineage.edges.flatMap(({ to, columns: fields }) => (to === dataset.code ? Object.entries(fields) : [])))];
  const called = new Map(lineage.nodes.map(({ code, title, id }) => [code, id === null ? title : code]));
  const words = { from: t(say('De', 'De', 'From')), to: t(say('Cap a', 'Hacia', 'To')), by: t(say('Per', 'Por', 'By')), at: t(say('Últim cop', 'Última vez', 'Last')) };
  return (
    <>
      <Section title={t(say('Dibuix', 'Dibujo', 'Drawing'))} actions={dataset.kind === 'derived' && <ButtonLink small href={`/o/${org}/dades/transformacio/${dataset.code}`}>{t(say('Obre la transformació', 'Abrir la transformación', 'Open the transformation'))}</ButtonLink>}><Drawing lineage={lineage} here={dataset.code} org={org} /></Section>
      <Section flush title={t(say('Pas a pas', 'Paso a paso', 'Step by step'))}>
        <table className="data-grid">
          <thead><tr><th scope="col">{words.from}</th><th scope="col">{words.to}</th><th scope="col">{words.by}</th><th scope="col">{words.at}</th></tr></thead>
          <tbody>{lineage.edges.map((edge) => <tr key={`${edge.from}${edge.to}${edge.job}`}><th scope="row">{called.get(edge.from) ?? edge.from}</th><td data-label={words.to}>{called.get(edge.to) ?? edge.to}</td><td data-label={words.by}>{useKinds[edge.kind] === undefined ? edge.job : t(useKinds[edge.kind]!)}</td><td data-label={words.at}>{format.shortMoment(edge.at)}</td></tr>)}</tbody>
        </table>
      </Section>
      {columns.length > 0 && (
        <Section flush title={t(say('Columna per columna', 'Columna a columna', 'Column by column'))}>
          <table className="data-grid"><thead><tr><th scope="col">{t(say('Columna', 'Columna', 'Column'))}</th><th scope="col">{t(say('Surt de', 'Sale de', 'Comes from'))}</th></tr></thead>
            <tbody>{columns.map(([name, from]) => <tr key={name}><th scope="row"><code>{name}</code></th><td data-label={words.from}>{from.map(({ table, column }) => `${table}.${column}`).join(', ') || '—'}</td></tr>)}</tbody></table>
        </Section>
      )}
    </>
  );
}

/** Boxes by step from left to right, joined by lines; each box leads to its dataset. */
function Drawing({ lineage, here, org }: { lineage: Graph; here: string; org: string }) {
  const t = useText();
  const steps = [...new Set(lineage.nodes.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const at = new Map(steps.flatMap((depth, x) => lineage.nodes.filter((node) => node.depth === depth).map((node, y) => [node.code, { ...node, x: 8 + x * (wide + gapX), y: 8 + y * (high + gapY) }] as const)));
  const most = Math.max(...steps.map((depth) => lineage.nodes.filter((node) => node.depth === depth).length));
  const [width, height] = [16 + steps.length * wide + (steps.length - 1) * gapX, 16 + most * high + (most - 1) * gapY];
  const short = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
  return (
    <div className="data-lineage" tabIndex={0} role="region" aria-label={t(say('Dibuix del llinatge', 'Dibujo del linaje', 'Drawing of the lineage'))}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={t(say('El mateix hi ha a la taula de sota', 'Lo mismo hay en la tabla de abajo', 'The table below says the same'))}>
        {lineage.edges.map(({ from, to, job }) => {
          const [a, b] = [at.get(from), at.get(to)];
          if (a === undefined || b === undefined) return null;
          const [x1, y1, x2, y2] = [a.x + wide, a.y + high / 2, b.x, b.y + high / 2];
          // A line over other boxes goes below them.
          const below = b.depth - a.depth > 1 ? high : 0;
          return <path key={`${from}${to}${job}`} d={`M${x1},${y1} C${x1 + gapX / 2},${y1 + below} ${x2 - gapX / 2},${y2 + below} ${x2},${y2}`} className="data-lineage-edge"><title>{`${from} → ${to}: ${job}`}</title></path>;
        })}
        {[...at.values()].map((node) => {
          const use = useKinds[node.kind];
          const href = node.id !== null ? `dades/conjunt/${node.code}` : node.address;
          const box = (
            <>
              <rect x={node.x} y={node.y} width={wide} height={high} rx={8} className="data-lineage-box" data-here={node.code === here || undefined} data-outside={node.id === null || undefined} />
              <text x={node.x + wide / 2} y={node.y + high / 2 + (use === undefined ? 5 : -3)} textAnchor="middle">{short(node.title)}<title>{node.title}</title></text>
              {use !== undefined && <text x={node.x + wide / 2} y={node.y + high / 2 + 15} textAnchor="middle" className="data-lineage-kind">{t(use)}</text>}
            </>
          );
          return href === null || node.code === here ? <g key={node.code}>{box}</g> : <Link key={node.code} href={`/o/${org}/${href}`} aria-label={use === undefined ? node.title : `${node.title}, ${t(use)}`}>{box}</Link>;
        })}
      </svg>
    </div>
  );
}
