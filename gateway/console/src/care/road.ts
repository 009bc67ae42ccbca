import type { QueryClient } from '@tanstack/react-query';
import { careStandard, forms } from '../api/queries';
import { drawer } from '../forms/drawer';

/** What a record needs where there is no network: the forms, what draws them, and the rules of care. */
export async function prepare(client: QueryClient): Promise<void> {
  await Promise.all([client.prefetchQuery(drawer.ready), client.prefetchQuery(forms), client.prefetchQuery(careStandard)]);
}
