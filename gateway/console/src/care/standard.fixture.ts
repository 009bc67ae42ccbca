import type { CareRule, CareStandard, ContactKind } from '../api/types';

const rule = (code: string, who: CareRule['who'], kind: ContactKind, every: string, accepts: Partial<CareRule['accepts'][number]>[] = [{}]): CareRule => ({
  rule: code, who, kind, cadence: { every }, minimum: 1, spacingDays: 0, highRisk: code === 'KEY-CHILD', stages: [],
  accepts: accepts.map((one) => ({ kind, mustMeet: [], exceptStages: [], ...one })),
});

/** The county's own standard as `GET /api/care-standard` answers it. */
export const countyStandard: CareStandard = {
  version: 1, effectiveFrom: '2000-01-01', entryGraceDays: 3, lateLimitDays: 30,
  rules: [
    rule('HV-TERM', 'CLASS_TEACHER', 'HOME_VISIT', 'POINT_OF_TERM'),
    rule('TALK-MONTH', 'PAIRED_CAREGIVER', 'TALK', 'MONTH'),
    rule('FAMILY-MONTH', 'PAIRED_CAREGIVER', 'FAMILY_CALL', 'MONTH', [{}, { kind: 'LETTER', mustMeet: ['CHILD', 'PARENT'], exceptStages: ['KINDERGARTEN'] }]),
    rule('GUARDIAN-MONTH', 'PAIRED_CAREGIVER', 'GUARDIAN_CONTACT', 'MONTH', [{}, { kind: 'HOME_VISIT', mustMeet: ['GUARDIAN'] }]),
    rule('PARENT-TERM', 'CLASS_TEACHER', 'PARENT_CALL', 'TERM'),
    rule('TRAIN-TERM', 'SCHOOL', 'GUARDIAN_TRAINING', 'TERM', [{ mustMeet: ['GUARDIAN'] }]),
    rule('HEALTH-YEAR', 'SCHOOL', 'HEALTH_CHECK', 'SCHOOL_YEAR'),
    rule('MUST-VISIT', 'CLASS_TEACHER', 'HOME_VISIT', 'TRIGGER'),
    rule('KEY-CHILD', 'PAIRED_CAREGIVER', 'TALK', 'WEEK'),
  ],
};
