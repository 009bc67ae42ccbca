import type { Lang } from './index';

/** What rosters call people and care, for those who read English. The list has the common words; others stay as written. */
const ENGLISH: Record<string, string> = {
  父亲: 'Father', 爸爸: 'Father', 母亲: 'Mother', 妈妈: 'Mother', 父母: 'Parents',
  爷爷: 'Grandfather', 祖父: 'Grandfather', 奶奶: 'Grandmother', 祖母: 'Grandmother', 祖父母: 'Grandparents', 爷爷奶奶: 'Grandparents',
  外公: 'Grandfather (mother’s side)', 外祖父: 'Grandfather (mother’s side)', 姥爷: 'Grandfather (mother’s side)',
  外婆: 'Grandmother (mother’s side)', 外祖母: 'Grandmother (mother’s side)', 姥姥: 'Grandmother (mother’s side)', 外祖父母: 'Grandparents (mother’s side)', 外公外婆: 'Grandparents (mother’s side)',
  伯父: 'Uncle', 伯伯: 'Uncle', 叔叔: 'Uncle', 舅舅: 'Uncle', 姑父: 'Uncle', 姨父: 'Uncle',
  伯母: 'Aunt', 婶婶: 'Aunt', 舅妈: 'Aunt', 姑姑: 'Aunt', 姑妈: 'Aunt', 姨妈: 'Aunt', 阿姨: 'Aunt',
  哥哥: 'Brother', 弟弟: 'Brother', 姐姐: 'Sister', 妹妹: 'Sister', 亲戚: 'Relative', 亲属: 'Relative', 邻居: 'Neighbour', 朋友: 'Friend',
  继父: 'Stepfather', 继母: 'Stepmother', 养父: 'Adoptive father', 养母: 'Adoptive mother', 其他: 'Other', 其它: 'Other',
  父母照看: 'Parents', 单亲教育: 'One parent', 隔代教育: 'Grandparents', 亲戚照看: 'Relatives', 朋友照看: 'Friends', 寄养教育: 'Foster care', 收养: 'Adopted',
  男: 'Male', 女: 'Female', 是: 'Yes', 否: 'No',
  兄弟姐妹相依: 'Brothers and sisters', 独自生活: 'Lives alone', 学校寄宿: 'Boards at school', 父母无监护能力: 'Parents unable to care',
};

export const rosterWord = (word: string, lang: Lang): string => (lang === 'en' ? (ENGLISH[word.trim()] ?? word) : word);
