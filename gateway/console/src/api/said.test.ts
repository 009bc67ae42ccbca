import { expect, it } from 'vitest';
import { distinct, saidOnce } from './said';

it('what is said already is not said again', () => {
  expect(saidOnce(['请改日期。', '请改日期', null, ''])).toBe('请改日期。');
  expect(saidOnce(['请改日期', '拜访日期在入学之前，请改日期。'])).toBe('拜访日期在入学之前，请改日期。');
  expect(saidOnce(['甲。', '乙。'])).toBe('甲。 乙。');
});
it('nor what the title says', () => {
  expect(distinct(['这个代码已被使用。', '换一个。'], '这个代码已被使用')).toEqual(['换一个。']);
  expect(distinct(['代码已被使用，换一个。'], '代码已被使用')).toEqual(['代码已被使用，换一个。']);
});
