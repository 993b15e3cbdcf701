import type { ParcelValue } from '@tingsu/contracts';

export type { ParcelValue } from '@tingsu/contracts';

/** A template that the provider has approved: its number there, and what stands for each of its fields, in their order. */
export interface ProviderTemplate {
  readonly id: string;
  readonly fields: readonly { readonly name: string; readonly value: ParcelValue }[];
}

/** One message on its way to one address. */
export interface Parcel {
  readonly sendingId: string;
  readonly complaintId: string;
  /** For which kind of message the template is, e.g. the key of a notice; null for the common one. */
  readonly template: string | null;
  /** A number, an address or an open id, as its medium needs it. */
  readonly address: string;
  readonly values: Readonly<Record<ParcelValue, string>>;
  /** For media that may carry the words. */
  readonly subject: string;
  readonly words: string;
  /** Of a mail: the mailbox that takes what is answered to it; none where the campus has none. */
  readonly replyTo?: string | null;
  /** The words for the conversation at WeChat, where the person wrote there lately; null for all others. */
  readonly talk: string | null;
  /** When the first attempt was made: a provider looks for a message by its day. */
  readonly firstTriedAt: Date;
}

/** The fields of a template with what stands for them. */
export const filledFields = (
  { fields }: ProviderTemplate,
  { values }: Pick<Parcel, 'values'>,
): readonly (readonly [string, string])[] => fields.map(({ name, value }) => [name, values[value]]);
