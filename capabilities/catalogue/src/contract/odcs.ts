import type { ColumnEntry } from '../records/index.ts';
import type { Frequency } from '../words.ts';

/** A contract in the words of the Open Data Contract Standard 3.1.0 (bitol.io), as far as this house writes them; what others wrote beside is kept as it came. */
export interface Odcs {
  readonly version: string; readonly apiVersion: string; readonly kind: string; readonly id: string; readonly status: string; readonly name?: string; readonly domain?: string; readonly tags?: readonly string[];
  readonly description?: { readonly purpose?: string; readonly usage?: string; readonly limitations?: string };
  readonly schema?: readonly OdcsObject[]; readonly slaProperties?: readonly { readonly property: string; readonly value: unknown; readonly unit?: string; readonly element?: string }[];
  readonly [other: string]: unknown;
}
export interface OdcsObject { readonly name: string; readonly description?: string; readonly properties?: readonly OdcsProperty[]; readonly quality?: readonly OdcsQuality[]; readonly [other: string]: unknown }
export interface OdcsProperty {
  readonly name: string; readonly businessName?: string; readonly description?: string; readonly logicalType?: string; readonly required?: boolean; readonly unique?: boolean; readonly primaryKey?: boolean; readonly classification?: string;
  readonly logicalTypeOptions?: Readonly<Record<string, unknown>>; readonly customProperties?: readonly { readonly property: string; readonly value: unknown }[]; readonly quality?: readonly OdcsQuality[]; readonly [other: string]: unknown;
}
export interface OdcsQuality { readonly type?: string; readonly metric?: string; readonly rule?: string; readonly engine?: string; readonly implementation?: unknown; readonly dimension?: string; readonly severity?: string; readonly description?: string; readonly [other: string]: unknown }

const logical = { text: 'string', integer: 'integer', decimal: 'number', day: 'date', moment: 'timestamp', 'yes-no': 'boolean', geometry: 'object', json: 'object' } as const;
const ours: Readonly<Record<string, ColumnEntry['type']>> = { string: 'text', integer: 'integer', number: 'decimal', date: 'day', timestamp: 'moment', time: 'text', boolean: 'yes-no', object: 'json', array: 'json' };
const dimensionOf = { accuracy: 'accuracy', completeness: 'completeness', consistency: 'consistency', currentness: 'timeliness', uniqueness: 'uniqueness', validity: 'conformity' } as const;
const ourDimension: Readonly<Record<string, string>> = { accuracy: 'accuracy', completeness: 'completeness', coverage: 'completeness', consistency: 'consistency', timeliness: 'currentness', uniqueness: 'uniqueness', conformity: 'validity' };
const severityOf = { warn: 'warning', quarantine: 'error', stop: 'critical' } as const;
const ourSeverity = (said: unknown): 'warn' | 'quarantine' | 'stop' => (said === 'critical' ? 'stop' : said === 'error' ? 'quarantine' : 'warn');

export interface ContractRule { readonly code: string; readonly says: string; readonly rule: Readonly<Record<string, unknown>>; readonly dimension: keyof typeof dimensionOf; readonly severity: keyof typeof severityOf }
export interface Contracted {
  readonly id: string; readonly code: string; readonly title: string; readonly edition: number; readonly state: 'draft' | 'active' | 'retired'; readonly theme: string; readonly description?: string | undefined;
  readonly usage?: string | undefined; readonly limitations?: string | undefined; readonly columns: readonly ColumnEntry[]; readonly frequency: Frequency; readonly rules: readonly ContractRule[]; readonly owner?: string | undefined; readonly licence?: string | undefined; readonly retention?: string | undefined;
}

/** Writes a dataset’s contract: schema, meaning, quality, freshness and terms of use. */
export function contractOf({ id, code, title, edition, state, theme, description, usage, limitations, columns, frequency, rules, owner, licence, retention }: Contracted): Odcs {
  return {
    version: `${edition}.0.0`, apiVersion: 'v3.1.0', kind: 'DataContract', id, name: title, status: state, domain: theme,
    description: trim({ purpose: description, usage, limitations }),
    schema: [{
      name: code, logicalType: 'object', physicalType: 'file', businessName: title, ...trim({ description }),
      properties: columns.map((column, place): OdcsProperty => ({
        name: column.name, businessName: column.title, logicalType: logical[column.type], physicalType: column.type, required: !column.nullable, classification: column.class,
        ...trim({ description: column.describe }), ...(column.key === true ? { primaryKey: true, primaryKeyPosition: columns.slice(0, place + 1).filter(({ key }) => key === true).length } : {}),
        ...custom({ code: column.code, unit: column.unit, concept: column.concept, form: column.type === 'geometry' ? 'geometry' : undefined }),
      })),
      ...(rules.length === 0 ? {} : { quality: rules.map(({ code: name, says, rule, dimension, severity }): OdcsQuality => ({ name, type: 'custom', engine: 'comu', implementation: rule, description: says, dimension: dimensionOf[dimension], severity: severityOf[severity] })) }),
    }],
    ...(owner === undefined ? {} : { team: { name: owner } }),
    slaProperties: [{ property: 'frequency', value: frequency }, ...(retention === undefined ? [] : [{ property: 'retention', value: retention }])],
    ...(licence === undefined ? {} : { customProperties: [{ property: 'licence', value: licence }] }),
  };
}

const trim = <T extends Readonly<Record<string, string | undefined>>>(facts: T) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '')) as { [K in keyof T]?: string };
const custom = (facts: Readonly<Record<string, string | undefined>>) => {
  const entries = Object.entries(facts).flatMap(([property, value]) => (value === undefined ? [] : [{ property, value }]));
  return entries.length === 0 ? {} : { customProperties: entries };
};

/** The dictionary that a contract promises for one of its objects; the first when none has the name. */
export function columnsOf(contract: Odcs, name?: string): ColumnEntry[] {
  const object = contract.schema?.find((each) => each.name === name) ?? contract.schema?.[0];
  return (object?.properties ?? []).map((property): ColumnEntry => {
    const said = (wanted: string) => property.customProperties?.find((each) => each.property === wanted)?.value as string | undefined;
    const [code, unit, concept] = [said('code'), said('unit'), said('concept')];
    return {
      name: property.name, title: property.businessName ?? property.name, ...(property.description === undefined ? {} : { describe: property.description }),
      type: said('form') === 'geometry' ? 'geometry' : (ours[property.logicalType ?? 'string'] ?? 'text'), nullable: property.required !== true, class: classOf(property.classification),
      ...(property.primaryKey === true ? { key: true } : {}), ...(code === undefined ? {} : { code }), ...(unit === undefined ? {} : { unit }), ...(concept === undefined ? {} : { concept }),
    };
  });
}

/** Words that others use for how delicate a column is; what is not understood is taken as internal. */
function classOf(said: string | undefined): ColumnEntry['class'] {
  const word = (said ?? '').toLowerCase();
  if (['open', 'public'].includes(word)) return 'open';
  if (['special', 'highly-confidential', 'highly confidential', 'sensitive'].includes(word)) return 'special';
  return ['personal', 'confidential', 'restricted', 'pii'].includes(word) ? 'personal' : 'internal';
}

/** The quality rules of a contract: ours as they are, and those of the standard’s library that say the same. */
export function rulesOf(contract: Odcs, name?: string): ContractRule[] {
  const object = contract.schema?.find((each) => each.name === name) ?? contract.schema?.[0];
  if (object === undefined) return [];
  const of = (quality: readonly OdcsQuality[] | undefined, column?: string) => (quality ?? []).flatMap((each): ContractRule[] => {
    const rule = ruleOf(each, column);
    return rule === undefined ? [] : [{ code: typeof each['name'] === 'string' ? each['name'] : `contract:${String(rule['kind'])}:${column ?? ''}`, says: each.description ?? '', rule, dimension: (ourDimension[each.dimension ?? ''] ?? 'validity') as ContractRule['dimension'], severity: ourSeverity(each.severity) }];
  });
  return [
    ...of(object.quality),
    ...(object.properties ?? []).flatMap((property) => [
      ...(property.required === true ? [{ code: `not-null:${property.name}`, says: '', rule: { kind: 'not-null', column: property.name }, dimension: 'completeness', severity: 'warn' } as const] : []),
      ...(property.unique === true ? [{ code: `unique:${property.name}`, says: '', rule: { kind: 'unique', columns: [property.name] }, dimension: 'uniqueness', severity: 'warn' } as const] : []),
      ...of(property.quality, property.name),
    ]),
  ];
}

function ruleOf(quality: OdcsQuality, column: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (quality.type === 'custom') return quality.engine === 'comu' && typeof quality.implementation === 'object' ? (quality.implementation as Record<string, unknown>) : undefined;
  const metric = quality.metric ?? quality.rule;
  const none = quality['mustBe'] === 0 || quality['mustBeLessThan'] === 1;
  if (column !== undefined && none && (metric === 'nullValues' || metric === 'missingValues')) return { kind: 'not-null', column };
  if (none && metric === 'duplicateValues' && column !== undefined) return { kind: 'unique', columns: [column] };
  if (metric !== 'rowCount') return undefined;
  const [min, max] = [quality['mustBeGreaterOrEqualTo'] ?? quality['mustBeGreaterThan'], quality['mustBeLessOrEqualTo'] ?? quality['mustBeLessThan']];
  return min === undefined && max === undefined ? undefined : { kind: 'volume', ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) };
}
