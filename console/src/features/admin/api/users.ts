import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { useSession } from '@/shared/session/session';

type Schemas = components['schemas'];
export type UserPage = Schemas['UserPage'];
export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'];

const USERS = ['admin', 'users'] as const;

/** All users; asked only by those who may see them. */
export function useUsers() {
  const allowed = useSession().data?.permissions.includes('manage_users') ?? false;
  return useQuery({
    queryKey: USERS,
    enabled: allowed,
    queryFn: async () => (await answer(api.GET('/api/v1/users'))).users,
  });
}

function useChange<T>(send: (wish: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      // Nobody waits for these: what was changed is shown at once.
      void queries.invalidateQueries({ queryKey: ['user-names'] });
      void queries.invalidateQueries({ queryKey: ['configuration-warnings'] });
      return queries.invalidateQueries({ queryKey: USERS });
    },
  });
}

export const useAddUser = () =>
  useChange((body: NewUser) => answer(api.POST('/api/v1/users', { body })));

export const useChangeUser = (name: string) =>
  useChange((body: UserChange) =>
    answer(api.PATCH('/api/v1/users/{id}', { params: { path: { id: name } }, body })),
  );

export const useSetPassword = (name: string) =>
  useChange((password: string) =>
    answer(
      api.POST('/api/v1/users/{id}/password', {
        params: { path: { id: name } },
        body: { password },
      }),
    ),
  );
