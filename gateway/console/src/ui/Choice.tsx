import type { ReactNode } from 'react';
import { Icon } from './Icon';

/**
 * One answer that is tapped with a thumb.
 *
 * @param watch chosen, it is what somebody has to look after
 */
export function Choice({ on, watch = false, onClick, children }: { on: boolean; watch?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={on} className={on && watch ? 'w' : ''} onClick={onClick}>
      {on && <Icon name="check" size={18} />}
      <span>{children}</span>
    </button>
  );
}
