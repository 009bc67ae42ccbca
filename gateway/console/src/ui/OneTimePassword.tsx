import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n';
import { Icon } from './Icon';

/** Shown once, never stored by the browser; the person passes it on and closes it. */
export function OneTimePassword({ username, password, onDone }: { username: string; password: string; onDone: () => void }) {
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  // braces: browsers have begun to answer a promise here, which React would call as a clean-up
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, [password]);
  return (
    <div className="al open otp" role="status" ref={place}>
      <Icon name="lock" size={20} />
      <div>
        <b>{t('otp.title', { username })}</b>
        <p className="mono otpw">{password}</p>
        <p>{t('otp.text')}</p>
      </div>
      <button className="btn s" type="button" onClick={() => void navigator.clipboard?.writeText(password)}>
        {t('otp.copy')}
      </button>
      <button className="btn s" type="button" onClick={onDone}>
        {t('otp.done')}
      </button>
    </div>
  );
}
