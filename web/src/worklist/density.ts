import { useState } from 'react';

const KEPT = 'tingsu.density';
export type Density = 'compact' | 'comfortable';

/** How high rows are; remembered on this device. */
export const useDensity = (): readonly [Density, () => void] => {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(KEPT) === 'comfortable' ? 'comfortable' : 'compact',
  );
  const toggle = (): void => {
    const next = density === 'compact' ? 'comfortable' : 'compact';
    localStorage.setItem(KEPT, next);
    setDensity(next);
  };
  return [density, toggle];
};
