import { useTexts } from '../i18n';
import { signInAddress } from '../session/session';
import { Icon, Mark } from '../ui/Icon';
import { Landscape } from '../ui/Landscape';

/** After signing out, and where a sign-in did not work: a page that does nothing by itself. */
export function SignedOut({ failed = false }: { failed?: boolean }) {
  const { t, lang, setLang } = useTexts();
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
          <h1>{t(failed ? 'signIn.failed' : 'signedOut')}</h1>
          <p className="t2 sub">{t(failed ? 'signIn.failed.text' : 'signedOut.text')}</p>
          <a className="go" href={signInAddress()}>
            {t(failed ? 'retry' : 'signIn.again')}
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
