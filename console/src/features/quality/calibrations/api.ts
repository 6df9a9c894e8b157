import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { KEY } from '../api';

type Schemas = components['schemas'];
export type Session = Schemas['CalibrationPage'];
export type SessionLine = Schemas['CalibrationLine'];
export type Result = Schemas['CalibrationResult'];
export type QuestionResult = Schemas['QuestionResult'];
export const STATES = ['open', 'closed'] as const;
const path = (id: string) => ({ path: { id } });

export function useSessions(state: string, after: string) {
  const query = {
    after,
    limit: 50,
    ...(state && { state: state as Schemas['CalibrationState'] }),
  };
  return useQuery({
    queryKey: [KEY, 'calibrations', query],
    queryFn: () => answer(api.GET('/api/v1/calibrations', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const useSession = (id: string) =>
  useQuery({
    queryKey: [KEY, 'calibration', id],
    queryFn: () => answer(api.GET('/api/v1/calibrations/{id}', { params: path(id) })),
  });

export function useEvaluators(query: { since: number; before: number }) {
  return useQuery({
    queryKey: [KEY, 'calibration-report', query],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/calibration-report', { params: { query } }))).evaluators,
    placeholderData: keepPreviousData,
  });
}

export const callSession = (body: Schemas['NewCalibration']) =>
  answer(api.POST('/api/v1/calibrations', { body }));

export const closeSession = (id: string, version: number) =>
  answer(api.POST('/api/v1/calibrations/{id}/close', { params: path(id), body: { version } }));
