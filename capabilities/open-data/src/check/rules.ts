import type { Words } from '../words.ts';
import { kinds, type Kind, type KindName, type Level } from './kinds.ts';
import { demands, highValueDemands, propertyWords, type Property, type Resource } from './table.ts';

/** One rule of the standard as data: upon what, how grave, where it is written and how it is said to a steward. */
export interface Rule {
  readonly id: string;
  readonly on: Resource;
  readonly path: Property;
  readonly kind: KindName;
  readonly level: Level;
  readonly source: string;
  readonly says: Words;
  /** Demanded of high-value datasets only. */
  readonly highValue: boolean;
}

const rulesOf = (table: Readonly<Partial<typeof demands>>, highValue: boolean): Rule[] => Object.entries(table).flatMap(([on, properties]) => Object.entries(properties).flatMap(([path, asked]) =>
  asked.map((kind): Rule => {
    const { level, convention, says }: Kind = kinds[kind];
    const [resource, property] = [on.slice(on.indexOf(':') + 1), path.slice(path.indexOf(':') + 1)];
    return {
      id: `${highValue ? 'hvd.' : ''}${resource}.${property}.${kind}`, on: on as Resource, path: path as Property, kind, level, highValue,
      source: `DCAT-AP-ES 1.0.0${highValue ? ' (HVD)' : ''}, ${resource}.${property}${convention === undefined ? '' : `, ${convention}`}`, says: withThe(says, propertyWords[path as Property]),
    };
  })));

/** All the rules, in the order in which their findings are told. */
export const rules: readonly Rule[] = [...rulesOf(demands, false), ...rulesOf(highValueDemands, true)];

function withThe(says: Words, the: Words): Words {
  const one = (language: keyof Words) => {
    const filled = says[language].replaceAll('{the}', the[language]);
    return `${filled.charAt(0).toUpperCase()}${filled.slice(1)}`;
  };
  return { ca: one('ca'), es: one('es'), en: one('en') };
}
