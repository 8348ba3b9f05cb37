import { describe, expect, it } from 'vitest';
import { isPublic, outsideAddresses, outsideLookup, privateHosts } from './outside-address.ts';

const inner = [
  '127.0.0.1', '127.255.255.254', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '192.0.2.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fd00::1', 'ff02::1', '2001:db8::1', '2001::1', '3fff::1', '5f00::1', '100::1', '64:ff9b:1::1',
  '::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:a00:1', '::7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '2002:7f00:1::', '2002:808:808::1', '2a00:1450::1%1', '127.1', '0x7f.1', 'localhost', 'nothing', '',
];

describe('an address', () => {
  it('of this machine, of a private network, of the link or of a tunnel is not public, however it is written', () => {
    for (const address of inner) expect(isPublic(address), address).toBe(false);
  });
  it('of the internet is public, also inside an IPv6 one that is translated', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '172.15.255.255', '84.88.0.1', '100.128.0.1', '2a00:1450:4003::1', '2600::1', '2001:200::1', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '64:ff9b::808:808']) expect(isPublic(address), address).toBe(true);
  });
  it('is judged when the connection is made, whether it comes by name or by number', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) await expect(outsideAddresses(host), host).rejects.toMatchObject({ code: 'ENOTOUTSIDE' });
    expect(await outsideAddresses('8.8.8.8')).toEqual([{ address: '8.8.8.8', family: 4 }]);
    await expect(outsideAddresses('no-such-host.invalid')).rejects.toMatchObject({ syscall: 'getaddrinfo' });
    const looked = (all: boolean, host: string) => new Promise((done) => outsideLookup(host, { all }, (failure, found, family) => done(failure?.code ?? [found, family])));
    expect(await looked(false, 'localhost')).toBe('ENOTOUTSIDE');
    expect(await looked(false, '8.8.8.8')).toEqual(['8.8.8.8', 4]);
    expect(await looked(true, '8.8.8.8')).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined]);
  });
  it('of a private network is allowed only by its own name and port', () => {
    expect([...privateHosts(' pg.intern:5432, 127.0.0.1:9,')]).toEqual(['pg.intern:5432', '127.0.0.1:9']);
    expect(privateHosts(undefined).size).toBe(0);
  });
});
