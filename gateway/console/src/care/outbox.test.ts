import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { context } from '../api/http';
import { forgetServer } from './delivery';
import { forgetKept, keep, sendAll, unsent } from './outbox';

type Request = { method: string; path: string; body: { contacts?: { id: string }[] } };

let network: boolean;
let asked: Request[];
let server: (request: Request) => { status: number; body: unknown };
let turn: Promise<unknown>;

const record = (id: string, note = '想妈妈') => ({
  id, username: 'li', school: 'north', childName: '小明', fulfilled: [],
  body: { child: 'c', kind: 'TALK' as const, occurredOn: '2026-11-20', outcome: 'COMPLETED' as const, participants: [], with: ['CHILD' as const], findings: [], triggers: [], note, details: { mood: 'low' }, form: { key: 'TALK', version: 2 } },
});
const taken = ({ body }: Request) => ({ status: 200, body: { results: body.contacts?.map(({ id }) => ({ id, status: 201 })) ?? [] } });
const sent = () => asked.flatMap(({ path, body }) => body.contacts?.map(({ id }) => id) ?? [path.split('/').pop()]);

async function onDevice(): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('lantian', 2);
    request.onsuccess = () => resolve(request.result);
  });
  return new Promise((resolve) => {
    const request = db.transaction('sealed').objectStore('sealed').getAll();
    request.onsuccess = () => resolve(request.result as unknown[]);
  });
}

beforeEach(async () => {
  network = false;
  asked = [];
  server = taken;
  turn = Promise.resolve();
  context.school = 'north';
  forgetServer();
  vi.stubGlobal('navigator', {
    get onLine() { return network; },
    // One after the other, as the browser's own: who may not wait is told that it isn't the turn.
    locks: { request: (_: string, __: object, work: (lock: object) => Promise<void>) => (turn = turn.then(() => work({}))) },
  });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (!network) return Promise.reject(new TypeError('no network'));
    const request = { method: init.method!, path, body: JSON.parse(init.body as string) as Request['body'] };
    asked.push(request);
    const { status, body } = server(request);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  await forgetKept('li');
});

it('what is recorded without a network waits on the device, sealed, and goes together when there is one', async () => {
  expect((await keep(record('a'))).state).toBe('saved');
  await keep(record('b'));
  expect(await unsent('li')).toBe(2);
  expect(JSON.stringify(await onDevice())).not.toMatch(/想妈妈|TALK|小明/);

  network = true;
  const onSent = vi.fn();
  await sendAll('li', onSent);

  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/contacts/batch']);
  expect(asked[0]!.body.contacts![0]).toMatchObject({ id: 'a', note: '想妈妈', details: { mood: 'low' }, form: { key: 'TALK', version: 2 } });
  expect(onSent).toHaveBeenCalledTimes(2);
  expect(await onDevice()).toEqual([]);
});
it('what was sent is not sent again, whoever sends at the same time', async () => {
  await keep(record('a'));
  await keep(record('b'));
  network = true;
  await Promise.all([sendAll('li', () => {}, true), sendAll('li', () => {}, true)]);
  await sendAll('li', () => {});
  expect(sent()).toEqual(['a', 'b']);
});
it('what is refused stays on the device for a person to look at, and stops no other', async () => {
  await keep(record('a'));
  await keep(record('b'));
  network = true;
  server = () => ({ status: 200, body: { results: [{ id: 'a', status: 422, problem: { detail: '太早。' } }, { id: 'b', status: 201 }] } });
  await sendAll('li', () => {});
  expect(await onDevice()).toHaveLength(1);
  await sendAll('li', () => {});
  expect(sent()).toEqual(['a', 'b']);
});
it('what no answer came for waits for the next time', async () => {
  await keep(record('a'));
  await keep(record('b'));
  network = true;
  server = () => ({ status: 503, body: {} });
  await sendAll('li', () => {});
  expect(await unsent('li')).toBe(2);
  server = taken;
  await sendAll('li', () => {});
  expect(await unsent('li')).toBe(0);
});
it('another person on the same device sends nothing of it', async () => {
  await keep(record('a'));
  network = true;
  await sendAll('wang', () => {});
  expect(asked).toEqual([]);
  expect(await unsent('li')).toBe(1);
});
