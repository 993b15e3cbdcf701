import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { isUntouched, type Draft } from './draft';
import { nextIncoming, type Incoming } from './incoming.store';

const filledFrom = ({ phone, callId }: Incoming): Partial<Draft> => ({
  channel: 'hotline',
  callId,
  ...(phone ? { phone } : {}),
});

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
    const form = latest.current;
    if (isUntouched(form.draft)) form.change(filledFrom(incoming));
    else setWaiting(incoming);
  }, [key]);
  return {
    waiting,
    use: () => {
      if (waiting) change(filledFrom(waiting));
      setWaiting(null);
    },
  };
};
