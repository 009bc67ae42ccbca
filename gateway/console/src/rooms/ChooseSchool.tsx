import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../api/types';
import { useTexts } from '../i18n';
import { chooseSchool } from '../session/session';
import { SchoolName } from '../session/SchoolName';
import { Icon, Mark } from '../ui/Icon';
import { Offers } from './Offers';

export function ChooseSchool({ session }: { session: Session }) {
  const { t } = useTexts();
  const client = useQueryClient();
  return (
    <main className="door">
      <Mark size={40} />
      <h1>{t('choose.title')}</h1>
      <p className="t2">{t('choose.text', { name: session.name })}</p>
      <Offers />
      <ul className="choices">
        {session.schools.map((school) => (
          <li key={school.id}>
            <button
              type="button"
              onClick={() => {
                chooseSchool(school.id);
                void client.resetQueries();
              }}
            >
              <span className="grow"><SchoolName school={school} /></span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
