import type { CommandName, NextStep } from '@tingsu/contracts';

/** What people do right after a command anyway; it is offered at once instead of waiting for another press. */
const FOLLOWS: Partial<Readonly<Record<CommandName, CommandName>>> = {
  register: 'startTriage',
  startTriage: 'classify',
  accept: 'dispatch',
  finalise: 'giveFinal',
  giveFinal: 'close',
};

/** Longer after a command, in milliseconds, nothing opens by itself any more: what others do later must not take the keyboard. */
export const CARRIES_FOR_MS = 5_000;

/**
 * The command that carries the work on after one was done: what its author asked for with it, else what usually follows; only where it is
 * this person's next step as well.
 */
export const carriesOn = (
  done: CommandName,
  next: NextStep | null,
  asked: CommandName | null = null,
): CommandName | null =>
  next?.mine && (asked ?? FOLLOWS[done]) === next.command ? next.command : null;
