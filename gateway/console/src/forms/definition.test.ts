import { describe, expect, it } from 'vitest';
import { allUsual, canRaise, carriedOver, fieldsOf, filled, groupsOf, lines, usual, type Form } from './definition';
import { talk } from './talk.fixture';

const yesNo = ['是', '否'] as const;

describe('a form', () => {
  it('asks in its own order, and no more for what was retired', () =>
    expect(fieldsOf(talk).map((field) => field.name)).toEqual(['mood', 'sleep', 'topics', 'place', 'minutes', 'again', 'next', 'words']));
  it('begins with the common case, which a tap brings back', () => {
    expect(usual(talk)).toEqual({ mood: 'normal', sleep: 'normal' });
    expect(allUsual(talk, { mood: 'normal', sleep: 'normal', place: '教室' })).toBe(true);
    expect(allUsual(talk, { mood: 'low', sleep: 'normal' })).toBe(false);
  });
  it('folds a group of nothing but optional words', () =>
    expect(groupsOf(talk).map(({ name, aside }) => [name, aside])).toEqual([['', false], ['其他', true]]));
  it('knows which visits it can lead to', () => expect(canRaise(talk)).toEqual(new Set(['LOW_MOOD'])));
});

it('what was left empty is not sent', () => expect(filled({ place: '', topics: [], again: false, minutes: 0 })).toEqual({ again: false, minutes: 0 }));

describe('what was said by another form', () => {
  it('goes over as far as this one asks for it too', () => {
    const before = { mood: 'low', topics: ['study'], place: '教室', weather: 'storm' };
    expect(carriedOver(talk, before)).toEqual({ mood: 'low', sleep: 'normal', topics: ['study'], place: '教室' });
  });
  it('does not go over where it fits no answer', () =>
    expect(carriedOver(talk, { mood: 'angry', topics: ['sport'], minutes: '20', again: 'yes' })).toEqual({ mood: 'normal', sleep: 'normal' }));
});

describe('what was written down', () => {
  const details = { mood: 'low', topics: ['study', 'family'], again: false, minutes: 20, words: '想妈妈', old: '以前的话' };
  it('is read in the words of its form, what was retired since too', () =>
    expect(lines(talk, details, 'zh-CN', yesNo, '、').map((line) => `${line.label}：${line.value}`)).toEqual([
      '情绪：低落', '谈了：学习、家里', '分钟：20', '要再谈：否', '孩子说了什么：想妈妈', '以前问的：以前的话',
    ]));
  it('is read in English too', () =>
    expect(lines(talk, { mood: 'low' }, 'en', ['Yes', 'No'], ', ')).toEqual([{ name: 'mood', label: 'Mood', value: 'Low', restricted: false }]));
  it('says what only those named may read', () => expect(lines(talk, details, 'zh-CN', yesNo, '、').filter((line) => line.restricted).map((line) => line.name)).toEqual(['words']));
  it('shows an answer that its form does not know as it came', () => {
    const other: Form = { ...talk, schema: { properties: { mood: { ...talk.schema.properties.mood!, oneOf: [] } } } };
    expect(lines(other, { mood: 'low' }, 'zh-CN', yesNo, '、')[0]?.value).toBe('low');
  });
});
