import { afterEach, expect, it, vi } from 'vitest';
import { askEarly, takeEarly } from './early';

afterEach(() => vi.unstubAllGlobals());

const answers = (status: number) => vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status })));

it('what was asked early is taken once', async () => {
  answers(200);
  askEarly('/api/terms', 'school-1', 'zh-CN');
  expect((await takeEarly('/api/terms', 'school-1'))?.status).toBe(200);
  expect(await takeEarly('/api/terms', 'school-1')).toBeNull();
});
it('an answer for one school is none for another', async () => {
  answers(200);
  askEarly('/api/children', 'school-1', 'zh-CN');
  expect(await takeEarly('/api/children', 'school-2')).toBeNull();
});
it('asked before the school was known, it is the answer for the only one', async () => {
  answers(200);
  askEarly('/api/areas', null, 'zh-CN');
  expect(await takeEarly('/api/areas', 'school-1')).not.toBeNull();
});
it('a refusal is asked again, properly', async () => {
  answers(401);
  askEarly('/api/areas', null, 'zh-CN');
  expect(await takeEarly('/api/areas', null)).toBeNull();
});
it('that nobody is signed in needs no second question', async () => {
  answers(401);
  askEarly('/session', null, 'zh-CN');
  expect((await takeEarly('/session', null))?.status).toBe(401);
});
it('what has become old is not taken', async () => {
  answers(200);
  askEarly('/api/figures', null, 'zh-CN');
  const later = performance.now() + 20_000;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  expect(await takeEarly('/api/figures', null)).toBeNull();
  vi.restoreAllMocks();
});
