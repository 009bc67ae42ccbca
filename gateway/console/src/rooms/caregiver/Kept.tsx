import { Link, useSearchParams } from 'wouter';
import { useTerms } from '../../api/queries';
import { drop, useKept, type Kept as Entry } from '../../care/outbox';
import { obligationName } from '../../care/obligations';
import { day, moment } from '../../format/dates';
import { useTexts } from '../../i18n';
import { useSession } from '../../session/session';
import { Icon, type IconName } from '../../ui/Icon';
import { Empty, Notice } from '../../ui/parts';
import { PhoneFrame, useOnline } from './PhoneFrame';

const LOOK: Record<Entry['state'], { className: string; icon: IconName }> = {
  saved: { className: 'saved', icon: 'device' },
  sent: { className: 'sent', icon: 'sent' },
  attention: { className: 'fix', icon: 'over' },
};

/** What was recorded on this phone and where each record is now. */
export default function Kept() {
  const texts = useTexts();
  const { t } = texts;
  const kept = useKept(useSession().username);
  const online = useOnline();
  const terms = useTerms().data ?? [];
  const [search] = useSearchParams();
  const fresh = kept.find((k) => k.id === search.get('new'));
  return (
    <PhoneFrame title={t('dock.kept')}>
      <header className="ph"><h1>{t('dock.kept')}</h1></header>
      <main className="pm" id="main" tabIndex={-1}>
        {fresh && (
          <div className="gapb">
            <Notice tone={fresh.state === 'sent' ? 'ontime' : 'open'} icon={fresh.state === 'sent' ? 'ok' : 'device'}
              title={t(fresh.state === 'sent' ? 'kept.sent' : 'kept.saved', { name: fresh.childName, kind: t(`kind.${fresh.body.kind}`) })}
              text={fresh.fulfilled.length ? t(fresh.state === 'sent' ? 'kept.fulfilled' : 'kept.willFulfil', { list: fresh.fulfilled.map((o) => obligationName({ ...o, opensOn: o.dueOn }, terms, texts)).join(t('join')) }) : undefined}>
              <Link className="btn" href="/todo">{t('kept.back')}</Link>
            </Notice>
          </div>
        )}
        {!online && <p className="t2 f13 gapb">{t('sync.offline')}</p>}
        {kept.length === 0 && <div className="card"><Empty icon="sent" title={t('kept.empty')} text={t('kept.empty.text')}><Link className="btn pri" href="/record">{t('dock.record')}</Link></Empty></div>}
        {kept.length > 0 && (
          <ul className="card">
            {kept.map((k) => (
              <li key={k.id} className="keptrow">
                <div className="grow">
                  <p className="nm"><b>{k.childName}</b><span className="t3">{t(`kind.${k.body.kind}`)}{t('comma')}{day(k.body.occurredOn)}</span></p>
                  <p className="t3 f12">{t('kept.at', { at: moment(k.savedAt) })}</p>
                  {k.state === 'attention' && (
                    <>
                      <p className="c-over f14">{k.why}</p>
                      <p className="row">
                        <Link className="btn" href={`/record?child=${k.body.child}&kept=${k.id}`}>{t('kept.change')}</Link>
                        <button className="btn quiet" type="button" onClick={() => void drop(k.id)}>{t('kept.drop')}</button>
                      </p>
                    </>
                  )}
                </div>
                <span className={`pill ${LOOK[k.state].className}`}><Icon name={LOOK[k.state].icon} size={18} />{t(`sync.${k.state}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </main>
    </PhoneFrame>
  );
}
