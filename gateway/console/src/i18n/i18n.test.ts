import { describe, expect, it } from 'vitest';
import { fill } from './index';
import { en } from './en';
import { zh } from './zh-CN';

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort();
const marks = (text: string) => [...text.matchAll(/<(\w+)>/g)].map((m) => m[1]).sort();

describe('both languages', () => {
  it.each(Object.keys(zh) as (keyof typeof zh)[])('say %s with the same values and marks', (key) => {
    expect(names(en[key])).toEqual(names(zh[key]));
    expect(marks(en[key])).toEqual(marks(zh[key]));
  });
});

it('the tone is calm: no exclamation marks, no blame', () => {
  expect(Object.values(zh).filter((text) => /[！!]|严重|联系管理员/.test(text))).toEqual([]);
});

it('states are named as the design names them', () => {
  expect([zh['state.ontime'], zh['state.late'], zh['state.overdue'], zh['state.missed'], zh['state.excused'], zh['state.open']]).toEqual(['按时', '迟办', '逾期', '漏访', '免办', '进行中']);
});

it('one is one and many are many', () => {
  expect(fill('{n} {n?child:children}', { n: 1 })).toBe('1 child');
  expect(fill('{n} {n?child:children}', { n: '1,200' })).toBe('1,200 children');
});
