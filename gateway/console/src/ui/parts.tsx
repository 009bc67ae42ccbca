import { useEffect, useState, type ReactNode } from 'react';
import { NoAnswer, Problem } from '../api/http';
import { distinct } from '../api/said';
import { percentDigits, NOTHING, type Ratio } from '../format/numbers';
import { moment } from '../format/dates';
import { useTexts } from '../i18n';
import type { Standing } from '../api/types';
import { Icon, type IconName } from './Icon';

/** `72.9 %`; a rate that can't be had is a dash. */
export function Percent({ ratio }: { ratio: Ratio | null | undefined }) {
  const digits = percentDigits(ratio);
  if (digits === null) return <>{NOTHING}</>;
  return (
    <span className="nw">
      {digits}
      {'\u202f'}
      <span className="pc">%</span>
    </span>
  );
}

/** The definition of a figure, on hover and focus. */
export function Help({ text, right }: { text: string; right?: boolean }) {
  const { t } = useTexts();
  return (
    <span className={right ? 'q right' : 'q'}>
      <button className="help" type="button" aria-label={t('help', { text })}>
        <Icon name="q" size={14} />
      </button>
      <span role="tooltip">{text}</span>
    </span>
  );
}

export function Panel({ title, aside, help, children, className = '', label }: {
  title?: ReactNode;
  aside?: ReactNode;
  help?: string;
  children: ReactNode;
  className?: string;
  label?: string;
}) {
  return (
    <section className={`panel ${className}`} aria-label={label}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {help && <Help text={help} />}
          {aside !== undefined && <span className="aside">{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

export function useLater(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/** Nothing below 0.3 s, the skeleton until 1 s, then a word; never a 0 that isn't known yet. */
export function Waiting({ lines = 3, word }: { lines?: number; word?: string }) {
  const { t } = useTexts();
  const visible = useLater(300);
  const wordy = useLater(1000);
  return (
    <div className="waiting" role="status" aria-busy="true">
      {visible && Array.from({ length: lines }, (_, i) => <span key={i} className="sk" style={{ height: i ? 12 : 20, width: i ? `${100 - i * 9}%` : '38%' }} />)}
      {wordy && <p className="t3 f12">{word ?? t('waiting')}</p>}
    </div>
  );
}

export function Empty({ icon, title, text, children }: { icon: IconName; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size={24} />
      <b>{title}</b>
      {text && <p>{text}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  );
}

export function Notice({ tone, icon, title, text, children, alert }: {
  tone: 'missed' | 'late' | 'ontime' | 'open';
  icon: IconName;
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
  alert?: boolean;
}) {
  return (
    <div className={`al ${tone}`} role={alert ? 'alert' : 'status'}>
      <Icon name={icon} size={20} />
      <div>
        <b>{title}</b>
        {text && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}

/** What happened, what is safe, what to do; the code last. */
export function Failure({ error, what, retry }: { error: unknown; what?: string; retry?: (() => void) | undefined }) {
  const { t } = useTexts();
  const said = saidOf(error, t, retry === undefined);
  return (
    <Notice tone="missed" icon="over" alert title={what ?? said.title} text={`${what ? `${said.title}${t('stop')}` : ''}${said.text}`}>
      {said.signIn && (
        <a className="btn s" href="/login" target="_blank" rel="opener">
          {t('error.signInAgain')}
        </a>
      )}
      {retry && (
        <button className="btn s" type="button" onClick={retry}>
          {t('retry')}
        </button>
      )}
    </Notice>
  );
}

/** @param typed whether something typed is at stake */
export function saidOf(error: unknown, t: ReturnType<typeof useTexts>['t'], typed = true): { title: string; text: string; signIn: boolean } {
  if (error instanceof NoAnswer) return { title: t('error.noAnswer'), text: t(typed ? 'error.noAnswer.text' : 'error.noAnswer.again'), signIn: false };
  if (error instanceof Problem) {
    if (error.status === 401) return { title: t('error.signedOut'), text: t('error.signedOut.text'), signIn: true };
    const fallback = error.status === 403 ? t('error.forbidden') : error.status === 404 ? t('error.gone') : error.status === 429 ? t('error.busy') : t('error.server');
    const title = error.title || fallback;
    const more = distinct([error.detail, ...error.errors.map((e) => e.detail)], title);
    return { title, text: `${more.join(' ') || t(typed ? 'error.kept' : 'error.later')} ${t('error.code', { code: error.code })}`, signIn: false };
  }
  return { title: t('error.here'), text: t('error.here.text'), signIn: false };
}

/** The watermark: how far the figures reach. */
export function Fresh({ at, lag, children }: { at: string | undefined; lag?: boolean; children?: ReactNode }) {
  const { t } = useTexts();
  if (!at) return null;
  return (
    <span className={lag ? 'fresh lag' : 'fresh'}>
      <Icon name={lag ? 'late' : 'ok'} />
      {t('fresh', { at: moment(at) })}
      {children}
    </span>
  );
}

/** The icon, colour and word of each standing; the two that are words only have no colour. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTexts();
  const state = STATE_OF[standing];
  return state ? <StateTag state={state} /> : <span className="tag plain">{t(`standing.${standing}`)}</span>;
}

export const STATE_OF: Partial<Record<Standing, State>> = { ON_TIME: 'ontime', LATE: 'late', OVERDUE: 'overdue', MISSED: 'missed', EXCUSED: 'excused', OPEN: 'open' };

export type State = 'ontime' | 'late' | 'overdue' | 'missed' | 'excused' | 'open';
export const STATE_ICON: Record<State, IconName> = { ontime: 'ok', late: 'late', overdue: 'over', missed: 'miss', excused: 'exc', open: 'open' };

export function StateTag({ state }: { state: State }) {
  const { t } = useTexts();
  return (
    <span className={`tag ${state}`}>
      <Icon name={STATE_ICON[state]} size={12} />
      {t(`state.${state}`)}
    </span>
  );
}

/** A bar of parts; its words are in the label. */
export function Bar({ parts, label, className = '' }: { parts: { className: string; n: number }[]; label: string; className?: string }) {
  return (
    <div className={`bar ${className}`} role="img" aria-label={label}>
      {parts.filter((p) => p.n > 0).map((p) => <i key={p.className} className={p.className} style={{ flex: p.n }} />)}
    </div>
  );
}
