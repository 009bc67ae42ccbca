import { queryOptions } from '@tanstack/react-query';

const load = () => import('./DetailsForm');

/** The part of the program that draws forms: fetched when first needed, or for the road, and not needed for the core. */
export const drawer = {
  load,
  ready: queryOptions({ queryKey: ['drawer'], queryFn: async () => (await load(), true), staleTime: Infinity, gcTime: Infinity, retry: 1 }),
};
