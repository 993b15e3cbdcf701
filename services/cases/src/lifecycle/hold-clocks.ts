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

type Setting = Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>;

/**
 * What was asked for is sealed in the hours of the house. A seal is kept until it is opened, also after the case has ended; before its
 * period is over somebody is told.
 */
export function holdReadings(state: CaseState, setting: Setting): ClockReading[] {
  const { policy, calendar, timeZone } = setting;
  const facts = state.classification?.facts ?? {};
  return holdsOf(state)
    .flatMap((hold) => [sealing(hold, policy.evidenceHold?.sealHours), keeping(hold)])
    .filter((one) => one !== null)
    .map((limit) =>
      setClock(policy, calendar, timeZone, facts, { ...limit, owner: policy.centre, rests: [] }),
    );
}

const HOUR = 3_600_000;

function sealing({ listNo, askedAt, sealedAt }: EvidenceHold, hours: number | undefined) {
  if (hours === undefined) return null;
  return {
    clockId: `${PREFIX}asked.${listNo}`,
    label: {
      zh: `封存证据（封存清单 ${listNo} 号）`,
      en: `Evidence to be sealed, list ${listNo}`,
    },
    startedAt: askedAt,
    dueAt: new Date(Date.parse(askedAt) + hours * HOUR).toISOString(),
    metAt: sealedAt,
  };
}

function keeping({ clockId, sealedAt, keptUntil, releasedAt, listNo }: EvidenceHold) {
  if (clockId === null || sealedAt === null || keptUntil === null) return null;
  return {
    clockId,
    label: {
      zh: `封存保管期（封存清单 ${listNo} 号）`,
      en: `Period of sealed evidence, list ${listNo}`,
    },
    startedAt: sealedAt,
    dueAt: keptUntil,
    metAt: releasedAt,
  };
}
