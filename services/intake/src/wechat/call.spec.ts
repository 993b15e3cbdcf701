import { describe, expect, it } from '@jest/globals';
import { messageIn } from './call.js';

describe('a message of a person', () => {
  const from = { FromUserName: 'o1', CreateTime: '1714037059', MsgId: '24535289271940000123' };
  const said = (fields: Readonly<Record<string, string>>) =>
    messageIn({ ...from, ...fields })?.said;

  it('is text, a picture, a voice, a video, or what is not taken here', () => {
    expect(messageIn({ ...from, MsgType: 'text', Content: ' 没有人来 ' })).toEqual({
      ...{ openId: 'o1', mark: 'message 24535289271940000123' },
      said: { kind: 'text', words: '没有人来' },
    });
    expect(said({ MsgType: 'image', MediaId: 'm' })).toEqual({ kind: 'picture', mediaId: 'm' });
    expect(said({ MsgType: 'voice', MediaId: 'm', Recognition: '疼。' })).toMatchObject({
      heard: '疼。',
    });
    for (const MsgType of ['video', 'shortvideo'])
      expect(said({ MsgType, MediaId: 'm' })).toEqual({ kind: 'video', mediaId: 'm' });
    expect(said({ MsgType: 'link', Title: 'a', Url: 'https://a.example' })).toEqual({
      kind: 'other',
    });
    expect(said({ MsgType: 'text', Content: ' ' })).toEqual({ kind: 'other' });
  });

  it('is words where it is a place', () => {
    const place = { Location_X: '38.285', Location_Y: '109.734', Scale: '16' };
    expect(said({ ...place, MsgType: 'location', Label: '门诊楼' })).toEqual({
      ...{ kind: 'text', words: '📍 门诊楼 38.285, 109.734' },
    });
    expect(said({ MsgType: 'location', Location_X: 'x' })).toEqual({ kind: 'other' });
  });

  it('is not what says nothing of a person: other events, and what has no number', () => {
    expect(messageIn({ ...from, MsgType: 'event', Event: 'subscribe' })?.mark).toBe(
      'subscribe o1 1714037059',
    );
    expect(messageIn({ ...from, MsgType: 'event', Event: 'unsubscribe' })).toBeNull();
    expect(messageIn({ ...from, MsgType: 'text', Content: 'a', MsgId: '' })).toBeNull();
    expect(messageIn({})).toBeNull();
  });
});
