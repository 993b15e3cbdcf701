/** What is known of a mail by the mails before it. */
export interface MailRelatives {
  /** The same mail came before; with the complaint that it belongs to. */
  readonly double: { readonly complaintNo: string | null; readonly campus: string } | null;
  /** The complaint of the mails that it answers, or that answer it. */
  readonly complaintNo: string | null;
  readonly ofSenderToday: number;
}
