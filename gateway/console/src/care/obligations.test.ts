import { describe, expect, it } from 'vitest';
import { STANDINGS, type ContactBody, type Obligation, type Term } from '../api/types';
import { textsOf } from '../i18n';
import { dueWords, fulfils, isToDo, obligationName, standingOf, urgency } from './obligations';

const child = 'child-1';
const texts = textsOf('zh-CN', () => {});
const term: Term = { id: 't', schoolYear: '2026-2027', number: 1, from: '2026-09-01', to: '2027-01-20', holidays: [], makeUpDays: [] };
const obligation = (over: Partial<Obligation> & Pick<Obligation, 'rule'>): Obligation => ({
  id: `${over.rule}-${over.dueOn ?? ''}`, child, kind: 'TALK', opensOn: '2026-11-01', dueOn: '2026-11-30', state: 'OPEN', standing: 'OPEN', ...over,
});
const contact = (over: Partial<ContactBody>): ContactBody => ({
  child, kind: 'HOME_VISIT', occurredOn: '2026-11-20', outcome: 'COMPLETED', participants: [], with: ['CHILD', 'GUARDIAN'], findings: [], triggers: [], ...over,
});
const visit = obligation({ rule: 'HV-TERM', dueOn: '2026-11-25', opensOn: '2026-10-29' });
const must = obligation({ rule: 'MUST-VISIT', dueOn: '2026-11-23', opensOn: '2026-11-18', cause: 'LOW_MOOD' });
const guardian = obligation({ rule: 'GUARDIAN-MONTH' });
const talk = obligation({ rule: 'TALK-MONTH' });
const lateTalk = obligation({ rule: 'TALK-MONTH', opensOn: '2026-10-01', dueOn: '2026-10-31', standing: 'OVERDUE', overdue: true });

describe('what a record will fulfil', () => {
  it('one home visit serves each rule that accepts it', () =>
    expect(fulfils(contact({}), [visit, must, guardian, talk], ['class-teacher'])).toEqual([must, visit, guardian]));
  it('without the guardian it is no guardian contact', () =>
    expect(fulfils(contact({ with: ['CHILD'] }), [visit, guardian], ['class-teacher'])).toEqual([visit]));
  it("a caregiver who isn't a class teacher does not fulfil the teacher's visit", () =>
    expect(fulfils(contact({}), [visit, must, guardian], ['caregiver'])).toEqual([guardian]));
  it('a failed attempt fulfils nothing', () => expect(fulfils(contact({ outcome: 'FAILED' }), [visit], ['class-teacher'])).toEqual([]));
  it('of one rule it takes the one in its window before an overdue one', () =>
    expect(fulfils(contact({ kind: 'TALK' }), [lateTalk, talk], ['caregiver'])).toEqual([talk]));
  it('an overdue one is still served within 30 days', () => {
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-11-30' }), [lateTalk], ['caregiver'])).toEqual([lateTalk]);
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-12-01' }), [lateTalk], ['caregiver'])).toEqual([]);
  });
  it('nothing is fulfilled before its window or for another child', () =>
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-10-20' }), [talk, obligation({ rule: 'KEY-CHILD', child: 'other', opensOn: '2026-10-01' })], ['caregiver'])).toEqual([]));
});

describe('the words', () => {
  it('name month, point of the term and cause', () => {
    expect(obligationName(lateTalk, [term], texts)).toBe('10 月谈心');
    expect(obligationName(visit, [term], texts)).toBe('期中家访');
    expect(obligationName({ ...visit, opensOn: term.from }, [term], texts)).toBe('期初家访');
    expect(obligationName({ ...visit, opensOn: '2026-09-10', dueOn: '2026-09-28' }, [term], texts)).toBe('期初家访');
    expect(obligationName({ ...visit, dueOn: term.to }, [term], texts)).toBe('期末家访');
    expect(obligationName(visit, [], texts)).toBe('家访');
    expect(obligationName(must, [term], texts)).toBe('五必访：情绪低落');
  });
  it('say how long is left', () => {
    expect(dueWords(must, '2026-11-20', texts.t)).toBe('还剩 3 天');
    expect(dueWords(must, '2026-11-23', texts.t)).toBe('今天截止');
    expect(dueWords({ ...must, standing: 'AWAITING_ENTRY' }, '2026-11-24', texts.t)).toBe('已截止，可补录');
    expect(dueWords(lateTalk, '2026-11-20', texts.t)).toBe('逾期 20 天');
  });
  it('sort by urgency', () => {
    expect(urgency(lateTalk, '2026-11-20')).toBe('overdue');
    expect(urgency(visit, '2026-11-20')).toBe('week');
    expect(urgency(talk, '2026-11-20')).toBe('later');
    expect(urgency(obligation({ rule: 'TALK-MONTH', opensOn: '2026-12-01', dueOn: '2026-12-31', standing: 'NOT_YET' }), '2026-11-20')).toBe('notYet');
  });
});

describe('one word, one meaning', () => {
  const due = obligation({ rule: 'HV-TERM', dueOn: '2026-11-17', opensOn: '2026-10-29' });
  it('the word is the server\'s', () => {
    expect(standingOf({ ...due, standing: 'AWAITING_ENTRY', overdue: true }, '2026-11-20')).toBe('AWAITING_ENTRY');
    expect(urgency({ ...due, standing: 'AWAITING_ENTRY' }, '2026-11-20')).toBe('entry');
    expect(urgency({ ...due, standing: 'OVERDUE' }, '2026-11-20')).toBe('overdue');
    expect(dueWords({ ...due, standing: 'AWAITING_ENTRY' }, '2026-11-20', texts.t)).toBe('已截止，可补录');
  });
  it('what is met is no longer to do, though its window is open', () => {
    expect(isToDo({ ...due, state: 'MET', standing: 'OPEN' }, '2026-11-10')).toBe(false);
    expect(isToDo({ ...due, standing: 'OPEN' }, '2026-11-10')).toBe(true);
    expect(isToDo({ ...due, state: 'MISSED', standing: 'MISSED' }, '2026-11-10')).toBe(false);
  });
  it('every standing has a word in both languages', () => {
    for (const standing of STANDINGS) expect(texts.t(`standing.${standing}`)).not.toBe('');
  });
});
