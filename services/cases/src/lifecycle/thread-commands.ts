import type { CommandName, RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Handlers } from './handlers.js';
import { unreadIn } from './thread-state.js';

/** What the office does with what complainants write; the answers themselves are written in the thread. */
export const THREAD: Handlers<'readMessages'> = {
  readMessages: ({ state }) => ({ events: [{ kind: 'messagesRead', data: { state } }] }),
};

/** With these the complainant is told how it ends: nobody tells it over a message that was not read. */
const LAST_WORDS: readonly CommandName[] = ['giveFinal', 'decline', 'refer', 'close', 'settle'];

export function refusalToSpeak(name: CommandName, state: CaseState): RuleCode | null {
  const unread = unreadIn(state);
  if (name === 'readMessages') return unread === 0 ? 'messages.none_unread' : null;
  return unread > 0 && LAST_WORDS.includes(name) ? 'messages.unread' : null;
}
