import { useEffect, useRef, useState, type ReactNode } from 'react';

/** The first thing in there that takes the focus. */
export const firstField = (place: HTMLElement | null) =>
  place?.querySelector<HTMLElement>('input:not([type="hidden"]):not([disabled]), textarea, select, [role="combobox"], button:not([disabled])');

/**
 * A button that asks before it acts, in its own place. The focus goes into the question and comes back to the button, which
 * stays the same element when its word changes.
 */
export function Ask({ word, label, className = 'btn quiet s', children, onOpen }: {
  word: ReactNode;
  label?: string;
  className?: string;
  children: (close: () => void) => ReactNode;
  onOpen?: () => void;
}) {
  const [open, setOpen] = useState(false);
  const was = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (open) firstField(place.current)?.focus();
    else if (was.current) button.current?.focus();
    was.current = open;
  }, [open]);
  return (
    <>
      <button ref={button} className={className} type="button" aria-expanded={open} {...(label ? { 'aria-label': label } : {})} hidden={open}
        onClick={() => { setOpen(true); onOpen?.(); }}>
        {word}
      </button>
      {open && (
        <span className="ask" role="presentation" ref={place} onKeyDown={(e) => { if (e.key === 'Escape') setOpen(false); }}>
          {children(() => setOpen(false))}
        </span>
      )}
    </>
  );
}
