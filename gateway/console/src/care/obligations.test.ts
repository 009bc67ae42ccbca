import { describe, expect, it } from 'vitest';
import { STANDINGS, type ContactBody, type Obligation, type Term } from '../api/types';
import { textsOf } from '../i18n';
import { dueWords, fulfils, isToDo, obligationName, urgency, type Recording } from './obligations';
import { countyStandard } from './standard.fixture';

const child = 'child-1';
const texts = textsOf('zh-CN', () => {});
const term: Term = { id: 't', schoolYear: '2026-2027', number: 1, from: '2026-09-01', to: '2027-01-20', holidays: [], makeUpDays: [], version: 1 };
const teacher: Recording = { standard: countyStandard, stage: 'PRIMARY', roles: ['class-teacher'] };
const agent: Recording = { ...teacher, roles: ['caregiver'] };
const obligation = (over: Partial<Obligation> & Pick<Obligation, 'rule'>): Obligation => ({
  id: `${over.rule}-${over.dueOn ?? ''}`, child, kind: 'TALK', opensOn: '2026-11-01', dueOn: '2026-11-30', state: 'OPEN', standing: 'OPEN', overdue: false, unpaired: false, standardVersion: 1, version: 1, ...over,
});
const contact = (over: Partial<ContactBody>): ContactBody => ({
  child, kind: 'HOME_VISIT', occurredOn: '2026-11-20', outcome: 'COMPLETED', participants: [], with: ['CHILD', 'GUARDIAN'], findings: [], triggers: [], ...over,
});
const visit = obligation({ rule: 'HV-TERM', dueOn: '2026-11-25', opensOn: '2026-10-29' });
const must = obligation({ rule: 'MUST-VISIT', dueOn: '2026-11-23', opensOn: '2026-11-18', cause: 'contact-1' });
const guardian = obligation({ rule: 'GUARDIAN-MONTH' });
const talk = obligation({ rule: 'TALK-MONTH' });
const lateTalk = obligation({ rule: 'TALK-MONTH', opensOn: '2026-10-01', dueOn: '2026-10-31', standing: 'OVERDUE', overdue: true });

describe('what a record will fulfil', () => {
  it('one home visit serves each rule that accepts it', () =>
    expect(fulfils(contact({}), [visit, must, guardian, talk], teacher)).toEqual([must, visit, guardian]));
  it('without the guardian it is no guardian contact', () =>
    expect(fulfils(contact({ with: ['CHILD'] }), [visit, guardian], teacher)).toEqual([visit]));
  it("a caregiver who isn't a class teacher does not fulfil the teacher's visit", () =>
    expect(fulfils(contact({}), [visit, must, guardian], agent)).toEqual([guardian]));
  it('a failed attempt fulfils nothing', () => expect(fulfils(contact({ outcome: 'FAILED' }), [visit], teacher)).toEqual([]));
  it('of one rule it takes the one in its window before an overdue one', () =>
    expect(fulfils(contact({ kind: 'TALK' }), [lateTalk, talk], agent)).toEqual([talk]));
  it('an overdue one is still served within 30 days', () => {
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-11-30' }), [lateTalk], agent)).toEqual([lateTalk]);
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-12-01' }), [lateTalk], agent)).toEqual([]);
  });
  it('a letter counts for the family only where child or parents wrote it, and for no kindergarten', () => {
    const family = obligation({ rule: 'FAMILY-MONTH', kind: 'FAMILY_CALL' });
    const letter = contact({ kind: 'LETTER', with: ['CHILD'] });
    expect(fulfils(letter, [family], agent)).toEqual([family]);
    expect(fulfils({ ...letter, with: ['PARENT'] }, [family], agent)).toEqual([family]);
    expect(fulfils({ ...letter, with: ['GUARDIAN'] }, [family], agent)).toEqual([]);
    expect(fulfils(letter, [family], { ...agent, stage: 'KINDERGARTEN' })).toEqual([]);
    expect(fulfils(contact({ kind: 'FAMILY_CALL', with: ['CHILD'] }), [family], { ...agent, stage: 'KINDERGARTEN' })).toEqual([family]);
  });
  it('a rule that is for other stages is not met', () => {
    const seniors = { ...countyStandard, rules: countyStandard.rules.map((rule) => ({ ...rule, stages: ['SENIOR' as const] })) };
    expect(fulfils(contact({ kind: 'TALK' }), [talk], { ...agent, standard: seniors })).toEqual([]);
    expect(fulfils(contact({ kind: 'TALK' }), [talk], { ...agent, standard: seniors, stage: 'SENIOR' })).toEqual([talk]);
  });
  it('how late is too late is said by the standard', () => {
    const late = contact({ kind: 'TALK', occurredOn: '2026-11-20' });
    expect(fulfils(late, [lateTalk], { ...agent, standard: { ...countyStandard, lateLimitDays: 19 } })).toEqual([]);
    expect(fulfils(late, [lateTalk], { ...agent, standard: { ...countyStandard, lateLimitDays: 20 } })).toEqual([lateTalk]);
  });
  it('a duty of the paired is met by nobody while nobody is paired', () =>
    expect(fulfils(contact({ kind: 'TALK' }), [{ ...talk, unpaired: true }], teacher)).toEqual([]));
  it('of a rule that the standard does not know nothing is said', () =>
    expect(fulfils(contact({ kind: 'TALK' }), [obligation({ rule: 'NEW-RULE' })], agent)).toEqual([]));
  it('nothing is fulfilled before its window or for another child', () =>
    expect(fulfils(contact({ kind: 'TALK', occurredOn: '2026-10-20' }), [talk, obligation({ rule: 'KEY-CHILD', child: 'other', opensOn: '2026-10-01' })], agent)).toEqual([]));
});

describe('the words', () => {
  it('name month and point of the term', () => {
    expect(obligationName(lateTalk, [term], texts)).toBe('10 月谈心');
    expect(obligationName(visit, [term], texts)).toBe('期中家访');
    expect(obligationName({ ...visit, opensOn: term.from }, [term], texts)).toBe('期初家访');
    expect(obligationName({ ...visit, opensOn: '2026-09-10', dueOn: '2026-09-28' }, [term], texts)).toBe('期初家访');
    expect(obligationName({ ...visit, dueOn: term.to }, [term], texts)).toBe('期末家访');
    expect(obligationName(visit, [], texts)).toBe('家访');
    expect(obligationName(must, [term], texts)).toBe('五必访');
    expect(obligationName(obligation({ rule: 'NEW-RULE', kind: 'COUNSELLING' }), [term], texts)).toBe('心理辅导');
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
    expect(urgency({ ...due, standing: 'AWAITING_ENTRY' }, '2026-11-20')).toBe('entry');
    expect(urgency({ ...due, standing: 'OVERDUE' }, '2026-11-20')).toBe('overdue');
    expect(dueWords({ ...due, standing: 'AWAITING_ENTRY' }, '2026-11-20', texts.t)).toBe('已截止，可补录');
  });
  it('what is met is no longer to do, though its window is open', () => {
    expect(isToDo({ ...due, state: 'MET', standing: 'OPEN' })).toBe(false);
    expect(isToDo({ ...due, standing: 'OPEN' })).toBe(true);
    expect(isToDo({ ...due, state: 'MISSED', standing: 'MISSED' })).toBe(false);
  });
  it('every standing has a word in both languages', () => {
    for (const standing of STANDINGS) expect(texts.t(`standing.${standing}`)).not.toBe('');
  });
});
