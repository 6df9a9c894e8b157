import type { Fault } from '../api/configuration';

/** The faults of a place and of everything below it. */
export function faultsAt(faults: readonly Fault[], path: string): Fault[] {
  return faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
}

/** The faults of a place itself, without those of what is below it. */
export function faultsOf(faults: readonly Fault[], path: string): Fault[] {
  return faults.filter((fault) => fault.path === path);
}
