import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type UpgradePage = Schemas['UpgradePage'];

// Below the key of tasks: what is done with a task is read here again, too.
const KEY = ['tasks', 'upgrades'];

export function useUpgrades(after: string) {
  const query = { limit: 50, ...(after && { after }) };
  return useQuery({
    queryKey: [...KEY, 'list', query],
    queryFn: () => answer(api.GET('/api/v1/upgrades', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useUpgrade(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    enabled: id !== '',
    queryFn: () => answer(api.GET('/api/v1/upgrades/{id}', { params: { path: { id } } })),
  });
}

export const addUpgrade = (body: { name: string; note: string; due: number; tier: string }) =>
  answer(api.POST('/api/v1/upgrades', { body: { ...body, accounts: [] } }));
