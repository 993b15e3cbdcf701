import { describe, expect, it } from '@jest/globals';
import { browserName } from './browser-name.js';

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0';
const WECHAT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.54(0x18003637) NetType/WIFI Language/zh_CN';

describe('the name of a browser', () => {
  it('is what a person would call it', () => {
    expect(browserName(EDGE)).toBe('Microsoft Edge, Windows');
    expect(browserName(WECHAT)).toBe('WeChat, iOS');
  });

  it('is unknown for what does not say it', () => {
    expect(browserName(undefined)).toBeNull();
    expect(browserName('')).toBeNull();
  });
});
