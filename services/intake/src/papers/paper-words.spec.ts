import { describe, expect, it } from '@jest/globals';
import { speechIn } from './paper-words.js';

describe('the words of papers', () => {
  const zh = speechIn('zh-CN', 'Asia/Shanghai');
  const en = speechIn('en', 'Asia/Shanghai');

  it('name what the shipped policies ask for, as the screens do', () => {
    expect([zh.element('AUTHORISATION'), zh.element('facts')]).toEqual([
      '授权委托或代理证明',
      '事实经过',
    ]);
    expect([en.element('AUTHORISATION'), en.element('PATIENT_CONSENT')]).toEqual([
      'written authorisation',
      'consent of the patient',
    ]);
  });

  it('leave a code of a policy as it is', () => {
    expect([zh.element('X_RAY'), en.element('X_RAY')]).toEqual(['X_RAY', 'X_RAY']);
  });
});
