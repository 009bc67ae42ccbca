import type { Ratio } from '../format/numbers';

export type SchoolRole = 'school-admin' | 'class-teacher' | 'caregiver' | 'partner-admin';
export type CountyRole = 'county-officer' | 'area-supervisor' | 'auditor';
export type Role = SchoolRole | CountyRole;

export interface Session {
  username: string;
  name: string;
  roles: Role[];
  county: boolean;
  area: string | null;
  schools: { id: string; name: string; roles?: Role[] }[];
  csrf: { header: string; token: string };
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number;
}

export interface Area {
  id: string;
  code: string;
  name: string;
  version?: number;
}

export const STAGES = ['KINDERGARTEN', 'PRIMARY', 'JUNIOR', 'NINE_YEAR', 'SENIOR'] as const;
export type Stage = (typeof STAGES)[number];
export type SchoolState = 'ONBOARDING' | 'ACTIVE' | 'SUSPENDED';

export interface School {
  id: string;
  code: string;
  name: string;
  stage: Stage;
  area: string | { id: string; name: string } | null;
  state: SchoolState;
  areaName?: string | null;
  steps?: { name: string; done: boolean }[] | null;
  failure?: 'USERNAME_TAKEN' | 'NOT_ACCEPTED' | null;
  admin?: { username: string; name?: string; oneTimePassword?: string | null; asked?: boolean } | null;
  version?: number;
}

export interface Term {
  id: string;
  schoolYear: string;
  number: 1 | 2;
  from: string;
  to: string;
  holidays: string[];
  makeUpDays: string[];
  version?: number;
}

export interface ClassRoom {
  id: string;
  name: string;
  grade: string | number;
}

export interface Parent {
  name?: string | null;
  away?: boolean | null;
  awayPlace?: string | null;
  employer?: string | null;
  phone?: string | null;
}

export interface Guardian {
  name?: string | null;
  relation?: string | null;
  address?: string | null;
  phone?: string | null;
  occupation?: string | null;
  age?: number | string | null;
  health?: string | null;
  education?: string | null;
}

export interface Child {
  id: string;
  code?: string;
  name: string;
  sex: string;
  birthDate: string;
  class: ClassRoom | null;
  boarding?: boolean | null;
  village?: string | null;
  address?: string | null;
  leftBehind: boolean;
  leftBehindType?: 'BOTH_AWAY' | 'FATHER_AWAY' | 'MOTHER_AWAY' | 'NO_ABLE_PARENT' | null;
  archiveComplete?: boolean;
  contactCardCurrent?: boolean;
  missing?: string[];
  guardian?: Guardian | null;
  version?: number;
}

export interface ChildFile extends Child {
  studentNo?: string | null;
  enrolledOn?: string | null;
  homePhone?: string | null;
  father?: Parent | null;
  mother?: Parent | null;
  careType?: string | null;
  character?: string | null;
  interests?: string | null;
  specialSituation?: string | null;
  remark?: string | null;
  archive?: { complete: boolean; missing: string[]; verifiedOn: string | null };
  contactCard?: { current: boolean; issuedOn: string | null } | null;
}

export interface ImportError {
  /** Where several sheets are read. */
  sheet?: string;
  row: number;
  column: string;
  code: string;
  detail: string;
  value?: string;
  name?: string;
}

/** A column of a sheet, and how its heading was understood. */
export interface RosterHeading {
  column: string;
  text: string;
  /** The template's heading for what is read from it. */
  meaning?: string;
  person?: 'CHILD' | 'FATHER' | 'MOTHER' | 'GUARDIAN' | 'PARENT' | 'OTHER';
  state: 'READ' | 'UNKNOWN' | 'AMBIGUOUS';
}

export interface RosterSheet {
  name: string;
  headingRow: number;
  rows: number;
  headings: RosterHeading[];
  missing: string[];
  passedOver: { row: number; kind: 'TITLE' | 'HEADINGS_AGAIN' | 'INSTRUCTIONS' | 'SAMPLE' | 'TOTAL' | 'NOTE' | 'ONLY_A_NUMBER' }[];
  pictures: string[];
}

export interface IgnoredSheet {
  name: string;
  reason: 'HIDDEN' | 'NO_HEADINGS' | 'MISSING_COLUMNS';
  missing: string[];
}

/** A column speaks of being left behind, and of some children does not say which parent is away. */
export interface RosterQuestion {
  sheet: string;
  column: string;
  heading: string;
  read: number;
  unread: number;
}

/** What a checked roster would change of a child. */
export interface RosterChange {
  sheet?: string;
  row: number;
  name: string;
  fields: { column: string; from?: string; to?: string }[];
}

export interface RosterImport {
  id: string;
  dryRun?: boolean;
  fileName?: string;
  state: 'RUNNING' | 'DONE' | 'FAILED';
  rows: number | null;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  progress: number;
  errors: ImportError[] | null;
  /** What was done with cells of rows that go in. */
  notices?: ImportError[] | null;
  unknownColumns?: string[] | null;
  sheets?: RosterSheet[] | null;
  ignoredSheets?: IgnoredSheet[] | null;
  questions?: RosterQuestion[] | null;
  /** The import that a checked file became. */
  importedAs?: string | null;
  /** Until when a checked file can be imported as it was checked. */
  waitsUntil?: string | null;
  reason?: string | null;
}

export interface MissingChild {
  id: string;
  name: string;
  birthDate: string;
  class: { grade: string; name: string };
  enrolledOn: string;
}

export interface MissingChildrenPage {
  items: MissingChild[];
  next: string | null;
  total: number;
  classesLeftOut: { id: string; grade: string; name: string; children: number }[];
}

export interface Staff {
  id: string;
  username: string;
  name: string;
  email?: string | null;
  roles: SchoolRole[];
  classes: string[];
  account?: string;
  failure?: 'USERNAME_TAKEN' | 'NOT_ACCEPTED' | 'DECLINED' | null;
  oneTimePassword?: string | null;
  passwordWaiting?: boolean;
  version?: number;
}

export const CATEGORIES = [
  'CLASS_TEACHER', 'SUBJECT_TEACHER', 'LIFE_TEACHER', 'RETIRED_TEACHER', 'CADRE', 'PARTY_MEMBER',
  'VILLAGER', 'VOLUNTEER', 'ENTREPRENEUR', 'PARENT', 'PUPIL',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Caregiver {
  id: string;
  name?: string | null;
  code?: string;
  category: Category;
  username?: string | null;
  phone?: string | null;
  capacity?: number | null;
  active?: boolean;
  version?: number;
}

export const PAIR_KINDS = ['STAFF', 'AGENT_PARENT', 'STUDY_HELPER', 'FRIEND', 'DONOR'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export interface Pair {
  id: string;
  child: string;
  caregiver: string;
  kind: PairKind;
  from: string;
  to: string | null;
  version?: number;
}

export const CONTACT_KINDS = [
  'HOME_VISIT', 'TALK', 'FAMILY_CALL', 'GUARDIAN_CONTACT', 'PARENT_CALL', 'LETTER', 'ACTIVITY', 'TUTORING',
  'COUNSELLING', 'GUARDIAN_TRAINING', 'PARENTS_MEETING', 'SEMINAR', 'HEALTH_CHECK',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export const FINDINGS = ['STUDY', 'LIFE', 'MOOD', 'FRIENDS', 'BODY'] as const;
export type Finding = (typeof FINDINGS)[number];
export const TRIGGERS = ['LOW_MOOD', 'UNWELL', 'FALLING_MARKS', 'LATE_OR_LEFT_EARLY', 'QUARREL'] as const;
export type Trigger = (typeof TRIGGERS)[number];
export type Met = 'CHILD' | 'GUARDIAN' | 'PARENT';

export interface ContactBody {
  child: string;
  kind: ContactKind;
  occurredOn: string;
  outcome: 'COMPLETED' | 'FAILED';
  participants: string[];
  with: Met[];
  note?: string;
  findings: Finding[];
  triggers: Trigger[];
  offline?: boolean;
}

export interface Contact extends ContactBody {
  id: string;
  possibleDuplicateOf?: string | null;
  /** Of those whom somebody else named: before AWAITED is answered it counts for nobody of them. */
  confirmations?: { participant: string; state: 'AWAITED' | 'CONFIRMED' | 'DECLINED' }[];
  corrections?: { version: number; receivedAt: string; reason?: string | null }[];
  receivedAt?: string;
  version?: number;
}

/** Somebody asked not to have to do something (免办). */
export interface Excuse {
  obligation: string;
  state: 'ASKED' | 'APPROVED';
  reason: string;
}

export interface PendingExcuse {
  obligation: string;
  child: string;
  requestedBy: string;
  askedAt: string;
}

/** A child of the own school who may be enrolled in another one too. */
export interface EnrolmentQuestion {
  child: string;
  state: 'OPEN' | 'CHECKED';
  checkedOn?: string;
}

/** @property reason only where one request is read by itself */
export interface Erasure {
  school: string;
  child: string;
  code: string;
  state: 'ASKED' | 'DECLINED' | 'ERASED';
  askedAt: string;
  mine: boolean;
  reason?: string;
}

export type Rule =
  | 'HV-TERM' | 'TALK-MONTH' | 'FAMILY-MONTH' | 'GUARDIAN-MONTH' | 'PARENT-TERM' | 'TRAIN-TERM' | 'HEALTH-YEAR'
  | 'MUST-VISIT' | 'KEY-CHILD';

export const STANDINGS = ['NOT_YET', 'OPEN', 'AWAITING_ENTRY', 'OVERDUE', 'MISSED', 'ON_TIME', 'LATE', 'EXCUSED', 'VOID'] as const;
/** Today's word for an obligation, the same in lists and figures (figures.md). */
export type Standing = (typeof STANDINGS)[number];

export interface Obligation {
  id: string;
  child: string;
  rule: Rule;
  kind: ContactKind;
  opensOn: string;
  dueOn: string;
  state: 'OPEN' | 'MET' | 'MISSED' | 'EXCUSED' | 'VOID';
  /** Today's word for it, as the figures count it. */
  standing: Standing;
  overdue?: boolean;
  /** A caregiver's duty to a child that nobody is paired with. */
  unpaired?: boolean;
  childName?: string | null;
  contact?: string | null;
  cause?: unknown;
}

export interface Rate extends Ratio {
  rate: number | null;
  leftOut?: Record<string, number>;
}

export interface FigureRow {
  level: string;
  id: string;
  name: string;
  area?: string | null;
  pupils?: number;
  leftBehind?: Rate;
  archive?: Rate;
  contactCard?: Rate;
  pairing?: Rate;
  onTime?: Rate;
  completion?: Rate;
  overdue?: number;
  missed?: number;
  awaitingEntry?: number;
  open?: { met: number; of: number };
  excused?: number;
  void?: number;
  contacts?: Partial<Record<ContactKind, number>>;
  overdueAges?: { upTo7: number; from8To14: number; from15: number };
  leftBehindTypes?: { bothAway: number; oneAway: number; noAbleParent: number };
  lagDays?: number | null;
  /** From when on the school answers for duties. */
  countsFrom?: string | null;
  /** When its first duty is due; null while it owes none. */
  firstDueOn?: string | null;
  lastContactAt?: string | null;
  /** To the county alone: pupils counted in another school, and those the school has still to look at. */
  countedElsewhere?: number;
  enrolmentQuestions?: number;
}

export interface Figures {
  asOf: string;
  from: string;
  to: string;
  freshAsOf: string;
  projected?: boolean;
  restated?: boolean;
  rows: FigureRow[];
  total?: FigureRow;
}
