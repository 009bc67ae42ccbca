import { useTexts } from '../i18n';
import { hasRole, useSession } from '../session/session';
import { Panel } from '../ui/parts';
import { Shell } from '../ui/Shell';
import { SignIns } from '../ui/SignIns';
import { PhoneFrame } from './caregiver/PhoneFrame';

/** One's own sign-ins, in the frame that one works in. */
export default function SignInsPage() {
  const { t } = useTexts();
  const session = useSession();
  const list = (
    <Panel label={t('signIns')}>
      <p className="t2 signins-why">{t('signIns.why')}</p>
      <SignIns of="/api/my/sign-ins" />
    </Panel>
  );
  if (session.county || hasRole(session, 'school-admin')) return <Shell title={t('signIns')}>{list}</Shell>;
  return (
    <PhoneFrame title={t('signIns')} dock={hasRole(session, 'class-teacher', 'caregiver')}>
      <header className="ph"><h1>{t('signIns')}</h1></header>
      <main className="pm" id="main" tabIndex={-1}>{list}</main>
    </PhoneFrame>
  );
}
