import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';

export type CustomerBeside = components['schemas']['CustomerBeside'];

/** The customer of a contact with all that a call wants to know, in one request; read again with `mark`. */
export function useCustomerOf(contact: string, mark: string, enabled: boolean) {
  return useQuery({
    queryKey: ['customer', 'of', contact, mark],
    enabled,
    // The header and the tab show the same answer.
    staleTime: 60_000,
    queryFn: (): Promise<CustomerBeside> =>
      answer(api.GET('/api/v1/contacts/{id}/customer', { params: { path: { id: contact } } })),
    placeholderData: (previous) => (previous?.contact === contact ? previous : undefined),
  });
}
