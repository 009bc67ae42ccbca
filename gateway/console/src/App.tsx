import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState, useEffect, type ComponentType } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { context, Problem } from './api/http';
import type { Session } from './api/types';
import { fetchTexts, TextsContext, textsOf, useTexts, type Lang } from './i18n';
import { SignedOut } from './rooms/SignedOut';
import { entrances } from './rooms/entrances';
import { ChooseSchool } from './rooms/ChooseSchool';
import { Offers } from './rooms/Offers';
import { hasRole, maySignInByItself, SessionContext, SIGNED_OUT, signInAddress, useWhoAmI } from './session/session';
import { Boundary } from './ui/Boundary';
import { Failure, Waiting } from './ui/parts';

const Overview = lazy(entrances['/county'].room);
const Schools = lazy(() => import('./rooms/county/Schools'));
const Terms = lazy(() => import('./rooms/county/Terms'));
const SchoolToday = lazy(entrances['/school'].room);
const SchoolFigures = lazy(() => import('./rooms/school/Figures'));
const Children = lazy(() => import('./rooms/school/Children'));
const ChildPage = lazy(() => import('./rooms/school/ChildPage'));
const Health = lazy(() => import('./rooms/school/Health'));
const Imports = lazy(() => import('./rooms/school/Imports'));
const StaffPage = lazy(() => import('./rooms/school/StaffPage'));
const Pairs = lazy(() => import('./rooms/school/Pairs'));
const Duties = lazy(() => import('./rooms/school/Duties'));
const SignInsPage = lazy(() => import('./rooms/SignInsPage'));
const EnrolmentQuestions = lazy(() => import('./rooms/school/EnrolmentQuestions'));
const Erasures = lazy(() => import('./rooms/Erasures'));
const SchoolPage = lazy(() => import('./rooms/county/SchoolPage'));
const caregivers = {
  todo: entrances['/todo'].room,
  record: () => import('./rooms/caregiver/Record'),
  kids: () => import('./rooms/caregiver/Kids'),
  kept: () => import('./rooms/caregiver/Kept'),
  confirm: () => import('./rooms/caregiver/ToConfirm'),
  me: () => import('./rooms/caregiver/Me'),
};
const Todo = lazy(caregivers.todo);
const Record = lazy(caregivers.record);
const Kids = lazy(caregivers.kids);
const Kept = lazy(caregivers.kept);
const ToConfirm = lazy(caregivers.confirm);
const Me = lazy(caregivers.me);

const LANG = 'lantian.lang';

function useTextsHere() {
  const [lang, setLang] = useState<Lang>(() => (localStorage.getItem(LANG) === 'en' ? 'en' : 'zh-CN'));
  useEffect(() => {
    document.documentElement.lang = lang;
    context.lang = lang;
    localStorage.setItem(LANG, lang);
  }, [lang]);
  return useMemo(() => textsOf(lang, (next) => void fetchTexts(next).then(() => setLang(next))), [lang]);
}

export function App() {
  const texts = useTextsHere();
  return (
    <TextsContext value={texts}>
      <Door />
    </TextsContext>
  );
}

/** Straight to the sign-in, and back to this page afterwards. Who comes back without a session sees a button instead. */
function SignInNow() {
  const [stop] = useState(() => !maySignInByItself());
  useEffect(() => {
    if (!stop) window.location.replace(signInAddress());
  }, [stop]);
  return stop ? <SignedOut failed /> : <main className="door"><Waiting /></main>;
}

function Door() {
  const who = useWhoAmI();
  const { t } = useTexts();
  const [last, setLast] = useState<Session | null>(null);
  if (who.data && who.data !== last) setLast(who.data);
  const [path] = useLocation();
  if (path === SIGNED_OUT) return <SignedOut />;
  if (who.isPending) return <main className="door"><Waiting /></main>;
  if (who.isError && !who.data) {
    return (
      <main className="door">
        <h1 className="sr">{t('brand')}</h1>
        <Failure error={who.error} retry={() => void who.refetch()} />
      </main>
    );
  }
  // A session that ends while somebody is typing takes nothing off the page.
  const session = who.data ?? last;
  if (!session) return <SignInNow />;
  if (session.schools.length > 1 && !context.school) return <ChooseSchool session={session} />;
  return (
    <SessionContext value={session}>
      {!who.data && (
        <div className="expired">
          <Failure error={new Problem(401, '', '', '', [], '')} />
        </div>
      )}
      <Offers />
      <Boundary>
        <Suspense fallback={<main className="door"><Waiting /></main>}>
          <Rooms session={session} />
        </Suspense>
      </Boundary>
    </SessionContext>
  );
}

/** A new page begins at its top, and for screen readers at its main part; going back stays where it was. */
function useArrival() {
  const [path] = useLocation();
  const before = useRef({ path, back: false });
  useEffect(() => {
    const onBack = () => void (before.current.back = true);
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  useEffect(() => {
    if (before.current.path === path) return;
    if (!before.current.back) window.scrollTo(0, 0);
    before.current = { path, back: false };
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

/** What a caregiver may need without a network is fetched while there is one: rooms, forms, the rules of care. */
function useReadyForTheRoad(cares: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!cares) return;
    void Promise.allSettled([
      ...Object.values(caregivers).map((fetched) => fetched()),
      import('./care/road').then(({ prepare }) => prepare(client)),
    ]);
  }, [cares, client]);
}

/** Where each kind of person begins. */
export function home(session: Session): string {
  if (session.county) return '/county';
  if (hasRole(session, 'school-admin')) return '/school';
  if (hasRole(session, 'class-teacher', 'caregiver')) return '/todo';
  return '/me';
}

function Rooms({ session }: { session: Session }) {
  useArrival();
  const admin = hasRole(session, 'school-admin');
  const staff = admin || hasRole(session, 'class-teacher', 'caregiver');
  const cares = hasRole(session, 'class-teacher', 'caregiver');
  useReadyForTheRoad(cares);
  const rooms: [string, ComponentType, boolean][] = [
    ['/county', Overview, session.county],
    ['/county/schools', Schools, session.county],
    ['/county/schools/:id', SchoolPage, session.county],
    ['/county/terms', Terms, session.county],
    ['/erasures', Erasures, admin || hasRole(session, 'county-officer')],
    ['/school', SchoolToday, admin],
    ['/enrolment-questions', EnrolmentQuestions, admin],
    ['/figures', SchoolFigures, !session.county && staff],
    ['/children', Children, admin || hasRole(session, 'class-teacher')],
    ['/children/:id', ChildPage, !session.county && staff],
    ['/children/:id/health', Health, admin || hasRole(session, 'class-teacher')],
    ['/imports', Imports, admin],
    ['/imports/:id', Imports, admin],
    ['/staff', StaffPage, admin],
    ['/pairs', Pairs, admin],
    ['/duties', Duties, admin],
    ['/todo', Todo, cares],
    ['/record', Record, cares],
    ['/kids', Kids, cares],
    ['/kept', Kept, cares],
    ['/confirm', ToConfirm, cares],
    ['/me', Me, !session.county],
    ['/sign-ins', SignInsPage, true],
  ];
  return (
    <Switch>
      {rooms.filter(([, , open]) => open).map(([path, room]) => <Route key={path} path={path} component={room} />)}
      <Route>
        <Redirect to={home(session)} replace />
      </Route>
    </Switch>
  );
}
