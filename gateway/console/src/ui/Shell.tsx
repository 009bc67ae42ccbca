import { useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAreas, useTerms } from '../api/queries';
import { today } from '../format/dates';
import { useTexts, type Key } from '../i18n';
import { ChosenSchool } from '../session/SchoolName';
import { hasRole, seesWholeCounty, useSession } from '../session/session';
import { ConfirmBadge } from '../rooms/caregiver/ConfirmBadge';
import { ImportBadge } from '../rooms/school/ImportBadge';
import { Icon, Mark, type IconName } from './Icon';
import { PersonMenu } from './PersonMenu';

interface Item {
  to: string;
  icon: IconName;
  text: Key;
  group?: Key;
}

function useItems(): Item[] {
  const session = useSession();
  if (session.county) {
    const items: Item[] = [{ to: '/county', icon: 'dash', text: seesWholeCounty(session) ? 'menu.overview' : 'menu.overviewArea' }];
    items.push({ to: '/county/schools', icon: 'school', text: 'menu.schools' });
    items.push({ to: '/county/terms', icon: 'cal', text: 'menu.terms', group: 'menu.rules' });
    if (hasRole(session, 'county-officer')) items.push({ to: '/erasures', icon: 'lock', text: 'menu.erasures' });
    return items;
  }
  const admin = hasRole(session, 'school-admin');
  const items: Item[] = [];
  if (admin) items.push({ to: '/school', icon: 'home', text: 'menu.today' });
  if (hasRole(session, 'class-teacher', 'caregiver')) {
    items.push({ to: '/todo', icon: 'list', text: 'menu.todo' });
    items.push({ to: '/confirm', icon: 'check', text: 'menu.confirm' });
  }
  items.push({ to: '/children', icon: 'users', text: 'menu.children' });
  if (admin) {
    items.push({ to: '/duties', icon: 'list', text: 'menu.duties' });
    items.push({ to: '/pairs', icon: 'pair', text: 'menu.pairs' });
    items.push({ to: '/imports', icon: 'import', text: 'menu.imports' });
    items.push({ to: '/figures', icon: 'dash', text: 'menu.figures', group: 'menu.reports' });
    items.push({ to: '/staff', icon: 'user', text: 'menu.staff', group: 'menu.settings' });
    items.push({ to: '/erasures', icon: 'lock', text: 'menu.erasures' });
  }
  return items;
}

function TermLine() {
  const { t } = useTexts();
  const terms = useTerms();
  const now = today();
  const term = terms.data?.find((x) => x.from <= now && now <= x.to);
  return term ? <>{t('term.line', { year: term.schoolYear.replace('-', '—'), n: t(term.number === 1 ? 'term.first' : 'term.second') })}</> : null;
}

/** A supervisor's frame names the area, which is all of the county that they see. */
function OwnArea({ id }: { id: string | null }) {
  return <>{useAreas().data?.find((area) => area.id === id)?.name ?? ''}</>;
}

/** The frame of every desktop page: menu, top bar with the page's own controls, one main part. */
export function Shell({ title, crumb, bar, right, children }: {
  title: string;
  crumb?: ReactNode;
  bar?: ReactNode;
  right?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const session = useSession();
  const [path] = useLocation();
  const items = useItems();
  useEffect(() => {
    document.title = `${title} ${t('brand')}`;
  }, [title, t]);
  const current = items.filter((i) => path === i.to || path.startsWith(`${i.to}/`)).sort((a, b) => b.to.length - a.to.length)[0];
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="shell">
        <nav className="side" aria-label={t('menu')}>
          <div className="brand">
            <Mark />
            <div>
              <b>{t('brand')}</b>
              <small>{session.county && !seesWholeCounty(session) ? <OwnArea id={session.area} /> : <ChosenSchool session={session} />}</small>
            </div>
          </div>
          <ul className="menu">
            {items.flatMap((item) => [
              ...(item.group ? [<li key={item.group} className="cap">{t(item.group)}</li>] : []),
              <li key={item.to}>
                <Link href={item.to} aria-current={item === current ? 'page' : undefined} title={t(item.text)}>
                  <Icon name={item.icon} size={18} />
                  <span className="mt">{t(item.text)}</span>
                  {item.to === '/imports' && <ImportBadge />}
                  {item.to === '/confirm' && <ConfirmBadge />}
                </Link>
              </li>,
            ])}
          </ul>
          <footer>
            <TermLine />
          </footer>
        </nav>
        <div style={{ minWidth: 0 }}>
          <header className="top">
            {crumb ?? <h1>{title}</h1>}
            {bar}
            <span className="grow" />
            {right}
            <PersonMenu />
          </header>
          <main className="main" id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
