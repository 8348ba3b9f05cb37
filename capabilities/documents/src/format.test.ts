import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.ts';
import { safeFileName } from './file-name.ts';
import { formatAmount, formatDay, formatMoment, formatNumber, formatSize } from './format.ts';

describe('values in documents', () => {
  it('write days with the elision of Catalan', () => {
    expect(formatDay('2026-11-24', 'ca')).toBe('24 de novembre de 2026');
    expect(['04', '08', '10'].map((month) => formatDay(`2026-${month}-01`, 'ca'))).toEqual(['1 d’abril de 2026', '1 d’agost de 2026', '1 d’octubre de 2026']);
    expect(formatDay('2026-01-05', 'es')).toBe('5 de enero de 2026');
    expect(() => formatDay('24/11/2026', 'ca')).toThrow(RangeError);
  });

  it('write moments in the legal time of winter and summer', () => {
    expect(formatMoment(new Date('2026-12-31T23:30:00Z'), 'ca')).toBe('1 de gener de 2027 a les 00:30:00');
    expect(formatMoment(new Date('2026-07-01T10:00:00Z'), 'en')).toBe('1 July 2026 at 12:00:00');
  });

  it('write amounts without losing a cent, however large', () => {
    expect(formatAmount('442030', 'ca')).toBe('442.030,00\u00a0€');
    expect(formatAmount('90071992547409931.995', 'ca')).toBe('90.071.992.547.409.932,00\u00a0€');
    expect(formatAmount(1.005, 'es')).toBe('1,01\u00a0€');
    expect(formatAmount(-0.001, 'ca')).toBe('0,00\u00a0€');
    expect(formatAmount('-1234.5', 'en')).toBe('−€1,234.50');
    expect(formatNumber(0.1, 'ca')).toBe('0,1');
    expect(() => formatAmount('12,5', 'ca')).toThrow(RangeError);
    expect(formatSize(999_999, 'ca')).toBe('1,0\u00a0MB');
  });

  it('fingerprint a file in both ways of writing', () => {
    expect(contentHash(new Uint8Array()).sha256.hex).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(contentHash(new Uint8Array()).sha512.base64).toMatch(/^z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXc/);
  });
});

describe('a name of a file', () => {
  it('stays in its folder and apart from others, whatever was written', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 6 }), (names) => {
      const taken = new Set<string>();
      const safe = names.map((name) => safeFileName(name, taken));
      expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of safe) {
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}\p{Cf}]+$/u);
        expect(name).not.toMatch(/^\.|^\s|[.\s]$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(220);
      }
    }), { numRuns: 200 });
  });
});
