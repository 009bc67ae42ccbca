import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { context } from '../api/http';
import { deliver, deliverAll, forgetServer } from './delivery';
import type { Kept } from './outbox';

const kept = (id: string, school = 'north'): Kept => ({
  id, school, username: 'li', childName: '小明', state: 'saved', savedAt: '2026-11-20T08:00:00Z', fulfilled: [],
  body: { child: 'c', kind: 'TALK', occurredOn: '2026-11-20', outcome: 'COMPLETED', participants: [], with: ['CHILD'], findings: [], triggers: [] },
});
const problem = { type: '/problems/in-the-future', title: '不对', detail: '日期在今天之后。', errors: [{ field: 'occurredOn', detail: '日期在今天之后。' }] };
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

interface Asked { method: string; path: string; school: string | null; ids: string[] }
let asked: Asked[];
let server: (request: Asked) => Response;

/** Sends and says where each record is afterwards. */
async function after(waiting: Kept[]): Promise<Record<string, string>> {
  const states = Object.fromEntries(waiting.map((k) => [k.id, k.state]));
  await deliverAll(waiting, (k) => Promise.resolve(void (states[k.id] = k.state)));
  return states;
}

beforeEach(() => {
  asked = [];
  forgetServer();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as { contacts?: { id: string }[] };
    const request = { method: init.method!, path, school: new Headers(init.headers).get('Lantian-School'), ids: body.contacts?.map((c) => c.id) ?? [path.split('/').pop()!] };
    asked.push(request);
    return Promise.resolve(server(request));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what waits is sent', () => {
  it('together, and each record stands alone', async () => {
    server = () => json(200, { results: [{ id: 'a', status: 201 }, { id: 'b', status: 422, problem }, { id: 'c', status: 200 }] });
    expect(await after([kept('a'), kept('b'), kept('c')])).toEqual({ a: 'sent', b: 'attention', c: 'sent' });
    expect(asked.map((r) => `${r.method} ${r.path}`)).toEqual(['POST /api/contacts/batch']);
  });
  it('with the reason of a refusal, said once and kept with its field', async () => {
    server = () => json(200, { results: [{ id: 'a', status: 422, problem }, { id: 'b', status: 200 }] });
    const told: Kept[] = [];
    await deliverAll([kept('a'), kept('b')], (k) => Promise.resolve(void told.push(k)));
    expect(told[0]).toMatchObject({ id: 'a', why: '日期在今天之后。', errors: [{ field: 'occurredOn' }] });
  });
  it('each school by itself, in the order in which it was recorded', async () => {
    server = ({ ids }) => json(200, { results: ids.map((id) => ({ id, status: 201 })) });
    await after([kept('a'), kept('b', 'south'), kept('c'), kept('d', 'south')]);
    expect(asked.map(({ school, ids }) => [school, ids])).toEqual([['north', ['a', 'c']], ['south', ['b', 'd']]]);
  });
  it('in parts of a hundred', async () => {
    server = ({ ids }) => json(200, { results: ids.map((id) => ({ id, status: 201 })) });
    await after(Array.from({ length: 230 }, (_, i) => kept(`k${i}`)));
    expect(asked.map((r) => r.ids.length)).toEqual([100, 100, 30]);
  });
  it('one alone by its own address', async () => {
    server = () => json(201, {});
    expect(await after([kept('a')])).toEqual({ a: 'sent' });
    expect(asked).toMatchObject([{ method: 'PUT', path: '/api/contacts/a' }]);
  });
});

describe('a server of before', () => {
  it.each([404, 405])('that answers %i gets one after the other, and is not asked again', async (status) => {
    server = ({ method }) => (method === 'POST' ? json(status, {}) : json(201, {}));
    expect(await after([kept('a'), kept('b')])).toEqual({ a: 'sent', b: 'sent' });
    await after([kept('c'), kept('d')]);
    expect(asked.map((r) => r.method)).toEqual(['POST', 'PUT', 'PUT', 'PUT', 'PUT']);
  });
  it('a batch that can not be read at all is sent one by one, so that one bad record stops no other', async () => {
    server = ({ method, ids }) => (method === 'POST' ? json(400, { title: '读不懂' }) : ids[0] === 'a' ? json(400, problem) : json(201, {}));
    expect(await after([kept('a'), kept('b')])).toEqual({ a: 'attention', b: 'sent' });
  });
});

describe('nothing is lost', () => {
  it.each([401, 429, 500, 503])('when the answer is %i everything waits, and nothing more is sent', async (status) => {
    server = () => json(status, {});
    expect(await after([kept('a'), kept('b'), kept('c', 'south'), kept('d', 'south')])).toEqual({ a: 'saved', b: 'saved', c: 'saved', d: 'saved' });
    expect(asked).toHaveLength(1);
  });
  it('without a network everything waits', async () => {
    server = () => { throw new TypeError('no network'); };
    expect(await after([kept('a'), kept('b')])).toEqual({ a: 'saved', b: 'saved' });
  });
  it('a record that the answer leaves out, or that its service could not take now, waits', async () => {
    server = () => json(200, { results: [{ id: 'a', status: 201 }, { id: 'b', status: 503 }] });
    expect(await after([kept('a'), kept('b'), kept('c')])).toEqual({ a: 'sent', b: 'saved', c: 'saved' });
  });
  it('a session that somebody renewed in another tab is no refusal of the record', async () => {
    const changed = vi.spyOn(context, 'sessionChanged');
    server = () => json(403, { type: '/problems/csrf-token' });
    const one = kept('a');
    expect(await deliver(one)).toBe(one);
    expect(changed).toHaveBeenCalledOnce();
  });
});
