import { HOUSE_PAPERS } from '../papers/house-papers.js';
import type { Text } from './text.js';

/** What the keys of the papers are called in a form. */
export const PAPER_LABELS: Readonly<Record<string, Text>> = {
  papers: { zh: '文书', en: 'Papers' },
  letterheads: { zh: '文头', en: 'Letterheads' },
  'letterheads.campus': { zh: '院区（不填即全部）', en: 'Campus (all if left empty)' },
  'letterheads.name': { zh: '医院名称', en: 'Name of the hospital' },
  'letterheads.name.zh': { zh: '医院名称（中文）', en: 'Name of the hospital (Chinese)' },
  'letterheads.name.en': { zh: '医院名称（英文）', en: 'Name of the hospital (English)' },
  'letterheads.office': { zh: '联系部门', en: 'Office' },
  'letterheads.office.zh': { zh: '联系部门（中文）', en: 'Office (Chinese)' },
  'letterheads.office.en': { zh: '联系部门（英文）', en: 'Office (English)' },
  'letterheads.address': { zh: '地址', en: 'Address' },
  'letterheads.address.zh': { zh: '地址（中文）', en: 'Address (Chinese)' },
  'letterheads.address.en': { zh: '地址（英文）', en: 'Address (English)' },
  phones: { zh: '电话', en: 'Telephones' },
  postcode: { zh: '邮政编码', en: 'Postcode' },
  templates: { zh: '本院文书模板', en: 'Papers of the hospital' },
  'templates.id': { zh: '文书', en: 'Paper' },
  series: { zh: '编号字号', en: 'Series of numbers' },
  onePage: { zh: '排在一页内', en: 'On one page' },
  seal: { zh: '盖章处', en: 'Place for the seal' },
  lines: { zh: '正文', en: 'Text' },
  'lines.zh': { zh: '正文（中文）', en: 'Text (Chinese)' },
  'lines.en': { zh: '正文（英文）', en: 'Text (English)' },
  signatures: { zh: '签字栏', en: 'Who signs' },
  'signatures.zh': { zh: '签字栏（中文）', en: 'Who signs (Chinese)' },
  'signatures.en': { zh: '签字栏（英文）', en: 'Who signs (English)' },
};

/** The papers by their own titles. */
export const PAPER_CHOICES: Readonly<Record<string, Text>> = Object.fromEntries(
  HOUSE_PAPERS.templates.map(({ id, zh = id, en = id }) => [
    `papers.templates.id.${id}`,
    { zh, en },
  ]),
);
