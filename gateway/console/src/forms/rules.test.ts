import { describe, expect, it } from 'vitest';
import { flaws, ofDetails } from './rules';
import { talk } from './talk.fixture';

const good = { mood: 'normal', sleep: 'normal', place: '教室' };
const wrong = (over: Record<string, string | number | boolean | string[]>) => flaws(talk, { ...good, ...over }).map(({ field, key }) => [field, key]);

describe('before anything is sent', () => {
  it('nothing is wrong with what a form asks for', () =>
    expect(wrong({ topics: ['study'], minutes: 20, again: true, next: '2026-12-01', words: '想妈妈' })).toEqual([]));
  it('what has to be said is missing', () => expect(flaws(talk, {}).map((flaw) => flaw.field)).toEqual(['mood', 'place']));
  it('a text of nothing says nothing', () => expect(wrong({ place: '' })).toEqual([['place', 'form.required']]));
  it.each([
    [{ mood: 'angry' }, 'form.unknown'], [{ topics: ['study', 'sport'] }, 'form.unknown'],
    [{ minutes: 0 }, 'form.minimum'], [{ minutes: 241 }, 'form.maximum'], [{ minutes: 1.5 }, 'form.whole'],
    [{ next: '2026-02-30x' }, 'form.date'], [{ next: '2026-13-01' }, 'form.date'], [{ place: '远'.repeat(41) }, 'form.long'],
  ])('%j is refused', (over, key) => expect(wrong(over).map(([, said]) => said)).toEqual([key]));
  it('a number and a no are no missing answers', () => expect(wrong({ minutes: 1, again: false })).toEqual([]));
});

it("the server's word lands at its field", () =>
  expect(ofDetails([{ field: 'details.mood', detail: '不认识。' }, { field: 'details.mood', detail: '再选。' }, { field: 'details.topics[0]', detail: '没有。' }, { field: 'occurredOn', detail: '太早。' }]))
    .toEqual({ mood: ['不认识。', '再选。'], topics: ['没有。'] }));
