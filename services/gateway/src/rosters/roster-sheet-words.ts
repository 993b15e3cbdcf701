import type { DateFault, LocalizedText } from '@tingsu/contracts';

/** What may be wrong with a table, by a stable code. */
export type SheetCode =
  | DateFault
  | 'heading_missing'
  | 'cell_empty'
  | 'time_unknown'
  | 'person_unknown'
  | 'person_ambiguous'
  | 'sheet_empty'
  | 'twice_on_duty'
  | 'not_role_holder';

export type Column = 'date' | 'shift' | 'from' | 'to' | 'person';
/** What people call the columns. */
export const HEADINGS: Readonly<Record<string, Column>> = {
  date: 'date',
  日期: 'date',
  值班日期: 'date',
  shift: 'shift',
  time: 'shift',
  班次: 'shift',
  时间: 'shift',
  时段: 'shift',
  值班时间: 'shift',
  from: 'from',
  start: 'from',
  开始: 'from',
  开始时间: 'from',
  上班: 'from',
  to: 'to',
  end: 'to',
  结束: 'to',
  结束时间: 'to',
  下班: 'to',
  person: 'person',
  name: 'person',
  姓名: 'person',
  值班人: 'person',
  值班人员: 'person',
  人员: 'person',
};

const MERGED = {
  zh: '这一格是空的（合并单元格只有第一格有内容）：请取消合并，每行都填写。',
  en: 'This cell is empty (of merged cells only the first is filled): take the merge apart and fill every row.',
};
/** What is wrong and how to write it. */
export const SAYS: Readonly<Record<SheetCode, LocalizedText>> = {
  heading_missing: {
    zh: '第一行应为标题：日期、时间（或开始、结束）、姓名。',
    en: 'The first row must be headings: date, time (or from and to), person.',
  },
  sheet_empty: { zh: '表中没有任何一班。', en: 'There is no duty in the table.' },
  cell_empty: MERGED,
  time_unknown: {
    zh: '看不懂这个时间，请写成 08:00-17:00；跨夜写 17:00-08:00。',
    en: 'This is no time. Write 08:00-17:00, and 17:00-08:00 over midnight.',
  },
  person_unknown: {
    zh: '目录中没有这位在职人员，请写姓名或登录名。',
    en: 'The directory has no such active person. Write the name or the login.',
  },
  person_ambiguous: {
    zh: '有几位同名的人，请改写登录名。',
    en: 'Several people have this name. Write the login.',
  },
  twice_on_duty: {
    zh: '同一人在同一时间值两班。',
    en: 'This person is on duty twice at a time.',
  },
  not_role_holder: {
    zh: '此人没有这个角色，值班表不能授予。',
    en: 'This person does not hold the role, and no roster gives it.',
  },
  date_serial: {
    zh: '这是表格的日期序号，请把该列设为文本并写成 2026-11-23。',
    en: 'This is the number of a spreadsheet. Format the column as text and write 2026-11-23.',
  },
  date_unknown: {
    zh: '看不懂这个日期，请写成 2026-11-23 或 2026年11月23日至27日。',
    en: 'This is no date. Write 2026-11-23, or a range such as 2026年11月23日至27日.',
  },
  date_missing: {
    zh: '日历上没有这一天，请改正。',
    en: 'This day does not exist. Correct it.',
  },
  date_range: {
    zh: '结束应晚于开始，最多 31 天。',
    en: 'The range must end after it begins and hold at most 31 days.',
  },
};
