import type { Details } from '../forms/definition';
import type { components as ContactlogComponents } from './generated/contactlog';
import type { components as PairingComponents } from './generated/pairing';
import type { components as RegistryComponents } from './generated/registry';
import type { components as ReportingComponents } from './generated/reporting';

/** Short names for what the services describe (docs/openapi). Nothing here says again what a description says. */
type Registry = RegistryComponents['schemas'];
type Pairing = PairingComponents['schemas'];
type Contactlog = ContactlogComponents['schemas'];
type Reporting = ReportingComponents['schemas'];

/** What a `PUT` may leave out and a `GET` always brings. */
type Told<View, Always extends keyof View> = Omit<View, Always> & { [Field in Always]-?: NonNullable<View[Field]> };

/** The words of an enumeration in the order in which people choose them; the compiler misses none. */
const inOrder = <Word extends string>() => <const List extends readonly Word[]>(list: List & ([Word] extends [List[number]] ? unknown : never)): readonly Word[] => list;

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number | null;
}

export type SchoolRole = 'school-admin' | 'class-teacher' | 'caregiver' | 'partner-admin';
export type CountyRole = 'county-officer' | 'area-supervisor' | 'auditor';
export type Role = SchoolRole | CountyRole;

/** Who is signed in: the gateway's own answer. */
export interface Session {
  username: string;
  name: string;
  roles: Role[];
  county: boolean;
  area: string | null;
  schools: { id: string; name: string; roles?: Role[] }[];
  csrf: { header: string; token: string };
}

export type Area = Registry['AreaView'];
/** One of a list says nothing of its administrator and of how far the onboarding is. */
export type School = Told<Registry['OnboardedView'], 'code' | 'name' | 'stage'>;
export type Stage = School['stage'];
export const STAGES = inOrder<Stage>()(['KINDERGARTEN', 'PRIMARY', 'JUNIOR', 'NINE_YEAR', 'SENIOR']);
export type Term = Registry['TermView'];
export type ClassRoom = Registry['ClassView'];

/** A child in a list. */
export type Child = Registry['ChildLine'];
/** A child's archive. */
export type ChildFile = Told<Registry['ChildView'], 'id' | 'code' | 'leftBehind' | 'archive' | 'version'>;

export type HealthCheck = Registry['HealthCheckCheckView'] & ByForm;
export type HealthKind = HealthCheck['kind'];
export const HEALTH_KINDS = inOrder<HealthKind>()(['CHECK_UP', 'SICK_LEAVE', 'TREATMENT']);
/** How a child grows, beside how healthy children do. */
export type Growth = Registry['HealthCheckGrowthView'];

export type ImportError = Registry['ImportWrong'];
export type RosterHeading = Registry['ImportHeadingView'];
export type RosterSheet = Registry['ImportSheetView'];
export type IgnoredSheet = Registry['ImportIgnoredView'];
export type RosterChange = Registry['RosterChangeView'];
export type RosterImport = Registry['ImportView'];
export type MissingChild = Registry['MissingChildView'];
export type MissingChildrenPage = Registry['MissingView'];
export type Staff = Registry['StaffView'];
export type Erasure = Registry['ErasureView'];

export type Caregiver = Told<Pairing['CaregiverView'], 'id' | 'category'>;
export type Category = Caregiver['category'];
export const CATEGORIES = inOrder<Category>()([
  'CLASS_TEACHER', 'SUBJECT_TEACHER', 'LIFE_TEACHER', 'RETIRED_TEACHER', 'CADRE', 'PARTY_MEMBER',
  'VILLAGER', 'VOLUNTEER', 'ENTREPRENEUR', 'PARENT', 'PUPIL',
]);
export type Pair = Pairing['PairView'];
export type PairKind = Pair['kind'];
export const PAIR_KINDS = inOrder<PairKind>()(['STAFF', 'AGENT_PARENT', 'STUDY_HELPER', 'FRIEND', 'DONOR']);

/** What was written down by a form, and the version of it that says what it means. */
export interface ByForm {
  details?: Details | null;
  form?: { key: string; version: number } | null;
}

export type Contact = Contactlog['ContactView'] & ByForm;
export type ContactBody = Told<Contactlog['ContactBody'], 'participants' | 'with' | 'findings' | 'triggers'> & ByForm;
export type ContactKind = Contact['kind'];
export const CONTACT_KINDS = inOrder<ContactKind>()([
  'HOME_VISIT', 'TALK', 'FAMILY_CALL', 'GUARDIAN_CONTACT', 'PARENT_CALL', 'LETTER', 'ACTIVITY', 'TUTORING',
  'COUNSELLING', 'GUARDIAN_TRAINING', 'PARENTS_MEETING', 'SEMINAR', 'HEALTH_CHECK',
]);
export type Met = Contact['with'][number];
export type Trigger = Contact['triggers'][number];
export const TRIGGERS = inOrder<Trigger>()(['LOW_MOOD', 'UNWELL', 'FALLING_MARKS', 'LATE_OR_LEFT_EARLY', 'QUARREL']);

export type Excuse = Contactlog['Excuse'];
export type PendingExcuse = Contactlog['ExcusePendingView'];
export type Obligation = Contactlog['ObligationView'];
/** Today's word for an obligation, the same in lists and figures. */
export type Standing = Obligation['standing'];
export const STANDINGS = inOrder<Standing>()(['NOT_YET', 'OPEN', 'AWAITING_ENTRY', 'OVERDUE', 'MISSED', 'ON_TIME', 'LATE', 'EXCUSED', 'VOID']);
export type CareStandard = Contactlog['WrittenStandard'];
export type CareRule = CareStandard['rules'][number];

/** A child of the own school who may be enrolled in another one too. */
export type EnrolmentQuestion = Reporting['EnrolmentQuestionQuestionView'];
export type Figures = Reporting['FiguresDocument'];
export type FigureRow = Figures['total'];
export type Rate = FigureRow['leftBehind'];
