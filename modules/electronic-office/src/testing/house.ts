import { buildHttp, PLATFORM, systemActor, type Module, type RoleName } from '@comu/kernel';
import { testInstallation } from '@comu/kernel/testing';
import { cases } from '@comu/cases';
import { documents } from '@comu/filing';
import { actorFor, identityModule, makeGate, seedDemoPeople, seedProvince } from '@comu/identity';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { deployProcess, processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import electronicOffice from '../electronic-office.module.ts';
import { officeRoutes } from '../http/routes.ts';
import { offer } from '../operations/index.ts';

const label = (text: string) => ({ ca: text, es: text, en: text });
const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
  <message id="m" name="amended"/>
  <process id="p" isExecutable="true">
    <startEvent id="start"><outgoing>f1</outgoing></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
    <intermediateCatchEvent id="wait" name="Espera l’esmena"><extensionElements><comu:party ca="Heu d’esmenar la sol·licitud"/><comu:correlation key="case"/></extensionElements><incoming>f1</incoming><outgoing>f2</outgoing><messageEventDefinition id="e" messageRef="m"/></intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="wait" targetRef="look"/>
    <userTask id="look" name="Mira la sol·licitud"><extensionElements><comu:candidates role="case-handler"/></extensionElements><incoming>f2</incoming><outgoing>f3</outgoing></userTask>
    <sequenceFlow id="f3" sourceRef="look" targetRef="end"/>
    <endEvent id="end"><incoming>f3</incoming></endEvent>
  </process>
</definitions>`;

/** Two town halls with an electronic office over HTTP, and browsers that identify themselves through the demonstration’s provider. */
export async function openOffice({ now = new Date(), more = [] }: { now?: Date; more?: readonly Module[] } = {}) {
  const house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, cases, notifications, electronicOffice, ...more], now });
  const { runner } = house;
  await seedProvince(runner, { bodies: [
    { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council', ine: '08019', dir3: 'L02000008' },
    { slug: 'berga', name: 'Ajuntament de Berga', kind: 'municipality', ine: '08022' }, { slug: 'vic', name: 'Ajuntament de Vic', kind: 'municipality', ine: '08298' },
  ] });
  const all: { id: string; slug: string }[] = await runner.run('identity.organisations', {}, { actor: systemActor, organisation: PLATFORM });
  const idOf = (slug: string) => all.find((each) => each.slug === slug)!.id;
  const system = (slug: string) => ({ actor: systemActor, organisation: idOf(slug) });
  const offering: Record<string, string> = {};
  for (const slug of ['berga', 'vic']) {
    await runner.run(deployProcess, { code: 'generic', name: 'Sol·licitud genèrica', bpmn }, system(slug));
    await runner.run('cases.procedure.create', { code: 'generic', name: 'Sol·licitud genèrica', process: 'generic', months: 3, article: 'Llei 39/2015, art. 21.3', silence: 'granted', series: '0046', keptYears: 5 }, system(slug));
    offering[slug] = (await runner.run(offer, {
      procedure: 'generic', name: label('Sol·licitud genèrica'), describes: label('Demaneu el que calgui.'),
      questions: [{ code: 'asks', kind: 'long-text', required: true, label: label('Què demaneu') }], documents: [{ code: 'proof', kind: 'TD20', required: false, title: label('Document de suport') }],
    }, system(slug))).id;
  }
  const gate = makeGate(runner);
  const web = await buildHttp({ runner, gate });
  await officeRoutes(web, runner, { gate, demo: true });

  /** A browser with its own cookies. */
  const browser = (address = '127.0.0.1') => {
    const jar = new Map<string, string>();
    const ask = async (method: 'GET' | 'POST', url: string, more: { payload?: unknown; headers?: Record<string, string> } = {}) => {
      const answer = await web.inject({
        method, url: url.replace(runner.publicUrl, ''), remoteAddress: address, headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...more.headers }, ...(more.payload === undefined ? {} : { payload: more.payload as never }),
      });
      for (const each of [answer.headers['set-cookie'] ?? []].flat()) { const [name, ...value] = (each.split(';')[0] as string).split('='); if (value.join('=') === '') jar.delete(name as string); else jar.set(name as string, value.join('=')); }
      return answer;
    };
    return {
      jar, ask,
      run: (slug: string, verb: string, payload: unknown = {}, headers: Record<string, string> = {}) => ask('POST', `/api/seu/${slug}/${verb}`, { payload, headers }),
      /** Goes through the provider as a person would and comes back; answers with where it ends. */
      async identify(person: string, returnTo = '/seu/berga/tramits'): Promise<string> {
        let answer = await ask('GET', `/api/seu/identify/demo?return=${encodeURIComponent(returnTo)}`);
        for (let step = 0; step < 12; step += 1) {
          const next = answer.headers.location;
          if (next === undefined) answer = await ask('POST', /action="([^"]+)"/.exec(answer.body)?.[1] as string, { payload: `person=${person}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
          else if (String(next).replace(runner.publicUrl, '').startsWith('/seu/')) return String(next);
          else answer = await ask('GET', String(next));
        }
        throw new Error(`The provider never sent the browser back: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
      },
      upload(slug: string, draft: string, { name, content, code = 'proof' }: { name: string; content: Buffer; code?: string }) {
        const boundary = 'x-test-boundary';
        const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
        return ask('POST', `/api/seu/${slug}/drafts/${draft}/files?code=${code}`, { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
      },
    };
  };
  const clerk = async (slug: string, role: RoleName) => {
    const staff = await seedStaff(slug, role);
    return { actor: await actorFor(runner, staff, { now: house.clock.now }), organisation: idOf(slug) };
  };
  const seedStaff = async (slug: string, role: RoleName): Promise<string> => {
    await seedDemoPeople(runner, { provincial: 'diputacio-de-barcelona', towns: ['berga', 'vic'], shared: [] });
    const { rows } = await runner.database.owner.query(`select person from identity.membership where organisation = $1 and role = $2 limit 1`, [idOf(slug), role]);
    return rows[0].person;
  };
  return { house, runner, web, offering, system, idOf, browser, clerk, close: async () => { await web.close(); await house.close(); } };
}
export type Office = Awaited<ReturnType<typeof openOffice>>;
export type Browser = ReturnType<Office['browser']>;

/** Begins, writes and files the generic application. */
export async function fileGeneric(office: Office, who: Browser, { slug = 'berga', onBehalf = null as unknown, asks = 'Un gual davant de casa.' } = {}) {
  const draft = (await who.run(slug, 'begin-draft', { offering: office.offering[slug] })).json();
  await who.run(slug, 'save-draft', { draft: draft.id, answers: { asks }, onBehalf, email: 'avisos@exemple.cat' });
  return { draft, answer: await who.run(slug, 'file', { draft: draft.id }) };
}
