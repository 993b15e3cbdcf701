import { createHmac } from 'node:crypto';
import type { Robot } from './robot.js';

export interface RobotCall {
  readonly url: string;
  readonly body: string;
}
/** `later`: the platform is away, or has had enough for so many seconds. */
export type RobotAnswer =
  | { readonly result: 'sent' }
  | { readonly result: 'later'; readonly error: string; readonly afterSeconds: number | null }
  | { readonly result: 'refused'; readonly error: string };

/** Too much at once, by platform; DingTalk shuts a robot out for ten minutes. */
const ENOUGH: Readonly<Record<Robot['platform'], ReadonlyMap<number, number>>> = {
  wecom: new Map([[45_009, 60]]),
  dingtalk: new Map([
    [130_101, 600],
    [-1, 60],
  ]),
  feishu: new Map([
    [11_232, 60],
    [9_499, 60],
  ]),
};

const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64');

/** A text as the platform of the robot takes it, signed where it has a secret. */
export function robotCall(
  { platform, address, secret }: Pick<Robot, 'platform' | 'address' | 'secret'>,
  text: string,
  at: Date,
): RobotCall {
  switch (platform) {
    case 'wecom':
      return { url: address, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
    case 'dingtalk':
      return {
        url: secret === undefined ? address : dingtalkUrl(address, secret, String(at.getTime())),
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      };
    case 'feishu': {
      const timestamp = String(Math.trunc(at.getTime() / 1_000));
      // The key is what is signed elsewhere, and nothing is signed with it.
      const signed =
        secret === undefined ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
      return {
        url: address,
        body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }),
      };
    }
  }
}

function dingtalkUrl(address: string, secret: string, timestamp: string): string {
  const url = new URL(address);
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
  return url.toString();
}

/** All three answer with a number, whatever the status; `answer` is null when nothing came back. */
export function readRobotAnswer(
  platform: Robot['platform'],
  answer: { readonly status: number; readonly text: string } | null,
): RobotAnswer {
  if (answer === null) return { result: 'later', error: 'no_answer', afterSeconds: null };
  const code = codeIn(answer.text);
  if (code === 0) return { result: 'sent' };
  if (code === null) return { result: 'later', error: `http ${answer.status}`, afterSeconds: null };
  const error = `errcode ${code}`;
  const afterSeconds = ENOUGH[platform].get(code);
  return afterSeconds === undefined
    ? { result: 'refused', error }
    : { result: 'later', error, afterSeconds };
}

function codeIn(text: string): number | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { errcode, code, StatusCode } = value as Readonly<Record<string, unknown>>;
    return [errcode, code, StatusCode].find((one) => typeof one === 'number') ?? null;
  } catch {
    return null;
  }
}
