import type { CareRule, CareStandard, ContactBody, ContactKind, Obligation, Role, Stage, Term } from '../api/types';
import { daysBetween, plusDays, spokenMonth } from '../format/dates';
import type { Texts } from '../i18n';

/** Who records, for which child, by which standard. */
export interface Recording {
  standard: CareStandard;
  stage: Stage;
  roles: readonly Role[];
}

function accepts(rule: CareRule, contact: ContactBody, stage: Stage): boolean {
  if (rule.stages.length > 0 && !rule.stages.includes(stage)) return false;
  return rule.accepts.some((one) =>
    one.kind === contact.kind && !one.exceptStages.includes(stage) && (one.mustMeet.length === 0 || one.mustMeet.some((met) => contact.with.includes(met))));
}

/** Whether the person who records is one of those whose part in a contact counts for the rule. */
function counts(rule: CareRule, obligation: Obligation, roles: readonly Role[]): boolean {
  switch (rule.who) {
    case 'CLASS_TEACHER': return roles.includes('class-teacher');
    case 'PAIRED_CAREGIVER': return !obligation.unpaired;
    case 'SCHOOL': return true;
  }
}

/**
 * The obligations of the child that this contact would fulfil, by the rules that the server gave: of each rule at most one,
 * earliest due first. It is what a person sees before saving; the server decides.
 */
export function fulfils(contact: ContactBody, open: readonly Obligation[], { standard, stage, roles }: Recording): Obligation[] {
  if (contact.outcome !== 'COMPLETED') return [];
  const rules = new Map(standard.rules.map((rule) => [rule.rule, rule]));
  const chosen = new Map<string, Obligation>();
  const candidates = open
    .filter((o) => o.child === contact.child && (o.state === 'OPEN' || o.state === 'MISSED'))
    .filter((o) => {
      const rule = rules.get(o.rule);
      return rule !== undefined && accepts(rule, contact, stage) && counts(rule, o, roles);
    })
    .filter((o) => o.opensOn <= contact.occurredOn && contact.occurredOn <= plusDays(o.dueOn, standard.lateLimitDays))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const inTime = (o: Obligation) => contact.occurredOn <= o.dueOn;
  for (const o of [...candidates.filter(inTime), ...candidates.filter((x) => !inTime(x))]) {
    if (!chosen.has(o.rule)) chosen.set(o.rule, o);
  }
  return [...chosen.values()].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Whether somebody still has to do it. */
export const isToDo = (o: Obligation): boolean => o.state !== 'MET' && ['NOT_YET', 'OPEN', 'AWAITING_ENTRY', 'OVERDUE'].includes(o.standing);

export type Urgency = 'overdue' | 'entry' | 'week' | 'later' | 'notYet';

/** Where an obligation stands for the person who has to do it: the server's word, and how near the due day is. */
export function urgency(o: Obligation, today: string): Urgency {
  switch (o.standing) {
    case 'OVERDUE': return 'overdue';
    case 'AWAITING_ENTRY': return 'entry';
    case 'NOT_YET': return 'notYet';
    default: return daysBetween(today, o.dueOn) <= 7 ? 'week' : 'later';
  }
}

/** Whoever comes later in the opening weeks has a shorter window there; the middle's begins 14 days before half of the term. */
function opensBeforeMiddle(o: Named, term: Term): boolean {
  const middle = Math.floor((daysBetween(term.from, term.to) + 1) / 2) - 14;
  return o.opensOn === term.from || daysBetween(term.from, o.opensOn) < middle;
}

/** What a name is made of. The kind stands in for a rule that the catalogue doesn't know yet. */
type Named = Pick<Obligation, 'rule' | 'dueOn' | 'opensOn'> & { kind?: ContactKind };

/** `10 月谈心`, `期中家访` */
export function obligationName(o: Named, terms: readonly Term[], { t, lang }: Pick<Texts, 't' | 'lang'>): string {
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
    case 'PARENT-TERM':
    case 'TRAIN-TERM':
    case 'HEALTH-YEAR':
    case 'MUST-VISIT':
    case 'KEY-CHILD':
      return t(`rule.${o.rule}`);
    default:
      return o.kind ? t(`kind.${o.kind}`) : o.rule;
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
