import { PAPER_FIELD_NAMES, PAPER_LISTS, type PaperField } from '@tingsu/contracts';
import { blockOf, fieldsIn, isPaperList } from '../papers/paper-lines.js';
import type { PolicyDocument } from './document-schema.js';
import { hint, reportRepeats, type Path, type Report } from './problems.js';

/** Every field and list that a paper names is one that the product can fill in, and each paper is there once. */
export function checkPapers({ papers }: PolicyDocument, report: Report): void {
  const templates = papers?.templates ?? [];
  reportRepeats(
    report,
    templates.map(({ id }) => id),
    (index) => ['papers', 'templates', index, 'id'],
    'paper.id.repeated',
  );
  reportRepeats(
    report,
    (papers?.letterheads ?? []).map(({ campus = '*' }) => campus),
    (index) => ['papers', 'letterheads', index, 'campus'],
    'letterhead.campus.repeated',
  );
  templates.forEach(({ lines }, index) => {
    for (const language of ['zh', 'en'] as const)
      lines[language].forEach((line, at) =>
        checkLine(line, ['papers', 'templates', index, 'lines', language, at], report),
      );
  });
}

function checkLine(line: string, path: Path, report: Report): void {
  const block = blockOf(line);
  if (block.kind === 'list' && !isPaperList(block.name)) {
    const help = hint(block.name, Object.keys(PAPER_LISTS));
    report(
      path,
      'paper.list.unknown',
      `There is no list @${block.name}. ${help.en}`,
      `没有清单 @${block.name}。${help.zh}`,
    );
  }
  for (const name of fieldsIn(line)) {
    if (isField(name)) continue;
    const help = hint(name, PAPER_FIELD_NAMES);
    report(
      path,
      'paper.field.unknown',
      `There is no field {${name}}. ${help.en}`,
      `没有字段 {${name}}。${help.zh}`,
    );
  }
  if (/[{}]/.test(line.replace(/\{[^{}]*\}/g, '')))
    report(
      path,
      'paper.brace',
      'A brace is open or closed without the other. Write fields as {name}.',
      '花括号不成对，字段请写成 {name}。',
    );
}

const isField = (name: string): name is PaperField =>
  (PAPER_FIELD_NAMES as readonly string[]).includes(name);
