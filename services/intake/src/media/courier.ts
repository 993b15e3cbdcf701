import type { Handover, Trace } from './handover.js';
import type { Parcel, ProviderTemplate } from './parcel.js';

/** Takes messages to one provider. */
export interface Courier {
  send(parcel: Parcel, template: ProviderTemplate, at: Date): Promise<Handover>;
  /** What the provider knows of a message that it may have taken; null where a repeat with the same number of ours does no harm. */
  readonly trace: ((parcel: Parcel, at: Date) => Promise<Trace>) | null;
}
