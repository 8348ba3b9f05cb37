import * as asn1js from 'asn1js';

/**
 * Every size that a stranger's ASN.1 can reach is bounded here. The inside of an octet or bit string is never read as ASN.1 of its
 * own accord: one digest in some three hundred happens to look like it, and its bytes would be taken for a structure.
 */
const LIMITS = { maxDepth: 64, maxNodes: 500_000, maxContentLength: 64 * 1024 * 1024, parseEmbedded: false };

/** Reads one DER or BER value; trailing zeros (the padding of PDF signatures) are ignored. Throws an Error when it is not ASN.1. */
export function readDer(bytes: Uint8Array): asn1js.AsnType {
  const { offset, result } = asn1js.fromBER(new Uint8Array(bytes), LIMITS);
  if (offset === -1) throw new Error(`Not ASN.1: ${result.error}`);
  return result;
}

/** How many bytes the first value takes, its padding left out. */
export function derLength(bytes: Uint8Array): number {
  return Math.max(0, asn1js.fromBER(new Uint8Array(bytes), LIMITS).offset);
}

export const toDer = (value: asn1js.AsnType): Uint8Array => new Uint8Array(value.toBER(false));
export const sequence = (...value: asn1js.AsnType[]): asn1js.Sequence => new asn1js.Sequence({ value });
/** An object identifier, also one whose arcs are as long as a UUID (2.25…), which asn1js cannot be told in decimals. */
export function oid(value: string): asn1js.ObjectIdentifier {
  const [first = 0n, second = 0n, ...rest] = value.split('.').map(BigInt);
  const base128 = (arc: bigint): number[] => { const digits = [Number(arc & 0x7fn)]; for (let left = arc >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80); return digits; };
  const bytes = [first * 40n + second, ...rest].flatMap(base128);
  return readDer(Uint8Array.from([0x06, bytes.length, ...bytes])) as asn1js.ObjectIdentifier;
}
export const integer = (value: number): asn1js.Integer => new asn1js.Integer({ value });
export const octets = (value: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: new Uint8Array(value).buffer });
export const nothing = (): asn1js.Null => new asn1js.Null();

/** A context tag `[number]` around the values, as CMS uses for implicit sets and explicit wrappers. */
export const tagged = (number: number, ...value: asn1js.AsnType[]): asn1js.Constructed => new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: number }, value });

/** A SET OF in the order that DER asks: by the bytes of its members. */
export function setOf(...values: asn1js.AsnType[]): asn1js.AsnType[] {
  return values
    .map((member) => ({ member, der: Buffer.from(toDer(member)) }))
    .toSorted((a, b) => Buffer.compare(a.der, b.der))
    .map(({ member }) => member);
}

/** The bytes of a value exactly as they were read: what was signed, whatever the encoder's habits. */
export const asRead = (value: asn1js.AsnType): Uint8Array => new Uint8Array(value.valueBeforeDecodeView);

/** The members of a SEQUENCE, SET or constructed tag; none for anything else. */
export function members(value: asn1js.AsnType | undefined): asn1js.AsnType[] {
  const inner = (value?.valueBlock as { value?: unknown } | undefined)?.value;
  return Array.isArray(inner) ? (inner as asn1js.AsnType[]) : [];
}

export const isTagged = (value: asn1js.AsnType | undefined, number: number): boolean => value?.idBlock.tagClass === 3 && value.idBlock.tagNumber === number;

/** The decimals of an object identifier; of an arc too long for it, asn1js gives the seven-bit digits in braces. */
export const oidOf = (value: asn1js.AsnType | undefined): string =>
  value instanceof asn1js.ObjectIdentifier ? value.valueBlock.toString().replaceAll(/\{([0-9a-f]+)\}/g, (_, digits: string) => String(Buffer.from(digits, 'hex').reduce((sum, digit) => (sum << 7n) | BigInt(digit), 0n))) : '';

/** The bytes inside an OCTET STRING, also one that is split in pieces as BER allows. */
export function octetsOf(value: asn1js.AsnType | undefined): Uint8Array {
  if (value instanceof asn1js.OctetString) return new Uint8Array(value.getValue());
  const view = (value?.valueBlock as { valueHexView?: Uint8Array } | undefined)?.valueHexView;
  return new Uint8Array(view ?? []);
}

export function dateOf(value: asn1js.AsnType | undefined): Date | undefined {
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : undefined;
}

export const bitsOf = (value: asn1js.AsnType | undefined): Uint8Array => (value instanceof asn1js.BitString ? new Uint8Array(value.valueBlock.valueHexView) : new Uint8Array());
