import { describe, expect, it } from '@jest/globals';
import { shortClockName } from './clock-name';

describe('the short name of a time limit', () => {
  it.each([
    ['24 小时内首次联系（当事科室核实＋投诉人受理告知）', '首次联系'],
    ['情况较复杂需调查核实：5个工作日内反馈处理情况（可为阶段性）或处理意见', '反馈处理情况'],
    ['3个工作日反馈', '反馈'],
    ['三个工作日内作出受理答复', '作出受理答复'],
    ['48小时内书面说明+初步责任认定+处理意见', '书面说明'],
    ['补正期限（逾期未补正的，不予受理）', '补正期限'],
    ['现场核查不超过24小时', '现场核查'],
    ['24小时', '24小时'],
  ])('%s is %s', (name, short) => expect(shortClockName(name, 'zh-CN')).toBe(short));

  it.each([
    ['First contact within 24 hours (department and complainant)', 'First contact'],
    ['Complex: interim feedback within 5 working days', 'interim feedback'],
    ['Acknowledgement', 'Acknowledgement'],
  ])('%s is %s', (name, short) => expect(shortClockName(name, 'en')).toBe(short));
});
