import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { useMay } from '../session/permissions';

/** What accounts are called, by id, as far as they may be read; what is not known is called by its id. */
export function useAccountNames() {
  const enabled = useMay('see_accounts');
  const { data = [] } = useQuery({
    queryKey: ['accounts', 'names'],
    enabled,
    staleTime: 60_000,
    queryFn: async () => {
      const query = { limit: 500 };
      return (await answer(api.GET('/api/v1/accounts', { params: { query } }))).accounts;
    },
  });
  const called = new Map(data.map(({ id, company }) => [id, company]));
  return {
    name: (id: string) => called.get(id) ?? id,
    all: data.map(({ id, company }) => [id, company] as const),
  };
}
