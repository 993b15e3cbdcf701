import type { AccountabilityLine, Bearer } from '@tingsu/contracts';
import type { AccountabilityRules } from '../documents/compose-accountability.js';
import { lineOf } from './lines.js';

/** Who had to do with a complaint that was answered late. */
export interface Handlers {
  readonly firstResponder: string | null;
  readonly undertaker: string | null;
  readonly head: string | null;
}

/** A limit passed without an accepted reason: all of them answer directly, without an amount of its own (R-132, R-139; ). */
export function latenessLines(
  { lateness, sources }: AccountabilityRules,
  handlers: Handlers,
  reasonAccepted: boolean,
): AccountabilityLine[] {
  if (reasonAccepted) return [];
  const direct = (['firstResponder', 'undertaker', 'head'] as const satisfies Bearer[]).flatMap(
    (bearer) => {
      const personId = handlers[bearer];
      return personId === null ? [] : [{ bearer, personId }];
    },
  );
  return lateness.flatMap((outcome) =>
    direct.map(({ bearer, personId }) =>
      lineOf({
        ...{ key: `late.${outcome}.${bearer}`, kind: 'outcome', rule: 'lateness', outcome },
        ...{ source: sources['lateness'] ?? null, bearer, personId },
      }),
    ),
  );
}
