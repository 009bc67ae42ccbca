import type { Form } from './definition';

/** A form with one of each that a form can ask for. */
export const talk: Form = {
  key: 'TALK', version: 2,
  schema: {
    title: '谈心', 'x-en': 'Talk',
    required: ['mood', 'place'],
    properties: {
      words: { type: 'string', maxLength: 500, title: '孩子说了什么', 'x-en': 'What the child said', 'x-purpose': '了解情况', 'x-sensitivity': 'restricted', 'x-order': 9, 'x-group': '其他' },
      mood: {
        type: 'string', title: '情绪', 'x-en': 'Mood', 'x-purpose': '及时发现情绪低落', 'x-default': 'normal', 'x-order': 1,
        oneOf: [{ const: 'normal', title: '正常', 'x-en': 'Normal' }, { const: 'low', title: '低落', 'x-en': 'Low', 'x-trigger': 'LOW_MOOD' }],
      },
      sleep: { type: 'string', title: '睡眠', 'x-en': 'Sleep', 'x-purpose': '了解身体', 'x-default': 'normal', 'x-order': 2, oneOf: [{ const: 'normal', title: '正常', 'x-en': 'Normal' }, { const: 'bad', title: '不好', 'x-en': 'Bad' }] },
      topics: { type: 'array', title: '谈了', 'x-en': 'Topics', 'x-purpose': '安排下次谈话', 'x-order': 3, items: { type: 'string', oneOf: [{ const: 'study', title: '学习', 'x-en': 'Study' }, { const: 'family', title: '家里', 'x-en': 'Family' }] } },
      place: { type: 'string', maxLength: 40, title: '地点', 'x-en': 'Place', 'x-purpose': '核对', 'x-order': 4 },
      minutes: { type: 'integer', minimum: 1, maximum: 240, title: '分钟', 'x-en': 'Minutes', 'x-purpose': '统计时长', 'x-order': 5 },
      again: { type: 'boolean', title: '要再谈', 'x-en': 'Talk again', 'x-purpose': '安排下一次', 'x-order': 6 },
      next: { type: 'string', format: 'date', title: '下次', 'x-en': 'Next time', 'x-purpose': '安排下一次', 'x-order': 7 },
      old: { type: 'string', title: '以前问的', 'x-en': 'Asked before', 'x-purpose': '不再问', 'x-retired': true },
    },
  },
};
