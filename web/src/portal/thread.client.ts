import type { Receipt, ReceiptSent, ThreadMessage, ThreadPage } from '@tingsu/contracts';
import { post, request } from '../api/http.client';
import type { Tracking } from './draft.store';

export type ThreadForm = 'messages' | 'rating' | 'withdrawal' | 'confirmation' | 'objection';

const pathOf = ({ complaintNo }: Tracking, action: string): string =>
  `/complaints/${encodeURIComponent(complaintNo)}/${action}`;

export const fetchThread = (tracking: Tracking, cursor: string | null): Promise<ThreadPage> =>
  request<ThreadPage>('GET', pathOf(tracking, 'messages'), {
    query: { cursor, limit: 30 },
    headers: { 'x-tracking-code': tracking.code },
  });

export const sendToHospital = (
  tracking: Tracking,
  form: ThreadForm,
  body: unknown,
  key: string,
): Promise<ThreadMessage> =>
  post<ThreadMessage>(pathOf(tracking, form), body, {
    ...{ 'x-tracking-code': tracking.code, 'idempotency-key': key },
  });

/** Number and short code once more, to the phone or mailbox that was given. */
export const sendReceipt = (
  { complaintNo, trackingCode }: Pick<Receipt, 'complaintNo' | 'trackingCode'>,
  key: string,
): Promise<ReceiptSent> =>
  post<ReceiptSent>(pathOf({ complaintNo, code: trackingCode }, 'receipt'), undefined, {
    ...{ 'x-tracking-code': trackingCode, 'idempotency-key': key },
  });

/** The code travels in a header, never in an address: so the file is fetched, and saved from the page. */
export const saveThreadFile = async (
  tracking: Tracking,
  messageId: string,
  file: { readonly uploadId: string; readonly fileName: string },
): Promise<void> => {
  const path = pathOf(tracking, `messages/${messageId}/files/${file.uploadId}`);
  const response = await fetch(`/api/v1${path}`, { headers: { 'x-tracking-code': tracking.code } });
  if (!response.ok) throw new Error(`The file could not be fetched: ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: file.fileName });
  link.click();
  URL.revokeObjectURL(url);
};
