/** A call that a telephone system handed to the form: by its number, or by the id under which it was announced. */
export interface Incoming {
  readonly phone: string;
  readonly callId: string;
}

const NEW = '/staff/new';

/** What an address says of a call, and the address without it. */
export const incomingIn = (
  search: string,
): { readonly incoming: Incoming | null; readonly rest: string } => {
  const query = new URLSearchParams(search);
  const phone = query.get('phone')?.slice(0, 100) ?? '';
  const callId = query.get('call')?.slice(0, 100) ?? '';
  query.delete('phone');
  query.delete('call');
  const rest = query.toString();
  return {
    incoming: phone || callId ? { phone, callId } : null,
    rest: rest ? `?${rest}` : '',
  };
};

let waiting: Incoming | null = null;

/**
 * Takes a call out of the address before anything is shown or sent: a number must stay in no history, and in no address that
 * somebody copies. It waits for the form, through the sign-in page.
 */
export const takeCallFromAddress = (): void => {
  const { pathname, search, hash } = window.location;
  if (pathname !== NEW) return;
  const { incoming, rest } = incomingIn(search);
  if (!incoming) return;
  waiting = incoming;
  window.history.replaceState(window.history.state, '', `${pathname}${rest}${hash}`);
};

/** The call that the address of the page brought, once. */
export const nextIncoming = (): Incoming | null => {
  takeCallFromAddress();
  const next = waiting;
  waiting = null;
  return next;
};
