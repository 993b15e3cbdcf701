import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide.js';
import type { PayloadOf } from './payload.js';
import { isEnded } from './ended-states.js';

/** The case into which this one was merged; null where it stands alone. */
export const mergedInto = ({
  state,
  linked,
}: Pick<CaseState, 'state' | 'linked'>): string | null =>
  state === 'merged'
    ? (linked.findLast(({ relation }) => relation === 'merged_into')?.caseNo ?? null)
    : null;

/**
 * Opens a case again that was merged into another (T-34). The other gives back what it took over: the marks of the channel and the time
 * that the sending body asks for are its own again, and it is graded by them unless it is over.
 */
export function decideUnmerge(
  source: CaseState,
  target: CaseState,
  historyOfTarget: readonly RecordedEvent[],
  payload: PayloadOf<'reopen'>,
  context: DecisionContext,
): readonly [Decision, Decision] {
  const own = withoutMerged(historyOfTarget, source.caseNo);
  const facts = { ...target.classification?.facts, channelMarks: own.channelMarks };
  const left = conclude(
    target,
    {
      events: [
        {
          kind: 'mergeUndone',
          data: {
            ...{ state: target.state, sourceCaseNo: source.caseNo },
            ...{ channelMarks: [...own.channelMarks], externalDueAt: own.externalDueAt },
          },
        },
        ...(isEnded(target.state) ? [] : [classified(target, facts, context, false)]),
      ],
    },
    context,
  );
  return [decide(source, { name: 'reopen', payload }, context), left];
}

interface Own {
  readonly channelMarks: readonly string[];
  readonly externalDueAt: string | null;
}

/** What a case has of its own, and of other cases that are still part of it. */
function withoutMerged(history: readonly RecordedEvent[], sourceCaseNo: string): Own {
  return history.reduce<Own>(
    (own, { kind, data }) => {
      switch (kind) {
        case 'opened':
          return { channelMarks: data.channelMarks, externalDueAt: data.externalDueAt ?? null };
        case 'complaintSupplemented':
          return { ...own, externalDueAt: data.externalDueAt ?? own.externalDueAt };
        case 'mergeReceived':
          return data.sourceCaseNo === sourceCaseNo
            ? own
            : {
                channelMarks: [...new Set([...own.channelMarks, ...data.channelMarks])],
                externalDueAt: data.externalDueAt ?? own.externalDueAt,
              };
        default:
          return own;
      }
    },
    { channelMarks: [], externalDueAt: null },
  );
}
