import { describe, expect, it } from 'vitest';
import { isPublic, publicAddress } from './address.ts';

describe('the address of a source', () => {
  it('is never one of an inner network, however it is written', async () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '224.0.0.1', 'nothing']) expect(isPublic(address), address).toBe(false);
    for (const address of ['8.8.8.8', '84.88.0.1', '2a00:1450:4003:80c::200e']) expect(isPublic(address), address).toBe(true);
    for (const url of ['http://localhost/', 'http://127.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://[::1]/', 'file:///etc/passwd', 'ftp://8.8.8.8/', 'http://user:pass@8.8.8.8/', 'gopher://8.8.8.8', 'no']) await expect(publicAddress(url), url).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
});
