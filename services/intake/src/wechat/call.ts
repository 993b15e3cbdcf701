/** More than a person has to say; the rest is kept without an answer. */
export const MOST_A_DAY = 200;

/** What a person wrote to the official account. */
export type WechatWords =
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'picture'; readonly mediaId: string }
  /** `heard`: what WeChat itself made of it, where the account has that switched on. */
  | { readonly kind: 'voice'; readonly mediaId: string; readonly heard: string | null }
  | { readonly kind: 'video'; readonly mediaId: string }
  | { readonly kind: 'followed' }
  /** A link, a card: what is not taken here. */
  | { readonly kind: 'other' };

export interface WechatMessage {
  readonly openId: string;
  /** Equal for what WeChat sends again. */
  readonly mark: string;
  readonly said: WechatWords;
}

type Fields = Readonly<Record<string, string>>;

/** What a person wrote, or began to follow; null for all that asks for no answer. */
export function messageIn(fields: Fields): WechatMessage | null {
  const { FromUserName: openId = '', CreateTime = '', MsgId = '', MsgType = '' } = fields;
  if (openId === '' || openId.length > 64) return null;
  if (MsgType === 'event')
    return fields['Event'] === 'subscribe'
      ? { openId, mark: `subscribe ${openId} ${CreateTime}`, said: { kind: 'followed' } }
      : null;
  if (!/^\d{1,20}$/.test(MsgId)) return null;
  return { openId, mark: `message ${MsgId}`, said: wordsIn(MsgType, fields) };
}

function wordsIn(type: string, fields: Fields): WechatWords {
  const { Content = '', MediaId: mediaId = '', Recognition = '' } = fields;
  if (type === 'text' && Content.trim() !== '') return { kind: 'text', words: Content.trim() };
  if (type === 'image' && mediaId !== '') return { kind: 'picture', mediaId };
  if (type === 'voice' && mediaId !== '')
    return { kind: 'voice', mediaId, heard: Recognition.trim() || null };
  if (/^(?:short)?video$/.test(type) && mediaId !== '') return { kind: 'video', mediaId };
  const place = type === 'location' ? placeIn(fields) : '';
  return place === '' ? { kind: 'other' } : { kind: 'text', words: place };
}

/** A place that was sent, in words: what it is called there, and where it is. */
function placeIn({ Label = '', Location_X: north = '', Location_Y: east = '' }: Fields): string {
  const point = [north, east].every((degrees) => /^-?\d{1,3}(?:\.\d{1,10})?$/.test(degrees))
    ? `${north}, ${east}`
    : '';
  const place = [Label.trim(), point].filter((part) => part !== '').join(' ');
  return place === '' ? '' : `📍 ${place}`;
}
