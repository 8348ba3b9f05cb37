import { describe, expect, it } from 'vitest';
import { checkAddress, hostAddress, reachable } from './address.ts';

const none = new Set<string>();

describe('the address of a source', () => {
  it('is never one of an inner network, however it is written', async () => {
    for (const url of ['http://localhost/', 'http://127.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'http://[64:ff9b::7f00:1]/', 'file:///etc/passwd', 'ftp://8.8.8.8/', 'http://user:pass@8.8.8.8/', 'gopher://8.8.8.8', 'no']) await expect(checkAddress(url, none), url).rejects.toMatchObject({ code: 'data.address-not-public' });
    await expect(checkAddress('http://no-such-host.invalid/', none)).rejects.toMatchObject({ code: 'data.address-unknown' });
    await expect(hostAddress({ host: 'localhost', port: 5432 }, none)).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
  it('of a name is judged again when it is looked up for the connection', () => {
    expect(reachable('https://dades.exemple.cat/a.csv', none).lookup).toBeDefined();
  });
  it('inside is reached only where the installation allows that host and port', async () => {
    const allowed = new Set(['localhost:5432', '127.0.0.1:8080']);
    expect(reachable('http://127.0.0.1:8080/a.csv', allowed).lookup).toBeUndefined();
    expect(() => reachable('http://127.0.0.1:8081/a.csv', allowed)).toThrow(/data.address-not-public/);
    expect(await hostAddress({ host: 'localhost', port: 5432 }, allowed)).toBe('localhost');
    await expect(hostAddress({ host: 'localhost', port: 5433 }, allowed)).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
});
