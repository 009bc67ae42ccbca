import { expect, it } from 'vitest';
import source from '../../../../services/registry/src/main/java/lantian/registry/child/CareType.java?raw';
import { rosterWord } from './relations';

const careTypes = [...source.matchAll(/^ {4}[A-Z_]+\(\s*"([^"]+)"/gm)].map((found) => found[1]!);

it('every type of care that the registry stores has an English word, and is itself in Chinese', () => {
  expect(careTypes.length).toBeGreaterThan(10);
  for (const word of careTypes) {
    expect(rosterWord(word, 'en')).not.toBe(word);
    expect(rosterWord(word, 'zh-CN')).toBe(word);
  }
});

it('what a roster changes is said in the reader’s language, what is not in the list as written', () => {
  expect(['男', '女', '是', '否', '奶奶'].map((word) => rosterWord(word, 'en'))).toEqual(['Male', 'Female', 'Yes', 'No', 'Grandmother']);
  expect(rosterWord('王大山', 'en')).toBe('王大山');
});
