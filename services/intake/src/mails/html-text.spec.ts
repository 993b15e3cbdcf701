import { expect, it } from '@jest/globals';
import { htmlText } from './html-text.js';

it.each([
  ['<p>一</p><p>二<br>三</p>', '一\n\n二\n三'],
  ['a &amp; b &lt;c&gt; &#25237;&#x8bc9;&nbsp;&unknown;', 'a & b <c> 投诉 &unknown;'],
  ['<style>p{}</style><SCRIPT>alert("<p>")</SCRIPT>字<!-- <b>no</b> -->', '字'],
  ['1 < 2 and <b', '1 < 2 and'],
  ['<script>never closed 字', ''],
  ['<table><tr><td>一</td><td>二</td></tr></table>', '一 二'],
])('reads %j', (html, text) => {
  expect(htmlText(html)).toBe(text);
});

it('reads a page that never closes its tags in one pass', () => {
  expect(htmlText('<script '.repeat(200_000))).toBe('');
  expect(htmlText('<p'.repeat(200_000))).toBe('');
});
