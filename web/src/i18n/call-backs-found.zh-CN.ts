/** Sentences of what call-backs found. `{name}` marks a value. */
export const found = {
  foundTitle: '回访查明了什么',
  foundDefinition:
    '按接收时间统计的案件数（件）：一件案件多次回访查明同一情况只计一次；点击数字可打开对应列表',
  foundBy: '统计方式',
  foundByDepartment: '按主办科室',
  foundByMonth: '按接收月份',
  foundByPlan: '按回访计划',
  foundAll: '合计',
  foundNone: '这段时间接收的案件还没有回访结果。',
} as const satisfies Record<string, string>;
