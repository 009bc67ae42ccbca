import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { moment } from '../format/dates';
import { useTexts } from '../i18n';
import { Icon } from './Icon';
import { Empty, Failure, Waiting } from './parts';

interface SignIn {
  at: string;
  outcome: 'succeeded' | 'wrong-password' | 'slowed' | 'disabled' | 'not-finished';
  address: string;
  client: string;
}

const CONSOLE = 'lantian-gateway';

/** When an account was signed in to, and when somebody tried; a list that fits a phone. */
export function SignIns({ of }: { of: string }) {
  const { t } = useTexts();
  const signIns = useQuery({ queryKey: ['sign-ins', of], queryFn: ({ signal }) => get<{ items: SignIn[] }>(of, signal) });
  if (signIns.isPending) return <Waiting lines={4} />;
  if (signIns.isError) return <Failure error={signIns.error} retry={() => void signIns.refetch()} />;
  if (signIns.data.items.length === 0) return <Empty icon="user" title={t('signIns.empty')} />;
  return (
    <ul className="signins">
      {signIns.data.items.map((one) => (
        <li key={`${one.at} ${one.outcome}`}>
          <span className={one.outcome === 'succeeded' ? 'c-ontime' : 'c-over'}>
            <Icon name={one.outcome === 'succeeded' ? 'ok' : 'over'} />
            {t(`signIns.${one.outcome}`)}
          </span>
          <time dateTime={one.at}>{moment(one.at)}</time>
          <span className="t2 f13">{t('signIns.from', { address: one.address })}{one.client === CONSOLE ? '' : t('signIns.through', { client: one.client })}</span>
        </li>
      ))}
    </ul>
  );
}
