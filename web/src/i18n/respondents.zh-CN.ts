/** Who is complained of, and what was complained of them before. */
export const respondents = {
  filterRespondent: '被投诉方',
  respondentHistory: '查看投诉{name}的全部投诉',
  respondentPast: '近 {months} 个月 {count} 件',
  respondentPastOf: '查看{name}近 {months} 个月的 {count} 件投诉',
  respondentRecent: '近 {days} 天 {count} 件',
  respondentRecentWhy: '近 {days} 天内同一人被投诉 {count} 次，仅计您能看到的案件',
  respondentReach: '仅计您能看到的案件',
  superviseHistory: '被投诉记录',
  superviseHistoryOf: '被投诉记录：{name}',
};
