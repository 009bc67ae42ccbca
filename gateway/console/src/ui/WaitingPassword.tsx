import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from '../api/http';
import { OneTimePassword } from './OneTimePassword';

interface Holder {
  username?: string;
  oneTimePassword?: string | null;
  admin?: { username: string; oneTimePassword?: string | null } | null;
}

/** A one-time password as long as nobody has acknowledged it: it is asked for again, so leaving the page loses nothing. */
export function WaitingPassword({ of, id, refresh }: { of: 'staff' | 'schools'; id: string; refresh: string }) {
  const client = useQueryClient();
  const key = ['one-time-password', of, id];
  const holder = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Holder>(`/api/${of}/${id}`, signal), gcTime: 0 }).data;
  const passedOn = useMutation({
    mutationFn: () => call(`/api/${of}/${id}/reset-password/acknowledge`, { method: 'POST' }),
    onSuccess: async () => {
      client.removeQueries({ queryKey: key });
      await client.invalidateQueries({ queryKey: [refresh] });
    },
  });
  const person = of === 'staff' ? holder : holder?.admin;
  if (!person?.oneTimePassword || passedOn.isSuccess) return null;
  return <OneTimePassword username={person.username ?? ''} password={person.oneTimePassword} onDone={() => passedOn.mutate()} />;
}
