import type { Inlet } from '@tingsu/contracts';

/** After so long a test that has not come is lost. */
const PATIENCE_MS = 30_000;

/** Whether the last test came, is on its way, or got lost; null where none was sent. */
export function testStands(test: Inlet['test'], now: number): 'came' | 'under_way' | 'lost' | null {
  if (test === null) return null;
  if (test.cameAt !== null) return 'came';
  return now - Date.parse(test.at) < PATIENCE_MS ? 'under_way' : 'lost';
}
