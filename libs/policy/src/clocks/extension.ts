import type { Amount } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { isoOf } from '../calendars/instant.js';
import { instantOf } from '../calendars/time-zone.js';
import type { ClockRule } from '../documents/document-schema.js';
import type { Policy } from '../documents/policy.js';
import { countingOf, dueAfter } from './counting.js';
import { clocksFor } from './clocks-for.js';
import type { History } from './reading.js';

export interface ExtensionRequest {
  readonly clockId: string;
  readonly by: Amount;
  /** When it is granted, ISO instant with offset. */
  readonly at: string;
}

/** Why a clock may not be extended. */
type ExtensionRefusal =
  'clock.not_running' | 'clock.not_extendable' | 'extension.late' | 'extension.too_long';

export type ExtensionAnswer =
  | {
      readonly allowed: true;
      readonly dueAt: string;
      /** Unit or role that must approve; null if the policy names none. */
      readonly approver: string | null;
      readonly noticeToComplainant: boolean;
    }
  | {
      readonly allowed: false;
      readonly code: ExtensionRefusal;
      readonly message: string;
    };

/** Whether a clock may be extended, to when, and who must say so (T-37, R-037, R-038, R-104; petition regulation art. 34). */
export function extensionAnswer(
  policy: Policy,
  calendar: Calendar,
  history: History,
  request: ExtensionRequest,
): ExtensionAnswer {
  const { clockId } = request;
  const only = { ...policy, clocks: policy.clocks.filter((clock) => clock.rule.id === clockId) };
  const [clock] = only.clocks;
  const [before] = clocksFor(only, calendar, history);
  if (!clock || !before || (before.state !== 'running' && before.state !== 'paused'))
    return refused(
      'clock.not_running',
      `${clockId} does not run. Only a running clock can be extended.`,
    );
  const rule = clock.rule.extend;
  if (!rule)
    return refused('clock.not_extendable', `The policy does not let ${clockId} be extended.`);
  if (instantOf(request.at) >= Date.parse(before.dueAt))
    return refused(
      'extension.late',
      `${clockId} was due ${before.dueAt}. Ask before the time is over.`,
    );

  const [after] = clocksFor(only, calendar, {
    ...history,
    extensions: [...(history.extensions ?? []), request],
  });
  const [longest] = rule.max
    ? clocksFor(only, calendar, { ...history, extensions: [{ ...request, by: rule.max }] })
    : [];
  if (!after) return refused('clock.not_running', `${clockId} does not run.`);
  if (longest && (after.dueAt > longest.dueAt || exceeds(history, request, rule.max)))
    return refused(
      'extension.too_long',
      `${clockId} may be extended until ${longest.dueAt} at the most.`,
    );
  const counting = countingOf(policy, calendar, history.timeZone);
  const approver = approverOf(
    rule,
    (amount) => after.dueAt <= isoOf(dueAfter(counting, instantOf(before.startedAt), amount).at),
  );
  if (approver === undefined)
    return refused('extension.too_long', `No role may extend ${clockId} that far.`);
  return {
    allowed: true,
    dueAt: after.dueAt,
    approver,
    noticeToComplainant: rule.noticeToComplainant ?? false,
  };
}

/** Who approves: the first whose authority covers the extension; null if the policy names none, undefined if none goes so far. */
function approverOf(
  { approver, approvers }: NonNullable<ClockRule['extend']>,
  covers: (amount: Amount) => boolean,
): string | null | undefined {
  if (!approvers) return approver ?? null;
  return approvers.find(({ upTo }) => !upTo || covers(upTo))?.role;
}

/** All extensions together, where they are counted in the unit of the cap; rolling off a holiday gives no day away. */
function exceeds(history: History, request: ExtensionRequest, max: Amount | undefined): boolean {
  if (!max) return false;
  const granted = [...(history.extensions ?? []), request]
    .filter((one) => one.clockId === request.clockId)
    .map((one) => one.by);
  if (granted.some((by) => by.unit !== max.unit || by.basis !== max.basis)) return false;
  return granted.reduce((sum, by) => sum + by.value, 0) > max.value;
}

function refused(code: ExtensionRefusal, message: string): ExtensionAnswer {
  return { allowed: false, code, message };
}
