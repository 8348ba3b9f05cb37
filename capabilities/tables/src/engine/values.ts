import { DuckDBDecimalType, DuckDBTypeId, JsonDuckDBValueConverter, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { AnswerColumn, ColumnType } from '../types.ts';

const kinds: Partial<Record<DuckDBTypeId, ColumnType>> = {
  [DuckDBTypeId.VARCHAR]: 'text', [DuckDBTypeId.BOOLEAN]: 'yes-no', [DuckDBTypeId.DATE]: 'day',
  [DuckDBTypeId.TINYINT]: 'integer', [DuckDBTypeId.SMALLINT]: 'integer', [DuckDBTypeId.INTEGER]: 'integer', [DuckDBTypeId.BIGINT]: 'integer', [DuckDBTypeId.HUGEINT]: 'integer',
  [DuckDBTypeId.UTINYINT]: 'integer', [DuckDBTypeId.USMALLINT]: 'integer', [DuckDBTypeId.UINTEGER]: 'integer', [DuckDBTypeId.UBIGINT]: 'integer', [DuckDBTypeId.UHUGEINT]: 'integer',
  [DuckDBTypeId.FLOAT]: 'decimal', [DuckDBTypeId.DOUBLE]: 'decimal', [DuckDBTypeId.DECIMAL]: 'decimal',
  [DuckDBTypeId.TIMESTAMP]: 'moment', [DuckDBTypeId.TIMESTAMP_MS]: 'moment', [DuckDBTypeId.TIMESTAMP_NS]: 'moment', [DuckDBTypeId.TIMESTAMP_S]: 'moment', [DuckDBTypeId.TIMESTAMP_TZ]: 'moment',
  [DuckDBTypeId.LIST]: 'json', [DuckDBTypeId.STRUCT]: 'json', [DuckDBTypeId.MAP]: 'json', [DuckDBTypeId.ARRAY]: 'json',
};

/** Our kind of a column type of the engine. */
export function answerColumn(name: string, type: DuckDBType): AnswerColumn {
  if (type.alias === 'JSON') return { name, type: 'json' };
  return { name, type: kinds[type.typeId] ?? 'other', ...(type instanceof DuckDBDecimalType ? { scale: type.scale } : {}) };
}

/** A value as it crosses: numbers while they are exact, otherwise text; days and moments as ISO 8601. */
export function plainValue(value: DuckDBValue, type: DuckDBType): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
  const json = JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter);
  if (kinds[type.typeId] !== 'moment' || typeof json !== 'string') return json;
  return `${json.replace(' ', 'T').replace(/[+-]00(?::?00)?$/, '')}Z`;
}
