// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Child, Obligation, Session } from '../../api/types';
import type { Kept } from '../../care/outbox';
import { countyStandard } from '../../care/standard.fixture';
import { today } from '../../format/dates';
import { talk } from '../../forms/talk.fixture';
import { SessionContext } from '../../session/session';
import { forgetDraft } from '../../ui/drafts';
import Record from './Record';

const kept = vi.hoisted(() => ({ last: null as Kept | null, answer: (k: Kept): Kept => ({ ...k, state: 'sent' }) }));
vi.mock('../../care/outbox', () => ({
  useKept: () => [],
  sendAll: () => Promise.resolve(),
  keep: (one: Omit<Kept, 'state' | 'savedAt'>) => {
    kept.last = { ...one, state: 'saved', savedAt: '' };
    return Promise.resolve(kept.answer(kept.last));
  },
}));

const child: Child = { id: 'c1', code: 'C-1', name: '小明', sex: 'MALE', birthDate: '2017-01-01', stage: 'PRIMARY', boarding: false, leftBehind: true, archiveComplete: true, missing: [], contactCardCurrent: true, version: 1 };
const due: Obligation = { id: 'o1', child: 'c1', rule: 'TALK-MONTH', kind: 'TALK', opensOn: '2020-01-01', dueOn: '2099-12-31', state: 'OPEN', standing: 'OPEN', overdue: false, unpaired: false, standardVersion: 1, version: 1 };
const session: Session = { username: 'li', name: '李', roles: ['caregiver'], county: false, area: null, schools: [{ id: 's', name: '校' }], csrf: { header: 'X', token: 't' } };
const page = (items: unknown[]) => ({ items, next: null });

let answers: { [path: string]: unknown };
let place: HTMLElement;
let root: Root;

async function settled(until: () => unknown) {
  for (let i = 0; i < 200 && !until(); i++) await act(() => new Promise((go) => setTimeout(go, 5)));
  expect(until()).toBeTruthy();
}
const button = (word: string) => [...place.querySelectorAll('button')].find((one) => one.textContent?.startsWith(word));
const tap = (word: string) => act(() => {
  button(word)!.click();
  return new Promise((go) => setTimeout(go, 20));
});

async function open() {
  window.history.pushState(null, '', '/record?child=c1');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  act(() => root.render(<QueryClientProvider client={client}><SessionContext value={session}><Record /></SessionContext></QueryClientProvider>));
  await settled(() => button('保存谈心')?.getAttribute('aria-disabled') === 'false');
}

beforeAll(() => void ((globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true));
beforeEach(() => {
  kept.last = null;
  kept.answer = (k) => ({ ...k, state: 'sent' });
  forgetDraft('record c1');
  answers = {
    '/api/children': page([child]), '/api/my/obligations': page([due]), '/api/terms': page([]), '/api/caregivers': page([{ id: 'me', category: 'VILLAGER' }]),
    '/api/care-standard': countyStandard, '/api/forms': page([{ ...talk, schema: { ...talk.schema, required: ['mood'] } }]),
  };
  vi.stubGlobal('fetch', (path: string) => {
    const answer = answers[path.split('?')[0]!];
    return Promise.resolve(new Response(JSON.stringify(answer ?? {}), { status: answer === undefined ? 404 : 200 }));
  });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

describe('recording a contact', () => {
  it('needs no typing: the common case is one tap away from being saved', async () => {
    await open();
    await settled(() => button('低落'));
    expect(place.textContent).toContain('保存后，一次完成 1 项');
    await tap('保存谈心');
    await settled(() => kept.last);
    expect(kept.last!.body).toEqual({
      child: 'c1', kind: 'TALK', occurredOn: today(), outcome: 'COMPLETED', participants: ['me'], with: ['CHILD'], findings: [], triggers: [],
      details: { mood: 'normal', sleep: 'normal' }, form: { key: 'TALK', version: 2 }, offline: false,
    });
    expect(kept.last!.fulfilled.map((o) => o.id)).toEqual(['o1']);
  });
  it('leaves the trigger that an answer raises to the answer, and takes the others', async () => {
    await open();
    await settled(() => button('低落'));
    expect(button('情绪低落')).toBeUndefined();
    await tap('低落');
    await tap('身体不适');
    await tap('保存谈心');
    await settled(() => kept.last);
    expect(kept.last!.body).toMatchObject({ details: { mood: 'low', sleep: 'normal' }, triggers: ['UNWELL'] });
  });
  it('asks nothing about a child who was not met', async () => {
    await open();
    await settled(() => button('低落'));
    await tap('没见到');
    expect(button('低落')).toBeUndefined();
    await tap('保存：谈心没见到人');
    await settled(() => kept.last);
    expect(kept.last!.body).toMatchObject({ outcome: 'FAILED', with: [], triggers: [] });
    expect(kept.last!.body).not.toHaveProperty('details');
  });
  it('says what a form still wants before anything is kept', async () => {
    answers['/api/forms'] = page([talk]);
    await open();
    await settled(() => button('低落'));
    await tap('保存谈心');
    expect(place.textContent).toContain('有 1 处要补');
    expect(place.querySelector('.fl [role="alert"]')?.textContent).toBe('这一项要填。');
    expect(kept.last).toBeNull();
  });
  it("shows the server's word at its field, and keeps what was answered", async () => {
    kept.answer = (k) => ({ ...k, state: 'attention', why: '有一处不对。', errors: [{ field: 'details.mood', detail: '不认识这个答案。' }] });
    await open();
    await settled(() => button('低落'));
    await tap('低落');
    await tap('保存谈心');
    await settled(() => place.querySelector('fieldset [role="alert"]'));
    expect(place.querySelector('fieldset [role="alert"]')?.textContent).toBe('不认识这个答案。');
    expect(button('低落')?.getAttribute('aria-pressed')).toBe('true');
  });
  it('with a server of before is its core alone', async () => {
    delete answers['/api/forms'];
    await open();
    expect(button('低落')).toBeUndefined();
    await tap('情绪低落');
    await tap('保存谈心');
    await settled(() => kept.last);
    expect(kept.last!.body).toMatchObject({ kind: 'TALK', outcome: 'COMPLETED', triggers: ['LOW_MOOD'] });
    expect(kept.last!.body).not.toHaveProperty('details');
  });
  it('promises nothing while the rules are not known', async () => {
    delete answers['/api/care-standard'];
    await open();
    expect(place.textContent).toContain('保存后由系统核对完成了哪些事项。');
  });
});
