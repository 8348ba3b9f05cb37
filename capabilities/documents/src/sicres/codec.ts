import type { XmlElement } from 'libxml2-wasm';
import { inLegalTime } from '../format.ts';
import { DocumentRefused } from '../refused.ts';
import { childElements, element, type Markup } from '../xml.ts';

/** One element of the message, written and read by the same declaration, so that both always agree. */
export type Codec<T> = {
  name: string;
  optional?: true;
  /** Elements for the value; checks length and values as the schema does. */
  write(value: T): readonly Markup[];
  /** The value from the elements of that name inside one parent. */
  read(found: readonly XmlElement[]): T;
};

type Shape = Readonly<Record<string, Codec<unknown>>>;
type Value<C> = C extends Codec<infer T> ? T : never;
type OptionalKeys<S> = { [K in keyof S]: undefined extends Value<S[K]> ? K : never }[keyof S];
type Fields<S> = { [K in Exclude<keyof S, OptionalKeys<S>>]: Value<S[K]> } & { [K in OptionalKeys<S>]?: Value<S[K]> };

/** What the type of a message is, from its declaration. */
export type Of<C> = Value<C>;

/** A text of at most `longest` signs, or one of a few codes. */
export function text<const O extends string = string>(name: string, longest: number, options?: readonly O[]): Codec<O> {
  const checked = (value: string): O => {
    if (value.trim() === '') throw missing(name);
    // The schema counts characters, not the pairs that JavaScript makes of some.
    if ([...value].length > longest) throw wrong(name, value, `≤ ${longest}`);
    if (options && !options.includes(value as O)) throw wrong(name, value, options.join(', '));
    return value as O;
  };
  return { name, write: (value) => [element(name, checked(value))], read: (found) => checked(only(name, found).content) };
}

/** A yes or no, as `xsd:boolean`. */
export function flag(name: string): Codec<boolean> {
  return {
    name,
    write: (value) => [element(name, value ? 'true' : 'false')],
    read: (found) => {
      const value = only(name, found).content.trim();
      if (!['true', 'false', '1', '0'].includes(value)) throw wrong(name, value, 'true, false');
      return value === 'true' || value === '1';
    },
  };
}

/** Bytes in base64. */
export function bytes(name: string): Codec<Uint8Array> {
  return {
    name,
    write: (value) => [element(name, Buffer.from(value).toString('base64'))],
    read: (found) => {
      const value = only(name, found).content.replaceAll(/\s/g, '');
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw wrong(name, value, 'base64');
      return new Uint8Array(Buffer.from(value, 'base64'));
    },
  };
}

/** A moment in the legal time, “AAAA-MM-DD hh:mm:ss”; when reading, also with `T` between or without signs as SICRES 3 wrote it. */
export function moment(name: string): Codec<Date> {
  return {
    name,
    write: (value) => {
      const { day, clock } = inLegalTime(value);
      return [element(name, `${day} ${clock}`)];
    },
    read: (found) => {
      const value = only(name, found).content.trim();
      const parts = /^(\d{4})-?(\d{2})-?(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})$/.exec(value)?.slice(1).map(Number);
      const made = parts && fromLegalTime(parts);
      if (!made) throw wrong(name, value, 'AAAA-MM-DD hh:mm:ss');
      return made;
    },
  };
}

/** An element that may be left out. */
export function maybe<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    name: codec.name,
    optional: true,
    write: (value) => (value === undefined ? [] : codec.write(value)),
    // An empty element says no more than none.
    read: (found) => (found.every((each) => each.firstChild === null) ? undefined : codec.read(found)),
  };
}

/** An element that may be repeated. */
export function many<T>(codec: Codec<T>): Codec<readonly T[] | undefined> {
  return {
    name: codec.name,
    optional: true,
    write: (values) => (values ?? []).flatMap((value) => codec.write(value)),
    read: (found) => found.map((each) => codec.read([each])),
  };
}

/** An element that holds others, in the order in which they are declared. */
export function group<S extends Shape>(name: string, shape: S): Codec<Fields<S>> {
  return {
    name,
    write: (value) => {
      const given = value as Readonly<Record<string, unknown>>;
      return [element(name, Object.entries(shape).flatMap(([key, codec]) => {
        if (given[key] === undefined && !codec.optional) throw missing(codec.name);
        return codec.write(given[key]);
      }))];
    },
    read: (found) => {
      const parent = only(name, found);
      const children = childElements(parent);
      return Object.fromEntries(
        Object.entries(shape)
          .map(([key, codec]) => [key, codec.read(children.filter((each) => each.name === codec.name))] as const)
          .filter(([, value]) => value !== undefined),
      ) as Fields<S>;
    },
  };
}

/** Pairs of field and value, one after the other inside one element. */
export function pairs(name: string): Codec<readonly { field: string; value: string }[]> {
  const field = text('Campo', 80);
  return {
    name,
    write: (list) => [element(name, list.flatMap((each) => [...field.write(each.field), element('Valor', each.value)]))],
    read: (found) => {
      const children = childElements(only(name, found));
      const fields = children.filter((each) => each.name === 'Campo');
      const values = children.filter((each) => each.name === 'Valor');
      return fields.map((each, index) => ({ field: field.read([each]), value: values[index]?.content ?? '' }));
    },
  };
}

function only(name: string, found: readonly XmlElement[]): XmlElement {
  const [first] = found;
  if (!first) throw missing(name);
  if (found.length > 1) throw wrong(name, String(found.length), '1');
  return first;
}

/**
 * From the clock on the wall to the moment. The legal time is one or two hours ahead of universal time; the hour that happens
 * twice in October is taken as the first, because the message has no way to say which.
 */
function fromLegalTime(parts: readonly number[]): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(wall);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  const [summer, winter] = [2, 1].map((ahead) => new Date(wall - ahead * 3_600_000));
  return summer && wallOf(summer) === wall ? summer : winter;
}

function wallOf(date: Date): number {
  const { day, clock } = inLegalTime(date);
  return Date.parse(`${day}T${clock}Z`);
}

function missing(field: string): DocumentRefused {
  return new DocumentRefused('documents.sicres-datum-missing', {
    ca: 'Falta la dada obligatòria «{field}» de l’intercanvi registral (SICRES 4): empleneu-la.',
    es: 'Falta el dato obligatorio «{field}» del intercambio registral (SICRES 4): rellénelo.',
    en: 'The mandatory datum “{field}” of the registry exchange (SICRES 4) is missing: fill it in.',
  }, { field });
}

export function wrong(field: string, value: string, rule: string): DocumentRefused {
  return new DocumentRefused('documents.sicres-datum-not-valid', {
    ca: 'La dada «{field}» de l’intercanvi registral no pot valer «{value}»: regla {rule}.',
    es: 'El dato «{field}» del intercambio registral no puede valer «{value}»: regla {rule}.',
    en: 'The datum “{field}” of the registry exchange cannot be “{value}”: rule {rule}.',
  }, { field, value: value.slice(0, 80), rule });
}
