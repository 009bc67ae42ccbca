import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { sendAll } from '../../care/outbox';
import { useTexts, type Key } from '../../i18n';
import { useSession } from '../../session/session';
import { Icon, type IconName } from '../../ui/Icon';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Sends waiting records when the page opens, when the network is back, and every half minute. */
function useSending() {
  const client = useQueryClient();
  const { username } = useSession();
  const online = useOnline();
  useEffect(() => {
    const go = () => void sendAll(username, () => void client.invalidateQueries({ queryKey: ['my-obligations'] }));
    go();
    const timer = setInterval(go, 30_000);
    return () => clearInterval(timer);
  }, [username, online, client]);
}

const DOCK: { to: string; icon: IconName; text: Key; add?: boolean }[] = [
  { to: '/todo', icon: 'list', text: 'menu.todo' },
  { to: '/kids', icon: 'users', text: 'dock.kids' },
  { to: '/record', icon: 'plus', text: 'dock.record', add: true },
  { to: '/kept', icon: 'sent', text: 'dock.kept' },
  { to: '/me', icon: 'user', text: 'dock.me' },
];

/** A page for the hand: one column, what is tapped lies at the bottom. */
export function PhoneFrame({ title, children, dock = true, foot }: { title: string; children: ReactNode; dock?: boolean; foot?: ReactNode }) {
  const { t } = useTexts();
  const [path] = useLocation();
  useSending();
  useEffect(() => {
    document.title = `${title} ${t('brand')}`;
  }, [title, t]);
  return (
    <div className="phone">
      {children}
      {foot}
      {dock && (
        <nav className="dock" aria-label={t('menu')}>
          <ul>
            {DOCK.map((item) => (
              <li key={item.to}>
                <Link href={item.to} className={item.add ? 'add' : ''} aria-current={path === item.to ? 'page' : undefined}>
                  <span><Icon name={item.icon} size={24} /></span>
                  {t(item.text)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
