import { Store, type Quad, type Term } from 'n3';
import { readTurtle } from '../serialise/serialise.ts';
import { laws, term } from '../vocabulary.ts';
import type { Words } from '../words.ts';
import { facts, kinds, type Kind, type Level } from './kinds.ts';
import { rules, type Rule } from './rules.ts';
import { resourceWords, type Resource } from './table.ts';

/** What is wrong, of what, by which rule of the standard, in words a steward understands. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly source: string;
  readonly resource: Resource;
  /** The address of what is wrong, and its title where it has one. */
  readonly subject: string;
  readonly title: string | null;
  readonly path: string | null;
  readonly says: Words;
}

/**
 * Checks a catalogue against our own telling of DCAT-AP-ES 1.0.0: fast enough for every edit. High-value rules hold for what declares itself of
 * high value, or for all with `highValue: 'all'`. A test proves that it agrees with the official shapes.
 */
export function checkDcat(given: readonly Quad[] | string, { highValue = 'declared' }: { highValue?: 'declared' | 'all' } = {}): Finding[] {
  const store = new Store(typeof given === 'string' ? readTurtle(given) : [...given]);
  const findings: Finding[] = [];
  for (const resource of Object.keys(resourceWords) as Resource[])
    for (const subject of store.getSubjects(term('rdf:type'), term(resource), null)) {
      const told = (rule: Pick<Rule, 'id' | 'level' | 'source' | 'says'>, path: string | null) =>
        findings.push({ rule: rule.id, level: rule.level, source: rule.source, resource, subject: subject.value, title: titleOf(store, subject), path, says: rule.says });
      const valuable = highValue === 'all' || isHighValue(store, subject);
      for (const rule of rules) {
        if (rule.on !== resource || (rule.highValue && !valuable)) continue;
        const { holds }: Kind = kinds[rule.kind];
        if (!holds({ store, subject, path: rule.path, values: facts({ store, path: rule.path }, subject) })) told(rule, rule.path);
      }
      if (resource === 'dcat:Catalog' && (['dcat:dataset', 'dcat:service'] as const).every((path) => facts({ store, path }, subject).length === 0)) told(emptyCatalogue, null);
    }
  return findings;
}

const emptyCatalogue = {
  id: 'Catalog.empty', level: 'warning', source: 'DCAT-AP-ES 1.0.0, Catalog',
  says: { ca: 'El catàleg no té cap conjunt de dades ni cap servei: publiqueu-ne un.', es: 'El catálogo no tiene ningún conjunto de datos ni servicio: publique uno.', en: 'The catalogue holds no dataset and no service: publish one.' },
} as const;

/** What cites the regulation or has a category of its own is checked as of high value; a distribution is with its dataset. */
function isHighValue(store: Store, subject: Term): boolean {
  const declares = (node: Term) => facts({ store, path: 'dcatap:hvdCategory' }, node).length > 0 || facts({ store, path: 'dcatap:applicableLegislation' }, node).some(({ value }) => value === laws.highValue);
  return declares(subject) || store.getSubjects(term('dcat:distribution'), subject as never, null).some(declares);
}

function titleOf(store: Store, subject: Term): string | null {
  const titles = facts({ store, path: 'dct:title' }, subject);
  return (titles.find((each) => each.termType === 'Literal' && each.language === 'ca') ?? titles[0])?.value ?? null;
}
