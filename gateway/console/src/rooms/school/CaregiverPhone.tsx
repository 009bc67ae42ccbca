import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { get } from '../../api/http';
import type { Caregiver } from '../../api/types';
import { useTexts } from '../../i18n';

/** Numbers are shown one at a time, to who asks; asking leaves a trace. */
export function CaregiverPhone({ id, name }: { id: string; name: string }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const found = useQuery({ queryKey: ['caregiver', id], enabled: asked, queryFn: ({ signal }) => get<Caregiver>(`/api/caregivers/${id}`, signal) });
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (found.data) place.current?.focus();
  }, [found.data]);
  if (asked && found.data) {
    return found.data.phone
      ? <a ref={place as React.RefObject<HTMLAnchorElement | null>} href={`tel:${found.data.phone}`}>{found.data.phone}</a>
      : <span ref={place} tabIndex={-1} className="t3">{t('unrecorded')}</span>;
  }
  return (
    <button className="lk f13" type="button" onClick={() => (found.isError ? void found.refetch() : setAsked(true))} aria-label={t('caregiver.phone', { name })}>
      {found.isError ? t('retry') : t('caregiver.phone.show')}
    </button>
  );
}
