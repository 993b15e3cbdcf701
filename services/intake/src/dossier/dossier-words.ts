import type { LocalizedText } from '@tingsu/contracts';
import type { DossierPart } from './dossier-plan.js';

export const PART_TITLES: Readonly<Record<DossierPart, LocalizedText>> = {
  complainant: { zh: '一、投诉人基本情况', en: '1. The complainant' },
  matter: { zh: '二、投诉事项及相关证明材料', en: '2. The matter, and what proves it' },
  handling: { zh: '三、调查、处理及反馈情况', en: '3. Investigation, handling and answer' },
  other: { zh: '四、其他与投诉事项有关的材料', en: '4. Other material about the matter' },
};

/** Titles of what the system itself writes into a dossier. */
export const OWN_TITLES = {
  complainant: { zh: '投诉人信息（数据）', en: 'The complainant, as data' },
  complaint: {
    zh: '投诉内容及补充（数据）',
    en: 'The complaint and what was added to it, as data',
  },
  log: {
    zh: '案件办理记录（逐条，含校验链）',
    en: 'The log of the case, with its chain of hashes',
  },
  evidence: { zh: '调查材料目录（数据）', en: 'List of the files of the office, as data' },
  messages: {
    zh: '与投诉人的往来消息（数据）',
    en: 'Messages to and from the complainant, as data',
  },
  mail: { zh: '邮件原件', en: 'A mail as it came' },
  copies: { zh: '对外提供材料记录（数据）', en: 'Copies that were given out, as data' },
  steps: { zh: '办理过程（数据）', en: 'The steps of handling, as data' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export const INDEX_WORDS = {
  title: { zh: '投诉案件档案', en: 'File of a complaint' },
  caseNo: { zh: '案件编号', en: 'Case' },
  complaintNo: { zh: '投诉编号', en: 'Complaint' },
  madeAt: { zh: '制作时间', en: 'Made on' },
  nr: { zh: '序号', en: 'No.' },
  name: { zh: '名称', en: 'Name' },
  date: { zh: '日期', en: 'Date' },
  size: { zh: '大小（字节）', en: 'Size (bytes)' },
  empty: { zh: '无', en: 'None' },
  lost: { zh: '文件无法读取，未能收入', en: 'The file could not be read and is not in here' },
  differs: {
    zh: '与登记时的校验值不一致',
    en: 'Not the same as when it was recorded',
  },
  recorded: { zh: '登记时的校验值', en: 'Recorded as' },
  talk: { zh: '与投诉人的往来消息', en: 'Messages to and from the complainant' },
  fromSender: { zh: '投诉人', en: 'Complainant' },
  fromHouse: { zh: '医院', en: 'Hospital' },
  words: { zh: '内容', en: 'Words' },
  who: { zh: '谁', en: 'Who' },
  leftOut: {
    zh: '本副本未提供或已遮盖的内容',
    en: 'What is left out of this copy, or masked in it',
  },
  check: { zh: '如何核对', en: 'How to check it' },
  howTo: {
    zh: '在装有 Node.js 的电脑上运行下面的命令，可离线核对本档案是否被改动。请向医院另行索取密钥编号，与签名使用的密钥编号对照。',
    en: 'The command below checks offline, on any computer with Node.js, whether this file was changed. Ask the hospital for the number of its key by another way, and compare.',
  },
  key: { zh: '签名密钥编号', en: 'Number of the key that signed' },
} as const satisfies Readonly<Record<string, LocalizedText>>;
