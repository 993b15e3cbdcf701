import type { LocalizedText } from '@tingsu/contracts';

/** What a copy for somebody outside goes without, by kind. */
const LEFT_OUT = {
  inside: {
    zh: '医院内部的办理记录、意见、备注和责任认定',
    en: 'The log of the house: statements, opinions, notes and judgements',
  },
  staff: { zh: '工作人员的姓名', en: 'Names of staff' },
  evidence: {
    zh: '医院收集的调查材料：{count} 个文件',
    en: 'Files that the office gathered: {count}',
  },
  papers: { zh: '医院内部文书：{count} 份', en: 'Papers of the house: {count}' },
  pictures: {
    zh: '无法去除拍摄地点等信息的图片：{count} 个文件',
    en: 'Pictures from which the place cannot be taken out: {count}',
  },
  cameras: {
    zh: '图片中的拍摄地点、机主和时间',
    en: 'Place, owner and time that cameras wrote into pictures',
  },
  person: {
    zh: '投诉人和患者的姓名、联系方式和号码（已遮盖）',
    en: 'Names, contact and numbers of complainant and patient (masked)',
  },
  numbers: {
    zh: '文字中的电话和证件号码（已遮盖）',
    en: 'Telephone and identity numbers within words (masked)',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type LeftOut = Readonly<Partial<Record<keyof typeof LEFT_OUT, number>>>;

/** In sentences, those kinds of which there was something; 0 for a kind of which nobody counts. */
export const leftOutSentences = (
  leftOut: LeftOut,
  said: (text: LocalizedText) => string,
): string[] =>
  Object.entries(LEFT_OUT).flatMap(([kind, text]) => {
    const count = leftOut[kind as keyof typeof LEFT_OUT];
    return count === undefined ? [] : [said(text).replace('{count}', String(count))];
  });
