/** 投诉事项的统计 */
export const issueFigures = {
  issueFiguresTitle: '投诉事项',
  issueFiguresDefinition: '按接收时间统计的事项数：一件投诉有几个事项就计几次；结论在办结后计入',
  issueFiguresByCategory: '按内容分类',
  issueFiguresByTopic: '按主题',
  issueFiguresByCause: '按原因',
  issueFiguresNoCause: '这些事项还没有记录原因。',
  issueFiguresCount: '事项',
  issueFiguresUpheld: '成立',
  issueFiguresPartly: '部分成立',
  issueFiguresNot: '不成立',
  issueFiguresOpen: '无法查清或其他',
  issueFiguresRate: '成立率',
  issueFiguresAll: '合计',
  issueFiguresNone: '这段时间没有投诉事项。',
} as const;
