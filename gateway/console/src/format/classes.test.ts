import { expect, it } from 'vitest';
import { compareClasses } from './classes';

it('classes come in the order of school life', () => {
  const names = ['六年级 1 班', '一年级 10 班', '二年级 1 班', '一年级 2 班', '大班', '小一班', '初二 1 班', '初一 3 班'];
  expect(names.sort(compareClasses)).toEqual(['小一班', '大班', '一年级 2 班', '一年级 10 班', '二年级 1 班', '六年级 1 班', '初一 3 班', '初二 1 班']);
});
