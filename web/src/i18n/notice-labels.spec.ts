import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { noticeLabels as english } from './notice-labels.en';
import { noticeLabels as chinese } from './notice-labels.zh-CN';

const TEMPLATES = 'services/notifications/src/templates/zh-cn.ts';
/** `  'case.new': {` */
const TEMPLATE = /^ {2}'([a-z]+\.[A-Za-z]+)': \{$/gm;
const templates = [...readFileSync(TEMPLATES, 'utf8').matchAll(TEMPLATE)].map(
  ([, name = '']) => name,
);

it.each([
  ['zh-CN', chinese],
  ['en', english],
])('every notice has a name in the log of deliveries: %s', (_, labels) => {
  const named = new Set(Object.keys(labels));
  expect(templates.length).toBeGreaterThan(80);
  expect(templates.filter((template) => !named.has(template))).toEqual([]);
});
