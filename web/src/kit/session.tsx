import type { FactorNeeded, GiveFactor } from '@tingsu/contracts';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { get, post, rememberCsrfToken, request } from '../api/http.client';
import { asProblem } from '../api/problem';
import type { Me } from '../api/types';

const ME = ['me'] as const;
const Context = createContext<Me | null>(null);

const fetchMe = async (): Promise<Me | null> => {
  try {
    const me = await get<Me>('/me');
    rememberCsrfToken(me.csrfToken);
    return me;
  } catch (error) {
    if (asProblem(error).status === 401) return null;
    throw error;
  }
};

/** The signed-in person, `null` when no one is, and the query while it is not known. */
export const useMe = () =>
  useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 5 * 60_000, retry: 1 });

export const SessionProvider = ({
  me,
  children,
}: {
  readonly me: Me;
  readonly children: ReactNode;
}) => <Context value={me}>{children}</Context>;
export const useSession = (): Me | null => useContext(Context);

/** The session ended behind our back (401): forget who it was, which leads to the sign-in page and back again. */
export const sessionEnded = (client: QueryClient): void => {
  rememberCsrfToken(null);
  client.setQueryData(ME, null);
};

/** Asks the server who is signed in now: no one, or another person in another tab of this browser. */
export const useAskWhoIsSignedIn = (): (() => void) => {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: ME }), [client]);
};

/** Drops what was fetched for the person before. */
export const forgetAllButSession = (client: QueryClient): void =>
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });

/** Shows the pages of the person who has just signed in. */
const useEnter = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    forgetAllButSession(client);
    await client.fetchQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 0 });
  };
};

/** Signs in by a password; what is asked for besides it, null when nothing is. */
export const useSignIn = () => {
  const enter = useEnter();
  return async (login: string, password: string): Promise<FactorNeeded | null> => {
    const answer = await post<Me | FactorNeeded>('/session', { login, password });
    if ('challenge' in answer) return answer;
    await enter();
    return null;
  };
};

/** The second step of a sign-in, or a passkey alone. */
export const useGiveFactor = () => {
  const enter = useEnter();
  return async (given: GiveFactor): Promise<void> => {
    await post('/session/factor', given);
    await enter();
  };
};

export const useSignOut = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await request('DELETE', '/session').catch(() => undefined);
    // First, while the page still listens: after a clearing it would not hear that no one is signed in.
    sessionEnded(client);
    forgetAllButSession(client);
    client.getMutationCache().clear();
  };
};
