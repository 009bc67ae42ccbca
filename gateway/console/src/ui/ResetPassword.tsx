import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { call } from '../api/http';
import { useTexts } from '../i18n';
import { Ask } from './Ask';
import { Failure } from './parts';

/**
 * Asks first: from then on the old password opens nothing, and whoever has it is signed out.
 *
 * @param named asks for the user name, too
 */
export function ResetPassword({ of, id, named = false, word, label, className, onDone }: {
  of: 'staff' | 'schools';
  id: string;
  named?: boolean;
  word: ReactNode;
  label?: string;
  className?: string;
  onDone: () => void | Promise<void>;
}) {
  const { t } = useTexts();
  const [username, setUsername] = useState('');
  const whose = named ? `?username=${encodeURIComponent(username.trim())}` : '';
  const reset = useMutation({ mutationFn: () => call(`/api/${of}/${id}/reset-password${whose}`, { method: 'POST' }), onSuccess: onDone });
  if (reset.isError) return <Failure error={reset.error} retry={() => reset.reset()} />;
  return (
    <Ask word={word} {...(label ? { label } : {})} {...(className ? { className } : {})}>
      {(close) => (
        <>
          {named && <Input size="small" aria-label={t('field.username')} placeholder={t('field.username')} autoComplete="off" value={username} onChange={(e) => setUsername(e.target.value)} />}
          {t(named ? 'otp.resetOther.ask' : 'otp.reset.ask')}
          <button className="btn s" type="button" disabled={reset.isPending || (named && username.trim() === '')} onClick={() => reset.mutate(undefined, { onSuccess: close })}>{t('otp.reset')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t('cancel')}</button>
        </>
      )}
    </Ask>
  );
}
