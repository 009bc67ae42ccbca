import { useState } from 'react';
import { maskPhone } from '../format/ids';
import { useTexts } from '../i18n';
import { Icon } from './Icon';

const focus = (link: HTMLElement | null) => link?.focus();

/** Hidden in the middle until asked for; asking was logged when the page was opened. */
export function Phone({ number }: { number: string | null | undefined }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (!number) return <span className="t3">{t('unrecorded')}</span>;
  if (open) return <a className="ph" href={`tel:${number}`} ref={focus}>{number}</a>;
  return (
    <button className="ph" type="button" onClick={() => setOpen(true)}>
      {maskPhone(number)}
      <span className="sr">{t('comma')}{t('child.showPhone')}</span>
      <Icon name="eye" size={14} />
    </button>
  );
}
