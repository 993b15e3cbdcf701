import { rebuild, type RebuildOptions } from '@tingsu/messaging';
import { AwaitedCaseRepository } from '../awaited-cases/awaited-case.repository.js';
import type { CaseEvent } from './copied-event.js';
import { CaseCopyRepository } from './case-copy.repository.js';

/** What intake keeps of cases, again from their events, beside the copies that serve. */
export function rebuildCaseCopies(
  options: Omit<RebuildOptions, 'kinds' | 'handlers'>,
): Promise<{ readonly events: number }> {
  const copies = new CaseCopyRepository(new AwaitedCaseRepository(options.unitOfWork));
  return rebuild({
    ...options,
    kinds: ['case'],
    handlers: {
      has: () => true,
      groupOf: () => 'case events',
      call: async (_, events: readonly unknown[], { tx }) => {
        await copies.apply(tx, events as CaseEvent[]);
      },
    },
  });
}
