import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { get } from '../../api/http';
import { useMyObligations, useTerms } from '../../api/queries';
import type { Child, ChildFile, Obligation } from '../../api/types';
import { dueWords, isToDo, obligationName, urgency } from '../../care/obligations';
import { useKept } from '../../care/outbox';
import { day, today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { useSession } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Waiting } from '../../ui/parts';
import { about, byVillage, firstNumber, useMyChildren } from './data';
import { PhoneFrame, useOnline } from './PhoneFrame';
import { useToConfirm } from './toConfirm';

/** What I still have to do, the most urgent first. */
export default function Todo() {
  const { t } = useTexts();
  const session = useSession();
  const obligations = useMyObligations();
  const children = useMyChildren();
  const [byPlace, setByPlace] = useState(false);
  const kept = useKept(session.username);
  // What waits on this phone counts as done for the person who recorded it.
  const waiting = new Set(kept.filter((k) => k.state !== 'attention').flatMap((k) => k.fulfilled.map((f) => f.id)));
  const now = today();
  const todo = (obligations.data ?? []).filter((o) => isToDo(o) && !waiting.has(o.id));
  const names = new Map((children.data ?? []).map((c) => [c.id, c]));
  const of = (...wanted: string[]) => todo.filter((o) => wanted.includes(urgency(o, now)));
  const overdue = of('overdue');
  const entry = of('entry');
  const soon = of('week');
  const later = of('later', 'notYet');
  const failed = obligations.error ?? children.error;
  const loaded = obligations.data && children.data;
  return (
    <PhoneFrame title={t('menu.todo')}>
      <header className="ph">
        <div className="grow">
          <h1>{t('menu.todo')}</h1>
          <p className="t2">{session.name}{children.data && `${t('comma')}${t('todo.children', { n: children.data.length })}`}</p>
        </div>
        <div className="seg" role="group" aria-label={t('todo.order')}>
          <button type="button" aria-pressed={!byPlace} onClick={() => setByPlace(false)}>{t('todo.byUrgency')}</button>
          <button type="button" aria-pressed={byPlace} onClick={() => setByPlace(true)}>{t('todo.byVillage')}</button>
        </div>
      </header>
      <Sync />
      <InMyName />
      <main className="pm" id="main" tabIndex={-1}>
        {failed && <div className="gapb"><Failure error={failed} what={loaded ? t('todo.stale') : t('todo.failed')} retry={() => { void obligations.refetch(); void children.refetch(); }} /></div>}
        {!loaded && !failed && <div className="card"><Waiting lines={5} /></div>}
        {loaded && todo.length === 0 && (
          <div className="card"><Empty icon="check" title={t('todo.empty')} text={t(children.data.length ? 'todo.empty.text' : 'todo.noChildren')} /></div>
        )}
        {loaded && byPlace && todo.length > 0 && <Places obligations={todo.filter((o) => urgency(o, now) !== 'notYet')} names={names} />}
        {loaded && !byPlace && (
          <>
            {overdue.length > 0 && (
              <section>
                <h2 className="over"><Icon name="over" size={18} />{t('todo.overdue', { n: overdue.length })}</h2>
                <Cards obligations={overdue} names={names} first />
              </section>
            )}
            {entry.length > 0 && (
              <section>
                <h2><Icon name="late" size={18} />{t('todo.entry', { n: entry.length })}</h2>
                <Cards obligations={entry} names={names} />
              </section>
            )}
            {soon.length > 0 && (
              <section>
                <h2><Icon name="open" size={18} />{t('todo.week', { n: soon.length })}</h2>
                <Places obligations={soon} names={names} />
              </section>
            )}
            {later.length > 0 && <Later obligations={later} names={names} />}
          </>
        )}
      </main>
    </PhoneFrame>
  );
}

/** Where the records of this phone are; without a network a fact in one line, not an alarm. */
function Sync() {
  const { t } = useTexts();
  const online = useOnline();
  const kept = useKept(useSession().username);
  const n = (state: string) => kept.filter((k) => k.state === state).length;
  if (kept.length === 0 && online) return null;
  return (
    <section className="sync" aria-label={t('sync.label')}>
      {kept.length > 0 && (
        <ul>
          {n('saved') > 0 && <li className="saved"><Icon name="device" size={18} />{t('sync.saved')}<b>{n('saved')}</b></li>}
          {n('sent') > 0 && <li className="sent"><Icon name="sent" size={18} />{t('sync.sent')}<b>{n('sent')}</b></li>}
          {n('attention') > 0 && <li className="fix"><Link href="/kept"><Icon name="over" size={18} />{t('sync.attention')}<b>{n('attention')}</b></Link></li>}
        </ul>
      )}
      {!online && <p role="status"><Icon name="nonet" size={14} />{t('sync.offline')}</p>}
    </section>
  );
}

/** How many entries in my name wait for my word; nothing where none does. */
function InMyName() {
  const { t } = useTexts();
  const n = useToConfirm().data?.length ?? 0;
  if (n === 0) return null;
  return (
    <Link className="rest named" href="/confirm">
      <Icon name="user" size={18} /><b>{t('confirm.waiting', { n })}</b><Icon name="right" size={18} />
    </Link>
  );
}

type Names = ReadonlyMap<string, Child>;

function Cards({ obligations, names, first }: { obligations: Obligation[]; names: Names; first?: boolean }) {
  const entries = byVillage(obligations, names).flatMap((g) => g.children);
  return <ul className={first ? 'card' : 'card soft'}>{entries.map((e) => <Entry key={e.id} {...e} village />)}</ul>;
}

function Places({ obligations, names }: { obligations: Obligation[]; names: Names }) {
  const { t } = useTexts();
  const groups = byVillage(obligations, names);
  const placed = groups.some((g) => g.village !== null);
  return (
    <ul className="card soft">
      {groups.flatMap((group) => [
        placed && (
          <li key={`v${group.village}`} className="vil">
            <Icon name="pin" /><b>{group.village ?? t('todo.noVillage')}</b>
            <span>{t('todo.trip', { n: group.children.length, dues: group.children.reduce((sum, c) => sum + c.obligations.length, 0) })}</span>
          </li>
        ),
        ...group.children.map((e) => <Entry key={e.id} {...e} />),
      ])}
    </ul>
  );
}

function Later({ obligations, names }: { obligations: Obligation[]; names: Names }) {
  const { t } = useTexts();
  const until = obligations.map((o) => o.dueOn).sort()[0];
  return (
    <details className="later">
      <summary className="rest"><b>{t('todo.later', { n: obligations.length })}</b><span>{t('todo.later.from', { day: day(until) })}</span><Icon name="right" size={18} /></summary>
      <Places obligations={obligations} names={names} />
    </details>
  );
}

/** One tap calls the guardian. The number is fetched for the call alone; who has none leads to whom else there is. */
function Call({ id, name }: { id: string; name: string }) {
  const { t } = useTexts();
  const [, go] = useLocation();
  const [number, setNumber] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const call = async () => {
    setAsking(true);
    try {
      const child = await get<ChildFile>(`/api/children/${id}`);
      const found = firstNumber(child);
      if (found === null) go(`/kids?child=${id}`);
      else {
        setNumber(found);
        window.location.assign(`tel:${found}`);
      }
    } catch {
      go(`/kids?child=${id}`);
    } finally {
      setAsking(false);
    }
  };
  if (number !== null) return <a className="ci" href={`tel:${number}`} ref={focus} aria-label={t('todo.call', { name })}><Icon name="phone" size={20} /></a>;
  return <button className="ci" type="button" aria-busy={asking} onClick={() => { if (!asking) void call(); }} aria-label={t('todo.call', { name })}><Icon name="phone" size={20} /></button>;
}

const focus = (link: HTMLElement | null) => link?.focus();

function Entry({ child, id, obligations, village }: { child: Child | undefined; id: string; obligations: Obligation[]; village?: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const terms = useTerms().data ?? [];
  const now = today();
  const name = child?.name ?? t('todo.unknownChild');
  return (
    <li>
      <div className="grow">
        <p className="nm"><b>{name}</b><span className="t3">{about(child, texts, !!village)}</span></p>
        {obligations.map((o) => {
          const over = urgency(o, now) === 'overdue';
          return (
            <p key={o.id} className="it">
              <span className={over ? 'c-over' : 'c-open'}><Icon name={over ? 'over' : 'open'} size={14} />{obligationName(o, terms, texts)}</span>
              <span className="due">{o.unpaired && <span className="tag plain">{t('duties.nobody')}</span>}{dueWords(o, now, t)}</span>
            </p>
          );
        })}
      </div>
      <Call id={id} name={name} />
      <Link className="rec" href={`/record?child=${id}&obligation=${obligations[0]!.id}`} aria-label={t('todo.record', { name })}>{t('dock.record')}</Link>
    </li>
  );
}
