import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { KEY } from '../api';

type Schemas = components['schemas'];
export type Course = Schemas['Course'];
export type CertificateLine = Schemas['CertificateLine'];
const path = (id: string) => ({ path: { id } });

export const useCourses = () =>
  useQuery({
    queryKey: [KEY, 'courses'],
    queryFn: async () => (await answer(api.GET('/api/v1/courses'))).courses,
  });

export const useCertificates = (agent: string) =>
  useQuery({
    queryKey: [KEY, 'certificates', agent],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/certificates', { params: { query: { agent, course: '' } } })))
        .certificates,
  });

export const saveCourse = (id: string, body: Schemas['CourseForm']) =>
  id
    ? answer(api.PUT('/api/v1/courses/{id}', { params: path(id), body }))
    : answer(api.POST('/api/v1/courses', { body }));

export const enterResult = (course: string, body: Schemas['TestEntry']) =>
  answer(api.POST('/api/v1/courses/{id}/results', { params: path(course), body }));

export const revokeCertificate = (id: string, body: Schemas['Revocation']) =>
  answer(api.POST('/api/v1/certificates/{id}/revoke', { params: path(id), body }));
