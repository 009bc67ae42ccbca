import { Link } from 'wouter';
import { useTexts } from '../../i18n';
import { ChosenSchool } from '../../session/SchoolName';
import { hasRole, useSession } from '../../session/session';
import { PersonChoices } from '../../ui/PersonMenu';
import { ConfirmBadge } from './ConfirmBadge';
import { PhoneFrame } from './PhoneFrame';

export default function Me() {
  const { t } = useTexts();
  const session = useSession();
  const cares = hasRole(session, 'class-teacher', 'caregiver');
  return (
    <PhoneFrame title={t('dock.me')} dock={cares}>
      <header className="ph"><h1>{session.name}</h1></header>
      <main className="pm" id="main" tabIndex={-1}>
        <p className="t2 gapb"><ChosenSchool session={session} />{t('comma')}{session.roles.map((r) => t(`role.${r}`)).join(t('join'))}</p>
        <div className="card menucard">
          {cares && <Link href="/confirm">{t('menu.confirm')}<ConfirmBadge /></Link>}
          {hasRole(session, 'class-teacher', 'school-admin') && <Link href="/children">{t('me.classList')}</Link>}
          {hasRole(session, 'class-teacher', 'school-admin') && <Link href="/figures">{t('menu.figures')}</Link>}
          <PersonChoices />
        </div>
      </main>
    </PhoneFrame>
  );
}
