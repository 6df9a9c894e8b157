import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { ContactPage, ContactView } from '../api/types';

/** One contact with its timeline, read again whenever `mark` changes. */
export function useContactPage(id: string, mark: string) {
  return useQuery({
    queryKey: ['contact', id, mark],
    queryFn: (): Promise<ContactPage> =>
      answer(api.GET('/api/v1/contacts/{id}', { params: { path: { id } } })),
    placeholderData: (previous) => (previous?.contact.id === id ? previous : undefined),
  });
}

/** Changes when the contact's timeline may have grown. */
export function markOf(contact: ContactView): string {
  const { phase, since, recording, disposition, messages, party, attempts } = contact;
  return [phase, since, recording, disposition, messages.length, party?.state, attempts].join(' ');
}
