import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from '../api/http';
import { OneTimePassword } from './OneTimePassword';

interface Holder {
  username: string;
  oneTimePassword?: string | null;
}

/** A one-time password of the school's staff as long as nobody has acknowledged it: leaving the page loses nothing. */
export function WaitingPassword({ id }: { id: string }) {
  const key = ['one-time-password', 'staff', id];
  const holder = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Holder>(`/api/staff/${id}`, signal), gcTime: 0 }).data;
  return holder?.oneTimePassword ? <Shown holder={holder} path={`/api/staff/${id}/reset-password/acknowledge`} asked={key} refresh="staff" /> : null;
}

/** Those that the bureau asked for, of one school's people. */
export function WaitingPasswords({ school }: { school: string }) {
  const key = ['one-time-password', 'schools', school];
  const holders = useQuery({ queryKey: key, queryFn: ({ signal }) => get<{ items: Holder[] }>(`/api/schools/${school}/one-time-passwords`, signal), gcTime: 0 }).data?.items ?? [];
  return holders.map((holder) => holder.oneTimePassword && (
    <Shown key={holder.username} holder={holder} asked={key} refresh="schools"
      path={`/api/schools/${school}/reset-password/acknowledge?username=${encodeURIComponent(holder.username)}`} />
  ));
}

function Shown({ holder, path, asked, refresh }: { holder: Holder; path: string; asked: string[]; refresh: string }) {
  const client = useQueryClient();
  const passedOn = useMutation({
    mutationFn: () => call(path, { method: 'POST' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: asked });
      await client.invalidateQueries({ queryKey: [refresh] });
    },
  });
  return passedOn.isSuccess ? null : <OneTimePassword username={holder.username} password={holder.oneTimePassword ?? ''} onDone={() => passedOn.mutate()} />;
}
