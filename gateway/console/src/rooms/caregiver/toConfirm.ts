import { useQuery } from '@tanstack/react-query';
import { all } from '../../api/queries';
import type { Contact } from '../../api/types';

/** Entries that somebody else made in this person's name, until this person has said whether it was so. */
export const useToConfirm = (enabled = true) =>
  useQuery({ queryKey: ['to-confirm'], enabled, queryFn: ({ signal }) => all<Contact>('/api/my/contacts-to-confirm', {}, signal), refetchOnWindowFocus: true });
