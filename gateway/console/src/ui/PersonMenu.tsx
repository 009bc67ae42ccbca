import { useState } from 'react';
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
  return (
    <>
      <button type="button" onClick={() => setLang(lang === 'en' ? 'zh-CN' : 'en')} lang={lang === 'en' ? 'zh-CN' : 'en'}>
        {t('other.language')}
      </button>
      <button type="button" onClick={() => chooseTheme(NEXT[choice])}>
        {t(`theme.${choice}`)}
      </button>
      {session.schools.length > 1 && (
        <button type="button" onClick={switchSchool}>
          {t('switchSchool')}
        </button>
      )}
      <hr />
      <button type="button" onClick={() => void signOut().catch(setError)}>
        <Icon name="out" />
        {t('signOut')}
      </button>
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
