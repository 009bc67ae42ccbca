import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { sendAll, unsent } from '../care/outbox';
import { useTexts } from '../i18n';
import { ChosenSchool } from '../session/SchoolName';
import { signOut, useSession, useSwitchSchool } from '../session/session';
import { chooseTheme, useThemeChoice, type Choice } from '../theme/theme';
import { Icon } from './Icon';
import { saidOf } from './parts';

const NEXT: Record<Choice, Choice> = { system: 'light', light: 'dark', dark: 'system' };

/** What belongs to the person: language, light or dark, another school, sign out. */
export function PersonChoices() {
  const { t, lang, setLang } = useTexts();
  const session = useSession();
  const choice = useThemeChoice();
  const switchSchool = useSwitchSchool();
  const [error, setError] = useState<unknown>(null);
  const [left, setLeft] = useState<number | null>(null);
  const [leaving, setLeaving] = useState(false);
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (left !== null) send.current?.focus();
  }, [left]);
  const goNow = () => signOut(session.username).catch(setError);
  /** What is on this device alone would be gone: that is asked first. */
  const leave = async () => {
    setLeaving(true);
    const n = await unsent(session.username);
    if (n === 0) await goNow();
    else setLeft(n);
    setLeaving(false);
  };
  const sendFirst = async () => {
    setLeaving(true);
    await sendAll(session.username, () => {}, true).catch(setError);
    const n = await unsent(session.username);
    if (n === 0) await goNow();
    else setLeft(n);
    setLeaving(false);
  };
  return (
    <>
      <button type="button" onClick={() => setLang(lang === 'en' ? 'zh-CN' : 'en')} lang={lang === 'en' ? 'zh-CN' : 'en'}>
        {t('other.language')}
      </button>
      <button type="button" onClick={() => chooseTheme(NEXT[choice])}>
        {t(`theme.${choice}`)}
      </button>
      <Link href="/sign-ins">{t('signIns')}</Link>
      {session.schools.length > 1 && (
        <button type="button" onClick={switchSchool}>
          {t('switchSchool')}
        </button>
      )}
      <hr />
      {left === null && (
        <button type="button" aria-disabled={leaving} onClick={() => { if (!leaving) void leave(); }}>
          <Icon name="out" />
          {t('signOut')}
        </button>
      )}
      {left !== null && (
        <div className="leave" role="alertdialog" aria-label={t('signOut')}>
          <p className="f13">{t('signOut.unsent', { n: left })}</p>
          <button ref={send} type="button" aria-disabled={leaving} onClick={() => { if (!leaving) void sendFirst(); }}><Icon name="sent" />{t('signOut.send')}</button>
          <button type="button" onClick={() => setLeft(null)}>{t('signOut.stay')}</button>
          <button type="button" className="c-over" onClick={() => void goNow()}><Icon name="out" />{t('signOut.lose', { n: left })}</button>
        </div>
      )}
      {error !== null && (
        <p role="alert" className="f13" style={{ color: 'var(--missed)' }}>
          {saidOf(error, t).title}
        </p>
      )}
    </>
  );
}

export function PersonMenu() {
  const session = useSession();
  const { t } = useTexts();
  return (
    <>
      <button className="who" type="button" popoverTarget="person">
        <span className="ava" aria-hidden="true">
          {session.name.slice(0, 1)}
        </span>
        {session.name}
        <span className="sr">{t('person')}</span>
        <Icon name="chev" size={12} />
      </button>
      <div className="pop" id="person" popover="auto">
        <p className="t3 f12">
          <ChosenSchool session={session} />
          <br />
          {session.username}
        </p>
        <PersonChoices />
      </div>
    </>
  );
}
