import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, get } from '../api/http';
import { useTexts } from '../i18n';
import { Failure, Notice } from '../ui/parts';

interface Membership {
  school: string;
  name: string;
  roles: string[];
  state: 'OFFERED' | 'ACTIVE';
}

/** Schools that ask somebody to work there, too; answered before going on, or left for later. */
export function Offers() {
  const { t } = useTexts();
  const client = useQueryClient();
  const [accepted, setAccepted] = useState<Membership[]>([]);
  const memberships = useQuery({
    queryKey: ['memberships'],
    queryFn: ({ signal }) => get<{ items: Membership[] }>('/api/my/memberships', signal),
    staleTime: 60_000,
  }).data;
  const answer = useMutation({
    mutationFn: ({ offer, word }: { offer: Membership; word: 'accept' | 'decline' }) => call(`/api/my/memberships/${offer.school}/${word}`, { method: 'POST' }),
    onSuccess: async (_, { offer, word }) => {
      if (word === 'accept') setAccepted((before) => [...before, offer]);
      await client.invalidateQueries({ queryKey: ['memberships'] });
    },
  });
  const offers = memberships?.items.filter((one) => one.state === 'OFFERED') ?? [];
  return (
    <>
      {answer.isError && <Failure error={answer.error} />}
      {accepted.map((one) => <Notice key={one.school} tone="ontime" icon="ok" title={t('offers.again', { school: one.name })} />)}
      {offers.map((offer) => (
        <Notice key={offer.school} tone="open" icon="open" title={t('offers.title')} text={t('offers.text', { school: offer.name })}>
          <button className="btn pri s" type="button" disabled={answer.isPending} onClick={() => answer.mutate({ offer, word: 'accept' })}>{t('offers.accept')}</button>
          <button className="btn s" type="button" disabled={answer.isPending} onClick={() => answer.mutate({ offer, word: 'decline' })}>{t('offers.decline')}</button>
        </Notice>
      ))}
    </>
  );
}
