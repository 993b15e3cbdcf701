import { z } from 'zod';

/** What a provider says of a message: that it arrived, or why not. */
export interface Receipt {
  /** The provider's number of the message. */
  readonly ref: string | null;
  /** Our own, where the provider gives it back. */
  readonly sendingId: string | null;
  readonly arrived: boolean;
  readonly error: string | null;
}

/** A push holds some dozens; more in one is no push. */
const MOST = 1_000;
const AliyunPush = z
  .array(
    z.object({
      biz_id: z.coerce.string().optional(),
      out_id: z.string().optional(),
      success: z.union([z.boolean(), z.enum(['true', 'false'])]),
      err_code: z.string().optional(),
    }),
  )
  .max(MOST);
const TencentPush = z
  .array(
    z.object({
      sid: z.coerce.string(),
      report_status: z.string(),
      errmsg: z.string().optional(),
    }),
  )
  .max(MOST);

const codeIn = (code: string | undefined): string =>
  code !== undefined && /^[\w:.-]{1,40}$/.test(code) ? `receipt ${code}` : 'receipt.failed';
const uuidIn = (text: string | undefined): string | null => z.uuid().safeParse(text).data ?? null;

/** Null for what is no push of Aliyun. */
export function readAliyunPush(body: unknown): readonly Receipt[] | null {
  const { data } = AliyunPush.safeParse(body);
  if (!data) return null;
  return data.map(({ biz_id, out_id, success, err_code }) => {
    const arrived = success === true || success === 'true';
    const error = arrived ? null : codeIn(err_code);
    return { ref: biz_id ?? null, sendingId: uuidIn(out_id), arrived, error };
  });
}

/** Null for what is no push of Tencent Cloud. */
export function readTencentPush(body: unknown): readonly Receipt[] | null {
  const { data } = TencentPush.safeParse(body);
  if (!data) return null;
  return data.map(({ sid, report_status, errmsg }) => {
    const arrived = report_status === 'SUCCESS';
    return { ref: sid, sendingId: null, arrived, error: arrived ? null : codeIn(errmsg) };
  });
}

/** The receipt in an event of WeChat; null for every other event and for messages of people. */
export function readWechatEvent(fields: Readonly<Record<string, string>>): Receipt | null {
  const { Event, MsgID: ref, Status: status = '' } = fields;
  if (Event !== 'TEMPLATESENDJOBFINISH' || ref === undefined) return null;
  const arrived = status === 'success';
  // `failed:user block`, `failed: system failed`: what follows is of one's own making or not.
  const error = /block/.test(status) ? 'receipt user_block' : 'receipt.failed';
  return { ref, sendingId: null, arrived, error: arrived ? null : error };
}
