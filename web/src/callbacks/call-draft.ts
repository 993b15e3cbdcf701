import type { CallBack } from '@tingsu/contracts';
import { followUpKey } from '../casepage/command-payload';
import type { DraftValues } from '../drafts/draft-keeper';
import { CALL_RESULTS, type CallResult, type TypedResult } from './call-groups';

type Item = Pick<CallBack, 'planId' | 'itemNo'>;

/** What is typed at the desk, as the dialog on the case has it: both keep one draft. */
export const draftOf = (item: Item, { found, ...rest }: Partial<TypedResult>): DraftValues => ({
  ...rest,
  item: followUpKey(item),
  ...(found ? CALL_RESULTS[found] : {}),
});

/** The draft of a call, back at the desk; nothing of another call of the case. */
export const typedIn = (item: Item, values: DraftValues): Partial<TypedResult> | null => {
  if (values['item'] !== followUpKey(item)) return null;
  const { item: _item, result, finding, ...rest } = values;
  const found = (Object.keys(CALL_RESULTS) as CallResult[]).find((name) => {
    const one: { readonly result: string; readonly finding?: string } = CALL_RESULTS[name];
    return one.result === result && one.finding === (finding ?? undefined);
  });
  return { ...rest, ...(found ? { found } : {}) };
};
