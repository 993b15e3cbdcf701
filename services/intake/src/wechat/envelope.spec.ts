import { describe, expect, it } from '@jest/globals';
import { isSealedByWechat } from '../media/wechat-signature.js';
import { openEnvelope } from './envelope.js';
import { flatXml } from './flat-xml.js';

/** The examples of the documentation of the platform. */
const KEY = 'A'.repeat(43);
const REQUEST =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const ANSWER =
  'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';
const APP = 'wxba5fad812f8e6fb9';

describe('what WeChat seals', () => {
  it('is told by the signatures of the examples', () => {
    const signed = (encrypted: string, timestamp: string, signature: string) =>
      isSealedByWechat('AAAAA', { timestamp, nonce: '415670741' }, { encrypted, signature });
    expect(signed(REQUEST, '1714112445', '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3')).toBe(true);
    expect(signed(ANSWER, '1713424427', '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1')).toBe(true);
    expect(signed(ANSWER, '1714112445', '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1')).toBe(false);
  });

  it('is opened with the newest key or the one before', () => {
    const text =
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}';
    expect(openEnvelope([KEY], APP, REQUEST)).toBe(text);
    expect(openEnvelope(['B'.repeat(43), KEY], APP, REQUEST)).toBe(text);
    expect(openEnvelope([KEY], APP, ANSWER)).toBe('{"demo_resp":"good luck"}');
  });

  it('stays shut for another key, another account and what was cut or is none', () => {
    expect(openEnvelope(['B'.repeat(43)], APP, REQUEST)).toBeNull();
    expect(openEnvelope([KEY], 'wx-other', REQUEST)).toBeNull();
    for (const wrong of [ANSWER.slice(0, 22), 'AAAA', '', '投诉'])
      expect(openEnvelope([KEY], APP, wrong)).toBeNull();
  });
});

describe('the XML of WeChat', () => {
  it('is read with its characters, and numbers stay as they are written', () => {
    const xml =
      '<xml><Content><![CDATA[我说 <b> & 𠮷 ]]></Content><MsgId>24535289271940000123</MsgId><A>a &amp; b</A><List><One>1</One></List></xml>';
    expect(flatXml(xml)).toEqual({
      Content: '我说 <b> & 𠮷 ',
      MsgId: '24535289271940000123',
      A: 'a & b',
    });
  });

  it.each([
    [
      'with entities of its own',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>',
    ],
    ['that is broken', '<xml><A>1</xml>'],
    ['that is another', '<html><A>1</A></html>'],
    ['that is none', '{}'],
    ['that is empty', ''],
  ])('is refused %s', (_, xml) => expect(flatXml(xml)).toBeNull());
});
