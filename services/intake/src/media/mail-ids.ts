import type { Parcel } from './parcel.js';

/** Of `听诉 <tingsu@hospital.cn>`: `hospital.cn`. */
export const mailDomain = (from: string): string =>
  /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'tingsu.invalid';

/** Ids of our own, the same at each repeat: of one mail, and of the thread of its complaint. */
export const mailIds = (
  { sendingId, complaintId }: Pick<Parcel, 'sendingId' | 'complaintId'>,
  domain: string,
) => ({
  message: `<${sendingId}@${domain}>`,
  thread: `<thread.${complaintId}@${domain}>`,
});
