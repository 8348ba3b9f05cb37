import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softwareAuthenticator, type Authenticator } from './software-authenticator.ts';
import { foundedInstallation, type Founded } from './testing.ts';

let house: Founded;
beforeAll(async () => { house = await foundedInstallation(); });
afterAll(() => house.close());
const refusedWith = (code: string) => expect.objectContaining({ code });
const origin = 'http://localhost:8080';

const add = async (device: Authenticator, name = 'Portàtil', from = origin) => {
  const options = await house.run('identity.add-passkey-options', {}, house.founder);
  return house.run('identity.add-passkey', { name, response: device.create(options, from) }, house.founder);
};
const challenge = () => house.runner.run('identity.passkey-options', {}, house.anyone);
const enter = (response: object) => {
  let session = '';
  return house.runner.run('identity.passkey-sign-in', { response }, { ...house.anyone, onSession: (opened) => { session = opened?.token ?? ''; } }).then((me) => ({ me, session }));
};

describe('passkeys', () => {
  it('a person adds a passkey and signs in with it alone', async () => {
    const device = softwareAuthenticator();
    const added = await add(device);
    const { me, session } = await enter(device.get(await challenge(), origin));
    expect(me.person.id).toBe(house.founder);
    expect((await house.gate.actorOf({ session }, 'ca')).person).toBe(house.founder);
    expect(await house.run('identity.passkeys', {}, house.founder)).toMatchObject([{ id: added.id, name: 'Portàtil' }]);
  });
  it('an answer works once, within ten minutes, and only for the challenge given', async () => {
    const device = softwareAuthenticator();
    await add(device);
    const answer = device.get(await challenge(), origin);
    await enter(answer);
    await expect(enter(answer)).rejects.toEqual(refusedWith('identity.ceremony-over'));
    const late = device.get(await challenge(), origin);
    house.later(10 * 60_000 + 1);
    await expect(enter(late)).rejects.toEqual(refusedWith('identity.ceremony-over'));
    await expect(enter(device.get({ challenge: 'bWFkZSB1cA', rpId: 'localhost' }, origin))).rejects.toEqual(refusedWith('identity.ceremony-over'));
  });
  it('a passkey signed for another site, by another key or without verifying its person is refused', async () => {
    const device = softwareAuthenticator(), impostor = softwareAuthenticator(), careless = softwareAuthenticator({ verifies: false });
    await add(device);
    await expect(enter(device.get(await challenge(), 'https://phishing.example'))).rejects.toEqual(refusedWith('identity.passkey-refused'));
    await expect(add(impostor, 'x', 'https://phishing.example')).rejects.toEqual(refusedWith('identity.passkey-refused'));
    await expect(add(careless)).rejects.toEqual(refusedWith('identity.passkey-refused'));
    const forged = { ...impostor.get(await challenge(), origin), id: device.get(await challenge(), origin).id };
    await expect(enter(forged)).rejects.toEqual(refusedWith('identity.passkey-refused'));
    const tampered = device.get(await challenge(), origin);
    tampered.response.signature = Buffer.from('nonsense').toString('base64url');
    await expect(enter(tampered)).rejects.toEqual(refusedWith('identity.passkey-refused'));
  });
  it('a copied passkey is noticed by its counter', async () => {
    const device = softwareAuthenticator();
    await add(device);
    const copy = device.get({ ...(await challenge()) }, origin);
    await enter(device.get(await challenge(), origin));
    await expect(enter(copy)).rejects.toEqual(refusedWith('identity.passkey-refused'));
  });
  it('a removed passkey opens nothing, and nobody removes another’s', async () => {
    const device = softwareAuthenticator();
    const { id } = await add(device);
    const stranger = await house.person(house.provincial, 'Ot Altre', 'auditor');
    await expect(house.run('identity.remove-passkey', { passkey: id }, stranger)).rejects.toEqual(refusedWith('kernel.not-found'));
    await house.run('identity.remove-passkey', { passkey: id }, house.founder);
    await expect(enter(device.get(await challenge(), origin))).rejects.toEqual(refusedWith('identity.passkey-refused'));
  });
});
