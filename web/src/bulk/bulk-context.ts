import { createContext, useContext } from 'react';
import type { BulkAction, Step } from './plan';

export interface Job {
  readonly title: string;
  readonly action: BulkAction;
  readonly steps: readonly Step[];
}

interface BulkJobs {
  /** Whether another one can be given now. */
  readonly free: boolean;
  start(job: Job): void;
}
export const BulkJobsContext = createContext<BulkJobs>({ free: false, start: () => undefined });
export const useBulkJobs = (): BulkJobs => useContext(BulkJobsContext);
