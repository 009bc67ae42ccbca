import { TRIGGERS, type ContactBody, type Obligation, type Role, type Rule, type Standing, type Term, type Trigger } from '../api/types';
import { daysBetween, plusDays, spokenMonth } from '../format/dates';
import type { Key, Texts } from '../i18n';

/** Days after the due date in which care can still be given late (figures.md, L). */
const LATE_DAYS = 30;

/** Which contact serves which rule, so that a person sees before saving what a record will fulfil. The server decides. */
const ACCEPTS: Record<Rule, (contact: ContactBody) => boolean> = {
  'HV-TERM': (c) => c.kind === 'HOME_VISIT',
  'MUST-VISIT': (c) => c.kind === 'HOME_VISIT',
  'TALK-MONTH': (c) => c.kind === 'TALK',
  'KEY-CHILD': (c) => c.kind === 'TALK',
  'FAMILY-MONTH': (c) => c.kind === 'FAMILY_CALL' || c.kind === 'LETTER',
  'GUARDIAN-MONTH': (c) => c.kind === 'GUARDIAN_CONTACT' || (c.kind === 'HOME_VISIT' && c.with.includes('GUARDIAN')),
  'PARENT-TERM': (c) => c.kind === 'PARENT_CALL',
  'TRAIN-TERM': (c) => c.kind === 'GUARDIAN_TRAINING' && c.with.includes('GUARDIAN'),
  'HEALTH-YEAR': (c) => c.kind === 'HEALTH_CHECK',
};

const TEACHERS_ONLY: readonly Rule[] = ['HV-TERM', 'PARENT-TERM', 'MUST-VISIT'];

/** The obligations of the child that this contact would fulfil: of each rule at most one, earliest due first. */
export function fulfils(contact: ContactBody, open: readonly Obligation[], roles: readonly Role[]): Obligation[] {
  if (contact.outcome !== 'COMPLETED') return [];
  const chosen = new Map<Rule, Obligation>();
  const candidates = open
    .filter((o) => o.child === contact.child && (o.state === 'OPEN' || o.state === 'MISSED') && ACCEPTS[o.rule]?.(contact))
    .filter((o) => roles.includes('class-teacher') || !TEACHERS_ONLY.includes(o.rule))
    .filter((o) => o.opensOn <= contact.occurredOn && contact.occurredOn <= plusDays(o.dueOn, LATE_DAYS))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const inTime = (o: Obligation) => contact.occurredOn <= o.dueOn;
  for (const o of [...candidates.filter(inTime), ...candidates.filter((x) => !inTime(x))]) {
    if (!chosen.has(o.rule)) chosen.set(o.rule, o);
  }
  return [...chosen.values()].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The word for where it stands. The server says it; what an older server leaves out follows from state and days. */
export function standingOf(o: Obligation, today: string): Standing {
  if (o.standing) return o.standing;
  switch (o.state) {
    case 'MET': return 'ON_TIME';
    case 'MISSED':
    case 'EXCUSED':
    case 'VOID': return o.state;
    default: return o.overdue ? 'OVERDUE' : o.dueOn < today ? 'AWAITING_ENTRY' : o.opensOn > today ? 'NOT_YET' : 'OPEN';
  }
}

/** Whether somebody still has to do it. */
export const isToDo = (o: Obligation, today: string): boolean =>
  o.state !== 'MET' && ['NOT_YET', 'OPEN', 'AWAITING_ENTRY', 'OVERDUE'].includes(standingOf(o, today));

export type Urgency = 'overdue' | 'entry' | 'week' | 'later' | 'notYet';

/** Where an obligation stands for the person who has to do it: the server's word, and how near the due day is. */
export function urgency(o: Obligation, today: string): Urgency {
  switch (standingOf(o, today)) {
    case 'OVERDUE': return 'overdue';
    case 'AWAITING_ENTRY': return 'entry';
    case 'NOT_YET': return 'notYet';
    default: return daysBetween(today, o.dueOn) <= 7 ? 'week' : 'later';
  }
}

function triggerOf(cause: unknown): Trigger | undefined {
  const text = typeof cause === 'string' ? cause : cause ? JSON.stringify(cause) : '';
  return TRIGGERS.find((trigger) => text.includes(trigger));
}

/** Whoever comes later in the opening weeks has a shorter window there; the middle's begins 14 days before half of the term. */
function opensBeforeMiddle(o: Obligation, term: Term): boolean {
  const middle = Math.floor((daysBetween(term.from, term.to) + 1) / 2) - 14;
  return o.opensOn === term.from || daysBetween(term.from, o.opensOn) < middle;
}

/** `10 月谈心`, `期中家访`, `五必访：情绪低落` */
export function obligationName(o: Obligation, terms: readonly Term[], { t, lang }: Pick<Texts, 't' | 'lang'>): string {
  const month = spokenMonth(o.dueOn, lang);
  switch (o.rule) {
    case 'TALK-MONTH':
    case 'FAMILY-MONTH':
    case 'GUARDIAN-MONTH':
      return t(`rule.${o.rule}`, { month });
    case 'HV-TERM': {
      const term = terms.find((x) => x.from <= o.opensOn && o.opensOn <= x.to);
      if (!term) return t('rule.HV-TERM');
      return t(o.dueOn >= term.to ? 'rule.HV-TERM.end' : opensBeforeMiddle(o, term) ? 'rule.HV-TERM.start' : 'rule.HV-TERM.middle');
    }
    case 'MUST-VISIT': {
      const trigger = triggerOf(o.cause);
      return trigger ? t('rule.MUST-VISIT.because', { cause: t(`trigger.${trigger}`) }) : t('rule.MUST-VISIT');
    }
    default:
      return t(`rule.${o.rule}` as Key);
  }
}

/** The same in two short lines, where the child and the month are clear: `监护人联系` and `11 月`. */
export function shortName(o: Obligation, terms: readonly Term[], { t, lang }: Pick<Texts, 't' | 'lang'>): string {
  switch (o.rule) {
    case 'TALK-MONTH': return t('kind.TALK');
    case 'FAMILY-MONTH': return t('kind.FAMILY_CALL');
    case 'GUARDIAN-MONTH': return t('kind.GUARDIAN_CONTACT');
    case 'MUST-VISIT': return t('rule.MUST-VISIT');
    default: return obligationName(o, terms, { t, lang });
  }
}

/** `还剩 3 天`, `今天截止`, `逾期 20 天` */
export function dueWords(o: Obligation, today: string, t: Texts['t']): string {
  const left = daysBetween(today, o.dueOn);
  switch (urgency(o, today)) {
    case 'overdue': return t('due.overdue', { n: -left });
    case 'entry': return t('due.entry');
    default: return left === 0 ? t('due.today') : t('due.left', { n: left });
  }
}
