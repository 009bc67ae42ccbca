import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/http';
import { useTexts } from '../i18n';
import { Ask } from './Ask';
import { Failure } from './parts';

/** Asks first: from then on the old password opens nothing, and whoever has it is signed out. */
export function ResetPassword({ of, id, word, label, className, onDone }: {
  of: 'staff' | 'schools';
  id: string;
  word: ReactNode;
  label?: string;
  className?: string;
  onDone: () => void | Promise<void>;
}) {
  const { t } = useTexts();
  const reset = useMutation({ mutationFn: () => call(`/api/${of}/${id}/reset-password`, { method: 'POST' }), onSuccess: onDone });
  if (reset.isError) return <Failure error={reset.error} retry={() => reset.reset()} />;
  return (
    <Ask word={word} {...(label ? { label } : {})} {...(className ? { className } : {})}>
      {(close) => (
        <>
          {t('otp.reset.ask')}
          <button className="btn s" type="button" disabled={reset.isPending} onClick={() => reset.mutate(undefined, { onSuccess: close })}>{t('otp.reset')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t('cancel')}</button>
        </>
      )}
    </Ask>
  );
}
