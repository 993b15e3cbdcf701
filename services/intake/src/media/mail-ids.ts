import type { Parcel } from './parcel.js';

/** Of `听诉 <tingsu@hospital.cn>`: `hospital.cn`. */
export const mailDomain = (from: string): string =>
  /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'tingsu.invalid';

const SENDING = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;
/** The sending that a mail of ours was, by its id; null for a mail of others. */
export const sendingOfMail = (messageId: string): string | null =>
  SENDING.exec(messageId)?.[1] ?? null;

/** Ids of our own, the same at each repeat: of one mail, and of the thread of its complaint. */
export const mailIds = (
  { sendingId, complaintId }: Pick<Parcel, 'sendingId' | 'complaintId'>,
  domain: string,
) => ({
  message: `<${sendingId}@${domain}>`,
  thread: `<thread.${complaintId}@${domain}>`,
});
