import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useFigures } from '../../api/queries';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { Fresh, Notice } from '../../ui/parts';
import { ResetPassword } from '../../ui/ResetPassword';
import { Shell } from '../../ui/Shell';
import { WaitingPasswords } from '../../ui/WaitingPassword';
import { ClassFigures } from '../school/Figures';

/** One school as the county sees it: its classes and their figures, no child. */
export default function SchoolPage() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTexts();
  const officer = hasRole(useSession(), 'county-officer');
  const figures = useFigures({ level: 'class', school: id });
  const school = useFigures({ level: 'school', school: id }).data?.rows[0];
  const name = school?.name ?? t('col.school');
  return (
    <Shell
      title={name}
      crumb={<nav className="crumb" aria-label={t('where')}><Link href="/county">{t('menu.overview')}</Link><Icon name="right" size={12} /><h1 className="crumbh"><b>{name}</b></h1></nav>}
      right={<Fresh at={figures.data?.freshAsOf} />}
    >
      <div className="stack">
        {officer && <Administrator school={id} />}
        {!!school?.enrolmentQuestions && <Notice tone="open" icon="info" title={t('county.twice.school', { n: count(school.enrolmentQuestions) })} />}
        <ClassFigures figures={figures} links={false} />
      </div>
    </Shell>
  );
}

/** The bureau gives the administrator, or somebody of several schools, a new one-time password; it waits here until it is acknowledged. */
function Administrator({ school }: { school: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [resets, setResets] = useState(0);
  const shown = async () => {
    await client.resetQueries({ queryKey: ['one-time-password', 'schools', school] });
    setResets((n) => n + 1);
  };
  return (
    <>
      <WaitingPasswords key={resets} school={school} />
      <div className="row">
        <ResetPassword of="schools" id={school} className="btn s" word={<><Icon name="lock" />{t('otp.resetAdministrator')}</>} onDone={shown} />
        <ResetPassword of="schools" id={school} named className="btn s" word={<><Icon name="lock" />{t('otp.resetOther')}</>} onDone={shown} />
      </div>
    </>
  );
}
