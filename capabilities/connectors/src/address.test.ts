import { describe, expect, it } from 'vitest';
import { below, wrongBase } from './address.ts';

describe('an address', () => {
  it('of a connection must be whole, over TLS, without secrets, and public unless the installation allows its host', () => {
    const none = new Set<string>();
    expect(wrongBase('https://api.exemple.cat/v1', none)).toBeNull();
    expect(wrongBase('api.exemple.cat', none)).toBe('not-an-address');
    expect(wrongBase('ftp://exemple.cat', none)).toBe('not-an-address');
    expect(wrongBase('http://exemple.cat', none)).toBe('not-https');
    expect(wrongBase('https://anna:clau@exemple.cat', none)).toBe('has-secrets');
    expect(wrongBase('https://exemple.cat/?a=1', none)).toBe('has-query');
    // URLs read these as 127.0.0.1.
    for (const base of ['https://127.0.0.1', 'https://2130706433', 'https://0x7f.1', 'https://[::1]', 'https://[::ffff:127.0.0.1]', 'https://localhost', 'https://metadata.google.internal']) expect(wrongBase(base, none), base).toBe('private');
    expect(wrongBase('http://127.0.0.1:9999', new Set(['127.0.0.1:9999']))).toBeNull();
    expect(wrongBase('http://127.0.0.1:9998', new Set(['127.0.0.1:9999']))).toBe('not-https');
  });
  it('below a base cannot leave it, upwards or to another host', () => {
    const base = 'https://api.exemple.cat/v1/';
    expect(below(base, 'padro/persones', { nif: '1 & 2' })?.href).toBe('https://api.exemple.cat/v1/padro/persones?nif=1+%26+2');
    expect(below('https://api.exemple.cat/v1', '')?.href).toBe('https://api.exemple.cat/v1');
    for (const path of ['../admin', 'a/../../admin', '%2e%2e/admin', '//evil.cat/x', '\\\\evil.cat', 'a\nb']) expect(below(base, path), path).toBeUndefined();
    // What looks like another address is only a name below this one.
    expect(below(base, 'https://evil.cat/')?.host).toBe('api.exemple.cat');
    expect(below(base, '@evil.cat/x')?.host).toBe('api.exemple.cat');
  });
});
