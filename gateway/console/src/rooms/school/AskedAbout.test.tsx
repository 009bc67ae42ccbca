import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EnrolmentQuestion } from '../../api/types';
import { fetchTexts, textsOf, TextsContext, type Lang } from '../../i18n';
import { AskedAbout, open } from './AskedAbout';

const question = (state: EnrolmentQuestion['state']): EnrolmentQuestion => ({ child: 'c1', state, ...(state === 'CHECKED' ? { checkedOn: '2026-11-22' } : {}) });
const shown = (lang: Lang, state: EnrolmentQuestion['state']) =>
  renderToStaticMarkup(<TextsContext.Provider value={textsOf(lang, () => {})}><AskedAbout question={question(state)} /></TextsContext.Provider>);

beforeAll(() => fetchTexts('en'));

describe('a child who may be enrolled in another school too', () => {
  it.each([['zh-CN', '可能在另一所学校也有学籍，请核对'], ['en', 'May be enrolled in another school too: please check']] as const)('is asked about in %s', (lang, words) => {
    expect(shown(lang, 'OPEN')).toContain(words);
  });

  it.each([['zh-CN', '核对过，在本校就读'], ['en', 'Checked: the child is at this school']] as const)('is settled in %s', (lang, words) => {
    expect(shown(lang, 'CHECKED')).toContain(words);
    expect(shown(lang, 'OPEN')).not.toContain(words);
  });
});

it('only what nobody has looked at waits', () => {
  expect(open([question('CHECKED'), question('OPEN')])).toEqual([question('OPEN')]);
  expect(open(undefined)).toEqual([]);
});

it('the start page says how many, in both languages', () => {
  expect(textsOf('zh-CN', () => {}).t('today.twice', { n: 2 })).toBe('2 名孩子可能在另一所学校也有学籍，请核对');
  expect(textsOf('en', () => {}).t('today.twice', { n: 1 })).toBe('1 child may be enrolled in another school too');
});
