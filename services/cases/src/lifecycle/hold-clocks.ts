import type { EvidenceHold } from '@tingsu/contracts';
import { setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { holdsOf } from './hold-rules.js';

const PREFIX = 'hold.';
export const isHoldClock = (clockId: string): boolean => clockId.startsWith(PREFIX);

/** The id of the clock of the next hold; a case never uses one twice. */
export const nextHoldClock = (holds: readonly EvidenceHold[]): string =>
  `${PREFIX}${holds.filter(({ clockId }) => clockId !== null).length + 1}`;

/** A seal is kept until it is opened, also after the case has ended; before its period is over somebody is told. */
export function holdReadings(
  state: CaseState,
  { policy, calendar, timeZone }: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  return holdsOf(state).flatMap(({ clockId, sealedAt, keptUntil, releasedAt, listNo }) =>
    clockId === null || sealedAt === null || keptUntil === null
      ? []
      : [
          setClock(policy, calendar, timeZone, state.classification?.facts ?? {}, {
            clockId,
            label: {
              zh: `封存保管期（封存清单 ${listNo} 号）`,
              en: `Period of sealed evidence, list ${listNo}`,
            },
            owner: policy.centre,
            startedAt: sealedAt,
            dueAt: keptUntil,
            metAt: releasedAt,
            rests: [],
          }),
        ],
  );
}
