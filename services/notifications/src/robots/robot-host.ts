import type { RobotPlatform } from '@tingsu/contracts';

const HOSTS: Readonly<Record<RobotPlatform, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/**
 * Whether a robot may be called there: at its platform, or at a host that operators named, as for a platform that the hospital runs itself.
 * Anything else could be a server inside the house.
 */
export function isRobotAddress(
  platform: RobotPlatform,
  address: string,
  named: readonly string[],
): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (named.includes(host)) return protocol === 'https:' || protocol === 'http:';
  return protocol === 'https:' && HOSTS[platform].includes(host);
}
