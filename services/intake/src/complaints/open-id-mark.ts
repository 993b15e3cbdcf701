import type { PersonalData } from '@tingsu/privacy';

/** By which is found what belongs to somebody at WeChat, without their name there. */
export const openIdMark = (keys: Pick<PersonalData, 'blindIndex'>, openId: string): Buffer =>
  keys.blindIndex('open-id', openId);
