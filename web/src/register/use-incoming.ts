import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { callOf } from './call.client';
import { isUntouched, type Draft } from './draft';
import { nextIncoming, type Incoming } from './incoming.store';

const filledFrom = ({ phone, callId }: Incoming): Partial<Draft> => ({
  channel: 'hotline',
  callId,
  ...(phone ? { phone } : {}),
});

/** The call with its number; one that is over, or withholds it, has none. */
const withNumber = async (incoming: Incoming): Promise<Incoming> => {
  if (incoming.callId === '' || incoming.phone !== '') return incoming;
  try {
    const { from } = await callOf(incoming.callId);
    return { ...incoming, phone: from ?? '' };
  } catch {
    return incoming;
  }
};

/** Puts an incoming call into an empty form; where something is typed already, it waits for a click. */
export const useIncoming = (draft: Draft, change: (part: Partial<Draft>) => void) => {
  const { key } = useLocation();
  const [waiting, setWaiting] = useState<Incoming | null>(null);
  const latest = useRef({ draft, change });
  useEffect(() => {
    latest.current = { draft, change };
  });
  useEffect(() => {
    const incoming = nextIncoming();
    if (!incoming) return;
    void withNumber(incoming).then((call) => {
      const form = latest.current;
      if (isUntouched(form.draft)) form.change(filledFrom(call));
      else setWaiting(call);
    });
  }, [key]);
  return {
    waiting,
    use: () => {
      if (waiting) change(filledFrom(waiting));
      setWaiting(null);
    },
  };
};
