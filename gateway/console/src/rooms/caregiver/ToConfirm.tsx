import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/http';
import { useMyCaregiver } from '../../api/queries';
import type { Child, Contact } from '../../api/types';
import { Written } from '../../forms/Written';
import { day, moment } from '../../format/dates';
import { useTexts } from '../../i18n';
import { useSession } from '../../session/session';
import { Ask } from '../../ui/Ask';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Notice, Waiting } from '../../ui/parts';
import { about, useMyChildren } from './data';
import { PhoneFrame, useOnline } from './PhoneFrame';
import { useToConfirm } from './toConfirm';

type Word = 'confirm' | 'decline';

/** What others wrote in my name: I was there, or I wasn't. An entry stays on the list until the server has the answer. */
export default function ToConfirm() {
  const { t } = useTexts();
  const online = useOnline();
  const waiting = useToConfirm();
  const children = useMyChildren();
  const names = new Map((children.data ?? []).map((child) => [child.id, child]));
  const [said, setSaid] = useState<{ word: Word; name: string } | null>(null);
  const found = waiting.data;
  return (
    <PhoneFrame title={t('menu.confirm')}>
      <header className="nav">
        <Link href="/todo" aria-label={t('back')}><Icon name="left" size={24} /></Link>
        <h1>{t('menu.confirm')}</h1>
      </header>
      <main className="pm" id="main" tabIndex={-1}>
        {!online && <div className="gapb"><Notice tone="open" icon="nonet" title={t('confirm.offline')} text={t('confirm.offline.text')} /></div>}
        <div role="status">{said && <p className="t2 f14 gapb">{t(`confirm.said.${said.word}`, { name: said.name })}</p>}</div>
        {waiting.isPending && <div className="card"><Waiting lines={5} /></div>}
        {waiting.isError && online && <div className="gapb"><Failure error={waiting.error} retry={() => void waiting.refetch()} /></div>}
        {found?.length === 0 && <div className="card"><Empty icon="check" title={t('confirm.empty')} text={t('confirm.empty.text')}><Link className="btn" href="/todo">{t('kept.back')}</Link></Empty></div>}
        {!!found?.length && (
          <>
            <p className="t2 f14 gapb">{t('confirm.lead')}</p>
            <ul className="card">{found.map((contact) => <Entry key={contact.id} contact={contact} child={names.get(contact.child)} onSaid={(word, name) => setSaid({ word, name })} />)}</ul>
          </>
        )}
      </main>
    </PhoneFrame>
  );
}

function Entry({ contact, child, onSaid }: { contact: Contact; child: Child | undefined; onSaid: (word: Word, name: string) => void }) {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const online = useOnline();
  const me = useMyCaregiver(useSession().username).data?.id;
  const [open, setOpen] = useState(false);
  const name = child?.name ?? t('todo.unknownChild');
  const kind = t(`kind.${contact.kind}`);
  const awaited = contact.confirmations?.some((one) => one.state === 'AWAITED' && (!me || one.participant === me));
  const answer = useMutation({
    mutationFn: (word: Word) => call(`/api/contacts/${contact.id}/${word}`, { method: 'POST' }),
    onSuccess: async (_, word) => {
      onSaid(word, name);
      document.getElementById('main')?.focus({ preventScroll: true });
      await Promise.all(['to-confirm', 'my-obligations', 'obligations', 'contacts'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const say = (word: Word) => {
    if (online && !answer.isPending) answer.mutate(word);
  };
  const met = contact.with.map((who) => t(`met.${who}`)).join(t('join'));
  return (
    <li className="keptrow">
      <div className="grow">
        <p className="nm"><b>{name}</b><span className="t3">{about(child, texts, true)}</span></p>
        <p>{contact.outcome === 'FAILED' ? t('child.failedAttempt', { kind }) : kind}{t('comma')}{day(contact.occurredOn)}{met && `${t('comma')}${t('confirm.met', { list: met })}`}</p>
        <p className="t3 f13">{contact.receivedAt && `${t('kept.at', { at: moment(contact.receivedAt) })}${t('comma')}`}{t(awaited ? 'confirm.counts.later' : 'confirm.counts.now')}</p>
        {open && <Written id={contact.id} />}
        <button className="lk f13 tall" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'confirm.less' : 'confirm.more')}</button>
        {answer.isError && <div className="gapb"><Failure error={answer.error} retry={() => { answer.reset(); void client.invalidateQueries({ queryKey: ['to-confirm'] }); }} /></div>}
        <p className="row wraprow">
          <button className="btn pri" type="button" aria-disabled={!online || answer.isPending} aria-label={t('confirm.yes.label', { name, kind })} onClick={() => say('confirm')}>{t('confirm.yes')}</button>
          <Ask className="btn" word={t('confirm.no')} label={t('confirm.no.label', { name, kind })}>
            {(close) => (
              <>
                <span className="f14">{t('confirm.no.ask')}</span>
                <button className="btn" type="button" aria-disabled={!online || answer.isPending} onClick={() => say('decline')}>{t('confirm.no.do')}</button>
                <button className="btn quiet" type="button" onClick={close}>{t('cancel')}</button>
              </>
            )}
          </Ask>
        </p>
      </div>
    </li>
  );
}
