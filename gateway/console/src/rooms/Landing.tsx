import { useTexts } from '../i18n';
import { Icon, Mark } from '../ui/Icon';
import { Landscape } from '../ui/Landscape';

/** Who isn't signed in sees one button; the sign-in itself is Keycloak's page. */
export function Landing() {
  const { t, lang, setLang } = useTexts();
  const path = window.location.pathname + window.location.search;
  const back = path === '/' ? '/login' : `/login?to=${encodeURIComponent(path)}`;
  return (
    <div className="sign">
      <aside className="pic">
        <Landscape />
        <div className="slogan">
          <div className="brand2">
            <Mark size={40} />
            <b>{t('brand')}</b>
          </div>
          <p>{t('slogan')}</p>
        </div>
      </aside>
      <main>
        <div className="signbox">
          <h1>{t('signIn')}</h1>
          <p className="t2 sub">{t('signIn.platform')}</p>
          <a className="go" href={back}>
            {t('signIn')}
          </a>
          <p className="f13 t2 fg">{t('signIn.help')}</p>
        </div>
        <footer className="f12 t3">
          <p>
            <Icon name="lock" size={14} />
            {t('signIn.traces')}
          </p>
          <p>
            <button className="lk" type="button" lang={lang === 'en' ? 'zh-CN' : 'en'} onClick={() => setLang(lang === 'en' ? 'zh-CN' : 'en')}>
              {t('other.language')}
            </button>
          </p>
        </footer>
      </main>
    </div>
  );
}
