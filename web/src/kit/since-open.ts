import { useState } from 'react';

/** Whether a dialog was ever open: until then nothing of it is loaded, and from then on it stays, so that it gives the keyboard back when it closes. */
export const useSinceOpen = (open: boolean): boolean => {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return open || opened;
};
